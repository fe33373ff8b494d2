"""Ages: "Jo Doe, 34,", "34-year-old Jo Doe", "Jo Doe, aged 34", "a 34-year-old volunteer"."""

import re
from collections.abc import Iterator

from reconcile.extract.draft import Draft
from reconcile.extract.nouns import AUXILIARIES, counted
from reconcile.extract.page import Line, Page
from reconcile.statement import Part
from reconcile.values import Form, Found, Moment, Quantity

_BETWEEN = frozenset(", age aged is was at the of a an who ( years old year -".split())
_GROUPS = frozenset("under over between above below up from aged".split())
_OLD = frozenset("- year years month months old year-old month-old years-old".split())
_REACH = 6  # tokens between a name and its age
_LONGEST = 5  # words of a name
_YEAR = re.compile(r"\b[12]\d{3}\b")


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the age of every person whose name or description stands beside it."""
    for line in page.lines:
        told = [f for f in line.found if f.form is Form.AGE and isinstance(f.value, Quantity) and f.value.is_exact]
        if not told or _of_another_time(page, line):
            continue
        for found in told:
            if draft := _aged(page, line, found):
                yield draft


def _of_another_time(page: Page, line: Line) -> bool:
    """Return whether a sentence tells of a year other than the text's, or of a "then", when everybody was younger."""
    if "then" in line.bag:
        return True
    dated = [f.value.low for f in line.found if isinstance(f.value, Moment) and _YEAR.search(f.text)]
    return any(low is not None and (page.published is None or low.year != page.published.year) for low in dated)


def _aged(page: Page, line: Line, found: Found) -> Draft | None:
    first, last = line.token_at(found.start), line.token_at(found.end - 1) + 1
    if line.words(first - 1, first) in _GROUPS - {"aged"} or line.words(first - 3, first) == "the age of":
        return None  # "children under 12"; "at the age of 20" he was that old then
    after = _behind(line, last)
    name = _name_after(line, after) or _name_before(line, first)
    if name is not None:
        words = tuple(t.low for t in line.tokens[name[0] : name[1]] if t.low[0].isalpha())
        return _draft(page, line, found, " ".join(words), min(first, name[0]), max(after, name[1]), words)
    noun = counted(line, after, page.lexicon, one=True) if after > last else None
    known = noun is not None and (
        tuple(noun.noun.split()) in page.lexicon.nouns or tuple(noun.noun.split()) in page.lexicon.roles
    )
    if noun is None or not known:
        return None
    return _draft(page, line, found, noun.noun, first, noun.last, ())


def _behind(line: Line, k: int) -> int:
    """Return the token after "-year-old"."""
    while k < len(line.tokens) and line.tokens[k].low in _OLD:
        k += 1
    return k


def _name_after(line: Line, k: int) -> tuple[int, int] | None:
    """Return the name right after "34-year-old", a role between left out."""
    if k == 0 or not line.tokens[k - 1].low.endswith("old"):
        return None
    start = k
    while start < min(len(line.tokens), k + 3) and not line.tokens[start].name and line.tokens[start].low.isalpha():
        if line.tokens[start].low in AUXILIARIES or line.tokens[start].low in {"from", "in", "of", "who"}:
            return None
        start += 1
    end = start
    while end < min(len(line.tokens), start + _LONGEST) and line.tokens[end].name:
        end += 1
    return (start, end) if end - start > 1 else None


def _name_before(line: Line, k: int) -> tuple[int, int] | None:
    """Return the name before ", 34," or ", who was 34"."""
    end = k
    while end > max(0, k - _REACH) and line.tokens[end - 1].low in _BETWEEN:
        end -= 1
    start = end
    while start > max(0, end - _LONGEST) and (
        line.tokens[start - 1].name
        or (start == 1 and line.tokens[0].low.isalpha())
        or line.tokens[start - 1].low == "."
    ):
        start -= 1
    while start < end and line.tokens[start].low == ".":
        start += 1
    return (start, end) if end < k and start < end and any(t.name for t in line.tokens[start:end]) else None


def _draft(page: Page, line: Line, found: Found, who: str, first: int, last: int, name: tuple[str, ...]) -> Draft:
    assert isinstance(found.value, Quantity)
    start, end = line.tokens[first].start, line.tokens[min(last, len(line.tokens)) - 1].end
    return Draft(
        start=min(start, found.start),
        end=max(end, found.end),
        anchor=found.start,
        value=found.value,
        attribute="age",
        population=who,
        noun="person" if name else who,
        part=Part.TOTAL if name else Part.UNIT,
        line=line.number,
        qualifiers=name,
    )
