"""What a verb of saying may take right after it, without "that": clauses, figures, claims."""

from reconcile.extract.attribution_lexicon import (
    COMPLEMENT,
    DENIAL,
    DOCUMENTS,
    FIGURE,
    FORECAST,
    PLEA,
    PREPOSITIONS,
    PRONOUNS,
    REVISION,
    SPEAKERS,
    SPEAKING,
)
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_tokens import verb_like
from reconcile.extract.sentences import Span
from reconcile.inflection import singular

COUNTING = frozenset(
    """count counts counted list lists listed register registered record records recorded log logged
    logs total totals totalled totaled tally tallied give gives gave given place placed places document
    documented verify verified set cite cited""".split()
)

_THINK = frozenset(
    "think thinks thought believe believes believed suspect suspects suspected hope guess reckon feel fear".split()
)

_OPENING_PREPOSITIONS = frozenset("at over about between up under among around in on".split())

_TALLIES = frozenset("toll figure figures number numbers count total tally estimate estimates deaths dead".split())

_FINDING = frozenset(
    "show shows showed find finds found suggest suggests suggested indicate indicates indicated".split()
)
_PHRASE = 6  # words: what is longer than this is hardly a mere object
_SAY = frozenset("say says said saying".split())

NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred
    thousand million dozens hundreds thousands scores several nearly about some least""".split()
)

CLAIMS = frozenset(
    "claim claims claimed report reports allegation allegations accusation accusations suggestion suggestions "
    "rumour rumours rumor rumors figure figures notion idea assertion charge charges statement toll involvement".split()
)


def takes_bare(reader: Reader, word: str, here: str, rest: list[str], subject: tuple[int, int]) -> bool:
    """Return whether what follows the verb right away is what was said."""
    if word.startswith("claim") and (here in ("responsibility", "credit") or _takes_lives(rest)):
        return False
    if here == "to":
        return word.startswith("claim") or word in DENIAL
    clause = any(verb_like(w) for w in rest[1:])
    dated = rest[1:2] and rest[1][0].isdigit() and "," in rest[2:4] and clause  # "estimated by 2050, ..."
    if here in PREPOSITIONS - _OPENING_PREPOSITIONS and word not in SPEAKING and not dated:
        return False
    numbered = any(w[0].isdigit() or w in NUMBERS for w in rest[:8])
    told = any(singular(w) in DOCUMENTS for w in reader.tokens.words[subject[0] : subject[1]])
    if word in _FINDING and told and here not in PREPOSITIONS and (len(rest) > _PHRASE or numbered):
        return True
    if here in _OPENING_PREPOSITIONS and not clause and word in _SAY:
        return False
    speakers = any(w in SPEAKERS or w in PRONOUNS for w in reader.tokens.words[subject[0] : subject[1]])
    if (figure := _takes_figure(word, here, rest, numbered, speakers)) is not None:
        return figure
    if word in _SAY:
        return len(rest) > 1
    if word in DENIAL:
        return word.startswith(("den", "disavow")) or any(w in CLAIMS for w in rest[:4])
    if word.startswith("claim") and not clause:
        return speakers
    if word in FIGURE or word in FORECAST:
        return numbered or clause or (speakers and word.startswith(("confirm", "report", "announc", "acknowledg")))
    thinks = word in _THINK and reader.word(subject[1] - 1) in PRONOUNS
    return word not in PLEA and (thinks or (clause and word in COMPLEMENT))


def _takes_lives(rest: list[str]) -> bool:
    """Return whether floods and raids claim, not people: 'claimed 12 lives'."""
    return "lives" in rest[:8] or "life" in rest[:4]


def _takes_figure(word: str, here: str, rest: list[str], numbered: bool, speakers: bool) -> bool | None:
    """Return whether a verb of counting takes what follows as its figure; None for other verbs."""
    tally = any(w in _TALLIES for w in rest[:6])
    if word in REVISION:
        return numbered and tally
    if word in SPEAKING:
        return here in ("of", "about") and numbered
    if word in ("put", "puts", "given", "gave", "give", "gives") and tally:
        return True
    if word in ("put", "puts", "set", "place", "places", "placed"):
        return "at" in rest[1:] and numbered
    return numbered and speakers if word in COUNTING else None


def beyond_claim(reader: Reader, after: int, end: int) -> Span | None:
    """Return what the denied claim says: 'rejected [claims that] ...'."""
    for at in range(after, min(reader.last, after + 6)):
        if reader.word(at) in CLAIMS and reader.word(at + 1) in ("that", "of"):
            return reader.stretch(reader.tokens.ends[at + 1], end)
    return None
