"""Doubt by a noun: 'cast doubt on reports that', 'no confirmation that'."""

from reconcile.extract.attribution_clauses import subject_before
from reconcile.extract.attribution_making import made
from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_noun_phrases import plausible
from reconcile.extract.attribution_objects import CLAIMS
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_rules import verb
from reconcile.statement import Stance

_CASTING = frozenset(
    "cast casts casting throw throws threw thrown express expresses expressed voice voices voiced raise raises raised "
    "had has have".split()
)
_NONE = frozenset("no without lacked lacks awaiting await awaits".split())
_FURTHEST = 10  # words between "confirmation" or "doubt" and the clause that it is about


def doubt(reader: Reader, index: int) -> Attribution | None:
    """Read 'X cast doubt on reports that ...' as X denying it; "no doubt" is none; the verb has its own rule."""
    light = index - 1
    while light > reader.first and reader.word(light) in ("serious", "some", "fresh", "further", "new", "grave"):
        light -= 1
    if reader.word(light) not in _CASTING:
        return verb(reader, index)
    subject = subject_before(reader.tokens, light, reader.first)
    start = _clause(reader, index)
    if subject is None or not start or not plausible(reader.tokens, *subject, reader.upper):
        return None
    content = reader.stretch(reader.tokens.starts[start], reader.clause_end(start))
    return made(reader, subject, (light, index + 1), content, Kind.DENIED, stance=Stance.DENIED)


def confirmation(reader: Reader, index: int) -> Attribution | None:
    """Read 'there was no confirmation from police that ...': nobody answers for it."""
    before = reader.tokens.words[max(reader.first, index - 3) : index]
    start = _clause(reader, index)
    if not start or not any(w in _NONE for w in before):
        return None
    content = reader.stretch(reader.tokens.starts[start], reader.clause_end(start))
    return made(reader, None, (index, index + 1), content, Kind.DOUBTED, hearsay=True)


def _clause(reader: Reader, index: int) -> int:
    """Return the token that begins what is doubted: after 'that', or after 'on claims of'; 0 where there is none."""
    for at in range(index + 1, min(reader.last - 1, index + _FURTHEST)):
        word = reader.word(at)
        if word == "that" or (word == "of" and reader.word(at - 1) in CLAIMS):
            return at + 1
        if not word[0].isalnum():
            break
    return 0
