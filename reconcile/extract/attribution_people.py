"""Reading a holder's words: name, role, organisation, and what the holder is to the event."""

import re

from attrs import evolve, frozen

from reconcile.extract.attribution_lexicon import (
    DETERMINERS,
    HEARSAY_NOUNS,
    OFFICIAL_BODIES,
    OFFICIAL_ROLES,
    OFFICIAL_TITLES,
    OFFICIALS,
    OUTLET_NOUNS,
    OUTLETS,
    PARTIES,
    PERSON_TITLES,
    PRONOUNS,
    ROLES,
    SOURCES,
    SPEAKERS,
    WITNESSES,
)
from reconcile.statement import SourceKind

_DOCUMENTS = frozenset(
    """statement statements report reports study survey letter document documents data figures bulletin tally
    count estimate estimates posting post email memo communique announcement results records forecast list
    update dispatch""".split()
)
_FROM = re.compile(
    r"(?:(?:an?|the|its|their|latest|new)\s+){0,2}(?:[\w-]+\s+){0,3}?(?:" + "|".join(sorted(_DOCUMENTS)) + r")\s+"
    r"(?:(?:released|issued|compiled|published|made|provided|posted|sent|put out)\s+)?(?:of|from|by)\s+(?=\S)",
    re.I,
)
_POSSESSOR = re.compile(r"(.+?)['’]s?\s+(?:[\w-]+\s+){0,2}(?:" + "|".join(sorted(_DOCUMENTS)) + r")\b", re.I)
_ARTICLE = re.compile(r"(?:the|an?|his|her|its|their|our|my|one|another)\s+", re.I)
_SELF_NAMED = re.compile(
    r"\s+(?:(?:that|which|who)\s+calls?|calling)\s+(?:itself|themselves|himself|herself)\s+(?:the\s+)?(?P<name>\S.*)",
    re.I | re.S,
)
_TOLD_WHICH = re.compile(r"^((?:the|an?)\s+[\w’'-]+(?:\s+[\w’'-]+)?)\s+(?:that|which)\s+.+", re.I | re.S)
_ANONYMOUS = re.compile(
    r"\s+(?:who|which|that|whose|speaking|in|on|at|quoted|cited|identified|whom|as|near|outside|inside)\b.*",
    re.I | re.S,
)
_OF = re.compile(r"\b(?:of|for|at|with|from|in)\s+(?:the\s+)?(.+)", re.I | re.S)
_PARTICLES = frozenset(
    "al el bin bint ibn ben de del della der den van von da dos das la le di du of ul ur y e".split()
)
_OFFICIAL_SOURCE = frozenset(
    "security military police medical hospital government diplomatic official intelligence ministry army".split()
)
_LOWER_OFFICIAL = frozenset("officials authorities government sources".split())


@frozen
class Described:
    """What a holder's words say.

    Attributes:
        name: of a person or body, titles off; "" where only described.
        role: the person's role as written, without its article.
        organisation: for whom they speak, or the body itself.
        head: the head noun of a description, lower case ("spokesman", "group").
        kind: what the holder is to the event; None where the words do not tell.
        person: whether a person is meant.
        definite: introduced by "the": somebody known.
        words: the holder's words as they stand, tidied.
    """

    name: str = ""
    role: str = ""
    organisation: str = ""
    head: str = ""
    kind: SourceKind | None = None
    person: bool = False
    definite: bool = False
    words: str = ""


def describe(text: str, upper: bool = False) -> Described:
    """Read a holder's words."""
    words = " ".join(text.split()).strip(" ,;:()[]—–-\"“”'‘’")[:200]
    tidy = re.sub(r"\s+(?:who|which)$", "", words)
    if possessor := _POSSESSOR.match(tidy):
        tidy = possessor.group(1)
    if (document := _FROM.match(tidy)) and document.end() < len(tidy):
        tidy = tidy[document.end() :]
    tidy = _issuer(tidy)
    if named := _SELF_NAMED.search(tidy):
        kind = describe(tidy[: named.start()], upper).kind
        return evolve(describe(named["name"], upper), kind=kind, words=tidy)
    tidy = _TOLD_WHICH.sub(r"\1", tidy)
    parts = [part.strip() for part in re.split(r",|\s[—–-]\s|\(|\)", tidy) if part.strip()]
    if not parts:
        return Described(words=words)
    found = _head(parts[0], upper)
    for part in parts[1:]:
        found = _apposed(found, part, upper)
    found = evolve(found, words=tidy, definite=tidy[:4].lower() == "the ")
    return found if found.kind else evolve(found, kind=_kind(found))


