"""Words that are as often nouns as verbs of saying: "the report", "police report that"."""

from reconcile.extract.attribution_lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    DOCUMENTS,
    HAVE,
    NOUNLIKE,
    PARTICIPLE_ONLY,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKERS,
)
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_subjects import subject_of, word_before
from reconcile.extract.attribution_tokens import verb_like
from reconcile.inflection import singular

_SUBJECTS = frozenset("he she they it we there".split())
_OPENING = DETERMINERS | PRONOUNS | frozenset(["that"])


def is_noun(reader: Reader, index: int, word: str) -> bool:
    """Return whether a word that may be either is a noun here."""
    here = reader.tokens.capital(index) and not reader.upper and index > reader.first
    if (
        here
        and not reader.sentence.headline
        and reader.tokens.text[reader.sentence.start : reader.sentence.end].isupper() is False
    ):
        return True
    if word in PARTICIPLE_ONLY:
        return word_before(reader, index) not in HAVE and reader.word(index - 1) not in HAVE
    if word not in NOUNLIKE:
        return False
    before = reader.word(index - 1)
    if (
        before in DETERMINERS
        or before in PREPOSITIONS
        or before.endswith(("'s", "’s", "s'", "s’"))
        or before in ("to", "and", "or", "-", "")
    ):
        return not (before == "and" and (reader.introduces(index + 1) or reader.word(index + 1) in _SUBJECTS))
    if (
        before in PRONOUNS
        or before in AUXILIARIES
        or (before in ADVERBS and (word.endswith("s") or word_before(reader, index) in PRONOUNS))
    ):
        return False
    after = reader.word(index + 1)
    if _told_by_documents(reader, index, word, after):
        return False
    if verb_like(after) or after in PREPOSITIONS or (word == "posts" and after.isdigit()):
        return True
    plural_subject = before.endswith("s") or before in SPEAKERS or before in ("who", "police")
    clause = (
        after == "that" or reader.opens_quote(index + 1) is not None or after in (":", ",", ".") or word.endswith("s")
    )
    return not (plural_subject and clause) and not (clause and reader.tokens.capital(index - 1) and not reader.upper)


def _told_by_documents(reader: Reader, index: int, word: str, after: str) -> bool:
    """Return whether several speakers or documents stand before a base form: 'the findings show the', 'police say'."""
    if word.endswith("s") or reader.word(index - 1) in PREPOSITIONS:
        return False
    found = subject_of(reader, index)
    if found is None:
        return False
    phrase = reader.tokens.words[found[0] : found[1]]
    apart = found[1] < index or "," in phrase  # an adverb or an apposition between them, so that no compound is read
    heads = phrase[: phrase.index(",")] if "," in phrase else phrase
    several = any(w in SPEAKERS and w.endswith("s") and singular(w) in DOCUMENTS for w in heads)
    return several and (apart or after in _OPENING or after[:1].isdigit())
