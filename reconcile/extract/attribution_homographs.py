"""Words that are as often nouns as verbs of saying: "the report", "police report that"."""

from reconcile.extract.attribution_lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    HAVE,
    NOUNLIKE,
    PARTICIPLE_ONLY,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKERS,
)
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_subjects import word_before
from reconcile.extract.attribution_tokens import verb_like


def is_noun(reader: Reader, index: int, word: str) -> bool:
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
        return not (before == "and" and reader.introduces(index + 1))
    if (
        before in PRONOUNS
        or before in AUXILIARIES
        or (before in ADVERBS and (word.endswith("s") or word_before(reader, index) in PRONOUNS))
    ):
        return False
    after = reader.word(index + 1)
    if verb_like(after) or after in PREPOSITIONS or (word == "posts" and after.isdigit()):
        return True
    plural_subject = before.endswith("s") or before in SPEAKERS or before in ("who", "police")
    clause = (
        after == "that" or reader.opens_quote(index + 1) is not None or after in (":", ",", ".") or word.endswith("s")
    )
    return not (plural_subject and clause) and not (clause and reader.tokens.capital(index - 1) and not reader.upper)