def _issuer(words: str) -> str:
    """Return who issued 'government data', 'a company statement'; "official figures" are nobody's."""
    before, _, last = words.rpartition(" ")
    bare = _ARTICLE.sub("", before, count=1) if _ARTICLE.match(before + " ") else before
    body = any(w in OFFICIAL_BODIES | OFFICIALS | PARTIES | OUTLETS for w in bare.lower().split()) or (
        bare[:1].isupper() and " " in bare
    )
    return before if last.lower() in _DOCUMENTS and bare.lower() not in ("", "official") and body else words


def is_pronoun(text: str) -> bool:
    """Return whether a holder is only a pronoun, or the speaker's own ("our count")."""
    words = text.strip().lower().split()
    return bool(words) and (words[0] in ("our", "my") or (len(words) == 1 and words[0] in PRONOUNS))


def is_document(described: Described) -> bool:
    """Return whether a holder is only what somebody put out: 'the statement', 'the report'."""
    return not described.name and described.head in _DOCUMENTS


def _head(part: str, upper: bool) -> Described:
    """Read the first part: 'Harl police spokesman Jo Kent', 'the mayor of Pelm', 'police', 'Ana Ruiz'."""
    bare = _ANONYMOUS.sub("", part) if not _proper(part, upper) else part
    bare = bare or part
    bare = _ARTICLE.sub("", bare, count=1) if _ARTICLE.match(bare) else bare
    words = bare.split()
    marks = [w.strip(".").lower() for w in words]
    titles = [i for i, w in enumerate(marks) if w in PERSON_TITLES or w in ROLES]
    joint = next((i for i, w in enumerate(marks) if w in ("of", "for", "at", "from", "with") and i), len(words))
    if titles and titles[-1] < len(words) - 1:
        after = titles[-1] + 1
        # 'the spokesman for X, ...' has no name in it; 'Mayor Jo Kent', 'mayor of Pelm Jo Kent' have
        if joint > after and _names(words[after:joint], upper):
            name = " ".join(words[after:])
            role = " ".join(words[:after])
            role = "" if all(_is_mere_title(w) for w in marks[:after]) else role
            return Described(name, role, _organisation(role), marks[titles[-1]], None, True)
    if titles and (joint < len(words) or titles[-1] == len(words) - 1):
        head = next((marks[i] for i in reversed(titles) if i < joint), marks[titles[0]])
        if not (_proper(bare, upper) and marks[-1] not in ROLES and joint == len(words)):
            return Described("", bare, _organisation(bare), head, None, marks[titles[0]] not in OFFICIALS)
    return _body_or_person(bare, words, marks, upper)


def _is_mere_title(word: str) -> bool:
    return word in ("mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady")


def _body_or_person(bare: str, words: list[str], marks: list[str], upper: bool) -> Described:
    generic = [m for m in marks if m in SPEAKERS or m in SOURCES]
    capital = _names(words, upper) and not (len(words) == 1 and generic)
    if any(m in PARTIES or m in OFFICIAL_BODIES or m in OUTLET_NOUNS for m in marks) and capital:
        return Described(bare, "", bare, marks[-1])
    if generic:
        head = next((m for m in marks if m in SPEAKERS), marks[-1])
        body = next((m for m in marks if m in OFFICIAL_BODIES or m in OFFICIALS), "")
        organisation = bare if body and body not in _LOWER_OFFICIAL else _organisation(bare)
        return Described("", bare if head in ROLES else "", organisation, head, None, head in WITNESSES)
    if capital and len(words) > 1 and not any(m in ("the", "and") for m in marks):
        return Described(bare, person=len(words) <= 5, head="")
    if capital:
        return Described(bare, "", bare if any(m == "and" for m in marks) else "", "")
    return Described("", "", "", marks[-1] if marks else "")


def _names(words: list[str], upper: bool) -> bool:
    """Return whether all words are a name's: capitals, initials, particles."""
    if not words or (upper and len(words) > 5):
        return False
    return (
        all(w[:1].isupper() or w.lower() in _PARTICLES or w[:1] in "'’" for w in words)
        and words[0].lower() not in DETERMINERS
    )


def _proper(part: str, upper: bool) -> bool:
    return not upper and part[:1].isupper() and sum(w[:1].isupper() for w in part.split()) * 2 > len(part.split())


