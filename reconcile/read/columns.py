"""Which column of a table is which: recognised names, those that a user maps, and those to pass over."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from attrs import frozen

from reconcile.config import Config
from reconcile.errors import ConfigError, InputError
from reconcile.settings import nearest

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "source": ("source",),
        "item": ("item", "subject", "entity", "event"),
        "attribute": ("attribute", "property", "question"),
        "value": ("value",),
        "unit": ("unit",),
        "as_of": ("as_of", "time"),
        "published": ("published", "date"),
        "low": ("low",),
        "high": ("high",),
        "quote": ("quote",),
        "url": ("url",),
        "population": ("population",),
        "scope": ("scope",),
        "holder": ("holder",),
        "stance": ("stance",),
    }
)
IGNORE = "ignore"

_RECOGNISED = {name: ours for ours, names in COLUMNS.items() for name in names}


@frozen
class Columns:
    """The columns of one table: our name by the table's own; "" for those to pass over."""

    ours: Mapping[str, str]

    def own(self, ours: str) -> str:
        """Return how the table calls one of our columns."""
        return next((own for own, name in self.ours.items() if name == ours), ours)


def recognise(names: Iterable[str], config: Config, where: str) -> Columns:
    """Return which column is which.

    Args:
        names: the table's header.
        config: `columns` maps our names to the table's.
        where: file and row, for the message.

    Raises:
        InputError: a column is unknown, or two are the same; nothing gives the value or what it is about.
        ConfigError: the mapping names a column that we do not have.
    """
    mapped, ignored = _mapping(config)
    ours: dict[str, str] = {}
    unknown: list[str] = []
    for own in names:
        folded = own.strip().casefold().replace(" ", "_").replace("-", "_")
        name = "" if own.strip() in ignored else mapped.get(own.strip()) or _RECOGNISED.get(folded)
        if name is None:
            unknown.append(own)
            continue
        if own in ours:
            raise InputError(f"two columns are called '{own}'.", where=where, remedy="Rename or remove one of them.")
        if name and (other := next((o for o, n in ours.items() if n == name), None)):
            remedy = f"Remove one, or pass it over: --map ignore='{own}'."
            raise InputError(f"columns '{other}' and '{own}' both give the {name}.", where=where, remedy=remedy)
        ours[own] = name
    if unknown:
        raise _unknown(unknown, where)
    return Columns(ours)


def roles(names: Iterable[str], config: Config) -> dict[str, str]:
    """Return our name of each column, "" for those that are none of ours; columns to pass over are left out.

    Raises:
        ConfigError: the mapping names a column that we do not have.
    """
    mapped, ignored = _mapping(config)
    found: dict[str, str] = {}
    for own in names:
        folded = own.strip().casefold().replace(" ", "_").replace("-", "_")
        name = mapped.get(own.strip()) or _RECOGNISED.get(folded, "")
        if own.strip() not in ignored:
            found[own] = name if name not in found.values() else ""
    return found


def _unknown(names: list[str], where: str) -> InputError:
    """Return the error about columns that nobody knows, with the names that are meant only where they are close."""
    listed = ", ".join(f"'{n}'" for n in names)
    hints, close = [], {n: get_close_matches(n.casefold(), sorted(_RECOGNISED), n=1, cutoff=0.75) for n in names}
    for name, meant in close.items():
        if meant:
            hints.append(f"Did you mean '{meant[0]}'{f' by {name!r}' if len(names) > 1 else ''}?")
    first = names[0]
    ours = _RECOGNISED[close[first][0]] if close[first] else "NAME"
    say = "it gives" if len(names) == 1 else "each gives"
    of = f" (NAME: {', '.join(COLUMNS)})" if ours == "NAME" else ""
    over = " ".join(f"--map ignore='{n}'" for n in names)
    remedy = " ".join((*hints, f"Say what {say}: --map {ours}='{first}'{of}; or pass over: {over}."))
    return InputError(f"unknown column{'' if len(names) == 1 else 's'} {listed}.", where=where, remedy=remedy)


def required(columns: Columns, config: Config, where: str, *, has_publisher: bool) -> None:
    """Check that a table has the columns that make a statement.

    Raises:
        InputError: one is missing.
    """
    have = set(columns.ours.values())
    needed = (
        ("value", {"value", "low", "high"}),
        ("item", {"item", "attribute"}),
        *(() if has_publisher else (("source", {"source", "holder"}),)),
    )
    for name, any_of in needed:
        if not have & any_of:
            own = config.columns.get(name, name)
            free = next((c for c, ours in columns.ours.items() if not ours), "COLUMN")
            instead = " or ".join(f"'{n}'" for n in COLUMNS[name])
            problem = f"no column '{own}'; the table has {', '.join(repr(n) for n in columns.ours) or 'none'}."
            remedy = f"Name one {instead}, or say which it is: --map {name}='{free}'."
            raise InputError(problem, where=where, remedy=remedy)


def _mapping(config: Config) -> tuple[Mapping[str, str], frozenset[str]]:
    for ours in config.columns:
        if ours not in COLUMNS and ours != IGNORE:
            problem = f"a table has no column '{ours}' to map."
            raise ConfigError(problem, where="columns", remedy=nearest(ours, (*COLUMNS, IGNORE)))
    ignored = frozenset(n.strip() for n in config.columns.get(IGNORE, "").split(",") if n.strip())
    return {own.strip(): ours for ours, own in config.columns.items() if ours != IGNORE}, ignored
