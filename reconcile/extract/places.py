"""Names of places in a sentence: what follows a locative preposition and is written as a name."""

import re

_KIND = (
    "district|town|city|village|port|province|state|region|suburb|capital|island|county|valley|neighbou?rhood|area|camp"
    "|hamlet|municipality|governorate|prefecture"
)
_PREPOSITION = (
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|[Oo]f|[Tt]o|[Ff]rom|[Ii]nside|[Oo]n)"
    rf"(?: (?:the|an?|its|their))?(?: (?:[a-z]+(?:ern)? )?(?:{_KIND})(?: of)?,?)? )"
)
_NAME = r"[A-Z][\w’'\-]+(?: (?:of |de |al-|el-)?[A-Z][\w’'\-]+){0,3}"
_PLACE = re.compile(_PREPOSITION + rf"(?P<name>{_NAME})")
_NOT_PLACES = frozenset(
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday Mr Mrs Ms Dr The This That It He She They We I A An But And In "
    "On At Both One Two According President Prime Minister General Facebook Twitter Telegram Instagram "
    "English God Islamic".split()
)
# "blamed on the Army of Hope", "attributed to the Northern Front": the name is no place.
_TO_SOMEBODY = re.compile(
    r"\b(?:blamed?|attributed|pinned|accused?|accusations?|belong(?:s|ed|ing)?|loyal|according) $"
)
_MASKED = re.compile(r"[’']s$")


def places(text: str, start: int, end: int) -> tuple[tuple[str, int], ...]:
    """Return (name, offset) of the places named in text[start:end], in their order.

    >>> [n for n, _ in places("In the district of Harl, two died near Old Mill on Friday.", 0, 58)]
    ['Harl', 'Old Mill']
    """
    found = []
    for m in _PLACE.finditer(text, start, end):
        name = _MASKED.sub("", m["name"])
        if name.split()[0] not in _NOT_PLACES and name.upper() != name[:4]:
            if _TO_SOMEBODY.search(text, max(start, m.start() - 14), m.start()):
                continue
            found.append((name, m.start("name")))
    return tuple(found)


def locus(text: str, start: int, end: int, first: int, last: int, stops: tuple[int, ...]) -> tuple[str, ...]:
    """Return the places of the clause around text[first:last] in the sentence text[start:end].

    The clause ends at a comma, semicolon or colon, or where another figure begins (`stops`). A place that opens the
    sentence ("In Harl, nine ...") belongs to it too, and so do the places before ", where" and those joined by "and".
    """
    m = _CLAUSE_END.search(text, last, end)
    close = min([m.start() if m else end, *(i for i in stops if i >= last)])
    before = [i for i in stops if i < first]
    opening = max([start, *before])
    cut = max(text.rfind(mark, opening, first) for mark in (";", ":", ",", " and " if before else ","))
    names = [n for n, _ in places(text, max(opening, cut + 1), close)]
    if lead := _OPENING.match(text, start, first):
        names += [n for n, _ in places(text, start, lead.end())]
    elif _WHERE.match(text, cut + 1):
        back = max(text.rfind(mark, start, cut) for mark in ";:,")
        names += [n for n, _ in places(text, max(start, back + 1), cut)]
    joined = [j["name"] for n in names if (j := re.search(re.escape(n) + rf" and (?P<name>{_NAME})", text[start:end]))]
    return tuple(dict.fromkeys([*names, *joined]))


_CLAUSE_END = re.compile(r"[,;:]| while | but ")
_OPENING = re.compile(r"\W*(?:In|At|Near|Around|Outside) [^,.;]{2,60},")
_WHERE = re.compile(r"\s*(?:where|in which)\b")
