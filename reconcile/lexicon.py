"""The vocabulary of the rule packs: which nouns are which people, which words say what befell them.

A pack brings `lexicon/*.toml`; all of them are merged into one frozen Lexicon. Adding a domain is adding a file.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import evolve, field, frozen

from reconcile.config import Config
from reconcile.errors import RuleError
from reconcile.inflection import plural, verb_forms

Words = tuple[str, ...]
_TABLES = frozenset("populations plurals attributes change events roles common amounts families contested once".split())
_NO_FAMILY: frozenset[str] = frozenset()


class TriggerKind(StrEnum):
    """Where the counted stand to the word that says what befell them."""

    ACTIVE = "active"  # before them: "killed two", "claiming the lives of two"
    PASSIVE = "passive"  # a participle; after them: "two were killed"; before them as ACTIVE
    BEFORE = "before"  # a set phrase before them only
    AFTER = "after"  # after them: "two died", "two dead"
    NOUN = "noun"  # is itself what is counted: "two deaths"
    TOLL = "toll"  # the figure follows a verb: "the toll rose to 12"


@frozen
class Trigger:
    """What a word or phrase says befell the counted."""

    attribute: str
    kind: TriggerKind
    finite: bool = False  # a form that can be the clause's verb on its own ("died", "killed")
    people: bool = False  # means this of people only: "lost 26 men", not "lost 26 goals"
    of: frozenset[str] = frozenset()  # means this of these populations only; empty: of any


@frozen
class Population:
    """A class of people or things that are counted together."""

    name: str
    broader: frozenset[str] = field(converter=frozenset)
    mortal: bool = True  # whether to lose them means that they died


@frozen
class Amount:
    """A word for what a sum of money, a stretch of time or a percentage is the amount of.

    Attributes:
        name: of the amount: "loss", "delay".
        kind: "noun", "verb", "before" or "after" (a set phrase on that side of the figure).
        of: what it is measured in: "money", "time", "ratio".
    """

    name: str
    kind: str
    of: frozenset[str]


@frozen
class Once:
    """Something that happens once to its subject.

    Attributes:
        attribute: under which its date is stated.
        place: under which its place is stated, or "".
        active: whether the form has its subject before it without "was": "the bridge collapsed".
        passive: whether it has it so after "was", or as a participle.
    """

    attribute: str
    place: str = ""
    active: bool = False
    passive: bool = False


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
        amount_names: the names of the amounts.
        contested: singular nouns of what each contender has his own count of.
        once: verb forms of what happens once to its subject -> what it is.
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
    amount_names: frozenset[str]
    contested: frozenset[str]
    once: Mapping[Words, Once]
    of_subjects: frozenset[str]

    def kin(self, a: str, b: str) -> bool:
        """Return whether two nouns name the same kind of thing: "lorry" and "truck"."""
        return a == b or not self.families.get(a, _NO_FAMILY).isdisjoint(self.families.get(b, _NO_FAMILY))

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


def load_lexicon(config: Config) -> Lexicon:
    """Return the vocabulary of the installed packs and of the folders in `config.rules`."""
    return _load(config.rules)


@cache
def _load(folders: tuple[Path, ...]) -> Lexicon:
    return build(list(_pack_files()) + [(str(f), f.read_bytes()) for d in folders for f in _toml_in(d)])


def _toml_in(folder: Path) -> list[Path]:
    return sorted((folder / "lexicon").glob("*.toml"))


def _pack_files() -> Iterator[tuple[str, bytes]]:
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group="reconcile.rules"), key=lambda p: p.name):
        folder = resources.files(point.value) / "lexicon"
        if folder.is_dir():
            for f in sorted(folder.iterdir(), key=lambda f: f.name):
                if f.name.endswith(".toml"):
                    yield f"{point.name}/{f.name}", f.read_bytes()


def build(files: Iterable[tuple[str, bytes]]) -> Lexicon:
    """Merge lexicon files, given as (name, content), into one.

    Raises:
        RuleError: a file is not TOML or says something that no lexicon knows.
    """
    nouns: dict[Words, tuple[str, str]] = {}
    populations: dict[str, Population] = {}
    triggers: dict[Words, list[Trigger]] = {}
    defaults: dict[str, str] = {}
    events: dict[str, str] = {}
    happen: set[Words] = set()
    change: dict[str, int] = {}
    roles: dict[Words, str] = {}
    common: set[str] = set()
    amounts: dict[Words, list[Amount]] = {}
    alike: dict[str, set[str]] = {}
    contested: set[str] = set()
    families: dict[str, set[str]] = {}
    once: dict[Words, Once] = {}
    for name, content in files:
        data = _parsed(name, content)
        for population, spec in data.get("populations", {}).items():
            populations[population] = Population(population, spec.get("broader", ()), spec.get("mortal", True))
            for noun in spec["nouns"]:
                many = data.get("plurals", {}).get(noun, plural(noun))
                nouns[tuple(noun.split())] = nouns[tuple(many.split())] = (noun, population)
        for amount, spec in data.get("amounts", {}).items():
            for words, known in _amounts(amount, spec):
                amounts.setdefault(words, []).append(known)
        for one, spec in (*data.get("populations", {}).items(), *data.get("amounts", {}).items(), *_tables(data)):
            for other in spec.get("like", ()):
                alike.setdefault(one, set()).add(other)
                alike.setdefault(other, set()).add(one)
        contested |= set(data.get("contested", {}).get("nouns", ()))
        for family in data.get("families", {}).get("nouns", ()):
            for noun in family:
                families.setdefault(noun, set()).add(family[0])
        for attribute, spec in _tables(data):
            defaults[attribute] = spec.get("population", "")
            for words, trigger in _triggers(attribute, spec):
                triggers.setdefault(words, []).append(trigger)
        for noun in data.get("events", {}).get("nouns", ()):
            events[noun] = events[plural(noun)] = noun
        happen |= {tuple(form.split()) for v in data.get("events", {}).get("happen", ()) for form in verb_forms(v)}
        change |= _changes(data.get("change", {}))
        for attribute, spec in data.get("once", {}).items():
            _add_once(once, attribute, spec)
        roles |= {tuple(noun.split()): noun for nouns_of in data.get("roles", {}).values() for noun in nouns_of}
        common |= {form for words in data.get("common", {}).values() for w in words for form in (w, plural(w))}
        common |= {plural(noun) for nouns_of in data.get("roles", {}).values() for noun in nouns_of}
    return Lexicon(
        nouns=MappingProxyType(nouns),
        populations=MappingProxyType(populations),
        triggers=MappingProxyType({w: tuple(dict.fromkeys(t)) for w, t in triggers.items()}),
        heads=MappingProxyType(_heads(triggers)),
        default_population=MappingProxyType(defaults),
        events=MappingProxyType(events),
        happen=frozenset(happen),
        change=MappingProxyType(change),
        roles=MappingProxyType(roles),
        common=frozenset(common | {word for words in (*nouns, *triggers) for word in words} | set(events)),
        amounts=MappingProxyType({w: tuple(a) for w, a in amounts.items()}),
        alike=MappingProxyType({name: frozenset(others) for name, others in alike.items()}),
        families=MappingProxyType({noun: frozenset(first) for noun, first in families.items()}),
        contested=frozenset(contested),
        amount_names=frozenset(a.name for found in amounts.values() for a in found),
        once=MappingProxyType(once),
        of_subjects=frozenset({a for o in once.values() for a in (o.attribute, o.place) if a} | _OF_SUBJECTS),
    )


_OF_SUBJECTS = frozenset({"age"})


def _add_once(once: dict[Words, Once], attribute: str, spec: Mapping[str, Any]) -> None:
    """Add the forms of verbs for what happens once."""
    for key in ("verbs", "deeds"):
        for verb in spec.get(key, ()):
            _, _, past, participle, _ = verb_forms(verb)
            form = tuple((participle if key == "verbs" else past).split())
            known = once.get(form, Once(attribute, spec.get("place", "")))
            once[form] = evolve(known, passive=True) if key == "verbs" else evolve(known, active=True)


def _parsed(name: str, content: bytes) -> dict[str, Any]:
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as e:
        raise RuleError(f"this lexicon is not TOML: {e}.", where=name, remedy="Correct the file.") from e
    unknown = sorted(set(data) - _TABLES)
    if unknown:
        raise RuleError(
            f"unknown table '{unknown[0]}'.", where=name, remedy="A lexicon has populations, attributes, ..."
        )
    return data


def _tables(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the tables of attributes, of which one attribute may have several."""
    for attribute, specs in data.get("attributes", {}).items():
        for spec in specs if isinstance(specs, list) else [specs]:
            yield attribute, spec


