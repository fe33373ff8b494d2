"""The words that say how a figure stands to others. Every pattern looks at one side of it, blanks folded to one.

Those named `*_BEFORE` end at the figure, those named `*_AFTER` begin right behind it.
"""

import re

_I = re.IGNORECASE


def _one_of(phrases: str) -> str:
    """Return a group of alternatives, given with '|' between them and blanks around it as one likes."""
    return "(?:" + "|".join(p.strip() for p in phrases.split("|")) + ")"


_FALLEN = _one_of("dead|deceased|killed|fatalities|victims|injured|wounded|hurt|missing")
SUBSET_BEFORE = re.compile(
    r"\b(?:including|at least one of|of (?:whom|which|them|these),?"
    rf"|among (?:them|whom|(?:the|those) {_FALLEN})(?:,? there)?(?: were| was| are| is)?"
    rf"|(?:the|those) {_FALLEN} (?:also )?include[sd]?)(?: \w+){{0,2}} ?$",
    _I,
)
ADDITION_BEFORE = re.compile(
    r"\b(?:(?:an? )?(?:additional|further)|another|along with|as well as|plus|besides|in addition to) ?$", _I
)
FURTHER_BEFORE = re.compile(r"\b(?:(?:an? )?(?:additional|further)|another) ?$", _I)
AMONG_AFTER = re.compile(rf"^(?: \w+){{0,3}} among (?:the|those) (?:\w+ )?{_FALLEN}\b", _I)
MORE_AFTER = re.compile(r"^(?: \w+){0,2}? (?P<word>more(?! than)|others|other|additional|further)\b", _I)

_BRINGING = _one_of("bring(?:s|ing)|brought|tak(?:es|ing)|took|rais(?:es|ed|ing)|push(?:es|ed|ing)|lift(?:s|ed|ing)")
_FIGURE = _one_of("toll|total|number|count|tally|figure")
CUMULATIVE_BEFORE = re.compile(
    rf"\b(?:{_BRINGING}\b[^.;]{{0,60}}?\b{_FIGURE}\b[^.;]{{0,40}}\b(?:to|at)"
    r"|a total of|in total|altogether|in all,?|totall?ing) ?$",
    _I,
)
CUMULATIVE_AFTER = re.compile(r"^(?: \w+){0,3} (?:in all|in total|altogether)\b", _I)

_MOVED = _one_of(
    "up|down|rose|risen|fell|fallen|dropped|increased|jumped|climbed|revised|cut|lowered|raised|reduced|corrected|changed"
)
_FORMER = _one_of("earlier|early|previous|initial|preliminary|first|original|old|former|prior|provisional")
_ACCOUNT = (
    _one_of("figure|toll|count|estimate|number|report|tally|reading|total|statement|bulletin|announcement") + "s?"
)
_FIRST = "previously|initially|earlier|originally|at first|first"
_BY_THEN = _one_of(rf"previously|initially|earlier|originally|at first|until now|until then|had (?:{_FIRST})")
_TOLD = _one_of(
    "reported|said|given|put|announced|stated|spoken|spoke|estimated|believed|thought|declared|feared|counted|named"
)
# Whoever "had put the toll at 290" has moved on; whoever "had reported 290" may only have spoken before.
_PUT = _one_of("given|put|set|spoken|estimated|feared|announced")
_FILLER = _one_of(r"that|of|at|a|the|figure|toll|number|about|it|to|be|as|total|for|only|\w+ly")
FORMER_BEFORE = re.compile(
    rf"\b(?:{_MOVED} (?:\w+ ){{0,3}}?from(?: the| an?)?(?: (?!to )[^\W\d]+){{0,3}}"
    rf"|{_FORMER} (?:\w+ ){{0,3}}?{_ACCOUNT}\b[^.;\d]{{0,40}}?(?:\d[\d,.]*(?: \w+)? and of )?"
    rf"|(?:last|the previous|the prior) (?:week|month|quarter|year)['’]s {_ACCOUNT}\b[^.;]{{0,60}}?"
    r"|(?:instead of|rather than|against|compared (?:with|to)) the (?:\w+ ){0,3}"
    r"(?:earlier|previously|first|initially) (?:\w+ ){0,2}"
    rf"|(?:was|were) (?:{_FIRST}) (?:an? |the )?(?:\w+ of )?"
    rf"|had (?:\w+ ){{0,3}}?{_PUT}(?: {_FILLER})*"
    rf"|{_BY_THEN},? (?:\w+ ){{0,4}}?{_TOLD}(?: {_FILLER})*) ?$",
    _I,
)
FORMER_AFTER = re.compile(
    r"^[^.;,]{0,40}?\b(?:(?:that (?:was|were|had been)|as) (?:first |initially |previously |originally |earlier )?"
    r"(?:announced|reported|given|thought|said|put out|published|believed)"
    r"|(?:previously|initially|earlier|originally) (?:reported|announced|given|thought|stated)"
    r"|given (?:out )?(?:earlier|before|previously|a (?:day|week|month) (?:earlier|before))"
    r"|(?:that |which )?(?:it|he|she|they) (?:had )?(?:counted|reported|announced|gave|given|put|estimated|claimed)"
    r"|the (?:day|week|month|night|morning) before)\b|^ (?:before|previously|until then)\b",
    _I,
)
FROM_BEFORE = re.compile(r"\bfrom (?:the |an? )?$", _I)
TO_AFTER = re.compile(r"^ (?:\w+ )?to (?:\w+ ){0,2}\d", _I)

