"""All screens over one sheet."""

import pkgutil
from functools import cache
from importlib import import_module

from reconcile.config import Config
from reconcile.curation import Curation
from reconcile.detect.table.clash import Clash, Screen
from reconcile.detect.table.sheet import Sheet

_FOLDER = "reconcile.detect.table.screens"


@cache
def screens() -> tuple[Screen, ...]:
    """Return every screen of `detect.table.screens`, by id."""
    names = sorted(m.name for m in pkgutil.iter_modules(import_module(_FOLDER).__path__))
    found = (getattr(import_module(f"{_FOLDER}.{name}"), "SCREEN", None) for name in names)
    return tuple(sorted((s for s in found if isinstance(s, Screen)), key=lambda s: s.id))


def clashes(sheet: Sheet, curation: Curation, config: Config) -> list[Clash]:
    """Return what all screens find that are not disabled, in canonical order."""
    found = [c for s in screens() if s.id not in config.disabled for c in s.run(sheet, curation, config)]
    kept = [c for c in found if c.rule not in config.disabled]
    return sorted(kept, key=lambda c: (c.severity.rank, c.question, c.rule, c.message))


__all__ = ["clashes", "screens"]
