"""Names for questions: what each cluster is about, so that no two questions share a name."""

from collections import Counter
from collections.abc import Sequence

from reconcile.config import Config
from reconcile.link.context import Context
from reconcile.statement import Part, Question, Statement

_GENERIC = ("people", "")


def named(
    clusters: Sequence[Sequence[int]], statements: Sequence[Statement], around: Context, config: Config
) -> list[Question]:
    """Return one question a cluster, all different."""
    plain = [_plain([statements[i] for i in c], config) for c in clusters]
    taken: Counter[Question] = Counter(plain)
    names = []
    for cluster, question in zip(clusters, plain, strict=True):
        names.append(
            question if taken[question] == 1 else _told_apart(cluster, question, clusters, plain, statements, around)
        )
    return _numbered(names)


def _plain(members: Sequence[Statement], config: Config) -> Question:
    leading = [s for s in members if s.frame.part not in (Part.ADDITION, Part.INCREMENT)] or list(members)
    named = [s.question.attribute for s in leading if s.question.attribute != "count"]
    attribute = _most(named) or _most([s.question.attribute for s in leading])
    populations = [p for s in leading if (p := s.question.population) not in _GENERIC]
    fallback = _most([s.question.population for s in leading])
    events = _most([s.question.event for s in members if s.question.event])
    return Question(
        event=events or config.event,
        attribute=attribute,
        population=_most(populations) or fallback,
        scope=_most([s.question.scope for s in members if s.question.scope]),
    )


def _most(words: Sequence[str]) -> str:
    """Return the most frequent word; the first in the alphabet among equals; '' of none."""
    counts = Counter(words)
    return min(counts, key=lambda w: (-counts[w], w)) if counts else ""


def _told_apart(
    cluster: Sequence[int],
    question: Question,
    clusters: Sequence[Sequence[int]],
    plain: Sequence[Question],
    statements: Sequence[Statement],
    around: Context,
) -> Question:
    """Add what this cluster has and its namesakes have not: a place, a time, else a telling word."""
    rivals = [i for c, q in zip(clusters, plain, strict=True) if q == question and c is not cluster for i in c]
    places = _only_here([statements[i].frame.locus for i in cluster], [statements[i].frame.locus for i in rivals])
    places = places or _only_here(
        [statements[i].frame.places for i in cluster], [statements[i].frame.places for i in rivals]
    )
    times = [f"{w.low:%Y-%m-%d}" for i in cluster if (w := statements[i].frame.when) is not None and w.low is not None]
    used = {w for i in rivals for w in around.words[i]}
    words = [w for i in cluster for w in sorted(around.words[i]) if w not in used and len(w) > 4]
    mark = _most(places) or _most(times) or _most(words)
    scope = ", ".join(part for part in (question.scope, mark) if part)
    return Question(question.event, question.attribute, question.population, scope)


def _only_here(here: Sequence[tuple[str, ...]], elsewhere: Sequence[tuple[str, ...]]) -> list[str]:
    taken = {p for names in elsewhere for p in names}
    return [p for names in here for p in names if p not in taken]


def _numbered(names: Sequence[Question]) -> list[Question]:
    seen: Counter[Question] = Counter()
    unique = []
    for q in names:
        seen[q] += 1
        mark = f"{q.scope} ({seen[q]})".strip()
        unique.append(q if seen[q] == 1 else Question(q.event, q.attribute, q.population, mark))
    return unique
