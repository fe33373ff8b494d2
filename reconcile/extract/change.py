"""Percentages, money and measures: how much of what, by how much it changed, or what share it is."""

import re
from collections.abc import Iterable

from attrs import frozen

from reconcile.extract.amounts import NO_AMOUNT, amount_of
from reconcile.extract.deeds import settled_future
from reconcile.extract.draft import Draft
from reconcile.extract.nouns import FUNCTION_WORDS, PASTS, Counted
from reconcile.extract.owners import owners
from reconcile.extract.page import Line, Page
from reconcile.extract.parts import standing
from reconcile.inflection import singular
from reconcile.statement import Stance
from reconcile.values import Form, Found, Quantity
from reconcile.values.measure import unit_words
from reconcile.values.units import dimension

_BASIS = re.compile(
    r"\b(annuali[sz]ed|annual rate|quarter[- ]on[- ]quarter|year[- ]on[- ]year|year earlier"
    r"|(?:on|from|over|against|than(?: in)?|to) the (?:previous|first|prior|quarter before)"
    r"|per (?:day|week|month|year|hour|capita|person|head)|(?:a|each|every) (?:day|week|month|year)|an hour"
    r"|yearly|annual(?:ly)?|monthly|weekly|daily|hourly)\b",
    re.IGNORECASE,
)
# One basis in its several wordings.
_SAME_BASIS = {
    "annualized": "annualised",
    "annual rate": "annualised",
    **dict.fromkeys(("per year", "each year", "every year", "yearly", "annual", "annually"), "a year"),
    **dict.fromkeys(("per month", "each month", "every month", "monthly"), "a month"),
    **dict.fromkeys(("per week", "each week", "every week", "weekly"), "a week"),
    **dict.fromkeys(("per day", "each day", "every day", "daily"), "a day"),
    **dict.fromkeys(("per hour", "hourly"), "an hour"),
}
# Dimensions by the word that people ask for; "time" is when something happened.
_SAID_OF = {"time": "duration", "months": "duration", "degC": "temperature", "degF": "temperature"}
_LEADS = 90  # characters from "at an annual rate, gross domestic product ..." to its figure
_PACE = frozenset({"rate", "pace", "clip"})  # "declined at an annual rate of 7.1 %"
_DIRECTIONS = frozenset({"up", "down"})
_NO_CHANGE = frozenset({"to", "from"})  # "up to 30 percent"
# What gives a figure instead of having it: "the preliminary estimate had been a fall of 6.8 %".
_ACCOUNTS = frozenset("estimate figure reading number data report official forecast rate pace it".split())
_CURRENCY = re.compile(r"[A-Z]{3}")
_SIGNS = frozenset("$ € £ ¥ ₹ US A C Rs".split())


_OFFSETS = frozenset("after before later earlier ago from since until back away hence prior".split())
_TIMES = frozenset({"time", "months"})
_COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
_WAYS = _COMPASS | frozenset(
    "away off inland offshore outside beyond from upstream downstream upriver downriver".split()
)
# Between a length and its direction: the same length in another unit, and "to the", "due".
_ONWARD = frozenset(
    "km kilometre kilometres kilometer kilometers mi mile miles m metres meters to the due further".split()
)
_ARTICLES = frozenset("a an the its their his her our this that".split())
_COMPARED = frozenset("lower higher more less fewer larger smaller bigger up down longer shorter".split())


@frozen
class Measured:
    """What was measured last, for a figure that does not say: "or 6.8 % at an annual rate".

    Attributes:
        line: the number of its sentence.
        unit: what it is measured in.
        attribute, population: of its Question.
    """

    line: int
    unit: str
    attribute: str
    population: str


