"""Names for questions: what each cluster is about, so that no two questions share a name."""

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from reconcile.config import Config
from reconcile.link.context import Context
from reconcile.statement import Part, Question, Statement

# Words that count or order: "people count, first" names nothing.
_HOLLOW = frozenset(
    "first second third fourth fifth other others another later latest earlier early after before still since again "
    "dozen dozens scores hundred hundreds thousand thousands million millions several number total around about".split()
)
_GENERIC = ("people", "")


def named(
    clusters: Sequence[Sequence[int]], statements: Sequence[Statement], around: Context, config: Config
) -> list[Question]:
    """Return one question a cluster, all different."""
    plain = [_plain([statements[i] for i in c], config) for c in clusters]
    namesakes: dict[Question, list[Sequence[int]]] = {}
    for cluster, question in zip(clusters, plain, strict=True):
        namesakes.setdefault(question, []).append(cluster)
    used = {q: _Used.by(alike, statements, around) for q, alike in namesakes.items() if len(alike) > 1}
    return _numbered(
        [
            _told_apart(cluster, question, used[question], statements, around) if question in used else question
            for cluster, question in zip(clusters, plain, strict=True)
        ]
    )


@frozen
class _Used:
    """How many of the clusters of one name have each locus, place and word: what one alone has tells it apart."""

    loci: Counter[str]
    places: Counter[str]
    words: Counter[str]

    @classmethod
    def by(cls, clusters: Sequence[Sequence[int]], statements: Sequence[Statement], around: Context) -> "_Used":
        frames = [[statements[i].frame for i in cluster] for cluster in clusters]
        return cls(
            Counter(p for fs in frames for p in {p for f in fs for p in f.locus}),
            Counter(p for fs in frames for p in {p for f in fs for p in f.places}),
            Counter(w for cluster in clusters for w in frozenset[str]().union(*(around.words[i] for i in cluster))),
        )


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
    cluster: Sequence[int], question: Question, used: _Used, statements: Sequence[Statement], around: Context
) -> Question:
    """Add what this cluster has and its namesakes have not: a place, a time, else a telling word."""
    places = [p for i in cluster for p in statements[i].frame.locus if used.loci[p] == 1]
    places = places or [p for i in cluster for p in statements[i].frame.places if used.places[p] == 1]
    times = [f"{w.low:%Y-%m-%d}" for i in cluster if (w := statements[i].frame.when) is not None and w.low is not None]
    words = [w for i in cluster for w in _telling(statements[i], around.words[i]) if used.words[w] == 1]
    places = [p for p in places if p not in question.scope.split(", ")]
    mark = _most(places) or _most(times) or _most(words)
    scope = ", ".join(part for part in (question.scope, mark) if part)
    return Question(question.event, question.attribute, question.population, scope)


def _telling(s: Statement, words: Iterable[str]) -> list[str]:
    """Return the words that can tell a question apart: no participle, and none that says the figure or the deed."""
    own = _HOLLOW | set(f"{s.frame.predicate} {s.frame.hedge} {s.value.text}".lower().split())
    return [w for w in sorted(words) if len(w) > 4 and w not in own and not w.endswith(("ing", "ed", "ly"))]


def _numbered(names: Sequence[Question]) -> list[Question]:
    seen: Counter[Question] = Counter()
    unique = []
    for q in names:
        seen[q] += 1
        mark = f"{q.scope} ({seen[q]})".strip()
        unique.append(q if seen[q] == 1 else Question(q.event, q.attribute, q.population, mark))
    return unique