def _triggers(attribute: str, spec: Mapping[str, list[str]]) -> Iterator[tuple[Words, Trigger]]:
    of = frozenset(spec.get("of", ()))

    def one(phrase: str, kind: TriggerKind, *, finite: bool = False) -> tuple[Words, Trigger]:
        return tuple(phrase.split()), Trigger(attribute, kind, finite, of=of)

    for verb in spec.get("transitive", ()):
        base, third, past, participle, gerund = verb_forms(verb)
        yield one(participle, TriggerKind.PASSIVE, finite=participle == past)
        for form in sorted({base, third, past, gerund} - {participle}):
            yield one(form, TriggerKind.ACTIVE, finite=form != gerund)
    for verb in spec.get("intransitive", ()):
        for form in dict.fromkeys(verb_forms(verb)):
            yield one(form, TriggerKind.AFTER, finite=True)
    for phrase in spec.get("states", ()):
        yield one(phrase, TriggerKind.AFTER)
    for phrase in spec.get("before", ()):
        yield one(phrase, TriggerKind.BEFORE)
    for phrase in spec.get("before_people", ()):
        yield tuple(phrase.split()), Trigger(attribute, TriggerKind.BEFORE, people=True)
    for noun in spec.get("nouns", ()):
        yield one(noun, TriggerKind.NOUN)
        yield one(plural(noun), TriggerKind.NOUN)
    for phrase in spec.get("tolls", ()):
        yield one(phrase, TriggerKind.TOLL)


def _amounts(name: str, spec: Mapping[str, list[str]]) -> Iterator[tuple[Words, Amount]]:
    of = frozenset(spec.get("of", ()))
    for noun in spec.get("nouns", ()):
        for form in dict.fromkeys((noun, plural(noun))):
            yield tuple(form.split()), Amount(name, "noun", of)
    for verb in spec.get("verbs", ()):
        for form in dict.fromkeys(verb_forms(verb)):
            yield tuple(form.split()), Amount(name, "verb", of)
    for side in ("before", "after"):
        for phrase in spec.get(side, ()):
            yield tuple(phrase.split()), Amount(name, side, of)


def _changes(spec: Mapping[str, list[str]]) -> dict[str, int]:
    forms = {f: sign for key, sign in (("rise", 1), ("fall", -1)) for v in spec.get(key, ()) for f in verb_forms(v)}
    up = {"rise", "growth", "increase", "gain", "jump", "surge", "expansion"}
    return forms | {form: 1 if n in up else -1 for n in spec.get("nouns", ()) for form in (n, plural(n))}


def _heads(triggers: Mapping[Words, object]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for words in triggers:
        lengths.setdefault(words[0], set()).add(len(words))
    return {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}
