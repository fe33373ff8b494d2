"""What rules of each scope are shown, the column-wise screen included."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from reconcile.config import Config
from reconcile.detect.screen import differs
from reconcile.gate import incident, key, stands
from reconcile.rule import Group, Scope
from reconcile.statement import Part, Question, Stance, Statement
from reconcile.updates import voices

_TELLING = frozenset({Stance.DENIED, Stance.SUPERSEDED})


def groups_of(
    statements: Sequence[Statement], scopes: Iterable[Scope], config: Config
) -> Mapping[Scope, Sequence[Group]]:
    """Return for each scope the groups that its rules are shown, in canonical order; statements come in that order."""
    makers: Mapping[Scope, Callable[[Sequence[Statement], Config], Iterable[Group]]] = {
        Scope.STATEMENT: _each,
        Scope.QUESTION: _comparable,
        Scope.SUBJECT: _subjects,
        Scope.SOURCE: _sources,
    }
    return {scope: tuple(makers[scope](statements, config)) for scope in scopes}


def _each(statements: Sequence[Statement], config: Config) -> Iterator[Group]:
    for s in statements:
        yield Group((s.question,), (s,), config)


def _comparable(statements: Sequence[Statement], config: Config) -> Iterator[Group]:
    """Yield the comparable statements of each question that differ, or that somebody denies or calls former."""
    by_question: dict[Question, list[Statement]] = defaultdict(list)
    for s in statements:
        by_question[s.question].append(s)
    for question, members in by_question.items():
        if len(members) < 2 or _unanimous(members):
            continue
        additions = [s for s in members if s.frame.part is Part.ADDITION and stands(s)]
        for _, alike in _parted(members, key):
            standing = tuple(s for s in alike if stands(s))
            # A figure that is named as the former one is that on whatever basis the text that names it leaves unsaid.
            ids = {s.id for s in alike}
            former = (s for s in members if s.stance is Stance.SUPERSEDED and s.id not in ids)
            others = (*(s for s in alike if not stands(s)), *former)
            added = _added_to(standing, additions) if additions else ()
            if standing and (differs(standing) or any(s.stance in _TELLING for s in others)):
                yield Group((question,), standing, config, context=(*others, *added))


def _added_to(figures: Sequence[Statement], additions: Sequence[Statement]) -> tuple[Statement, ...]:
    ids = {s.id for s in figures}
    return tuple(s for s in additions if s.frame.antecedent in ids and s.id not in ids)


def _unanimous(members: Sequence[Statement]) -> bool:
    """Return at little cost whether all assert one value, as in most questions of a table."""
    first = members[0].value
    return all(s.stance is Stance.ASSERTED and s.value == first for s in members)


def _subjects(statements: Sequence[Statement], config: Config) -> Iterator[Group]:
    """Yield all that is said of one incident of one event."""
    yield from _wholes(_parted(statements, lambda s: (s.question.event, incident(s))), config)


def _sources(statements: Sequence[Statement], config: Config) -> Iterator[Group]:
    yield from _wholes(_parted(statements, lambda s: voices(s)[0]), config)


def _wholes(parts: Iterable[tuple[Hashable, Sequence[Statement]]], config: Config) -> Iterator[Group]:
    for _, members in parts:
        if len(members) < 2:
            continue
        standing = tuple(s for s in members if stands(s))
        questions: dict[Question, None] = dict.fromkeys(s.question for s in members)
        yield Group(tuple(questions), standing, config, context=tuple(s for s in members if not stands(s)))


def _parted(
    statements: Iterable[Statement], by: Callable[[Statement], Hashable]
) -> Iterable[tuple[Hashable, list[Statement]]]:
    """Return the statements by a key, in the order in which the keys first occur (canonical, as the statements are)."""
    parts: dict[Hashable, list[Statement]] = defaultdict(list)
    for s in statements:
        parts[by(s)].append(s)
    return parts.items()
