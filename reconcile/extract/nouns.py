"""Who or what a figure counts: the noun phrase after it, without a tagger."""

from attrs import frozen

from reconcile.extract.page import Hit, Line
from reconcile.inflection import is_plural, singular
from reconcile.lexicon import Lexicon, TriggerKind

AUXILIARIES = frozenset(
    "is are was were be been being am has have had having will would could may might must can should shall do "
    "does did 's 're 've isn't aren't wasn't weren't hasn't haven't hadn't got gets getting get remain "
    "remains remained".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from to with without within into onto near during after before since until till "
    "against between among amongst across over under through throughout around about outside inside behind "
    "beyond along per as than via despite including excluding following amid toward towards upon off out up "
    "down".split()
)
FUNCTION_WORDS = (
    AUXILIARIES
    | PREPOSITIONS
    | frozenset(
        "and or but nor so yet while when where which who whom whose that this these those because if "
        "although though whereas the a an his her its their our my your he she it they we you i him them us "
        "not also there here then now all both each every either neither some any no just only still already "
        "later earlier so far said says say told according reportedly allegedly ago too again more less most "
        "least such".split()
    )
)
# Plurals that stand before the noun they narrow: "customs officers", "sports fans".
_PLURAL_MODIFIERS = frozenset(
    "customs arms sports sales rights drugs narcotics explosives communications operations savings works parks "
    "veterans women systems munitions benefits".split()
)
_WHOLE = frozenset("the its their his her our those these".split())
_NOT_HEADS = frozenset("new separate different several additional further extra armed unarmed other last past".split())


# Pasts that no rule forms: what follows a figure and is one of these is its verb, no noun ("40 left", "12 came").
PASTS = frozenset(
    "came went left took gave fell ran fled found made saw met got led held kept began broke threw shot blew hit "
    "burst drove flew rose sent lost won said told spoke wrote heard knew became stood sat lay put cut sought "
    "sank swam swept grew drew drank ate chose forgot rode shook slept stole struck swore tore wore bought "
    "brought built caught dealt felt fought sold taught thought understood withdrew overran given taken driven "
    "thrown known shown seen gone done born paid spent stayed fallen risen beaten chosen".split()
)


@frozen
class Counted:
    """A noun phrase.

    Attributes:
        noun: head noun, singular; "" where the figure stands alone ("16 are missing").
        population: the lexicon's class of it, or the noun.
        first, last: its tokens [first, last).
        words: all its words, for context.
        qualifiers: those written as names, lower-case.
        attribute: what an adjective before the noun says befell them ("12 injured people"), or "".
        pronoun: "them", "others": the antecedent tells who.
        of_whole: "of the N": they are some of those.
    """

    noun: str
    population: str
    first: int
    last: int
    words: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    attribute: str = ""
    pronoun: bool = False
    of_whole: bool = False


def counted(line: Line, first: int, lexicon: Lexicon, *, one: bool = False) -> Counted:
    """Return the noun phrase that begins at token `first`, right after a figure; `one`: the figure is 1."""
    of_whole = False
    start = first
    tokens = line.tokens
    if first + 1 < len(tokens) and tokens[first].low == "more" and tokens[first + 1].low not in FUNCTION_WORDS:
        start = first = first + 1  # "five more people"
    if first < len(tokens) and (tokens[first].low == "of" or line.words(first, first + 2) == "out of"):
        first += 1 if tokens[first].low == "of" else 2
        while first < len(tokens) and tokens[first].low in _WHOLE:
            first, of_whole = first + 1, True
        first = owned(line, first)
        if whole := base_at(line, first):
            first, of_whole = whole, True  # "141 of the 193 states"
        if first < len(tokens) and tokens[first].low in {"them", "whom", "which"}:
            return Counted("", "", start, first + 1, pronoun=True, of_whole=True)
    words, attribute = _run(line, first)
    first += bool(attribute and words)  # the participle before the noun has been read
    if words and words[0] == "others":
        return Counted("", "", first, first + 1, ("others",), (), attribute, pronoun=True, of_whole=False)
    if not words:
        return Counted("", "", start if of_whole else first, first, attribute=attribute, of_whole=of_whole)
    size = _head(words, lexicon, one=one)
    while size < len(words) and tuple(words[size - 1 : size + 1]) in lexicon.nouns:
        size += 1  # "police personnel"
    words = words[:size]
    if not words:
        return Counted("", "", first, first, attribute=attribute, of_whole=of_whole)
    noun = _noun(words, lexicon)
    population = _force(line, first + size, noun, lexicon) or _population(words, noun, lexicon)
    names = tuple(t.low for t in tokens[first : first + size] if t.name)
    end = first + size + _joined(line, first + size, population, lexicon)
    return Counted(noun, population, first, end, tuple(words), names, attribute, of_whole=of_whole)


