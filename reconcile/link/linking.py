"""From statements with their own wording to statements with a common question."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from reconcile.config import Config
from reconcile.finding import order
from reconcile.lexicon import Lexicon, load_lexicon
from reconcile.link.acronyms import spelt_out
from reconcile.link.camps import clusters
from reconcile.link.context import Context, context
from reconcile.link.evidence import score
from reconcile.link.forecasts import open_forecast, with_forecasts
from reconcile.link.inheritance import in_their_own_right, with_attributes
from reconcile.link.naming import named
from reconcile.statement import Part, Question, SourceKind, Statement
from reconcile.values import Quantity, Relation
from reconcile.values.units import dimension

_LARGEST = 150  # above this a group is first cut by noun and place: pairs grow with its square
_MANY, _SMALL = 3000, 40  # so many statements are no case any more but a book: smaller groups keep the time linear
_DEPENDENT = (Part.ADDITION, Part.INCREMENT)


def link(
    statements: Iterable[Statement], config: Config | None = None, lexicon: Lexicon | None = None
) -> list[Statement]:
    """Return the statements, each with the question that it answers; equal questions are the same slot.

    Rows of tables come with their question and keep it. The order of the input changes nothing.
    """
    config = config or Config()
    lexicon = lexicon or load_lexicon(config)
    ordered = spelt_out(in_their_own_right(_in_order(statements)), lexicon)
    distinct = _distinct([s for s in ordered if s.row is None])
    free = with_attributes(list(distinct.values()), lexicon)
    around = context(free, lexicon)
    groups = [c for bucket in _buckets(free) for c in _clusters(bucket, free, around, lexicon)]
    groups = with_forecasts(_with_dependents(groups, free), free)
    questions = named(groups, free, around, config)
    settled = {
        free[i].id: (q, all(free[j].frame.background for j in group))
        for group, q in zip(groups, questions, strict=True)
        for i in group
    }
    return [_answering(s, *settled[distinct[_wording(s)].id]) if s.row is None else s for s in ordered]


def _answering(s: Statement, question: Question, background: bool) -> Statement:
    """Return a statement with its question; what others tell as news and one as history is one event to the gate."""
    if s.frame.background == background:
        return evolve(s, question=question)
    return evolve(s, question=question, frame=evolve(s.frame, background=background))


def _in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Return statements in an order that the names of their carriers decide last: a copy stands behind its original.

    Texts are compared from their end: what a carrier adds is most often a dateline in front.
    """
    statements = list(statements)
    documents = {s.document.id: s.document for s in statements}
    texts = {id: d.text[::-1] for id, d in documents.items()}
    return sorted(statements, key=lambda s: (s.published or "", texts[s.document.id], order(s)))


def _distinct(statements: Sequence[Statement]) -> dict[tuple[object, ...], Statement]:
    """Return one statement for each wording: what a copy repeats is no further evidence of what belongs together."""
    found: dict[tuple[object, ...], Statement] = {}
    for s in statements:
        found.setdefault(_wording(s), s)
    return found


def _wording(s: Statement) -> tuple[object, ...]:
    """Return what two carriers of one text share: the sentence, the place in it and what is read there."""
    start, end = s.frame.sentence
    holder = "" if s.holder.kind is SourceKind.NARRATION else s.holder.name
    place = (s.start - start, s.end - start) if end else (s.document.id, s.start)
    question = (s.question.event, s.question.attribute, s.question.population, s.question.scope)
    stated = (s.value.sort_key(), str(s.stance), str(s.frame.part), holder, s.frame.background)
    return (s.document.text[start:end], place, question, stated, s.frame.locus, s.published and s.published[:7])


def _buckets(statements: Sequence[Statement]) -> list[list[int]]:
    """Return groups of indices that share kind, attribute and unit; large groups are cut further."""
    largest = _LARGEST if len(statements) <= _MANY else _SMALL
    by_key: dict[tuple[str, ...], list[int]] = {}
    for i, s in enumerate(statements):
        if (s.frame.part in _DEPENDENT and s.frame.antecedent) or open_forecast(s):
            continue
        by_key.setdefault(_key(s), []).append(i)
    buckets = []
    for key in sorted(by_key):
        bucket = by_key[key]
        buckets += [bucket] if len(bucket) <= largest else _cut(bucket, statements, largest)
    return buckets


def _key(s: Statement) -> tuple[str, ...]:
    return (s.value.kind, dimension(s.value.unit) if isinstance(s.value, Quantity) else s.question.attribute)


def _cut(bucket: Sequence[int], statements: Sequence[Statement], largest: int) -> list[list[int]]:
    finer: dict[tuple[str, ...], list[int]] = {}
    for i in bucket:
        s = statements[i]
        finer.setdefault(
            (s.question.attribute, s.question.population, s.question.scope, s.frame.noun, *s.frame.places[:1]), []
        ).append(i)
    parts = (finer[key] for key in sorted(finer))
    return [part[k : k + largest] for part in parts for k in range(0, len(part), largest)]


def _clusters(
    bucket: Sequence[int], statements: Sequence[Statement], around: Context, lexicon: Lexicon
) -> list[list[int]]:
    def pair(a: int, b: int) -> float:
        i, j = bucket[a], bucket[b]
        return score(statements[i], statements[j], i, j, around, lexicon)

    def same(a: int, b: int) -> float:
        return float(statements[bucket[a]].value.relation(statements[bucket[b]].value) is Relation.SAME)

    return [[bucket[k] for k in part] for part in clusters(len(bucket), pair, same)]


def _with_dependents(groups: Sequence[list[int]], statements: Sequence[Statement]) -> list[list[int]]:
    """Put what adds to another figure beside that figure."""
    home = {statements[i].id: k for k, group in enumerate(groups) for i in group}
    extended = [list(g) for g in groups]
    for i, s in enumerate(statements):
        if s.frame.part in _DEPENDENT and s.frame.antecedent:
            k = home.get(s.frame.antecedent)
            if k is None:
                extended.append([i])
                home[s.id] = len(extended) - 1
            else:
                extended[k].append(i)
                home[s.id] = k
    return extended


__all__ = ["Question", "link"]
