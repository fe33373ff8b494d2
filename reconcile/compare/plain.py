"""Sentences as treebanks and web pages spell them, brought to plain typography."""

import re

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_BRACKET = re.compile("|".join(map(re.escape, _BRACKETS)), re.IGNORECASE)
_LOOSE = re.compile(
    r"(?<! ) {1,4}(?=[,;:.!?%)\]](?:\s|$)|['’](?:s|re|ve|ll|d|m|t)\b)|(?<=[(\[$£€¥₹]) {1,4}(?=\w)", re.IGNORECASE
)
_SIGN = re.compile(r"([$£€¥₹]) ?((?:[A-Za-z]+ ){1,3})(?=[0-9])")
_QUOTES = re.compile(r"``|''")
_LOST = re.compile("(?<=[0-9])\N{REPLACEMENT CHARACTER}(?=[0-9])")  # a dash that some encoding did not have
_GLUED = re.compile(r"(?<=[0-9])(?=[a-z]{4})")
_EXACTLY = re.compile(r"\b[Ee]xactly (?=(?:more|less|fewer|over|under) )")
_DASH = re.compile(r"(?<=\d) {1,4}(?:--|[−–—]) {1,4}(?=\w)")


def plain(text: str) -> str:
    """Return the text without the blanks and brackets of tokenised text, so that dates and money read as such.

    >>> plain("It cost $ 4 , 000 -LRB- in 1998 -RRB- .")
    'It cost $4, 000 (in 1998).'
    """
    text = _GLUED.sub(" ", _LOST.sub("–", text).replace("\N{REPLACEMENT CHARACTER}", " "))
    text = _BRACKET.sub(lambda m: _BRACKETS[m[0].upper()], text)
    text = _SIGN.sub(r"\2\1", _LOOSE.sub("", _QUOTES.sub('"', text)))
    return _DASH.sub(" – ", _EXACTLY.sub("", text))
