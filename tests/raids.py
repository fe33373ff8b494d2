"""What an article on two raids must come to, whatever its words: the checks, and other words for it.

An account is an article with the quotes that carry its figures. A telling is the account in other names, numbers, hours
and another order of sentences; `hold` asks of it what an expert asked of the account.
"""

import re
from datetime import date, timedelta

from attrs import frozen
from hypothesis import strategies as st
from retelling import Pieces, retold

import reconcile
from reconcile.config import Config
from reconcile.consensus import Consensus
from reconcile.finding import Finding
from reconcile.statement import Document, Statement
from reconcile.values import Quantity

SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STEMS = (
    "Ordun", "Velik", "Marrow", "Tashen", "Corvin", "Ilmar", "Badrak", "Senn", "Harrow", "Quillon", "Zoran", "Pell",
    "Drovan", "Kestrin", "Lomar", "Yusra", "Brannick", "Oslet", "Farrun", "Gethin", "Mirov", "Nalim", "Tervan",
)  # fmt: skip
ORDINARY = {"Police", "Group", "Front", "District", "Province", "North", "West", "South", "East", "AM", "PM"}


@frozen
class Account:
    """An article on two raids, one of them told at length, with the quotes in which its figures stand.

    Attributes:
        text: the article.
        quotes: for each thing that it tells ("total", "accused", "narrated", "told" ...) the pieces that tell it.
        published: when.
        fewer, more, dead, least: the words for the two rival figures, the bodies found, and the raids' common total.
    """

    text: str
    quotes: dict[str, list[str]]
    published: str
    fewer: str
    more: str
    dead: str
    least: str


@frozen
class Telling:
    """An account in some wording, with what replaced what, so that its pieces can be found again."""

    account: Account
    text: str
    words: tuple[tuple[str, str], ...] = ()
    later: int = 0  # days by which it all happened later, so that its weekdays are other ones

    def said(self, piece: str) -> str:
        """Return a piece of the account in the words of this telling."""
        table = dict(self.words)
        return re.sub(r"\w+", lambda m: table.get(m[0], m[0]), piece)

    def statements(self, result: reconcile.Reconciliation, told: str, *attributes: str) -> list[Statement]:
        """Return the statements that overlap the quotes of a thing told, perhaps only those with an attribute."""
        pieces = self.account.quotes[told]
        found = [m for piece in pieces for m in re.finditer(re.escape(self.said(piece)), self.text)]
        assert found, f"{told} is not in the text"
        return [
            s
            for s in result.statements
            if any(s.start < m.end() and m.start() < s.end for m in found)
            and (not attributes or s.question.attribute in attributes)
        ]

    def number(self, word: str) -> int:
        """Return the number that a word of the account means in this telling."""
        return SMALL.index(self.said(word)) + 1


def between(result: reconcile.Reconciliation, ones: list[Statement], others: list[Statement]) -> list[Finding]:
    """Return the findings that have one of each side in different camps."""
    a, b = {s.id for s in ones}, {s.id for s in others} - {s.id for s in ones}
    sides = lambda f: [{s.id for s in camp.statements} for camp in f.camps]  # noqa: E731
    return [f for f in result.findings if any(x & a and y & b for x in sides(f) for y in sides(f) if x is not y)]


def grave(found: list[Finding]) -> list[Finding]:
    """Return contradictions and tensions."""
    return [f for f in found if f.severity in ("contradiction", "tension")]


def answer(result: reconcile.Reconciliation, one: Statement) -> Consensus:
    """Return the consensus on the question that a statement answers."""
    return next(c for c in result.consensus if c.question == one.question)


def run(telling: Telling, config: Config | None = None) -> reconcile.Reconciliation:
    """Reconcile a telling as its carrier published it."""
    day = date.fromisoformat(telling.account.published) + timedelta(days=telling.later)
    return reconcile.run([Document(telling.text, name="article.txt", published=day.isoformat())], config)


def hold(telling: Telling) -> None:
    """Check what must be reported, and that nothing else is."""
    result = run(telling)
    told = lambda key, *attributes: telling.statements(result, key, *attributes)  # noqa: E731
    account, number = telling.account, telling.number
    fewer, more, dead = number(account.fewer), number(account.more), number(account.dead)
    total, accused, claimed = told("total", "killed"), told("accused", "perpetrator"), told("claimed", "perpetrator")
    found, added = told("found", "killed"), told("added", "killed")

    _rivals(result, told("narrated", "killed"), told("told", "killed"), fewer, more)
    _responsible(result, accused, claimed)

    # The raids' total against its parts: nothing grave, and never an exact number.
    assert total
    assert all(s.value.high is None for s in total if isinstance(s.value, Quantity))
    totals = {s.id for s in total}
    assert not [f for f in result.findings if f.severity == "contradiction" and totals & {s.id for s in f.statements}]

    # The bodies add up, with a doubt about the last.
    bodies = answer(result, found[0])
    assert (point(bodies), bodies.low, bodies.high) == (dead + 1, dead, dead + 1)
    assert not grave(between(result, found, added))

    # Nothing else is a contradiction, and nothing but the responsibility or the total a tension.
    contradictions = [f for f in result.findings if f.severity == "contradiction"]
    assert len(contradictions) == 1, [f.message for f in contradictions]
    expected = {s.id for s in (*accused, *claimed, *total)}
    tensions = [f for f in result.findings if f.severity == "tension"]
    assert not [f.message for f in tensions if not expected & {s.id for s in f.statements}]

    # Equal digits of several things are several questions; what is told without a count has none.
    blasts = {s.question for s in told("blasts") if s.question.attribute not in ("time", "place")}
    assert blasts
    assert not blasts & {s.question for s in (*total, *found)}
    assert not {s.question for s in total} & {s.question for s in found}
    for s in told("uncounted"):
        assert s.value.kind != "quantity", f"no count: {s.quote}"
    assert all(telling.text[s.start : s.end] == s.quote for s in result.statements)