def measured(page: Page, line: Line, found: Found, before: Measured | None = None) -> Draft | None:
    """Return the draft of a figure with a unit; None where nothing says what it measures."""
    value = found.value
    assert isinstance(value, Quantity)
    if value.low is None and value.high is None:
        return None
    first, last = line.token_at(found.start), line.token_at(found.end - 1) + 1
    last += _unit_tokens(line, last, value.unit)
    change = _change(page, line, first, last)
    measure = _measure(value.unit, change)
    if dimension(value.unit) in _TIMES and line.words(last, last + 1) in _OFFSETS:
        return None  # "three days after the raid" is a day, no duration
    attribute, population = _topic(page, line, found, first, last, change=change)
    unsaid = not population and attribute not in page.lexicon.amount_names
    if (not attribute or unsaid) and before is not None and _goes_on(line, value, before):
        attribute, population = before.attribute, before.population
    if not attribute:
        return None
    basis = _basis(page, line, found)
    if basis and line.words(first - 1, first) == "or":
        attribute = f"{attribute} ({basis})"  # "1.7 %, or 6.8 % at an annual rate"
    how = standing(page.prose, line, found.start, found.end, Counted("", "", 0, 0), toll=False)
    meant = how.stance is Stance.FORECAST and measure == "money" and settled_future(page.prose, line, found)
    return Draft(
        start=found.start,
        end=found.end,
        anchor=found.start,
        value=value,
        attribute=attribute,
        population=population,
        noun=population,
        predicate=change,
        hedge=found.hedge,
        cue=how.cue,
        part=how.part,
        after=how.after,
        stance=None if meant else how.stance,
        line=line.number,
        basis=basis,
        places=line.place_names,
        qualifiers=owners(page, line, first, last) if measure in ("money", "length") else (),
    )


def _basis(page: Page, line: Line, found: Found) -> str:
    """Return how the figure was measured ("annualised", "a year"), one word for its several wordings, or ""."""
    k = line.found.index(found) if found in line.found else -1
    before = line.found[k - 1].end if k > 0 and line.found[k - 1].form is found.form is Form.PERCENT else 0
    rival = line.found[k + 1] if 0 <= k < len(line.found) - 1 and found.form is Form.PERCENT else None
    after = rival.start if rival is not None and rival.form is found.form else line.sentence.end
    basis = _BASIS.search(
        page.prose,
        max(line.sentence.start, before, found.start - (_LEADS if found.form is Form.PERCENT else 50)),
        min(line.sentence.end, after, found.end + 50),
    )
    words = " ".join(basis.group().lower().split()) if basis else ""
    return _SAME_BASIS.get(words, words)


def _goes_on(line: Line, value: Quantity, before: Measured) -> bool:
    """Return whether what was measured last can be what this figure measures."""
    return value.unit == before.unit and line.number - before.line <= 1


def _change(page: Page, line: Line, first: int, last: int) -> str:
    """Return the word of rising or falling right around the figure, or ""."""
    paced = line.words(first - 1, first) == "of" and line.words(first - 2, first - 1) in _PACE
    before = range(first - 1, max(-1, first - (9 if paced else 5)), -1)
    after = range(last, min(len(line.tokens), last + 4))
    return _first_change(page, line, before) or _first_change(page, line, after)


def _first_change(page: Page, line: Line, places: Iterable[int]) -> str:
    for k in places:
        low = line.tokens[k].low
        if low in {",", ";", ".", "and", "but", "while"}:
            return ""
        if low in page.lexicon.change or (low in _DIRECTIONS and line.words(k + 1, k + 2) not in _NO_CHANGE):
            return str(low)
    return ""


def _topic(page: Page, line: Line, found: Found, first: int, last: int, *, change: str) -> tuple[str, str]:
    """Return attribute and population of a measured figure."""
    value = found.value
    assert isinstance(value, Quantity)
    if _CURRENCY.fullmatch(value.unit):
        first = _before_currency(page, line, first)
    subject = _subject(line, first, change)
    measure = _measure(value.unit, change)
    amount = amount_of(line, first, last, measure) if measure else NO_AMOUNT
    subject = amount.name or amount.word or _described(line, first, last, value.unit) or subject
    if value.unit in ("percent", "percentage point", "basis point"):
        of = _after_of(line, last)
        if change or line.words(last, last + 1) in _COMPARED:
            told = "" if subject in _ACCOUNTS else subject
            return "change", told or of
        return ("share", amount.name or of or subject) if of or subject else ("", "")
    if _CURRENCY.fullmatch(value.unit):
        return ("change" if change and _by(line, first) else "money"), subject
    measured = dimension(value.unit)
    if measured == "length" and amount.name:
        return amount.name, ""
    if measured == "length" and _away(line, last):
        return "distance", subject
    return _SAID_OF.get(measured, measured), amount.name or _after_of(line, last) or subject


def _away(line: Line, k: int) -> bool:
    """Return whether a length says how far off: "about 16 miles (26 km) to the north-east"."""
    near = [t.low for t in line.tokens[k : k + 8]]
    onward = next((w for w in near if w[:1].isalpha() and w not in _ONWARD), "")
    return (near[0] in _WAYS if near else False) or onward in _COMPASS


