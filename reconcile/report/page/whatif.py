"""What the page's script needs to answer "and without this voice?" at once."""

import math

from attrs import frozen

from reconcile.consensus import Consensus
from reconcile.report.card import Card, Mark
from reconcile.report.wording import count, holder_text, percent, value_text
from reconcile.values import Value

# How far the model below may be off the fused confidence before the page shows the recorded answers only.
_TOLERANCE = 0.005


@frozen
class Switch:
    """One voice that can be left out.

    Attributes:
        origin: its key.
        who: the holder.
        carriers: how many statements are left out with it.
        mark: sign of its camp.
        then: what the answer is without it.
        flips: whether that is another answer.
    """

    origin: str
    who: str
    carriers: str
    mark: Mark
    then: str
    flips: bool


def switches(card: Card) -> tuple[Switch, ...]:
    """Return a switch for each voice of the card; none where only one spoke."""
    voices = {v.contribution.origin: (v, side) for side in card.sides for v in side.voices if v.contribution}
    if len(voices) < 2:
        return ()
    return tuple(
        Switch(
            origin=w.origin,
            who=holder_text(voices[w.origin][0].statement),
            carriers=count(len(voices[w.origin][0].carriers) + 1, "statement"),
            mark=voices[w.origin][1].mark,
            then=_then(w.value, w.confidence),
            flips=w.flips,
        )
        for w in card.consensus.what_if
        if w.origin in voices
    )


def _then(value: Value | None, confidence: float) -> str:
    return "no answer is ahead" if value is None else f"{value_text(value)}, {percent(confidence)}"


def model(card: Card, odds: float) -> dict[str, object] | None:
    """Return candidates, unclaimed mass and the recorded answers as JSON data; None where the model does not hold.

    P(c) = e^S(c) / (sum of e^S + u) with S the sum of the support that is switched on. The mass u is solved from the
    recorded probabilities, so that with all voices on the page says what the result says. Below `odds` between the
    first two candidates nothing is ahead.
    """
    c = card.consensus
    if not switches(card) or not c.candidates or not 0 < c.candidates[0].probability < 1:
        return None
    totals = [math.fsum(w for _, w in x.support) for x in c.candidates]
    if max(totals) > 300:
        return None
    mass = [math.exp(s) for s in totals]
    unclaimed = mass[0] / c.candidates[0].probability - math.fsum(mass)
    if unclaimed < -1e-6 or not _holds(c, mass, max(unclaimed, 0.0)):
        return None
    return {
        "candidates": [
            {"text": value_text(x.value), "support": [[o, round(w, 9)] for o, w in x.support]} for x in c.candidates
        ],
        "unclaimed": round(max(unclaimed, 0.0), 9),
        "odds": odds,
        "best": None if c.value is None else value_text(c.value),
        "recorded": {
            w.origin: {"text": None if w.value is None else value_text(w.value), "confidence": w.confidence}
            for w in c.what_if
        },
    }


def _holds(c: Consensus, mass: list[float], unclaimed: float) -> bool:
    total = math.fsum(mass) + unclaimed
    return all(abs(m / total - x.probability) <= _TOLERANCE for m, x in zip(mass, c.candidates, strict=True))
