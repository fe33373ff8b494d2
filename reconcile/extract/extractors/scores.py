"""Scores and divisions: "won 5-2", "eight against three over two games", "passed 141-7", "by 52 votes to 48"."""

import re
from collections.abc import Iterator

from reconcile.extract.draft import Draft
from reconcile.extract.owners import owners
from reconcile.extract.page import Line, Page
from reconcile.values import Form, Found, Label, Quantity, find

_NUMBER = (
    r"(?:\d{1,3}|nil|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty)"
)
_PAIR = re.compile(
    rf"(?<![\w.,:/–-])(?P<a>{_NUMBER})(?:(?P<dash>[-–])| (?P<unit>votes? |goals? |points? )?(?P<word>against|to) )"
    rf"(?P<b>{_NUMBER})"
    r"(?![\w/–]|[.,:-]\d|-\w| ?%"
    r"| (?!goals|points|runs|votes|sets|always|across|versus|thus|as\b|is\b|was\b|has\b)[a-z]+s\b)",
    re.IGNORECASE,
)
_SIGNS = (  # of which a pair needs one: what joins its figures, with the second one
    (("-", "–"), re.compile(rf"[-–]{_NUMBER}")),
    ((" to ",), re.compile(rf"to {_NUMBER}")),
    ((" against ",), re.compile(rf"against {_NUMBER}")),
)
_GAME = re.compile(
    r"\b(?:w[io]n|wins|winning|winner|winners|beat|beats|beaten|beating|lost|lose|loses|losing|defeat\w*|victory|draw"
    r"|drew|drawn|lead|leads|led|score[ds]?|scoreline|thrash\w*|hammer\w*|crush\w*|edged|aggregate|leg|half-?time|match"
    r"|game|games|final|ahead|trail\w*|comeback|equali[sz]\w+|sets?|innings|went down)\b",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"\b(?:vot(?:e[ds]?|ing)|pass(?:ed|es)|adopt(?:ed|s)|approv\w+|reject\w+|ruled|ruling|resolution|motion|bill|ballot"
    r"|council|committee|panel|senate|assembly|parliament|jury|commission|board|division|margin)\b",
    re.IGNORECASE,
)
_AGGREGATE = re.compile(
    r"\b(?:on aggregate|aggregate|overall|over (?:the )?two (?:games|legs|matches)|in total)\b", re.I
)
_OPPONENT = re.compile(
    r"\b(?:over|against|beating|beat|past|by|to) (?:the )?(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3})"
)
_PART = re.compile(r"\b(?:(first|second)[- ](?:leg|half)|half-?time|the break|the interval)\b", re.IGNORECASE)
_NEAR = 45  # characters of a sentence around the figures that may say what they are


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the score of every game, and the two sides of every vote, that a sentence gives as a pair."""
    for line in page.holding("-", "–", " to ", " against "):
        if not _paired(line.folded):
            continue
        s = line.sentence
        sets = []
        for draft in _sets(page, line):
            sets.append((draft.start, draft.end))
            yield draft
        for m in _PAIR.finditer(page.prose, s.start, s.end):
            if any(f.form is Form.MOMENT and f.start < m.end() and m.start() < f.end for f in line.found):
                continue
            if any(a <= m.start() < b for a, b in sets):
                continue
            around = page.prose[max(s.start, m.start() - _NEAR) : min(s.end, m.end() + _NEAR)]
            told = m["dash"] or m["unit"] or m["word"] == "against"
            if told and _VOTE.search(around) and not _GAME.search(around):
                yield from _division(page, line, m)
            elif _GAME.search(around) and (m["dash"] or m["word"] == "against"):
                yield _score(page, line, m)


def _paired(folded: str) -> bool:
    """Return whether a sentence in lower case may hold a pair of figures, to see at a glance that most hold none."""
    return any(sign.search(folded) for marks, sign in _SIGNS if any(mark in folded for mark in marks))


# Tennis and volleyball: one result in several sets, a tie-break in brackets.
_SET = r"\d{1,2}[-–]\d{1,2}(?: ?\(\d{1,2}(?:[-–]\d{1,2})?\))?"
_SETS = re.compile(rf"(?<![\w–-]){_SET}(?:,? (?:and )?{_SET}){{1,4}}(?![\w–-])")


def _sets(page: Page, line: Line) -> Iterator[Draft]:
    """Yield a result in sets as one: "6-1 4-6 7-5"."""
    s = line.sentence
    for m in _SETS.finditer(page.prose, s.start, s.end):
        beyond = min(s.end, m.end() + 2 * _NEAR)
        if _AGGREGATE.search(page.prose, m.end(), min(beyond, m.end() + _NEAR)):
            continue  # "won 5-2, 8-3 on aggregate"
        if _GAME.search(page.prose, max(s.start, m.start() - 2 * _NEAR), beyond):
            result = " ".join(re.findall(r"\d{1,2}-\d{1,2}", m[0].replace("–", "-")))
            yield _result(page, line, m, result, "score")


def _figure(text: str) -> int:
    found = [f for f in find(text) if isinstance(f.value, Quantity)]
    return _whole(found[0]) if found else 0  # "nil"


def _whole(found: Found) -> int:
    assert isinstance(found.value, Quantity)
    return int(found.value.low or 0)


def _score(page: Page, line: Line, m: "re.Match[str]") -> Draft:
    return _result(page, line, m, f"{_figure(m['a'])}-{_figure(m['b'])}", _kind(page.prose, line, m))


def _result(page: Page, line: Line, m: "re.Match[str]", result: str, attribute: str) -> Draft:
    first, last = line.token_at(m.start()), line.token_at(m.end() - 1) + 1
    against = _opponent(page.prose, line, m)
    game = f"game against {against}" if against else "game"
    return Draft(
        start=m.start(),
        end=m.end(),
        anchor=m.start(),
        value=Label(result, text=result),
        attribute=attribute,
        population=game,
        noun=game,
        line=line.number,
        places=line.place_names,
        qualifiers=owners(page, line, first, last),
    )


def _opponent(prose: str, line: Line, m: "re.Match[str]") -> str:
    """Return against whom: the name right before the score, or the next after "over" or "against"."""
    first = line.token_at(m.start())
    start = first
    while start > 0 and line.tokens[start - 1].name:
        start -= 1
    if start < first:
        return " ".join(t.low for t in line.tokens[start:first])
    after = _OPPONENT.search(prose, m.end(), min(line.sentence.end, m.end() + _NEAR))
    return after["name"].lower() if after else ""


def _kind(prose: str, line: Line, m: "re.Match[str]") -> str:
    """Return which score it is: that of a game, of several together, or of a part."""
    after = prose[m.end() : min(line.sentence.end, m.end() + _NEAR)].split(",")[0]
    if _AGGREGATE.search(after):
        return "aggregate score"
    part = _PART.search(after)
    return f"{part[0].lower()} score" if part else "score"


def _division(page: Page, line: Line, m: "re.Match[str]") -> Iterator[Draft]:
    """Yield who voted for and who voted against."""
    first, last = line.token_at(m.start()), line.token_at(m.end() - 1) + 1
    for side, attribute in (("a", "in favour"), ("b", "against")):
        yield Draft(
            start=m.start(),
            end=m.end(),
            anchor=m.start(side),
            value=Quantity.exact(_figure(m[side]), text=m[side]),
            attribute=attribute,
            noun="vote",
            population="vote",
            predicate="voted",
            line=line.number,
            places=line.place_names,
            qualifiers=owners(page, line, first, last),
        )
