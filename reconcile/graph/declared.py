"""What the configuration declares of sources: aliases and families, resolved once and checked for contradictions."""

from collections.abc import Mapping
from functools import lru_cache

from attrs import frozen

from reconcile.config import Config, SourceSpec
from reconcile.errors import ConfigError
from reconcile.values.label import canonical_label

canonical = lru_cache(maxsize=4096)(canonical_label)


@frozen
class Declared:
    """Canonical names of declared sources and the family that each belongs to in the end.

    Attributes:
        names: canonical form of every declared name and alias -> canonical declared name.
        families: canonical declared name -> canonical family.
    """

    names: Mapping[str, str]
    families: Mapping[str, str]

    @classmethod
    def of(cls, config: Config) -> "Declared":
        """Resolve the declared sources.

        Raises:
            ConfigError: one alias is declared for two sources, one source for two families, or families form a circle.
        """
        names = _names(config.sources)
        direct: dict[str, str] = {}
        for spec in config.sources:
            if spec.family:
                problem = f"source '{spec.name}' has two families"
                _put(direct, names[canonical(spec.name)], canonical(spec.family), problem)
        return cls(names, {name: _head(name, direct, names) for name in direct})

    def name(self, name: str) -> str:
        """Return the canonical name of a source, its declared one where it is an alias."""
        plain = canonical(name)
        return self.names.get(plain, plain)

    def family(self, name: str, family: str = "") -> str:
        """Return the family of a source, by declaration or else the one given, or ''."""
        found = self.families.get(self.name(name), "") if name else ""
        return found or (self.families.get(self.name(family), self.name(family)) if family else "")


def _names(sources: tuple[SourceSpec, ...]) -> dict[str, str]:
    names: dict[str, str] = {}
    for spec in sources:
        for name in (spec.name, *spec.aliases):
            _put(names, canonical(name), canonical(spec.name), f"'{name}' is declared for two sources")
    return names


def _put(table: dict[str, str], key: str, value: str, problem: str) -> None:
    if table.setdefault(key, value) != value:
        raise ConfigError(
            f"{problem}: '{table[key]}' and '{value}'.", where="sources", remedy="Keep one of the two declarations."
        )


def _head(name: str, direct: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Follow a family that is itself a declared source of another family up to the last one."""
    way = [name]
    while True:
        family = direct[way[-1]]
        above = names.get(family, family)
        if above == way[-1] or above not in direct:
            return above
        if above in way:
            circle = " -> ".join([*way[way.index(above) :], above])
            raise ConfigError(
                f"the families of the declared sources form a circle: {circle}.",
                where="sources",
                remedy="Give one of them no family, or all of them the same family name.",
            )
        way.append(above)
