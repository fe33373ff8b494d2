"""Names of places in a sentence: what follows a locative preposition and is written as a name."""

import re

_PREPOSITION = (
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|[Oo]f|[Tt]o|[Ff]rom|[Ii]nside|[Oo]n)"
    r"(?: (?:the|an?|its|their))?(?: (?:[a-z]+(?:ern)? )?(?:district|town|city|village|port|province|state|region|suburb|capital|island"
    r"|county|valley|neighbou?rhood|area|camp|hamlet|municipality|governorate|prefecture)(?: of)?,?)? )"
)
_NAME = r"[A-Z][\w’'\-]+(?: (?:of |de |al-|el-)?[A-Z][\w’'\-]+){0,3}"
_PLACE = re.compile(_PREPOSITION + rf"(?P<name>{_NAME})")
_NOT_PLACES = frozenset(
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday Mr Mrs Ms Dr The This That It He She They We I A An But And In "
    "On At Both One Two According President Prime Minister General Facebook Twitter Telegram Instagram "
    "English God Islamic".split()
)
_FOLLOWED_BY_PERSON = frozenset(["told", "said", "says"])
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
            found.append((name, m.start("name")))
    return tuple(found)