def _measure(unit: str, change: str) -> str:
    """Return which amounts a unit measures: "money", "time", "ratio" of what does not change, or ""."""
    if _CURRENCY.fullmatch(unit):
        return "money"
    measured = dimension(unit)
    return {"time": "time", "months": "time", "length": "length", "ratio": "" if change else "ratio"}.get(measured, "")


def _unit_tokens(line: Line, k: int, unit: str) -> int:
    """Return how many tokens from k on are the unit's own words: "weeks", "square kilometres"."""
    words = unit_words()
    joint = int(line.words(k, k + 1) == "-")  # "a six-year ban"
    k += joint
    return next((n + joint for n in (2, 1) if unit and words.get(line.words(k, k + n)) == unit), 0)


def _described(line: Line, first: int, last: int, unit: str) -> str:
    """Return the noun that the measure stands before: "a six-year ban", "an 85 % chance", "a 25 % cutback"."""
    joined = any("-" in t.low for t in line.tokens[first:last])
    share = unit == "percent" and any(t.low in _ARTICLES for t in line.tokens[max(0, first - 3) : first])
    end = last
    while (
        (joined or share) and end < min(len(line.tokens), last + 3) and _noun(line, end) and not line.tokens[end].name
    ):
        end += 1
    return singular(line.tokens[end - 1].low) if end > last else ""


def _before_currency(page: Page, line: Line, first: int) -> int:
    """Return the token at which "EUR 4.2 million" or "US$ 4.2 million" begins, given where its number does."""
    while first > 0:
        t = line.tokens[first - 1]
        word = page.prose[t.start : t.end]
        if not (_CURRENCY.fullmatch(word) or word in _SIGNS):
            break
        first -= 1
    return first


def _by(line: Line, first: int) -> bool:
    return first > 0 and line.tokens[first - 1].low == "by"


def _after_of(line: Line, k: int) -> str:
    """Return the head of "of the electorate" after the figure, or ""."""
    if k < len(line.tokens) and line.tokens[k].low in {"of", "in"}:
        words = [t.low for t in line.tokens[k + 1 : k + 7]]
        run: list[str] = []
        for w in words:
            if w in {"the", "its", "their", "all", "a"} and not run:
                continue
            if w in FUNCTION_WORDS or not w[0].isalpha() or (run and _verb_form(line, w)):
                break
            run.append(w)
        return singular(run[-1]) if run else ""
    return ""


def _verb_form(line: Line, word: str) -> bool:
    """Return whether a word after a noun is a verb, as far as its form and the lexicon tell."""
    return word.endswith("ed") or word in PASTS or (word,) in line.lexicon.happen


def _subject(line: Line, first: int, change: str) -> str:
    """Return the head noun of the clause's subject: the last content word before its verb, else before the figure."""
    words = line.tokens[:first]
    stop = (
        next((i for i in range(len(words) - 1, -1, -1) if words[i].low == change), len(words)) if change else len(words)
    )
    start = max(
        (i + 1 for i, t in enumerate(words[:stop]) if t.low in {",", ";", ":", "while", "but", "and", "where"}),
        default=0,
    )
    run: list[str] = []
    for k in range(start, min(stop, len(words))):
        acts = words[k].low.endswith("ing") and k == start and k + 1 < stop  # "Spending was lower"
        if not (acts or _noun(line, k)):
            if run:
                break
            continue
        run.append(words[k].low)
    return singular(run[-1]) if run else ""


_NO_NOUNS = frozenset(
    "include includes die dies come comes make makes take takes use uses get gets give gives keep keeps become becomes "
    "seem seems look looks serve serves last lasts cover covers other likely many several few new old next last same "
    "january february april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday today yesterday tomorrow spoke spoken speak speaks "
    "another each every sometime back away long wide high deep thick tall around almost nearly roughly".split()
)


def _noun(line: Line, k: int) -> bool:
    """Return whether a word can be a noun: no word of grammar, no verb that can be told by its form."""
    low = line.tokens[k].low
    if low in FUNCTION_WORDS or low in PASTS or low in line.lexicon.change or not low.replace("-", "").isalpha():
        return False
    return low not in _COMPARED | _OFFSETS | _NO_NOUNS and not low.endswith(("ly", "ed", "ing")) and len(low) > 2