def _joined(line: Line, k: int, population: str, lexicon: Lexicon) -> int:
    """Return how many tokens count others with them: "162 passengers and crew were saved"."""
    if line.words(k, k + 1) != "and" or population not in lexicon.populations or k + 2 >= len(line.tokens):
        return 0
    other, after = line.tokens[k + 1].low, line.tokens[k + 2].low
    known = lexicon.nouns.get((other,))
    goes_on = after in AUXILIARIES or any(h.first == k + 2 for h in line.hits)
    return 2 if known is not None and is_plural(other) | (other in _COLLECTIVE) and goes_on else 0


def base_at(line: Line, k: int) -> int:
    """Return the token after a figure that begins at token `k` ("of the 193 states"), or 0."""
    if k >= len(line.tokens):
        return 0
    at = line.tokens[k].start
    return next((line.token_at(f.end - 1) + 1 for f in line.found if f.start == at), 0)


def of_whole_after(line: Line, k: int) -> bool:
    """Return whether a figure that ends before token `k` is told of another: "141 of the 193"."""
    if k >= len(line.tokens) or not (line.tokens[k].low == "of" or line.words(k, k + 2) == "out of"):
        return False
    k += 1 if line.tokens[k].low == "of" else 2
    while k < len(line.tokens) and line.tokens[k].low in _WHOLE:
        k += 1
    return base_at(line, owned(line, k)) > 0


def owned(line: Line, k: int) -> int:
    """Return the figure behind the owner at token `k` ("of the city's 80 wards"), or `k` where there is none."""
    for i in range(k, min(len(line.tokens), k + 4)):
        if line.tokens[i].low.endswith(("'s", "’s", "s'", "s’")) and base_at(line, i + 1):
            return i + 1
    return k


_COLLECTIVE = frozenset({"crew", "staff", "personnel"})
_OF_A_BODY = frozenset({"man", "member", "person", "personnel"})


def _force(line: Line, k: int, noun: str, lexicon: Lexicon) -> str:
    """Return the class of the body that people are of: "men of the police"; or ""."""
    if noun not in _OF_A_BODY or k >= len(line.tokens) or line.tokens[k].low != "of":
        return ""
    for token in line.tokens[k + 1 : k + 5]:
        known = lexicon.nouns.get((token.low,))
        if known and known[1] != "people":
            return known[1]
        if token.low in {",", "and", "in", "on", "were", "was"}:
            break
    return ""


def _run(line: Line, first: int) -> tuple[list[str], str]:
    """Return the content words from `first` on, and what a participle among them says befell the counted."""
    words: list[str] = []
    attribute = ""
    k = first
    while k < len(line.tokens) and k < first + 6:
        low = line.tokens[k].low
        if low in FUNCTION_WORDS or not (low[0].isalpha() and low[-1].isalnum()):
            break
        hit = _state(line, k, first)
        named = not words and _names_itself(low, line.lexicon)  # "19 bodies of sailors were identified"
        if hit is not None and low not in line.lexicon.events and not named and not _compound(line, hit):
            after = line.tokens[hit.last].low if hit.last < len(line.tokens) else ""
            noun_follows = after not in FUNCTION_WORDS and (
                (singular(after),) in line.lexicon.nouns or _described(line, hit)
            )
            if words or not noun_follows or hit.triggers[0].kind == TriggerKind.ACTIVE:
                break
            attribute = hit.triggers[0].attribute
        words.append(_bare(low))
        k += 1
    return (words[1:] if attribute else words), attribute


def _state(line: Line, k: int, first: int) -> Hit | None:
    """Return what the phrase that opens at token `k` says befell somebody; no noun, as "death", says so."""
    before = line.closing.get(first + 1) if k == first else None
    if before is not None and before.first < first:  # "the wounded" told by its second word: "two of the wounded men"
        inner = line.lexicon.triggers.get((line.tokens[first].low,))
        if inner:
            return Hit(first, first + 1, inner)
    hit = line.opening.get(k)
    if k == first and hit is not None and all(t.kind == TriggerKind.TOLL for t in hit.triggers):
        inner = line.lexicon.triggers.get((line.tokens[k].low,))  # "the missing persons", but "12 missing persons"
        if inner:
            return Hit(k, k + 1, inner)
    return hit if hit is not None and all(t.kind != TriggerKind.NOUN for t in hit.triggers) else None


