"""What each statement on one question brings to the vote: a claim, a forecast, a part of a sum, or nothing."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from attrs import evolve, field, frozen

from reconcile.fuse.case.axis import Span, axis_of
from reconcile.fuse.case.claim import Claim, claim, once
from reconcile.fuse.case.converted import told_once
from reconcile.fuse.case.noise import same_numbers
from reconcile.statement import Part, Stance, Statement
from reconcile.values import Quantity
from reconcile.wording import wording

_SILENT = frozenset({Stance.FORECAST, Stance.SUPERSEDED})
_TOTALS = frozenset({Part.TOTAL, Part.CUMULATIVE, Part.ORDINAL, Part.UNIT})


@frozen
class Heard:
    """The statements on one question, by what they bring.

    Attributes:
        claims: in canonical order.
        forecasts: they open the upper end and do not vote.
        superseded: named as former figures; they do not vote.
        aside: increments and parts of another figure, and figures in another unit; they do not vote.
        notes: (relation, text) reasons.
    """

    claims: tuple[Claim, ...]
    forecasts: tuple[Statement, ...] = ()
    superseded: tuple[Statement, ...] = ()
    aside: tuple[Statement, ...] = ()
    notes: tuple[tuple[str, str], ...] = field(default=())


def hear(statements: Sequence[Statement]) -> Heard:
    """Sort the statements on one question (in canonical order) by what they bring to the vote."""
    sides: dict[str, list[Statement]] = {"vote": [], "forecast": [], "superseded": [], "aside": [], "addition": []}
    totals = any(s.frame.part in _TOTALS and s.stance not in _SILENT for s in statements)
    for s in statements:
        sides[_role(s, totals)].append(s)
    additions, orphans = _additions(sides["addition"], sides["vote"])
    voting, strangers = _one_axis(sides["vote"])
    unit = _unit(voting)
    claims, notes = [], []
    for s in voting:
        parts = additions.get(s.id, ())
        claims.append(claim(s, parts, unit))
        if parts:
            terms = " plus ".join(str(p.value) for p in (s, *once(parts)))
            notes.append(("sum", f"{terms} makes {claims[-1].value}"))
    claims = _rounded_together(told_once(claims, unit))
    if strangers:
        notes.append(("not comparable", f"{len(strangers)} of {len(statements)} statements measure something else"))
    return Heard(
        tuple(claims),
        tuple(sides["forecast"]),
        tuple(sides["superseded"]),
        (*sides["aside"], *orphans, *strangers),
        tuple(notes),
    )


def _rounded_together(claims: list[Claim]) -> list[Claim]:
    """Return the claims with numbers that differ by no more than rounding told alike, so that they are one answer."""
    if len(claims) < 2 or all(
        isinstance(c.value, Quantity) and isinstance(c.value.low, int) and c.value.is_exact for c in claims
    ):
        return claims
    ends = [x for c in claims if isinstance(c.value, Quantity) and c.core and c.hard for x in _numbers(c)]
    alike = same_numbers(ends)
    if not alike:
        return claims

    def told(span: Span | None) -> Span | None:
        return span and tuple((alike.get(x, x), side) for x, side in span)  # type: ignore[return-value]

    return [evolve(c, core=told(c.core), hard=told(c.hard)) for c in claims]


def _numbers(c: Claim) -> list[float]:
    assert c.core is not None
    assert c.hard is not None
    return [c.hard[0][0]] if c.hard[0] == c.hard[1] else [end[0] for span in (c.core, c.hard) for end in span]


def _role(s: Statement, totals: bool) -> str:
    """Return what a statement is for its question: where there are totals, parts do not stand beside them."""
    if s.stance in _SILENT:
        return "forecast" if s.stance is Stance.FORECAST else "superseded"
    part = s.frame.part
    if part in (Part.INCREMENT, Part.SUBSET) and totals:
        return "aside"
    return "addition" if part is Part.ADDITION and s.stance is not Stance.DENIED and totals else "vote"


def _additions(
    additions: Sequence[Statement], voting: Sequence[Statement]
) -> tuple[dict[str, tuple[Statement, ...]], list[Statement]]:
    """Return the additions to each figure by its id, and those that nothing stands to be added to."""
    found: dict[str, tuple[Statement, ...]] = {}
    orphans = []
    for a in additions:
        near = [
            s
            for s in voting
            if s.stance is not Stance.DENIED
            and isinstance(s.value, Quantity)
            and isinstance(a.value, Quantity)
            and s.value.commensurable(a.value)
            and (s.id == a.frame.antecedent or (not a.frame.antecedent and s.document == a.document))
        ]
        if near:
            total = max(near, key=lambda s: (s.start < a.start, s.start if s.start < a.start else -s.start, s.id))
            found[total.id] = (*found.get(total.id, ()), a)
        else:
            orphans.append(a)
    return _shared(found, voting) if found else found, orphans


def _shared(
    found: Mapping[str, tuple[Statement, ...]], voting: Sequence[Statement]
) -> dict[str, tuple[Statement, ...]]:
    """Return the additions to each figure as those of every carrier of its words."""
    by_words: dict[Hashable, tuple[Statement, ...]] = {}
    words = {s.id: wording(s) for s in voting}
    for total, parts in found.items():
        by_words[words[total]] = (*by_words.get(words[total], ()), *parts)
    return {i: by_words[key] for i, key in words.items() if key in by_words}


def _one_axis(voting: list[Statement]) -> tuple[list[Statement], tuple[Statement, ...]]:
    """Return the statements on the axis that most lie on, and the others."""
    axes = [axis_of(s.value) for s in voting]
    if len(set(axes)) <= 1:
        return voting, ()
    count = Counter(axes)
    main = min(count, key=lambda a: (-count[a], a))
    ours = [s for s, a in zip(voting, axes, strict=True) if a == main]
    return ours, tuple(s for s, a in zip(voting, axes, strict=True) if a != main)


def _unit(voting: Sequence[Statement]) -> str | None:
    """Return the unit to compare in where units are mixed, or None."""
    units = {s.value.unit for s in voting if isinstance(s.value, Quantity)}
    return min(units) if len(units) > 1 else None
