"""The way of the data for tables of many claims: read columns, sort claims, fuse, read out. No object a claim."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Sized
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy
from attrs import evolve, field, frozen

from reconcile.calibration import ConfidenceMap
from reconcile.columns import Claims, Columns, claims_of
from reconcile.columns.truth import TRUTH, without_truth
from reconcile.config import Config
from reconcile.fuse import fuse as fuse_case
from reconcile.fuse.case.method import methods
from reconcile.fuse.table.known import answered
from reconcile.fuse.table.method import Given, TableMethod, table_method, table_methods
from reconcile.fuse.table.read_out import read_out
from reconcile.fuse.table.totals import held
from reconcile.read import spec_of
from reconcile.read.tables import read_features, read_hierarchy, read_tables
from reconcile.read.tables.reading import arrow_table
from reconcile.settings import checked
from reconcile.statement import Statement

if TYPE_CHECKING:
    from reconcile.columns.answers import Answers
    from reconcile.columns.claims import Ints
    from reconcile.consensus import Consensus
    from reconcile.fuse.table.method import Beliefs

MANY = 500  # rows from which a table is fused by columns


@frozen(eq=False)
class Fused:
    """What fusing a table gives.

    Attributes:
        answers: one a question, in canonical order.
        beliefs: what the method makes of the claims.
        method: the method.
        columns: the claims, with what was found out about each attribute.
        files: names of the tables.
        config: the choices in force.
        given: what was known beside the claims.
    """

    answers: "Answers"
    beliefs: "Beliefs"
    method: TableMethod
    columns: Columns
    files: Sequence[str]
    config: Config = field(factory=Config)
    given: Given = field(factory=Given)

    def write(self, path: "Path | str") -> Path:
        """Write a report; the format follows from the suffix."""
        from reconcile.report.tables import write

        return write(self, Path(path))


def fuse_tables(inputs: Sequence[object], config: Config | None = None) -> Fused:
    """Fuse tables of claims.

    Args:
        inputs: paths of tables; pyarrow tables, data frames, or lists of rows.
        config: method, columns, kinds, hierarchy, sums, truth, features, calibration and the cost of a wrong answer.

    Raises:
        InputError: a table cannot be read.
        ConfigError: there is no such method, column or kind.
    """
    config = checked(config or Config())
    method = _method(config.method)
    columns, files, known = _columns(inputs, config)
    given = _given(columns.claims, config, known)
    beliefs = answered(columns.claims, known, method.fit(columns.claims, given))
    beliefs = held(columns.claims, beliefs, config.sums) if config.sums else beliefs
    mend = ConfidenceMap.load(config.calibration) if config.calibration else None
    least = 1 - 1 / config.wrong_cost if config.wrong_cost else 0.0
    answers = read_out(columns.claims, beliefs, config.resolved, config.odds, mend, least)
    return Fused(answers, beliefs, method, columns, files, config, given)


def fuse(table: object, method: str = "auto", config: Config | None = None) -> "tuple[Consensus, ...] | Answers":
    """Return the consensus for each item of a table of claims.

    A short table is judged as a case, its claims as statements; one of MANY rows and more, a pyarrow table, or one for
    which a method of tables alone is named, by columns.

    Args:
        table: Statements, or rows (source, item, value) or (source, item, attribute, value), or mappings with these
            names; a pandas or polars data frame, a pyarrow table, or a mapping of columns.
        method: "auto" or the name of a method.
        config: other choices.

    Raises:
        InputError: it is none of these.
        ConfigError: there is no such method.

    >>> rows = [("a", "bridge", 41), ("b", "bridge", 41), ("c", "bridge", 44)]
    >>> [(str(c.value), str(c.status)) for c in fuse(rows)]
    [('41', 'resolved')]
    """
    given = table if hasattr(table, "columns") or isinstance(table, Mapping | list | tuple) else _listed(table)
    if _is_case(given, method):
        return fuse_case(cast(Iterable[object], given), method, config)
    return fuse_tables([given], evolve(config or Config(), method=method)).answers


def _listed(table: object) -> object:
    return list(table) if isinstance(table, Iterable) else table


def _is_case(table: object, method: str) -> bool:
    """Return whether a table is judged as a case of few statements."""
    if isinstance(table, Mapping) or hasattr(table, "to_arrow") or hasattr(table, "num_rows"):
        return False
    if isinstance(table, Sequence) and table and isinstance(table[0], Statement):
        return True
    of_case = method == "auto" or method in {m.name for m in methods()}
    few = isinstance(table, Sized) and len(table) < MANY
    return few and (of_case or method not in {m.name for m in table_methods()})


def _method(name: str) -> TableMethod:
    known = {m.name for m in table_methods()}
    return table_method("vote" if name == "auto" and name not in known else name)


def _columns(inputs: Sequence[object], config: Config) -> "tuple[Columns, Sequence[str], Ints | None]":
    """Return the claims, the names of their tables, and (Q,) the slots known to be true; None without any.

    What is known is read with the claims, as one more source, so that cells mean the same; then it is taken out.
    """
    if config.truth is None:
        table = read_tables(inputs, config)
        return claims_of(table, config.kinds), table.files, None
    from pyarrow import array, string

    name = config.columns.get("source", "source")
    truth = arrow_table(config.truth, config.truth.name)
    truth = truth.drop_columns([own for own in truth.column_names if own.casefold() in (name.casefold(), "holder")])
    truth = truth.append_column(name, array([TRUTH] * truth.num_rows, string()))
    table = read_tables([*inputs, truth], config)
    columns = claims_of(table, config.kinds)
    claims, known = without_truth(columns.claims)
    return evolve(columns, claims=claims, rows=columns.rows - truth.num_rows), table.files[:-1], known


def _given(claims: Claims, config: Config, known: "Ints | None") -> Given:
    """Return what is known beside the claims: truths, features and declared families of sources, the hierarchy."""
    ancestors = read_hierarchy(config.hierarchy, claims.spelling) if config.hierarchy else {}
    features = read_features(config.features, claims.sources) if config.features else {}
    return Given(known=known, features=features, ancestors=ancestors, families=_families(claims.sources, config))


def _families(sources: Sequence[str], config: Config) -> "Ints | None":
    """Return the number of the family that each source is declared to belong to, -1 for none; None without any."""
    specs = [spec_of(name, config) for name in sources] if config.sources else []
    names = [(spec.family or spec.name).casefold() if spec else "" for spec in specs]
    shared = sorted(name for name, n in Counter(names).items() if name and n > 1)
    if not shared:
        return None
    return numpy.array([shared.index(name) if name in shared else -1 for name in names], dtype=numpy.int32)


__all__ = ["MANY", "Fused", "fuse", "fuse_tables"]
