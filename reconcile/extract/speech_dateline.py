"""Datelines and agency credits at the head of a report: 'PORT AMBER, Aug 14 (AW) --'."""

import re

from attrs import frozen

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE = rf"{_DAY}(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{2,4}})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-/]{1,24}"
_TITLE = r"[A-ZÀ-ÖØ-Þ][\w'’.\-/]{1,24}"
_AGENCY = r"\((?P<{0}>[A-ZÀ-ÖØ-Þ][\w.&'’ /-]{{1,39}})\)"
_DASH = r"\s{0,4}(?:—|–|--+|-(?=\s))\s{0,4}"
_TAG = r"(?:\s{0,4}\[[A-Z][A-Za-z ,/]{2,60}\]\s{0,4}){0,3}"

_CREDIT = re.compile(rf"{_AGENCY.format('agency')}(?:{_DASH}|\s{{1,4}})(?=[\w\"“‘'])")
_FULL = re.compile(
    rf"(?:(?P<upper>{_UPPER}(?:\s{_UPPER}){{0,4}})|(?P<title>{_TITLE}(?: {_TITLE}){{0,3}}))"
    rf"(?:,\s(?P<region>{_TITLE}(?:\s{_TITLE}){{0,2}})(?=,|\s?\(|\s?[—–-]))?(?:\s\([A-ZÀ-ÖØ-Þ][\w ]{{2,30}}\)(?=,))?"
    rf"(?:\s{{0,2}}{_AGENCY.format('first')})?(?:,?\s(?P<date>(?i:{_DATE})))?(?:\s{{0,2}}{_AGENCY.format('second')})?"
    rf"(?P<dash>{_DASH})?{_TAG}"
)


@frozen
class Dateline:
    """Where, when and by whose wire a report was filed.

    Attributes:
        start, end: offsets with the dash.
        place: the place as written, or "".
        agency: the agency credited, or "".
        date: the date as written, or "".
        clock: the time of a live blog's entry, as written, or "".
    """

    start: int
    end: int
    place: str = ""
    agency: str = ""
    date: str = ""
    clock: str = ""


def read(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline that opens a paragraph, or None."""
    stop = min(end, start + 200)
    credit = _CREDIT.match(text, start, stop)
    if credit and any(letter.isupper() for letter in credit["agency"][:2]):
        return Dateline(start, credit.end(), agency=credit["agency"])
    match = _FULL.match(text, start, stop)
    if not match or match.end() >= end or not _plausible(text, match):
        return None
    agency = match["first"] or match["second"] or ""
    return Dateline(start, match.end(), match["upper"] or match["title"], agency, match["date"] or "")


def _plausible(text: str, match: re.Match[str]) -> bool:
    """A place is set in capitals, or a date or an agency beside it says that it is one; a dash or a date ends it."""
    agency, date, dash = match["first"] or match["second"], match["date"], match["dash"]
    if dash:
        return bool(date or agency or (match["upper"] and len(match["upper"]) > 2))
    capital = (
        bool(match["upper"])
        and text[match.end() : match.end() + 40].lstrip().upper() != text[match.end() : match.end() + 40].lstrip()
    )
    if not text[match.end() : match.end() + 1].isspace():
        return False
    return capital and bool(date or agency) and text[match.end() : match.end() + 9].lstrip()[:1].isupper()
