"""Attributions by a participle: ', adding that ...', 'a statement saying ...'."""

from reconcile.extract.attribution_lexicon import (
    AUXILIARIES,
    COGNITION,
    COMPLEMENT,
    DETERMINERS,
    PREPOSITIONS,
    SPEAKERS,
)
from reconcile.extract.attribution_making import made
from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_subjects import subject_of
from reconcile.extract.attribution_tokens import verb_like

_PARTICIPLES = frozenset("saying claiming adding warning alleging reporting insisting stating noting".split())


def participle(reader: Reader, index: int) -> Attribution | None:
    """Read ', adding that ...' and 'a statement saying ...'; the holder is whoever acts in the sentence."""
    word, before = reader.word(index), reader.word(index - 1)
    if (
        word not in COMPLEMENT
        or before == "as"
        or before in DETERMINERS
        or before in PREPOSITIONS
        or (word in COGNITION and before != ",")
    ):
        return None
    after = reader.skip_adjuncts(index + 1)
    quote = reader.opens_quote(after + (reader.word(after) in (",", ":")))
    rest = reader.tokens.words[after : min(reader.last, after + 12)]
    bare = word in _PARTICIPLES and reader.word(after)[:1].isalnum() and any(verb_like(w) for w in rest[1:])
    if not (reader.introduces(after) or quote or bare):
        return None
    if before in AUXILIARIES:
        subject = subject_of(reader, index)
    elif before == ",":
        subject = None
    else:
        subject = subject_of(reader, index)
        if subject and reader.word(subject[1] - 1) not in SPEAKERS:
            subject = None
    if quote:
        content = reader.stretch(quote.start, quote.end)
    else:
        skip = reader.word(after) == "that"
        content = reader.stretch(
            reader.tokens.starts[after] if not skip else reader.tokens.ends[after], reader.clause_end(after)
        )
    return made(reader, subject, (index, index + 1), content, Kind.QUOTE if quote else Kind.SAID, quote is not None)
