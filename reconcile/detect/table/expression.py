"""Expressions over columns: a small part of Python's grammar, evaluated on arrays.

Nothing can be called but six functions, and no name is looked up but those of columns.

A comparison with a missing cell is neither true nor false: the row is not judged.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy

from reconcile.errors import ConfigError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_LONGEST = 2_000
_BINARY: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}
_COMPARE: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": numpy.abs,
    "round": numpy.round,
    "min": lambda *x: numpy.minimum.reduce(numpy.broadcast_arrays(*x)),
    "max": lambda *x: numpy.maximum.reduce(numpy.broadcast_arrays(*x)),
    "sum": lambda *x: sum(x),
    "given": lambda x: ~_missing(x),
}


class Expression:
    """One expression.

    Raises:
        ConfigError: it is none, or uses what is not part of the language.
    """

    def __init__(self, text: str, where: str = "expression") -> None:
        """Parse and check."""
        self.text, self.where = text, where
        if len(text) > _LONGEST:
            raise ConfigError(f"is longer than {_LONGEST} characters.", where=where, remedy="Part it into several.")
        try:
            self._tree = ast.parse(text, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            remedy = "Write e.g. low <= best <= high; columns with other characters in `backquotes` are not possible."
            raise ConfigError(f"'{text}' is no expression.", where=where, remedy=remedy) from None
        self.names = tuple(sorted({n.id for n in ast.walk(self._tree) if isinstance(n, ast.Name)} - set(_FUNCTIONS)))
        self._check(self._tree)

    def _check(self, node: ast.AST) -> None:
        for part in ast.walk(node):
            known: tuple[type, ...] = (
                ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.BinOp, ast.Compare, ast.Name,
                ast.Constant, ast.Load, ast.Call, ast.operator, ast.cmpop,
            )  # fmt: skip
            fine = isinstance(part, known)
            if isinstance(part, ast.operator | ast.cmpop):
                fine = type(part) in _BINARY or type(part) in _COMPARE
            if isinstance(part, ast.Call):
                fine = isinstance(part.func, ast.Name) and part.func.id in _FUNCTIONS and not part.keywords
            if isinstance(part, ast.Constant):
                fine = isinstance(part.value, int | float | str | bool)
            if not fine:
                remedy = (
                    f"Use columns, numbers, texts, + - * / // %, < <= == != >= >, and or not, {', '.join(_FUNCTIONS)}."
                )
                raise ConfigError(f"'{ast.unparse(part)[:60]}' is not possible here.", where=self.where, remedy=remedy)

    def broken(self, columns: "Mapping[str, Array]") -> "NDArray[numpy.bool_]":
        """Return for which rows the expression is false.

        Args:
            columns: (n,) numbers, NaN where missing, or texts, "" where missing, by name.

        Raises:
            ConfigError: it names a column that is not there, or compares texts with numbers.
        """
        unknown = [n for n in self.names if n not in columns]
        if unknown:
            remedy = f"Columns: {', '.join(columns)}."
            raise ConfigError(f"there is no column '{unknown[0]}'.", where=self.where, remedy=remedy)
        n = len(next(iter(columns.values()), numpy.zeros(0)))
        judged = numpy.ones(n, dtype=bool)
        for name in self._needed(self._tree):
            judged &= ~_missing(columns[name])
        try:
            with numpy.errstate(all="ignore"):
                true = numpy.broadcast_to(numpy.asarray(self._value(self._tree, columns)), (n,))
        except (TypeError, ValueError, numpy.exceptions.DTypePromotionError):
            raise ConfigError(
                f"'{self.text}' compares texts with numbers.", where=self.where, remedy="Compare like with like."
            ) from None
        broken: NDArray[numpy.bool_] = judged & ~true.astype(bool)
        return broken

    def _needed(self, node: ast.AST) -> set[str]:
        """Return the columns whose absence leaves a row unjudged: all but those that given() asks about."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "given":
            return set()
        own = {node.id} if isinstance(node, ast.Name) and node.id not in _FUNCTIONS else set()
        asked = {
            a.id
            for part in ast.walk(self._tree)
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "given"
            for a in part.args
            if isinstance(a, ast.Name)
        }
        return own.union(*(self._needed(child) for child in ast.iter_child_nodes(node))) - asked

    def _value(self, node: ast.AST, columns: "Mapping[str, Array]") -> Any:
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            return columns[node.id]
        if isinstance(node, ast.UnaryOp):
            x = self._value(node.operand, columns)
            return numpy.logical_not(x) if isinstance(node.op, ast.Not) else -x
        if isinstance(node, ast.BinOp):
            return _BINARY[type(node.op)](self._value(node.left, columns), self._value(node.right, columns))
        if isinstance(node, ast.BoolOp):
            parts = [numpy.asarray(self._value(v, columns), dtype=bool) for v in node.values]
            return (numpy.logical_and if isinstance(node.op, ast.And) else numpy.logical_or).reduce(
                numpy.broadcast_arrays(*parts)
            )
        if isinstance(node, ast.Compare):
            values = [self._value(v, columns) for v in (node.left, *node.comparators)]
            pairs = zip(node.ops, values, values[1:], strict=False)
            found = [numpy.asarray(_COMPARE[type(op)](a, b)) for op, a, b in pairs]
            return numpy.logical_and.reduce(numpy.broadcast_arrays(*found))
        assert isinstance(node, ast.Call)
        assert isinstance(node.func, ast.Name)
        return _FUNCTIONS[node.func.id](*(self._value(a, columns) for a in node.args))


def _missing(x: "Array") -> "NDArray[numpy.bool_]":
    x = numpy.asarray(x)
    return numpy.isnan(x) if x.dtype.kind == "f" else x == "" if x.dtype.kind in "UO" else numpy.zeros(x.shape, bool)


__all__ = ["Expression"]
