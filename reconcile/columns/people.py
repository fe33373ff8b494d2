"""Lists of people as tables write them: "Last, First; Last, F. M.", "First Last and First Last", "LAST F/LAST F"."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from html import unescape
from importlib.resources import files

from attrs import frozen

_TAGS = re.compile(r"<[^<>]{0,40}>|(?<=[a-z.])(?:BR|br)(?=[A-Z])")
_ROUND = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_SPLIT = re.compile(r"[;|/&\n\t+•·]|\s{3,}|\xa0{2,}|\\[ntr](?![a-z])|\s[-–—]\s|\.{3}")
_WORD = re.compile(r"[^\W\d_]+(?:['’`.-][^\W\d_]+)*\.?|\d\w*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}")
_OR_NAMES = frozenset(("al", "con", "ed", "et", "y"))  # with a capital they may be a name or an initial
_DEGREES = re.compile(r"\bPh\.?\s?D\b\.?|,\s*(?:M\.\s?D|M\.\s?Sc|B\.\s?Sc|M\.\s?B\.\s?A|D\.\s?Phil|Ed\.\s?D)\b\.?")
_VOWELS = frozenset("aeiouy")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_A-Z])")
_RUN = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_])")


@frozen
class Person:
    """One person of a list.

    Attributes:
        surname: folded to lower-case letters without accents; the whole name of a body.
        initials: of the other names, in order, folded; "" where none is told.
        text: the name in its natural order, as it is written.
    """

    surname: str
    initials: str
    text: str


@cache
def words(key: str) -> frozenset[str]:
    """Return a list of `kinds/names.toml`."""
    return frozenset(_lexicon()[key])


@cache
def _lexicon() -> Mapping[str, Sequence[str]]:
    text = files("reconcile.columns.kinds").joinpath("names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _short() -> Mapping[str, str]:
    return {form: line.split()[0] for line in _lexicon()["short"] for form in line.split()[1:]}


@lru_cache(1 << 16)
def letters(text: str) -> str:
    """Return a name in lower case, its letters alone, without accents.

    >>> letters("O'Brien-Müller")
    'obrienmuller'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalpha())


def segments(cell: str) -> list[list[list[str]]]:
    """Return a cell as groups of parts of words: groups stand between the marks that part people, parts between commas.

    >>> segments("Doe, Jane A. and Roe, R.")
    [[['Doe'], ['Jane', 'A.']], [['Roe'], ['R.']]]
    """
    bare = _ROUND.sub(" ; ", _TAGS.sub(" ; ", unescape(cell) if "&" in cell else cell))
    if "D" in bare or "Sc" in bare:
        bare = _DEGREES.sub(" ; ", bare)
    groups: list[list[list[str]]] = []
    for piece in _SPLIT.split(bare):
        groups += _groups(piece)
    return [g for g in groups if g]


def _groups(piece: str) -> Iterator[list[list[str]]]:
    """Yield the groups of a piece: words between people, roles and degrees end one."""
    group: list[list[str]] = []
    for part in piece.split(","):
        kept: list[str] = []
        for word in _words(part):
            low = letters(word)
            if _ends_person(word):
                if kept:
                    group.append(kept)
                if group:
                    yield group
                group, kept = [], []
            elif low not in words("suffixes") and not (low in words("titles") and not kept):
                kept.append(word if len(letters(word)) < 3 else word.rstrip("."))
        if kept:
            group.append(kept)
    if group:
        yield group


def _ends_person(word: str) -> bool:
    """Return whether a word stands between people or tells their part in the work, or is a degree."""
    low = word.rstrip(".").casefold()
    if word[:1].isupper() and low in _OR_NAMES and not word.isupper():  # Y. Doe, Al Roe
        return False
    return low in words("between") or low in words("roles") or letters(word) in words("degrees")


def _words(part: str) -> list[str]:
    return [w for run in _WORD.findall(part) for w in _RUN.split(run) if w]


def is_initial(word: str) -> bool:
    """Return whether a word is one initial or a few: "D.", "E", "J.-P.", "RM"."""
    if len(word) > 6 or _INITIALS.fullmatch(word) is None:
        return False
    return len(letters(word)) == 1 or "." in word[:-1] or (word.isupper() and not _VOWELS & set(letters(word)))


@frozen
class Habits:
    """What a column's plain cells teach: how often a word is a given name, and how often a surname."""

    given: Mapping[str, int]
    surname: Mapping[str, int]

    def is_given(self, word: str) -> bool:
        """Return whether a word is rather a given name."""
        low = letters(word)
        return is_initial(word) or self.given.get(low, 0) > self.surname.get(low, 0)

    def is_surname(self, word: str) -> bool:
        """Return whether a word is rather a surname."""
        low = letters(word)
        return not is_initial(word) and self.surname.get(low, 0) > self.given.get(low, 0)


def habits(cells: Iterable[tuple[list[list[list[str]]], int]]) -> Habits:
    """Return what the cells in which it is plain teach, each counted as often as it comes.

    Plain are one part of two or three words (first name first), and two parts of which the second has an initial.
    """
    given: Counter[str] = Counter()
    surname: Counter[str] = Counter()
    for groups, n in cells:
        for group in groups:
            if len(group) == 1 and 2 <= len(group[0]) <= 3 and not is_initial(group[0][-1]):
                given[letters(group[0][0])] += n
                surname[letters(group[0][-1])] += n
            elif len(group) == 2 and len(group[0]) == 1 and len(group[1]) == 2 and is_initial(group[1][-1]):
                given[letters(group[1][0])] += n
                surname[letters(group[0][-1])] += n
    return Habits(given, surname)