def _described(line: Line, hit: Hit) -> bool:
    """Return whether a participle describes the plural behind it: "exposed records may hold names"."""
    after = line.tokens[hit.last].low if hit.last < len(line.tokens) else ""
    participle = line.tokens[hit.first].low.endswith("ed") and hit.triggers[0].kind == TriggerKind.PASSIVE
    goes_on = hit.last + 1 < len(line.tokens) and line.tokens[hit.last + 1].low in AUXILIARIES | PASTS
    return participle and goes_on and is_plural(after)


def _compound(line: Line, hit: Hit) -> bool:
    """Return whether what may be a verb is a noun here: "410 claims", "three jail officers", "60 rescue boats"."""
    if hit.last - hit.first > 1 or any(t.kind not in (TriggerKind.ACTIVE, TriggerKind.BEFORE) for t in hit.triggers):
        return False
    low = line.tokens[hit.first].low
    after = line.tokens[hit.last].low if hit.last < len(line.tokens) else "."
    if is_plural(low):
        return after in FUNCTION_WORDS or not after[0].isalpha()
    plain = not low.endswith(("ed", "ing")) and low not in PASTS
    return plain and after.isalpha() and is_plural(after) and after not in FUNCTION_WORDS


def _bare(word: str) -> str:
    """Return a word without the mark of the genitive."""
    return word.removesuffix("'s").removesuffix("’s").rstrip("'’") or word


def _head(words: list[str], lexicon: Lexicon, *, one: bool) -> int:
    """Return how many of the words belong to the noun phrase: up to its head."""
    ends = [
        j
        for j in range(1, len(words) + 1)
        if any(tuple(words[i:j]) in lexicon.nouns for i in range(max(0, j - 3), j))
        or words[j - 1] in lexicon.events
        or _names_itself(words[j - 1], lexicon)
    ]
    plurals = [j for j in range(1, len(words) + 1) if is_plural(words[j - 1]) and words[j - 1] not in _NOT_HEADS]
    if plurals and words[plurals[0] - 1] in _PLURAL_MODIFIERS and plurals[0] + 1 in plurals:
        del plurals[0]
    if one:
        return ends[0] if ends else min(len(words), 2)
    if plurals:
        if len(words) > plurals[0] and words[plurals[0]] == "lives":
            return plurals[0] + 1  # "four policemen's lives"
        # The head of "four extremist bodies" is the last of a run of nouns; a plural after it opens a new phrase.
        return plurals[0]
    if not ends and (words[0] in PASTS or (words[0].endswith("ed") and len(words[0]) > 4)):
        return 0
    return ends[0] if ends else 1 if words[0] not in _NOT_HEADS else min(2, len(words))


def _names_itself(word: str, lexicon: Lexicon) -> bool:
    """Return whether a noun says by itself what befell the counted: "body", "arrest"."""
    return any(t.kind == TriggerKind.NOUN for t in lexicon.triggers.get((word,), ()))


def _noun(words: list[str], lexicon: Lexicon) -> str:
    for size in (3, 2, 1):
        if found := lexicon.nouns.get(tuple(words[-size:])):
            return found[0]
    return singular(words[-1])


def _population(words: list[str], noun: str, lexicon: Lexicon) -> str:
    """Return the class of the head noun; of a noun that names a death ("bodies"), the class of its modifier."""
    said = lexicon.triggers.get(tuple(words[-2:])) or lexicon.triggers.get((noun,), ())
    if any(t.kind == TriggerKind.NOUN for t in said) and (noun,) not in lexicon.nouns:
        for word in reversed(words[:-1]):
            if found := lexicon.nouns.get((singular(word),)):
                return found[1]
        return lexicon.default_population.get(said[0].attribute, "")
    found = lexicon.nouns.get(tuple(noun.split()))
    generic = found is not None and found[1] == "people"
    if generic:
        for word in reversed(words[:-1]):
            if (other := lexicon.nouns.get((singular(word),))) and other[1] != "people":
                return other[1]
    return found[1] if found else noun