def _apposed(found: Described, part: str, upper: bool) -> Described:
    """Add an apposition: a role, a name after a role, or an age."""
    bare = _ARTICLE.sub("", part, count=1) if _ARTICLE.match(part) else part
    bare = re.sub(r"\s+(?:who|which|whose)\b.*", "", bare)
    words = bare.split()
    if not words or words[0].isdigit() or words[0].lower() in ("who", "citing", "quoting", "speaking"):
        return found
    marks = [w.strip(".,").lower() for w in words]
    if (
        not found.name
        and _names(words, upper)
        and len(words) <= 5
        and not any(m in ROLES | OFFICIAL_BODIES for m in marks)
    ):
        named = _head(bare, upper)
        return evolve(found, name=named.name or bare, role=found.role or named.role, person=True)
    roles = [m for m in marks if m in ROLES]
    if roles and not found.role:
        return evolve(
            found, role=bare, organisation=_organisation(bare), head=roles[0], person=found.person or bool(found.name)
        )
    if any(m in PARTIES for m in marks):
        return evolve(
            found,
            kind=SourceKind.PARTY,
            organisation=found.name,
            person=False,
            head=next(m for m in marks if m in PARTIES),
        )
    if any(m in WITNESSES for m in marks) and not found.role:
        return evolve(found, role=bare, head=next(m for m in marks if m in WITNESSES))
    if any(m in OFFICIAL_BODIES or m in OUTLET_NOUNS for m in marks) and not found.person:
        return evolve(found, head=next(m for m in marks if m in OFFICIAL_BODIES or m in OUTLET_NOUNS))
    if found.role and _names(words, upper) and not found.organisation:
        return evolve(found, organisation=bare)
    return found


def _organisation(role: str) -> str:
    """Return for whom a role speaks: 'spokesman for the Harl Police', 'Harl police spokesman', 'police chief'."""
    if match := _OF.search(role):
        return _ANONYMOUS.sub("", match.group(1)).strip(" ,")
    words = role.split()
    for index, word in enumerate(words):
        if word.lower().strip(".") in ROLES:
            before = [
                w
                for w in words[:index]
                if w.lower()
                not in (
                    "senior",
                    "top",
                    "chief",
                    "deputy",
                    "former",
                    "assistant",
                    "acting",
                    "local",
                    "a",
                    "the",
                    "district",
                    "provincial",
                    "regional",
                    "state",
                    "prime",
                    "vice",
                    "foreign",
                    "interior",
                )
            ]
            joined = " ".join(before)
            marks = {w.lower().removesuffix("'s").removesuffix("’s") for w in before}
            if marks & (OFFICIAL_BODIES | OFFICIALS | PARTIES | OUTLET_NOUNS) or (before and before[0][:1].isupper()):
                return re.sub(r"['’]s$", "", joined)
            return ""
    return ""


def _kind(found: Described) -> SourceKind | None:
    """Return what the holder is to the event, from the words alone."""
    marks = set(re.findall(r"\w+", f"{found.words} {found.role} {found.organisation} {found.head}".lower()))
    if (
        found.name
        and not found.person
        and (marks & OUTLETS or marks & OUTLET_NOUNS)
        and not marks & (PARTIES - {"group", "union"})
    ):
        return SourceKind.OUTLET
    if found.head in SOURCES or marks & SOURCES:
        return SourceKind.OFFICIALS if marks & _OFFICIAL_SOURCE else SourceKind.HEARSAY
    if found.person or found.role:
        return _person_kind(found, marks)
    if (found.head in HEARSAY_NOUNS and not marks & {"local", "state"}) or "social" in marks:
        return SourceKind.HEARSAY
    if marks & PARTIES:
        return SourceKind.PARTY
    if found.head in OUTLET_NOUNS:
        return SourceKind.OUTLET
    if found.head in WITNESSES:
        return SourceKind.WITNESS
    if marks & (OFFICIAL_BODIES | OFFICIALS):
        return SourceKind.OFFICIAL if found.name else SourceKind.OFFICIALS
    if found.name:
        return SourceKind.OFFICIAL
    return None


def _person_kind(found: Described, marks: set[str]) -> SourceKind:
    if marks & PARTIES:
        return SourceKind.PARTY
    if marks & (OFFICIAL_ROLES | OFFICIAL_TITLES) or marks & {"police", "army", "officials"}:
        return SourceKind.OFFICIAL if found.name else SourceKind.OFFICIALS
    return SourceKind.WITNESS
