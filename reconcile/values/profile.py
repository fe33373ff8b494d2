"""Coding profiles: what vague quantifiers mean to whom.

Recorders code "dozens" or "hundreds" differently (ACLED: 12 and 100; UCDP: about 24 and 200; EM-DAT: hundreds as 200
and thousands as 2000), so the points are a choice that a user makes by name, never constants. The bounds say what the
words exclude and are the same in all.
"""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen

Vague = tuple[int, int | None, int]  # low, high (None = open), point

_BOUNDS: dict[str, Vague] = {
    "a couple": (2, 3, 2),
    "a few": (2, 5, 3),
    "a handful": (2, 6, 4),
    "several": (3, 9, 5),
    "a dozen": (12, 12, 12),
    "over a dozen": (13, 24, 15),
    "tens": (10, 99, 20),
    "dozens": (12, 99, 24),
    "scores": (20, 99, 40),
    "hundreds": (100, 999, 200),
    "thousands": (1000, 9999, 2000),
    "tens of thousands": (10_000, 99_999, 20_000),
    "hundreds of thousands": (100_000, 999_999, 200_000),
    "millions": (1_000_000, 9_999_999, 2_000_000),
}


@frozen
class Profile:
    """A named coding of vague quantifiers: phrase -> (low, high, point)."""

    name: str
    vague: Mapping[str, Vague] = field(eq=False)


def _profile(name: str, **points: int) -> Profile:
    coded = {w: (lo, hi, points.get(w.replace(" ", "_"), pt)) for w, (lo, hi, pt) in _BOUNDS.items()}
    return Profile(name, MappingProxyType(coded))


PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        "default": _profile("default"),
        "acled": _profile("acled", dozens=12, hundreds=100, several=3, a_few=3, scores=20, thousands=1000),
        "ucdp": _profile("ucdp", dozens=24, hundreds=200, thousands=2000),
        "emdat": _profile("emdat", hundreds=200, thousands=2000),
    }
)
