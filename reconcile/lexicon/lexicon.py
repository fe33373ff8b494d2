"""All packs' words, ready for look-up."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from reconcile.lexicon.words import Amount, Once, Population, Trigger, Words

_NO_FAMILY: frozenset[str] = frozenset()


@frozen
class Lexicon:
    """All packs' words, ready for look-up.

    Attributes:
        nouns: lower-case words of a noun, singular or plural -> (singular, population name).
        populations: by name.
        triggers: lower-case words of a phrase -> what it can mean, in order of preference.
        heads: first word of every trigger phrase -> the lengths of the phrases that begin with it, longest first.
        default_population: attribute -> who is meant where no noun says so.
        events: nouns of happenings, singular and plural -> singular.
        happen: verb forms that say that something took place.
        change: verb forms and nouns of rising (+1) and falling (-1).
        roles: words of what a single person is called -> themselves joined by a blank ("police officer").
        common: words that are no part of a person's name.
        amounts: words of a phrase -> what a measured figure beside it can be the amount of.
        alike: names of amounts, populations and attributes -> others that sources use for the same thing.
        families: singular nouns that name one kind of thing -> the first nouns of their families.
        deed_families: stems of verbs that say one thing -> the first stems of their families.
        amount_names: the names of the amounts.
        contested: singular nouns of what each contender has his own count of.
        once: verb forms of what happens once to its subject -> what it is.
        once_heads: first word of each of these forms -> their lengths, longest first.
        of_subjects: attributes of one named subject (its age, the year that it was founded in).
    """

    nouns: Mapping[Words, tuple[str, str]]
    populations: Mapping[str, Population]
    triggers: Mapping[Words, tuple[Trigger, ...]]
    heads: Mapping[str, tuple[int, ...]]
    default_population: Mapping[str, str]
    events: Mapping[str, str]
    happen: frozenset[Words]
    change: Mapping[str, int]
    roles: Mapping[Words, str]
    common: frozenset[str]
    amounts: Mapping[Words, tuple[Amount, ...]]
    alike: Mapping[str, frozenset[str]]
    families: Mapping[str, frozenset[str]]
    deed_families: Mapping[str, frozenset[str]]
    amount_names: frozenset[str]
    contested: frozenset[str]
    once: Mapping[Words, Once]
    once_heads: Mapping[str, tuple[int, ...]]
    of_subjects: frozenset[str]

    def kin(self, a: str, b: str) -> bool:
        """Return whether two nouns name the same kind of thing: "lorry" and "truck"."""
        return a == b or not self.families.get(a, _NO_FAMILY).isdisjoint(self.families.get(b, _NO_FAMILY))

    def same_deeds(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """Return whether of the stems of two clauses' verbs one says the same in both: "shut" and "closed"."""
        x, y = (frozenset(f for s in stems for f in self.deed_families.get(s, (s,))) for stems in (a, b))
        return not x.isdisjoint(y)

    def same_kind(self, a: str, b: str) -> bool:
        """Return whether two populations, amounts or attributes are what different sources call the same one."""
        return a == b or b in self.alike.get(a, ())

    def population(self, noun: str) -> str:
        """Return the population of a singular noun phrase; the noun itself if no class knows it."""
        words = tuple(noun.split())
        for k in range(len(words)):
            if found := self.nouns.get(words[k:]):
                return found[1]
        return noun

    def mortal(self, population: str) -> bool:
        """Return whether to lose them means that they died: men, not customers."""
        known = self.populations.get(population)
        return known is not None and known.mortal

    def lifeless(self, population: str) -> bool:
        """Return whether a population is known, and one of things: houses, jobs."""
        known = self.populations.get(population)
        return known is not None and not known.mortal and not known.broader

    def people(self, population: str) -> bool:
        """Return whether a population is known, and one of people."""
        return population == "people" or "people" in self.broader(population)

    def broader(self, population: str) -> frozenset[str]:
        """Return every population that contains this one, at any distance."""
        known = self.populations.get(population)
        above: set[str] = set(known.broader) if known else set()
        for name in tuple(above):
            above |= self.broader(name)
        return frozenset(above)
