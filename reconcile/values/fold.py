"""One spelling of blanks, dashes, quotes and case, character for character, so that offsets stay those of the text."""

from reconcile.values.pattern import compiled

_BLANKS = (
    "\t\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_QUOTES = "\u2018\u2019\u02bc\uff07"
_SAME = str.maketrans(_BLANKS + _DASHES + _QUOTES, " " * len(_BLANKS) + "-" * len(_DASHES) + "'" * len(_QUOTES))


def fold(text: str) -> str:
    """Return the text in lower case with plain blanks, hyphens and apostrophes, of the same length.

    A line break within a paragraph stays a newline, which the grammar takes for a blank; those between paragraphs
    become carriage returns, over which no value reaches.

    >>> fold("Two\u00a0HUNDRED\u2013three")
    'two hundred-three'
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals, as the dotted I, grow when lowered
        lower = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return compiled(_PARAGRAPH).sub(lambda m: "\r" * len(m[0]), lower.translate(_SAME))


_PARAGRAPH = r"\n(?: {0,99}\n)+"
GAP = r"(?:[ \n]{1,6})"  # between the words of one value
