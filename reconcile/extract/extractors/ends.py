"""How an attacker met his end: by his own hand or by those who came for him."""

import re
from collections.abc import Iterator

from reconcile.extract.draft import Draft
from reconcile.extract.page import Page
from reconcile.inflection import is_plural
from reconcile.statement import Stance
from reconcile.values import Label

_FORCE = (
    r"(?:police|officers?|deput(?:y|ies)|troopers?|security (?:forces|guards?)|soldiers|troops|guards|agents"
    r"|marksm[ae]n)"
)
_OWN_HAND = re.compile(
    r"\b(?:(?:took|taken|taking|takes) (?:his|her) own life|(?:killed|shot) (?:himself|herself)(?: dead)?"
    r"|died by suicide|committed suicide|turned (?:the|his|her) (?:gun|weapon|rifle|pistol) on (?:himself|herself)"
    r"|(?:a |an apparent )?self-inflicted (?:gunshot )?wounds?)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    rf"\b(?:(?:was|been|is) (?:later |then |also )?(?:killed|shot dead|shot and killed|fatally shot|gunned down)"
    rf"(?: (?:by|after|when|as)| in an? (?:exchange of fire|shoot-?out|gun ?battle|gunfight|firefight) with)"
    rf" (?:[\w-]+ ){{0,3}}?{_FORCE}"
    rf"|{_FORCE} (?:[\w-]+ ){{0,2}}?(?:shot dead|shot and killed|fatally shot|gunned down|killed)"
    r" (?:him|her|the (?:\w+ )?(?:gunman|attacker|shooter|suspect|assailant|hijacker|hostage-taker)))\b",
    re.IGNORECASE,
)
# Named by the usual case: soldiers and guards are meant too.
_ENDS = ((_OWN_HAND, "suicide"), (_OTHERS, "killed by police"))
_WORDS = ("life", "himself", "herself", "suicide", "inflicted", "killed", "shot", "gunned")  # each end has one of them
_BEFORE = 2  # sentences before it in which the attacker may be named
_SEVERAL = re.compile(r"\b(?:the other|another|one of (?:the|them)|second|both)\b", re.IGNORECASE)


def drafts(page: Page) -> Iterator[Draft]:
    """Yield how the one attacker of a text died; of several each has an end of his own."""
    for line in page.holding(*_WORDS):
        s = line.sentence
        for pattern, end in _ENDS:
            for m in pattern.finditer(page.prose, s.start, s.end):
                if _one_attacker(page, line.number) and not _SEVERAL.search(page.prose, s.start, s.end):
                    yield Draft(
                        start=m.start(),
                        end=m.end(),
                        anchor=m.start(),
                        value=Label(end, text=end),
                        attribute="death",
                        population="attacker",
                        noun="attacker",
                        predicate=m[0].lower(),
                        stance=Stance.ASSERTED,
                        line=line.number,
                        places=line.place_names,
                    )


def _one_attacker(page: Page, number: int) -> bool:
    """Return whether the sentences up to here speak of one attacker."""
    near = [t.low for line in page.lines[max(0, number - _BEFORE) : number + 1] for t in line.tokens]
    known = {w for w in near if page.lexicon.nouns.get((w,), ("", ""))[1] in ("militants", "robbers") or w == "suspect"}
    return bool(known) and not any(is_plural(w) for w in known)
