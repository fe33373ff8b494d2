"""Independent origins: which statements are one voice, however many carry it.

What counts as one origin, most certain first:

1. A declared family (configuration, or given with a source or document) is one origin.
2. A named or described holder is one origin across documents; an unnamed witness or a rumour is one per document
   (elsewhere it may be another person), unless it gives the same value.
3. A document's narration is the voice of the agency it credits, else of the outlet in which its text first appeared,
   else of the text itself. Documents that carry one text are one voice.
4. Two holders of one organisation are one origin where they give the same value, and two where they differ: merging
   'police' and 'ministry', or a spokesman and his chief, would hide a dispute.
5. A narrator who gives the value that a voice quoted in the same text gives has it from that voice.
6. Outlets that credit each other in a circle are one origin: nobody among them is known to have seen anything.

Every step joins a statement to one origin only, never two origins to each other because a third fits both: a further
supporting statement must not lower a confidence.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from reconcile.config import Config
from reconcile.graph.circles import circles, refuse_circular_rows
from reconcile.graph.declared import Declared
from reconcile.graph.sameness import Answer, answers
from reconcile.graph.voices import Voices, is_bystander, is_narration
from reconcile.statement import Document, SourceKind, Statement


def with_origins(statements: Iterable[Statement], documents: Iterable[Document], config: Config) -> list[Statement]:
    """Return the statements, in the order given, each with the key of its origin.

    Raises:
        ConfigError: declared families or aliases contradict each other or form a circle.
        InputError: a table's row names a source among its own relays.
    """
    statements = list(statements)
    refuse_circular_rows(statements)
    voices = Voices.of(statements, documents, Declared.of(config))
    origins = [voices.of_statement(s) for s in statements]
    by_question: defaultdict[object, list[int]] = defaultdict(list)
    for i, s in enumerate(statements):
        by_question[s.question].append(i)
    for members in by_question.values():
        if len(members) > 1 and any(statements[i].holder.kind is not SourceKind.DATASET for i in members):
            _settle(members, statements, origins, voices, config)
    return [evolve(s, origin=o) for s, o in zip(statements, origins, strict=True)]


def _settle(
    members: Sequence[int], statements: Sequence[Statement], origins: list[str], voices: Voices, config: Config
) -> None:
    """Join the origins of the statements on one question as the rules above say; `origins` is changed in place."""
    said = dict(zip(members, answers([statements[i] for i in members]), strict=True))
    quoted = [i for i in members if not is_narration(statements[i])]
    rank = {i: _rank(statements[i], origins[i], config) for i in quoted}
    circle = circles([statements[i] for i in members], voices)
    for i in members:
        origins[i] = circle.get(origins[i], origins[i])
    _join_bystanders(quoted, statements, origins, said, voices)
    _join_bodies(quoted, statements, origins, said, voices, rank)
    spoken: dict[tuple[str, Answer], int] = {}
    for i in sorted(quoted, key=rank.__getitem__):
        spoken.setdefault((voices.documents[statements[i].document.id], said[i]), i)
    for i in members:
        if is_narration(statements[i]):
            voice = spoken.get((voices.documents[statements[i].document.id], said[i]))
            origins[i] = origins[i] if voice is None else origins[voice]


def _rank(s: Statement, origin: str, config: Config) -> tuple[bool, float, str, str]:
    """Order voices: declared families first, then the more reliable kinds."""
    return (not origin.startswith("family: "), -config.priors[s.holder.kind], origin, s.id)


def _join_bystanders(
    quoted: Sequence[int],
    statements: Sequence[Statement],
    origins: list[str],
    said: Mapping[int, Answer],
    voices: Voices,
) -> None:
    same: dict[tuple[str, Answer], str] = {}
    unnamed = [i for i in quoted if is_bystander(statements[i].holder) and not origins[i].startswith("family: ")]
    for i in sorted(unnamed, key=origins.__getitem__):
        origins[i] = same.setdefault((voices.name(statements[i].holder), said[i]), origins[i])


def _join_bodies(
    quoted: Sequence[int],
    statements: Sequence[Statement],
    origins: list[str],
    said: Mapping[int, Answer],
    voices: Voices,
    rank: Mapping[int, tuple[bool, float, str, str]],
) -> None:
    """Let voices of one body that say the same share the origin of the best of them.

    'police' is the body 'harbour police' where no other police fits as well or better.
    """
    best: dict[Answer, dict[str, str]] = defaultdict(dict)
    for i in sorted(quoted, key=rank.__getitem__):
        if body := voices.body(statements[i].holder):
            best[said[i]].setdefault(body, origins[i])
    for i in quoted:
        body = voices.body(statements[i].holder)
        if not body or origins[i].startswith("family: "):
            continue
        fuller = [b for b in best[said[i]] if b.endswith(f" {body}")]
        origins[i] = best[said[i]][min(fuller) if fuller and not statements[i].holder.organisation else body]
