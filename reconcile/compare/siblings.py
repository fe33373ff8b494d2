"""Which words exclude each other in one place of a sentence, read from `siblings.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import product

from attrs import frozen

from reconcile.inflection import plural, verb_forms
from reconcile.values import Relation


@frozen
class Place:
    """A country or region, or what its people are called."""

    name: str
    people: bool


@frozen
class Siblings:
    """Words and what they exclude.

    Attributes:
        places: lower-case names and adjectives.
        inside: place -> the regions that contain it, at any distance.
        members: lower-case word -> (family, member).
        opposites: lower-case word -> the words that deny it.
        events: lower-case word -> what it gives the date of.
        negations: words whose presence alone denies.
        starts: first words of places and members.
    """

    places: Mapping[str, Place]
    inside: Mapping[str, frozenset[str]]
    members: Mapping[str, frozenset[tuple[str, str]]]
    opposites: Mapping[str, frozenset[str]]
    events: Mapping[str, str]
    negations: frozenset[str]
    starts: frozenset[str]

    def relation(self, a: str, b: str) -> Relation | None:
        """Return how the words a stand to b where both are known as siblings, else None.

        >>> load_siblings().relation("peruvian", "chilean"), load_siblings().relation("japan", "asia")
        (<Relation.DISJOINT: 'disjoint'>, <Relation.NARROWER: 'narrower'>)
        """
        x, y = self.places.get(a), self.places.get(b)
        if x and y and x.people == y.people:
            return self._places(x.name, y.name)
        if b in self.opposites.get(a, ()):
            return Relation.DISJOINT
        for (family, member), (other_family, other) in product(self._members(a), self._members(b)):
            if family == other_family:
                return Relation.SAME if member == other else Relation.DISJOINT
        return None

    def group(self, word: str) -> str:
        """Return what a name belongs to: "place", "people" or its first family; "" if it is not known."""
        if place := self.places.get(word):
            return "people" if place.people else "place"
        return min((family for family, _ in self.members.get(word, ())), default="")

    def _members(self, word: str) -> list[tuple[str, str]]:
        return sorted(self.members.get(word, ()))

    def _places(self, a: str, b: str) -> Relation:
        if a == b:
            return Relation.SAME
        if b in self.inside[a]:
            return Relation.NARROWER
        return Relation.BROADER if a in self.inside[b] else Relation.DISJOINT


@cache
def load_siblings() -> Siblings:
    """Return the words of `siblings.toml`."""
    data = tomllib.loads(resources.files(__package__).joinpath("siblings.toml").read_text(encoding="utf-8"))
    places: dict[str, Place] = {}
    inside: dict[str, frozenset[str]] = {}
    for region, countries in {**data["countries"], "": data["countries"][""] | data["regions"]}.items():
        for name, forms in countries.items():
            around = region or data["inside"].get(name)
            inside[name] = frozenset(_outward(around, data["inside"]))
            places |= _named(name, forms)
    members: dict[str, frozenset[tuple[str, str]]] = {}
    for family, entries in data["families"].items():
        for entry in entries:
            for word in _both_numbers(entry):
                members[word] = members.get(word, frozenset()) | {(family, entry)}
    opposites: dict[str, frozenset[str]] = {}
    verbs = [
        p for some, others in data["antonyms"]["verbs"] for a, b in product(some, others) for p in _verb_pairs(a, b)
    ]
    for a, b in [*verbs, *data["antonyms"]["words"]]:
        opposites[a] = opposites.get(a, frozenset()) | {b}
        opposites[b] = opposites.get(b, frozenset()) | {a}
    events = {word: event for event, words in data["events"].items() for word in words}
    starts = frozenset(name.split()[0] for name in (*places, *members))
    return Siblings(places, inside, members, opposites, events, frozenset(data["antonyms"]["negations"]), starts)


def _outward(region: str | None, inside: Mapping[str, str]) -> Iterator[str]:
    while region:
        yield region
        region = inside.get(region)


def _named(name: str, forms: str) -> Iterator[tuple[str, Place]]:
    people, _, names = forms.partition("|")
    for form in (name, *names.split("|")):
        if form := form.strip():
            yield form, Place(name, False)
    for form in (f.strip() for f in people.split(",")):
        yield form, Place(name, True)
        if not form.endswith(("ese", "ish", "ch", "ss")):
            yield plural(form), Place(name, True)


def _both_numbers(entry: str) -> Iterator[str]:
    for word in (w.strip() for w in entry.split("|")):
        yield word
        yield plural(word)


def _verb_pairs(a: str, b: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of forms of one tense or mood."""
    yield from zip(verb_forms(a), verb_forms(b), strict=True)
