"""What a method believes, as answers that people can read: one a question, spelled as a source spells it."""

from typing import TYPE_CHECKING

import numpy

from reconcile.columns.answers import STATUSES, Answers
from reconcile.consensus import Status
from reconcile.fuse.table.sums import best, of_questions

if TYPE_CHECKING:
    from reconcile.calibration import ConfidenceMap
    from reconcile.columns.claims import Claims, Floats, Mask, Offsets
    from reconcile.fuse.table.method import Beliefs

CERTAIN = 1e-6  # no confidence is nearer to 0 or 1
NEAR = 0.01  # a number within so much of the answer supports it
MINUTES = 10.0  # a time of day within so many minutes supports it
DAY = 1440.0


def read_out(
    claims: "Claims",
    beliefs: "Beliefs",
    resolved: float = 0.8,
    odds: float = 1.5,
    mend: "ConfidenceMap | None" = None,
    least: float = 0.0,
) -> Answers:
    """Return the answers.

    Args:
        claims: n claims on Q questions with M slots.
        beliefs: what a method makes of them.
        resolved: confidence from which a contradiction counts as resolved.
        odds: below these odds between the first two slots a contradiction is unresolved.
        mend: what a confidence is worth, as measured against truth.
        least: confidence below which any answer is unresolved.
    """
    probability = _probability(claims, beliefs)
    top = best(claims, probability)
    chosen = numpy.zeros(claims.M, dtype=bool)
    chosen[top] = True
    if beliefs.chosen is not None:
        chosen = beliefs.chosen | (chosen & (of_questions(claims, beliefs.chosen.astype(float)) == 0)[claims.question])
    confidence = numpy.nan_to_num(_confidence(claims, beliefs, probability, chosen), nan=0.5)
    if mend is not None:
        confidence = mend(confidence)
    number = _estimates(claims, beliefs, top)
    elsewhere = numpy.full(claims.Q, -1) if beliefs.unclaimed is None else beliefs.unclaimed
    followed = (chosen | _near(claims, number)) & (elsewhere < 0)[claims.question]
    nan = numpy.full(claims.Q, numpy.nan)
    answers = Answers(
        claims=claims,
        value=_borrowed(claims, _values(claims, chosen, number), elsewhere),
        low=nan if beliefs.low is None else beliefs.low,
        high=nan if beliefs.high is None else beliefs.high,
        confidence=numpy.clip(confidence, CERTAIN, 1 - CERTAIN).round(9),
        status=numpy.zeros(claims.Q, dtype=numpy.int8),
        supports=followed[claims.slot],
    )
    answers.status[:] = _statuses(answers, probability, chosen, resolved, odds)
    answers.status[answers.confidence < least] = STATUSES.index(Status.UNRESOLVED)
    return answers


def _probability(claims: "Claims", beliefs: "Beliefs") -> "Floats":
    """Return the slots' probabilities; scores are taken as shares of their question's."""
    p = beliefs.probability
    if beliefs.is_probability:
        return p
    positive = numpy.maximum(p, 0.0)
    total = of_questions(claims, positive)[claims.question]
    return numpy.divide(positive, total, out=numpy.zeros(claims.M), where=total > 0)


def _confidence(claims: "Claims", beliefs: "Beliefs", p: "Floats", chosen: "Mask") -> "Floats":
    """Return the confidence a method gives, else the probability that just the chosen slots are right."""
    if beliefs.confidence is not None:
        return beliefs.confidence
    if beliefs.chosen is None:
        return p[best(claims, p)]
    right = numpy.where(chosen, p, 1 - p).clip(1e-12, 1.0)
    return numpy.exp(of_questions(claims, numpy.log(right)))


def _estimates(claims: "Claims", beliefs: "Beliefs", top: "numpy.ndarray") -> "Floats":
    """Return the number that each question's answer is, NaN where it is none."""
    claimed = claims.number[top]
    return (
        claimed if beliefs.estimate is None else numpy.where(numpy.isnan(beliefs.estimate), claimed, beliefs.estimate)
    )


def _near(claims: "Claims", number: "Floats") -> "Mask":
    """Return the slots so near to their question's answer that they support it."""
    kinds = numpy.array(claims.kinds)[claims.attribute] if claims.Q else numpy.zeros(0, dtype=str)
    answer, distance = number[claims.question], numpy.abs(claims.number - number[claims.question])
    is_number, is_time = (kinds == "number")[claims.question], (kinds == "time")[claims.question]
    round_the_clock = numpy.minimum(distance, numpy.abs(DAY - distance))
    with numpy.errstate(invalid="ignore"):
        near: Mask = (is_number & (distance <= NEAR * numpy.abs(answer))) | (is_time & (round_the_clock <= MINUTES))
    return near


def _values(claims: "Claims", chosen: "Mask", number: "Floats") -> list[str]:
    """Return each answer as text: the chosen slots' spelling, or the number where nobody claims it."""
    at = numpy.flatnonzero(chosen)
    question = claims.question[at]
    spelled = [claims.spelling[m] for m in at.tolist()]
    counts = numpy.bincount(question, minlength=claims.Q)
    if counts.max(initial=0) > 1:
        ends = numpy.cumsum(counts).tolist()
        values = [";".join(spelled[e - k : e]) for e, k in zip(ends, counts.tolist(), strict=True)]
    else:
        values = spelled
    first = at[numpy.searchsorted(question, numpy.arange(claims.Q))]
    for q in numpy.flatnonzero(~numpy.isnan(number) & (claims.number[first] != number) & (counts == 1)).tolist():
        values[q] = _spelled(claims, q, float(number[q]))
    return values


def _borrowed(claims: "Claims", values: list[str], elsewhere: "Offsets") -> list[str]:
    """Return the answers where some are values that only other questions' sources claim."""
    for q in numpy.flatnonzero(elsewhere >= 0).tolist():
        values[q] = claims.spelling[int(elsewhere[q])]
    return values


def _spelled(claims: "Claims", q: int, x: float) -> str:
    """Return a number as a source spells it, else in figures, as fractions are; a time of day as hours and minutes."""
    slots = slice(int(claims.first_slot[q]), int(claims.first_slot[q + 1]))
    same = numpy.flatnonzero(claims.number[slots] == x)
    written = claims.spelling[slots.start + int(same[0])] if len(same) else ""
    is_time = claims.kinds[int(claims.attribute[q])] == "time"
    if written and (is_time or "/" not in written):
        return written
    if is_time:
        minutes = round(x) % int(DAY)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{int(x)}" if x.is_integer() and abs(x) < 1e15 else f"{x:.9g}"


def _statuses(answers: Answers, p: "Floats", chosen: "Mask", resolved: float, odds: float) -> "numpy.ndarray":
    claims = answers.claims
    for_, against = (numpy.diff(side[0]) for side in (answers.supporting, answers.dissenting))
    rest = numpy.where(chosen, 0.0, p)
    runner_up = numpy.zeros(claims.Q)
    numpy.maximum.at(runner_up, claims.question, rest)
    close = answers.confidence < odds * runner_up
    status = numpy.select(
        [for_ + against < 2, against == 0, answers.confidence >= resolved, close],
        [STATUSES.index(s) for s in (Status.SINGLE_ORIGIN, Status.AGREED, Status.RESOLVED, Status.UNRESOLVED)],
        STATUSES.index(Status.CONTESTED),
    )
    return status.astype(numpy.int8)


__all__ = ["read_out"]
