"""Independent origins: which statements are one voice, however many carry it.

What counts as one origin, most certain first:

1. A declared family (configuration, or given with a source or document) is one origin.
2. A named or described holder is one origin across documents; an unnamed witness or a rumour is one per document
   (elsewhere it may be another person), unless it gives the same value.
3. A document's narration is the voice of whoever owns its text; documents that carry one text are one voice. A text
   is owned by one of those who may have written it: each outlet that nobody surely preceded with it (by date and time),
   and each agency that a carrier's dateline or publisher line credits. Of several, the one that is heard elsewhere in
   the case owns it: that has another text there, or is named as a source by somebody; else the agency that is
   credited; else the first in canonical order (date as written, publisher, file name). So a further carrier, early or
   late, with or without a credit, moves nothing. A text without any outlet is a voice of its own.
4. Publishers of the case, under any declared name, are outlets wherever others name them: "the Sentinel reported",
   "Coast Radio, citing the Sentinel, said" and the Sentinel's own narration are one voice. An office that publishes
   stays an office, and is one voice with what it publishes.
5. Two holders of one organisation are one origin where they give the same value, and two where they differ: merging
   'police' and 'ministry', or a spokesman and his chief, would hide a dispute. A body under another name ("the
   company") has that body as its organisation: see `mentions`.
6. An outlet that gives the value that a voice quoted in its own text gives has it from that voice, and so has whoever
   cites the outlet; the same where another's text says that the voice told it to the outlet.
7. Outlets that credit each other in a circle are one origin: nobody among them is known to have seen anything.

Every step joins a statement to one origin only, never two origins to each other because a third fits both: a further
supporting statement must not lower a confidence.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from reconcile.config import Config
from reconcile.graph.circles import circles, refuse_circular_rows
from reconcile.graph.declared import Declared
from reconcile.graph.mentions import with_bodies
from reconcile.graph.outlets import Outlets
from reconcile.graph.sameness import Answer, answers
from reconcile.graph.voices import Voices, is_bystander, is_narration
from reconcile.statement import Document, SourceKind, Statement

_FAMILY = "family: "


def with_origins(statements: Iterable[Statement], documents: Iterable[Document], config: Config) -> list[Statement]:
    """Return the statements, in the order given, each with the key of its origin and publishers known for outlets.

    Raises:
        ConfigError: declared families or aliases contradict each other or form a circle.
        InputError: a table's row names a source among its own relays.
    """
    statements = list(statements)
    refuse_circular_rows(statements)
    declared, documents = Declared.of(config), list(documents)
    outlets = Outlets.of([*documents, *(s.document for s in statements)], declared)
    statements = with_bodies(outlets.recognised(s) for s in statements)
    voices = Voices.of(statements, documents, declared)
    origins = [voices.of_statement(s) for s in statements]
    by_question: defaultdict[object, list[int]] = defaultdict(list)
    for i, s in enumerate(statements):
        by_question[s.question].append(i)
    for members in by_question.values():
        if len(members) > 1 and any(statements[i].holder.kind is not SourceKind.DATASET for i in members):
            _settle(members, statements, origins, voices, config)
    return [evolve(s, origin=o, relays=voices.relays(s)) for s, o in zip(statements, origins, strict=True)]


def _settle(
    members: Sequence[int], statements: Sequence[Statement], origins: list[str], voices: Voices, config: Config
) -> None:
    """Join the origins of the statements on one question as the rules above say; `origins` is changed in place."""
    said = dict(zip(members, answers([statements[i] for i in members]), strict=True))
    circle = circles([statements[i] for i in members], voices)
    for i in members:
        origins[i] = circle.get(origins[i], origins[i])
    told_by = {i: voices.documents[statements[i].document.id] for i in members}
    own = {i: circle.get(key, key) for i, key in told_by.items()}
    narrated = [i for i in members if is_narration(statements[i]) or origins[i] == own[i]]
    quoted = sorted(set(members).difference(narrated))
    base = {i: origins[i] for i in quoted}
    standing = _standing(quoted, statements, base, said, voices, config)
    for group in (*_bystanders(quoted, statements, said, voices), *_bodies(quoted, statements, said, voices)):
        face = min({base[i] for i in group}, key=standing.__getitem__)
        for i in group:
            origins[i] = origins[i] if base[i].startswith(_FAMILY) else face
    spoken: dict[tuple[str, Answer], int] = {}
    for i in sorted(quoted, key=lambda i: standing[base[i]]):
        relays = (voices.of_outlet(r) for r in statements[i].relays if voices.is_outlet(r))
        for teller in (own[i], *(circle.get(r, r) for r in relays)):
            spoken.setdefault((teller, said[i]), i)
    tellers: dict[int, tuple[str, ...]] = {i: (base[i],) for i in quoted if voices.is_outlet(statements[i].holder)}
    tellers |= {i: (origins[i], own[i]) for i in narrated}
    found = {i: origins[_first_to_say(i, said[i], tellers, spoken)] for i in tellers}
    for i, origin in found.items():
        origins[i] = origin


def _first_to_say(
    i: int, answer: Answer, tellers: Mapping[int, Sequence[str]], spoken: Mapping[tuple[str, Answer], int]
) -> int:
    """Follow who an outlet has an answer from, through outlets that have it from others, to the first that says so."""
    seen = [i]
    while ahead := [j for t in tellers.get(i, ()) if (j := spoken.get((t, answer), i)) not in seen]:
        i = ahead[0]
        seen.append(i)
    return i


def _standing(
    quoted: Sequence[int],
    statements: Sequence[Statement],
    base: Mapping[int, str],
    said: Mapping[int, Answer],
    voices: Voices,
    config: Config,
) -> dict[str, tuple[object, ...]]:
    """Return for each voice on one question an order in which it stands for others that say the same.

    Declared families first, then the more reliable, then who gave most figures (so that an office's statement stays
    with the spokesman who revises it), then the place in the text behind its dateline; names and dates of carriers
    decide nothing but perfect ties, so that a further carrier changes nothing.
    """
    of_voice: defaultdict[str, list[int]] = defaultdict(list)
    for i in quoted:
        of_voice[base[i]].append(i)
    return {
        key: (
            not key.startswith(_FAMILY),
            -max(config.priors[statements[i].holder.kind] for i in own),
            -len({said[i] for i in own}),
            min((voices.credited.place(statements[i]), statements[i].quote) for i in own),
            key,
        )
        for key, own in of_voice.items()
    }


def _bystanders(
    quoted: Sequence[int], statements: Sequence[Statement], said: Mapping[int, Answer], voices: Voices
) -> list[list[int]]:
    """Group unnamed witnesses and rumours that say the same under the same name, in whatever document."""
    same: defaultdict[tuple[str, Answer], list[int]] = defaultdict(list)
    for i in quoted:
        if is_bystander(statements[i].holder):
            same[voices.name(statements[i].holder), said[i]].append(i)
    return list(same.values())


def _bodies(
    quoted: Sequence[int], statements: Sequence[Statement], said: Mapping[int, Answer], voices: Voices
) -> list[list[int]]:
    """Group voices of one body that say the same; 'police' is the body 'harbour police' where that says the same."""
    same: defaultdict[Answer, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i in quoted:
        if body := voices.body(statements[i].holder):
            same[said[i]][body].append(i)
    for bodies in same.values():
        for body in sorted(bodies, key=len):
            fuller = [b for b in bodies if b.endswith(f" {body}")]
            if fuller and not any(statements[i].holder.organisation for i in bodies[body]):
                bodies[min(fuller)].extend(bodies.pop(body))
    return [group for bodies in same.values() for group in bodies.values()]
