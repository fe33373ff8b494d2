"""The attribution round a verb: which pattern reads it."""

from reconcile.extract.attribution_contents import addressee, clause_after, final, quoted_after
from reconcile.extract.attribution_homographs import is_noun
from reconcile.extract.attribution_inverted import inverted
from reconcile.extract.attribution_lexicon import (
    BE,
    COGNITION,
    DENIAL,
    FORECAST,
    NEGATIONS,
    PRONOUNS,
    REFUSALS,
    SPEAKERS,
    SPEECH,
)
from reconcile.extract.attribution_making import made
from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_noun_phrases import plausible
from reconcile.extract.attribution_participles import participle
from reconcile.extract.attribution_passives import passive
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_subjects import opening_subject, subject_of, word_before
from reconcile.statement import Stance


def verb(reader: Reader, index: int) -> Attribution | None:
    """Read the attribution round the verb at a token."""
    word = reader.word(index)
    before = word_before(reader, index)
    if before == "to":  # "refused to say": nothing is said
        return _pending(reader, index) if reader.word(index - 2) == "yet" else None
    if before in BE and not word.endswith("ing"):
        return passive(reader, index)
    if word.endswith("ing"):
        return participle(reader, index)
    if is_noun(reader, index, word):
        return None
    if (found := inverted(reader, index, word)) is not None:
        return found
    subject = subject_of(reader, index)
    if before in ("and", "but", "then", "or") and (subject is None or before != "then"):
        return _coordinated(reader, index, word)
    return _active(reader, index, word, subject) if subject else None


def _pending(reader: Reader, index: int) -> Attribution | None:
    """Read 'police have yet to confirm that ...': nobody answers for it."""
    if reader.word(index + 1) != "that":
        return None
    content = reader.stretch(reader.tokens.ends[index + 1], reader.clause_end(index + 1))
    return made(reader, None, (index, index + 1), content, Kind.DOUBTED, hearsay=True)


def _coordinated(reader: Reader, index: int, word: str) -> Attribution | None:
    """Read '... and said that': the subject stands before an earlier verb, and is found once the sentence is read."""
    if word not in SPEECH and not reader.introduces(index + 1):
        return None
    after = reader.skip_adjuncts(addressee(reader, index, word)[0])
    own = opening_subject(reader, index)
    found = quoted_after(reader, index, after, own or (index, index + 1)) or clause_after(
        reader, index, word, after, own or (index, index + 1)
    )
    return made(reader, None, (index, index + 1), found[1], found[2], found[3]) if found else None


def _active(reader: Reader, index: int, word: str, subject: tuple[int, int]) -> Attribution | None:
    between = reader.tokens.words[subject[1] : index]
    negated = any(w in NEGATIONS or w.endswith("n't") or w in REFUSALS for w in between)
    if not plausible(reader.tokens, *subject, reader.upper):
        return None
    if word in COGNITION and word not in SPEECH and not _thinks(reader, subject, index):
        return None
    after, relay = addressee(reader, index, word)
    after = reader.skip_adjuncts(after)
    if reader.word(after) in ("or", "nor") and reader.word(after + 1) in DENIAL and negated:
        after += 2  # "could not confirm or deny that"
    found = (
        quoted_after(reader, index, after, subject)
        or clause_after(reader, index, word, after, subject)
        or final(reader, index, word, after, subject)
    )
    if found is None:
        return None
    holder, content, kind, quoted = found
    stance = Stance.FORECAST if word in FORECAST else Stance.ASSERTED
    hearsay = False
    if word in DENIAL:
        kind, stance = (Kind.DENIED, Stance.DENIED) if not negated else (Kind.DOUBTED, Stance.ASSERTED)
        hearsay = negated
    elif negated:
        kind, hearsay = Kind.DOUBTED, True
    return made(reader, holder, (index, index + 1), content, kind, quoted, stance, hearsay, relay)


def _thinks(reader: Reader, subject: tuple[int, int], index: int) -> bool:
    """Return whether a verb of thinking stands close behind somebody who thinks."""
    words = reader.tokens.words[subject[0] : subject[1]]
    return index - subject[1] <= 2 and (words[-1] in PRONOUNS or any(w in SPEAKERS for w in words) or len(words) <= 4)
