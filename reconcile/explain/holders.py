"""How a report introduces who says so."""

import re

from reconcile.explain.nouns import article, head, is_plural, several
from reconcile.statement import Source, SourceKind, Statement

_OF = re.compile(
    r"^(?P<noun>[\w\s.'-]+?)\s+(?P<link>for|of|at|with|from)\s+(?P<the>the\s+)?(?P<body>.+)$", re.IGNORECASE
)
_SPEAKS = re.compile(
    r"\b(spokes\w+|official|officer|source|representative|adviser|analyst|doctor|nurse|employee)$", re.I
)
_TITLE = 3  # words; a longer role does not stand before a name
_COMMON = frozenset(
    "police officials organisers organizers residents witnesses authorities rescuers protesters doctors villagers "
    "neighbours neighbors relatives sources locals".split()
)
_BEGINNERS = frozenset(
    "police army military navy government hospital local state federal city county district senior health rescue "
    "emergency security an a one some".split()
)
_MASS = frozenset({"police", "hearsay", "social media", "local media", "state media", "military", "army"})
_NARRATORS = frozenset({"", "narrator", "narration", "the report", "unattributed", "author"})
_HEARSAY = frozenset({"", "hearsay", "rumour", "rumor", "reports", "reportedly"})


def introduced(s: Statement) -> str:
    """Return who says so, as a phrase after "according to": "a Harbour police spokesman", "the report", a name."""
    holder = s.holder
    if holder.kind is SourceKind.NARRATION and holder.name.casefold() in _NARRATORS:
        return s.document.publisher or "the report"
    if holder.kind is SourceKind.HEARSAY and holder.name.casefold() in _HEARSAY:
        return "unconfirmed reports"
    if holder.name and holder.kind in (SourceKind.NARRATION, SourceKind.OUTLET, SourceKind.DATASET):
        return holder.name
    if holder.role and holder.kind is not SourceKind.PARTY:
        return _by_role(holder)
    if holder.name.casefold() in _COMMON:
        return holder.name.casefold()
    if (plain := _uncapitalised(holder.name)) != holder.name:
        return _common(plain)
    if holder.name and holder.name[0].islower():
        return _common(holder.name)
    return holder.name or "an unnamed source"


def _by_role(holder: Source) -> str:
    """Return "a Harbour police spokesman" for a spokesman for the Harbour Police, "the mayor of Ashby" as it is."""
    role = holder.role.strip()
    role = re.sub(r"^(a|an|the)\s+", "", role, flags=re.IGNORECASE)
    if several(role):
        return _plural_role(holder, role)
    found = _OF.match(role)
    if found:
        noun, body = found["noun"], found["body"]
        if found["link"].casefold() != "of" or _SPEAKS.search(noun):
            return article(f"{_body(body)} {_lower(noun)}")
        return f"the {role}"
    if holder.organisation and not _names(role, holder.organisation):
        return article(f"{_body(holder.organisation)} {_lower(role)}")
    if _is_name(holder.name, role) and not holder.organisation:
        return f"{role} {holder.name}" if len(role.split()) <= _TITLE else holder.name
    return article(_body(role))


def _plural_role(holder: Source, role: str) -> str:
    """Return "doctors at the regional hospital" as it is, "Harbour police officials", or the name of one of several."""
    if _is_name(holder.name, role):
        return holder.name
    if holder.organisation and not _names(role, holder.organisation) and head(role) == role:
        return f"{_body(holder.organisation)} {_lower(role)}"
    return role


def _is_name(name: str, role: str) -> bool:
    """Return whether a holder has a name of their own, and not just a description."""
    return bool(name) and name[0].isupper() and name.casefold() != role.casefold() and " " in name


def _names(role: str, organisation: str) -> bool:
    """Return whether the role says already whom it is for."""
    return organisation.casefold().removeprefix("the ") in role.casefold()


def _body(name: str) -> str:
    """Return a body's name as it stands before a noun: no article, "police" in lower case."""
    bare = _uncapitalised(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE))
    return re.sub(r"(?<=\w )Police\b", "police", bare)


def _uncapitalised(name: str) -> str:
    """Return "police spokesman" for a description that only began a sentence: "Police spokesman"."""
    first, _, rest = name.partition(" ")
    begun = first.casefold() in _BEGINNERS and first == first.capitalize() and rest == rest.lower()
    return f"{first.lower()}{name[len(first) :]}" if begun else name


def _lower(noun: str) -> str:
    """Return a role in lower case unless it is an abbreviation."""
    return " ".join(w if w.isupper() and len(w) > 1 else w.lower() for w in noun.split())


def _common(name: str) -> str:
    """Return a description that is no name, with its article where it is singular."""
    if name.startswith(("a ", "an ", "the ", "one ", "some ", "two ", "three ", "several ", "many ", "his ", "her ")):
        return name
    return name if head(name) in _MASS or several(name) else article(name)


def says(holder: str) -> str:
    """Return the verb for a holder: police say, a spokesman says.

    >>> says("police"), says("a police spokesman"), says("local officials"), says("Northern News")
    ('say', 'says', 'say', 'says')
    """
    noun = head(holder)
    singular = noun.startswith(("a ", "an "))
    named = noun[:1].isupper() and not (noun.rpartition(" ")[2].islower() and is_plural(noun))
    mass = noun.endswith(" police") or noun == "police"
    return "say" if not singular and (mass or (is_plural(noun) and not named)) else "says"
