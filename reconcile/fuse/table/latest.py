"""What sources said before they said otherwise: of one source's claims on one question only the latest stand."""

from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from reconcile.columns.ballots import Ballots
    from reconcile.columns.claims import Claims, Mask


def superseded(claims: "Claims", ballots: "Ballots") -> "Mask":
    """Return (n,): true for claims older than the latest of the same source on the same question.

    What has no time supersedes nothing, and is superseded by what has one.
    """
    if claims.time is None:
        return numpy.zeros(len(claims), dtype=bool)
    time = numpy.where(numpy.isnan(claims.time), -numpy.inf, claims.time)
    latest = numpy.full(len(ballots.size), -numpy.inf)
    numpy.maximum.at(latest, ballots.of_claim, time)
    return time < latest[ballots.of_claim]


__all__ = ["superseded"]