_COUNT_WORD = _one_of("toll|number|figure|count|total|tally|estimate")
_PRONOUN = _one_of("it|they|this|that|we")
_ARRIVES = _one_of(
    r"to|at|of|as|reach(?:es|ed)?|hits?|touch(?:es|ed)?|topp?(?:s|ed)|pass(?:es|ed)|is|was|are|were|stands?"
    r"|stood|now|exceed(?:s|ed)"
)
_WENT = _one_of(
    "gone|went|goes|go|came|come|rose|risen|rises|rise|jumped|jump|climbed|climb|climbs|shot|moved|raised|cut|lowered"
    "|grew|grown|grow|grows|fallen|fell|fall|falls|reduced|revised|corrected|amended"
)
# What is counted was named before: "It rose to 39", "the figure now stands at 12", "police gave an estimate of 250".
ANAPHORIC_BEFORE = re.compile(
    rf"\b(?:{_COUNT_WORD}\b[^.;,]{{0,50}}?\b(?:{_ARRIVES}|from)"
    rf"|{_PRONOUN}(?: (?!the |an? |those |some )\w+){{0,4}}? (?:{_ARRIVES}|from)"
    rf"|{_WENT} (?:\w+ )?(?:up |down )?(?:to|from)"
    r"|(?:up|down) from(?: the)?|(?:put|placed) at"
    r"|estimate[ds]?(?: of| at)?)(?: now)? ?$",
    _I,
)

_SHIFTED = _one_of("rose|rises|risen|climbed|climbs|jumped|jumps|grew|grows|fell|dropped|cut|lowered|raised|reduced")
UPDATE = re.compile(
    r"\b(?:revised|revision|corrected|correction|updated|no longer|now (?:stands?|puts?)|reached|reaches"
    r"|(?:up|down) from"
    r"|has (?:risen|climbed|jumped|grown|fallen|been (?:revised|cut|lowered|raised))"
    rf"|{_SHIFTED}(?: \w+){{0,4}} to)\b",
    _I,
)

_MODAL = _one_of("may|might|could|can|will|would")
_GROW = _one_of("rise|climb|grow|increase|reach|exceed|go up|be as high as|pass|top|have been|be")
FORECAST_BEFORE = re.compile(
    rf"\b(?:{_MODAL}(?: \w+){{0,2}}? {_GROW}|(?:expected|likely) to|feared? (?:to|that)|fears? (?:are|is|that)|forecast"
    r"|predict(?:s|ed)?|projected|if|in the event of|threatens? to|would|could|might|may have|plans? to|planned"
    r"|proposed|is to|are to|risk of"
    r"|(?:analysts?|economists?|investors|markets?)\b.{0,30}\b(?:looking|hoping) for)\b",
    _I,
)
CLAUSE_BREAK = re.compile(r"[,;:]| (?:since|because|but|while|although|though|as|after|before|when) ", _I)