def people(groups: list[list[list[str]]], known: Habits) -> list[Person]:
    """Return the people of a cell, each once, in its order."""
    found: dict[tuple[str, str], Person] = {}
    for group in groups:
        for person in _of_group([_unglued(part, known) for part in group], known):
            found.setdefault((person.surname, person.initials), person)
    return list(found.values())


def _unglued(part: list[str], known: Habits) -> list[str]:
    """Return the words of a part with a given name and the next person's surname, "JaneRoe", in two."""
    if not any(_GLUED.search(word) for word in part):
        return part
    words_: list[str] = []
    for word in part:
        cut = next((m.start() for m in _GLUED.finditer(word) if _is_glued(word, m.start(), known)), 0)
        words_ += [word[:cut], word[cut:]] if cut else [word]
    return words_


def _is_glued(word: str, cut: int, known: Habits) -> bool:
    return known.is_given(word[:cut]) and known.is_surname(word[cut:])


def _of_group(parts: list[list[str]], known: Habits) -> Iterator[Person]:
    """Yield the people of parts between commas: 'Last, First' pairs, full names, and lone surnames."""
    if any(letters(w) in words("bodies") for part in parts for w in part):
        text = ", ".join(" ".join(part) for part in parts)
        yield Person(letters(text), "", text)
        return
    if len(parts) > 2 and _is_chain(parts, known):
        surname = parts[0]
        for part in parts[1:]:
            cut = _cut(part) if part is not parts[-1] else len(part)
            yield from _person(part[:cut], surname)
            surname = part[cut:]
        return
    at = 0
    while at < len(parts):
        part, after = parts[at], parts[at + 1] if at + 1 < len(parts) else None
        if after is not None and _is_pair(part, after, known, len(parts) == 2):
            yield from _person(after, part)
            at += 2
        else:
            yield from _full(part, known)
            at += 1


def _is_chain(parts: list[list[str]], known: Habits) -> bool:
    """Return whether parts are 'Last, First Last, First': nothing stands between a given name and the next surname."""
    first, *middle, last = parts
    if len(_bare(first)) != 1 or is_initial(first[0]) or any(len(part) < 2 for part in middle):
        return False
    if known.is_given(first[0]) or any(is_initial(part[-1]) for part in middle):
        return False
    return known.is_given(last[0]) and (len(last) == 1 or is_initial(last[-1])) and not known.is_given(middle[-1][-1])


def _cut(part: list[str]) -> int:
    """Return where the surname of a full name begins: at its last word, with the particles before it."""
    cut = len(part) - 1
    while cut > 1 and letters(part[cut - 1]) in words("particles"):
        cut -= 1
    return cut


def _is_pair(part: list[str], after: list[str], known: Habits, alone: bool) -> bool:
    """Return whether two parts are 'Last, First' and not two people."""
    if len(after) > 3 or len(_bare(part)) > 2:
        return False
    if all(is_initial(w) for w in after):
        return not any(is_initial(w) for w in part) or len(part) == 1
    if len(_bare(part)) == 1:
        if len(after) == 1:
            return alone or known.is_given(after[0]) or not known.is_surname(after[0])
        return any(map(is_initial, after[1:])) or (known.is_given(after[0]) and not known.is_surname(after[-1]))
    if any(is_initial(w) for w in part):
        return False
    if alone and len(after) == 1:
        return not known.is_surname(after[0])
    return known.is_given(after[0]) and not known.is_given(part[0]) and (len(after) == 1 or is_initial(after[-1]))


def _bare(part: list[str]) -> list[str]:
    """Return the words that are no particles of a surname."""
    return [w for w in part if letters(w) not in words("particles")] or part


def _full(part: list[str], known: Habits) -> Iterator[Person]:
    """Yield the person, or two that nothing parts, of words without a comma."""
    if len(part) == 4 and not any(map(is_initial, part)) and all(known.is_given(part[i]) for i in (0, 2)):
        yield from _full(part[:2], known)
        yield from _full(part[2:], known)
        return
    if len(part) > 1 and is_initial(part[-1]) and not is_initial(part[0]):  # Doe J
        cut = next(i for i, w in enumerate(part) if is_initial(w))
        if cut == 1:
            yield from _person(part[1:], part[:1])
            return
        part = part[:cut] if len(part) - cut == 1 and cut > 1 else part
    if len(part) == 2 and known.is_surname(part[0]) and known.is_given(part[1]) and not known.is_given(part[0]):
        yield from _person(part[1:], part[:1])
        return
    cut = _cut(part)
    yield from _person(part[:cut], part[cut:])


def _person(given: list[str], surname: list[str]) -> Iterator[Person]:
    name = "".join(letters(w) for w in surname)
    if len(name) < 2 and given:
        name = letters("".join(given)) + name
    if not name:
        return
    initials = "".join(_initials(w) for w in given if letters(w) not in words("particles"))
    yield Person(name, initials, " ".join((*given, *surname)))


def _initials(word: str) -> str:
    """Return the first letter of a given name, in its long form, or all of several initials."""
    low = letters(word)
    if is_initial(word):
        return low
    return _short().get(low, low)[:1]


__all__ = ["Habits", "Person", "habits", "letters", "people", "segments", "words"]