def _rivals(
    result: reconcile.Reconciliation, narrated: list[Statement], told: list[Statement], fewer: int, more: int
) -> None:
    """Check the figure that matters: the narrator's against the spokesman's, who weighs more."""
    assert [s.value.point for s in narrated if isinstance(s.value, Quantity)] == [fewer]
    assert [s.value.point for s in told if isinstance(s.value, Quantity)] == [more]
    assert "contradiction" in {str(f.severity) for f in between(result, narrated, told)}
    police = answer(result, told[0])
    assert (point(police), police.low, police.high) == (more, fewer, None)
    assert 0.55 <= police.confidence <= 0.80
    assert police.status == "contested"


def _responsible(result: reconcile.Reconciliation, accused: list[Statement], claimed: list[Statement]) -> None:
    """Check that the accusation and the claim are kept apart, and that they are a tension."""
    assert {str(s.stance) for s in accused} == {"attributed"}
    assert {str(s.stance) for s in claimed} == {"claimed"}
    assert "tension" in {str(f.severity) for f in between(result, accused, claimed)}


def point(c: Consensus) -> float | None:
    """Return the best figure of an answer, or None."""
    return c.value.point if isinstance(c.value, Quantity) else None


def summary(result: reconcile.Reconciliation) -> list[tuple[object, ...]]:
    """Return the answers, without what depends on offsets."""
    return sorted(
        (str(c.question), str(c.value), str(c.low), str(c.high), round(c.confidence, 9), str(c.status))
        for c in result.consensus
    )


def names_in(text: str) -> list[str]:
    """Return the words of names: capitalised inside a sentence and never seen in small letters."""
    small = set(re.findall(r"\b[a-z]+\b", text))
    runs = re.findall(r"(?<=[a-z,] )[A-Z]\w+(?: [A-Z]\w+)*|(?<=\()[A-Z]+(?=\))", text)
    words = {word for run in runs for word in run.split()}
    return sorted(w for w in words if w.casefold() not in small and w not in {*ORDINARY, *WEEKDAYS})


def stem_of(name: str, names: list[str]) -> str:
    """Return the name that another is formed of ('Ruritanian' of 'Ruritania'), or the name itself."""
    return next((n for n in names if n != name and len(n) > 4 and name.startswith(n)), name)


@st.composite
def rewritings(draw: st.DrawFn, account: Account, parts: Pieces) -> Telling:
    """Return an account with other names, numbers, day and hour, and in another order of its sentences."""
    names = names_in(account.text)
    roots = sorted({stem_of(n, names) for n in names})
    fresh = dict(zip(roots, draw(st.permutations(STEMS))[: len(roots)], strict=True))
    words = {n: fresh[stem_of(n, names)] + n.removeprefix(stem_of(n, names)) for n in names}
    words |= {name.upper(): new.upper() for name, new in words.items() if name.isupper()}
    later = draw(st.integers(0, 6))
    words |= {day: WEEKDAYS[(n + later) % 7] for n, day in enumerate(WEEKDAYS)}
    numbers = draw(figures(account))
    for old, new in numbers.items():
        words[old], words[old.title()] = SMALL[new - 1], SMALL[new - 1].title()
    lower, upper = draw(st.tuples(st.integers(0, 7), st.integers(1, 8)).filter(lambda t: t[0] < t[1]))
    words |= {"second": ORDINALS[lower], "third": ORDINALS[upper]}
    minute = draw(st.sampled_from(("15", "20", "40", "45")))
    clock = f"{draw(st.integers(1, 4))}:{minute} AM"
    told = Telling(account, "", tuple(words.items())).said(draw(retold(parts)))
    return Telling(account, re.sub(r"\b\d{1,2}:\d\d AM\b", clock, told), tuple(words.items()), later)


@st.composite
def figures(draw: st.DrawFn, account: Account) -> dict[str, int]:
    """Return other numbers for an account's words: the rivals differ, and the raids' total stays below its parts."""
    fewer = draw(st.integers(2, 9))
    more = draw(st.integers(fewer + 1, 12))
    dead = draw(st.integers(2, 11).filter(lambda n: not {n, n + 1} & {fewer, more}))
    least = dead if account.least == account.dead else draw(st.integers(2, fewer + dead))
    return {account.fewer: fewer, account.more: more, account.least: min(least, 12), account.dead: dead}
