"""The named holders of a document at their fullest: every form of a name, and every introduction of it, anywhere."""

import re
from collections import Counter
from collections.abc import Iterable

from reconcile.extract.attribution_lexicon import ROLES
from reconcile.extract.attribution_people import Described, describe
from reconcile.statement import Source, SourceKind

_RUN = r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]*\.?|(?:al|el|bin|de|van|von|der|del|da|la|ul|ur)(?= [A-ZÀ-ÖØ-Þ]))"
_NAME = re.compile(rf"(?<![\w-])[A-ZÀ-ÖØ-Þ][\w'’-]*\.?(?: {_RUN}){{1,4}}")
_AFTER = re.compile(r",\s((?:[A-Za-z])[^,.;:\n]{2,90})[,.]")
_LEAD = re.compile(r"(?:^|[.,;:\n]\s{0,3}|\b(?:the|an?)\s)((?:[\w'’-]{1,30} ){1,5}),?\s?$")
_PLACES = 20  # how many places of a name are read for an introduction


class Cast:
    """The named holders of one document.

    Attributes:
        names: each name as a holder bears it -> its fullest form.
        people: each fullest form -> the Source, with what all its mentions and introductions say.
    """

    def __init__(self, text: str, told: Iterable[Described], upper: bool) -> None:
        """Gather the cast from what the attributions' holders say and from the text."""
        described = [d for d in told if d.name]
        self._forms: Counter[str] = Counter(d.name for d in described)
        self._places: dict[str, list[tuple[int, int]]] = {}
        if not upper:  # in capitals every word looks like a name
            self._scan(text, {_last(name) for name in self._forms})
        by_last: dict[str, list[str]] = {}
        for form in self._forms:
            by_last.setdefault(_last(form), []).append(form)
        self.names = {d.name: self._best(d.name, by_last[_last(d.name)]) for d in described}
        gathered: dict[str, list[Described]] = {}
        for d in described:
            gathered.setdefault(self.names[d.name], []).append(d)
        self.people = {
            name: _merged(name, [*gathered[name], *self._introductions(text, name, upper)]) for name in sorted(gathered)
        }

    def fullest(self, name: str) -> Source:
        """Return the Source of a holder's name."""
        return self.people[self.names[name]]

    def _scan(self, text: str, wanted: set[str]) -> None:
        """Count the forms of the wanted names in the text, and note their places."""
        for match in _NAME.finditer(text):
            run = re.sub(r"['’]s$", "", match.group().rstrip("."))
            if _last(run) not in wanted:
                continue
            d = describe(run)
            if d.name and (d.person or d.name in self._forms):
                self._forms[d.name] += 1
                at = match.start() + run.find(d.name)
                places = self._places.setdefault(d.name, [])
                if len(places) < _PLACES:
                    places.append((at, at + len(d.name)))

    def _best(self, name: str, forms: list[str]) -> str:
        """Return the fullest form: the most words, then the most frequent, then the first by the alphabet."""
        own = set(name.casefold().split())
        fitting = [f for f in forms[:50] if f == name or own <= set(f.casefold().split())]
        return min(fitting, key=lambda f: (-len(f.split()), -self._forms[f], f), default=name)

    def _introductions(self, text: str, name: str, upper: bool) -> list[Described]:
        """Return what the text says of a name wherever it introduces it: a role after it or before it."""
        told: list[Described] = []
        for start, end in self._places.get(name, ()):
            after = _AFTER.match(text, end, end + 120)
            if after and any(w.lower().strip(".") in ROLES for w in after.group(1).split()[:8]):
                told.append(describe(f"{name}, {after.group(1)}", upper))
            lead = _LEAD.search(text[max(0, start - 70) : start])
            if lead and any(w.lower() in ROLES for w in lead.group(1).split()[-2:]):
                told.append(describe(f"{lead.group(1)}{name}", upper))
        return [d for d in told if d.name == name]


def _last(name: str) -> str:
    return name.rsplit(None, 1)[-1].rstrip(".").casefold()


def _merged(name: str, told: list[Described]) -> Source:
    role = min((d.role for d in told if d.role), key=lambda r: (-len(r), r), default="")
    organisation = next(
        (d.organisation for d in sorted(told, key=lambda d: d.words) if d.role == role and d.organisation), ""
    )
    organisation = organisation or min(
        (d.organisation for d in told if d.organisation), key=lambda o: (-len(o), o), default=""
    )
    kinds = [d.kind for d in told if d.kind is not None and (d.role == role or not role)]
    if SourceKind.PARTY in [d.kind for d in told]:
        kind = SourceKind.PARTY
    else:
        kind = min(kinds, key=str) if kinds else SourceKind.WITNESS
    if role and all(d.kind is SourceKind.WITNESS or not d.role for d in told):
        kind = SourceKind.WITNESS
    return Source(name, kind, role, organisation)
