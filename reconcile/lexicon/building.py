"""Lexicon files merged into one: each table of a file has its reader."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve, field, frozen

from reconcile.errors import RuleError
from reconcile.inflection import plural, stem, verb_forms
from reconcile.lexicon.lexicon import Lexicon
from reconcile.lexicon.words import Amount, Once, Population, Trigger, TriggerKind, Words

_TABLES = frozenset("populations plurals attributes change events roles common amounts families contested once".split())
# Attributes of one named subject that no verb of the packs tells.
_OF_SUBJECTS = frozenset({"age"})
_Data = Mapping[str, Any]


def build(files: Iterable[tuple[str, bytes]]) -> Lexicon:
    """Merge lexicon files, given as (name, content), into one.

    Raises:
        RuleError: a file is not TOML or says something that no lexicon knows.
    """
    draft = _Draft()
    for name, content in files:
        draft.add(_parsed(name, content))
    return draft.finished()


@frozen(eq=False)
class _Draft:
    """A lexicon while its files are added; the attributes are those of a Lexicon."""

    nouns: dict[Words, tuple[str, str]] = field(factory=dict)
    populations: dict[str, Population] = field(factory=dict)
    triggers: dict[Words, list[Trigger]] = field(factory=dict)
    defaults: dict[str, str] = field(factory=dict)
    events: dict[str, str] = field(factory=dict)
    happen: set[Words] = field(factory=set)
    change: dict[str, int] = field(factory=dict)
    roles: dict[Words, str] = field(factory=dict)
    common: set[str] = field(factory=set)
    amounts: dict[Words, list[Amount]] = field(factory=dict)
    alike: dict[str, set[str]] = field(factory=dict)
    contested: set[str] = field(factory=set)
    families: dict[str, set[str]] = field(factory=dict)
    deed_families: dict[str, set[str]] = field(factory=dict)
    once: dict[Words, Once] = field(factory=dict)

    def add(self, data: _Data) -> None:
        """Add one file."""
        for population, spec in data.get("populations", {}).items():
            self._add_population(population, spec, data.get("plurals", {}))
        for amount, spec in data.get("amounts", {}).items():
            for words, known in _amounts(amount, spec):
                self.amounts.setdefault(words, []).append(known)
        for attribute, spec in _attributes(data):
            self.defaults[attribute] = spec.get("population", "")
            for words, trigger in _triggers(attribute, spec):
                self.triggers.setdefault(words, []).append(trigger)
        self._add_kinship(data)
        self._add_happenings(data)
        self._add_people(data)

    def _add_population(self, name: str, spec: _Data, plurals: Mapping[str, str]) -> None:
        self.populations[name] = Population(name, spec.get("broader", ()), spec.get("mortal", True))
        for noun in spec["nouns"]:
            many = plurals.get(noun, plural(noun))
            self.nouns[tuple(noun.split())] = self.nouns[tuple(many.split())] = (noun, name)

    def _add_kinship(self, data: _Data) -> None:
        """Add what sources call by several names."""
        named = (*data.get("populations", {}).items(), *data.get("amounts", {}).items(), *_attributes(data))
        for one, spec in named:
            for other in spec.get("like", ()):
                self.alike.setdefault(one, set()).add(other)
                self.alike.setdefault(other, set()).add(one)
        for family in data.get("families", {}).get("nouns", ()):
            for noun in family:
                self.families.setdefault(noun, set()).add(family[0])
        for family in data.get("families", {}).get("verbs", ()):
            for verb in family:
                self.deed_families.setdefault(stem(verb), set()).add(stem(family[0]))

    def _add_happenings(self, data: _Data) -> None:
        """Add events, their verbs, and what rises, falls or happens once."""
        for noun in data.get("events", {}).get("nouns", ()):
            self.events[noun] = self.events[plural(noun)] = noun
        self.happen.update(tuple(f.split()) for v in data.get("events", {}).get("happen", ()) for f in verb_forms(v))
        self.change.update(_changes(data.get("change", {})))
        for attribute, spec in data.get("once", {}).items():
            _add_once(self.once, attribute, spec)

    def _add_people(self, data: _Data) -> None:
        """Add what people are called, what is no part of a name, and what contenders count of their own."""
        called = [noun for nouns in data.get("roles", {}).values() for noun in nouns]
        self.roles.update({tuple(noun.split()): noun for noun in called})
        self.common.update(f for words in data.get("common", {}).values() for w in words for f in (w, plural(w)))
        self.common.update(plural(noun) for noun in called)
        self.contested.update(data.get("contested", {}).get("nouns", ()))

    def finished(self) -> Lexicon:
        """Return the lexicon, which nothing can change any more."""
        heard = {word for words in (*self.nouns, *self.triggers) for word in words}
        dated = {a for o in self.once.values() for a in (o.attribute, o.place) if a}
        return Lexicon(
            nouns=MappingProxyType(self.nouns),
            populations=MappingProxyType(self.populations),
            triggers=MappingProxyType({w: tuple(dict.fromkeys(t)) for w, t in self.triggers.items()}),
            heads=MappingProxyType(_heads(self.triggers)),
            default_population=MappingProxyType(self.defaults),
            events=MappingProxyType(self.events),
            happen=frozenset(self.happen),
            change=MappingProxyType(self.change),
            roles=MappingProxyType(self.roles),
            common=frozenset(self.common | heard | set(self.events)),
            amounts=MappingProxyType({w: tuple(a) for w, a in self.amounts.items()}),
            alike=MappingProxyType({name: frozenset(others) for name, others in self.alike.items()}),
            families=MappingProxyType({noun: frozenset(first) for noun, first in self.families.items()}),
            deed_families=MappingProxyType({verb: frozenset(first) for verb, first in self.deed_families.items()}),
            amount_names=frozenset(a.name for found in self.amounts.values() for a in found),
            contested=frozenset(self.contested),
            once=MappingProxyType(self.once),
            once_heads=MappingProxyType(_heads(self.once)),
            of_subjects=frozenset(dated | _OF_SUBJECTS),
        )


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


def _attributes(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
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
