"""Whom or what a clause is about: its subject, by the fullest name that the document gives it."""

import re
from functools import cached_property

from attrs import field, frozen

from reconcile.extract.nouns import AUXILIARIES, PREPOSITIONS
from reconcile.extract.page import Line, Page
from reconcile.inflection import is_plural

_PRONOUNS = frozenset("it he she".split())
_PERSONS = frozenset("he she".split())
_RELATIVES = frozenset("which who that".split())
_BREAKS = frozenset(', ; : ( ) [ ] — – - “ ” " and but while when where after before because although though'.split())
_ADVERBS = frozenset("first originally initially formally officially also only then later itself just".split())
_ARTICLES = frozenset("the a an this that these those".split())
_OWNING = frozenset("his her its their our my your".split())
_TITLES = frozenset("mr mrs ms dr prof sir lord lady dame gen col lt maj capt sgt".split())
_IS_A = re.compile(r"\W{1,3}(?:is|was|are|were) (?:an?|the|one of the) ([\w' -]{2,80})")
_LONGEST = 8  # words of a name
_FURTHEST = 16  # tokens of a phrase that leads in
_BACK = 3  # sentences that a pronoun may reach back


@frozen
class Topic:
    """A subject.

    Attributes:
        name: its fullest name in the document, or "the bridge" where none is given.
        start, end: where it stands.
        named: whether it has a name.
    """

    name: str
    start: int
    end: int
    named: bool = False


@frozen(slots=False)
class Topics:
    """The subjects of a document's clauses."""

    page: Page = field(repr=False)

    def before(self, line: Line, k: int) -> Topic | None:
        """Return the subject of the verb at token `k` of a line, auxiliaries between them skipped, or None."""
        return self._subject(line, k, _BACK)

    def opening(self, line: Line, k: int) -> Topic | None:
        """Return the subject that begins at token `k`: "[Founded in 1901,] the Velm Club plays"."""
        return self._opening(line, k, _BACK)

    def object_of(self, line: Line, k: int, after: int) -> Topic | None:
        """Return the object of the active verb at token `k`, which begins at `after`: "her first book" is Ruiz's."""
        end = after
        while end < min(len(line.tokens), after + _LONGEST) and line.tokens[end].low not in PREPOSITIONS | _BREAKS:
            end += 1
        if end == after:
            return None
        if line.tokens[after].low not in _OWNING:
            return self._topic(line, after, end, 0)
        owner = self.before(line, k)
        first, last = line.tokens[after + 1 : end][:1], line.tokens[end - 1]
        if owner is None or not owner.named or not first or is_plural(last.low):
            return None
        name = f"{owner.name}’s {self.page.prose[first[0].start : last.end]}"
        return Topic(name, line.tokens[after].start, last.end)

    def _opening(self, line: Line, start: int, back: int) -> Topic | None:
        tokens = line.tokens
        named = start + (start < len(tokens) and tokens[start].low in _ARTICLES)
        k = _run(self.page.prose, line, named)
        if k == named + 1 and k < len(tokens) and not _follows_name(tokens[k].low):
            return None  # "Constant rain fell": a capital that opens a sentence makes no name
        if k == named and k < len(tokens) and tokens[k].low[0].isalpha():
            k += 1  # "the club", "it"
        return self._topic(line, start, k, back)

    def _subject(self, line: Line, k: int, back: int) -> Topic | None:
        end = k
        while end > 0 and (line.tokens[end - 1].low in AUXILIARIES or line.tokens[end - 1].low in _ADVERBS):
            end -= 1
        if end and line.tokens[end - 1].low in _RELATIVES:
            end -= 1
        if end and line.tokens[end - 1].low == ")":
            end = next((i for i in range(end - 2, -1, -1) if line.tokens[i].low == "("), 0)
        if end and line.tokens[end - 1].low == ",":
            return self._subject(line, _before_apposition(line, end - 1), back) if end > 1 else None
        start = end
        while start > 0 and end - start < _LONGEST + 4 and line.tokens[start - 1].low not in _BREAKS:
            start -= 1
        return self._topic(line, _noun_phrase(line, start, end), end, back)

    def _topic(self, line: Line, start: int, end: int, back: int) -> Topic | None:
        tokens = line.tokens[start:end]
        if not tokens or tokens[0].low in _OWNING or any(t.low in PREPOSITIONS for t in tokens[:1]):
            return None
        if len(tokens) == 1 and tokens[0].low in _PRONOUNS:
            return self._antecedent(line, back, person=tokens[0].low in _PERSONS)
        a, b = tokens[0].start, tokens[-1].end
        words = tokens[1:] if tokens[0].low in _ARTICLES else tokens
        text = self.page.prose[words[0].start : b] if words else ""
        if not text or len(words) > _LONGEST:
            return None
        if sum(_capital(self.page.prose, t.start) for t in words) * 2 > len(words):
            return Topic(self.fullest(text), a, b, named=True)
        if tokens[0].low != "the" or is_plural(words[-1].low) or words[-1].low in line.lexicon.events:
            return None
        return Topic(self._called(words[-1].low, line) or f"the {text}", a, b)

    def _antecedent(self, line: Line, back: int, *, person: bool) -> Topic | None:
        """Return whom a pronoun stands for: the subject of the sentence before, if that has one."""
        if back == 0 or line.number == 0:
            return None
        before = self.page.lines[line.number - 1]
        if before.sentence.headline or before.shouting:
            return None
        found = self._opening(before, _lead(before), back - 1)
        if not person:
            return found
        if found is not None and found.named and len(_words(found.name)) > 1:
            return found
        agents = map(self.fullest, _agents(self.page.prose, before))
        people = [n for n in (self._owner(before), *agents) if len(_words(n)) > 1]
        return Topic(people[0], line.tokens[0].start, line.tokens[0].end, named=True) if people else None

    def _owner(self, line: Line) -> str:
        """Return whose the subject of a sentence is: "Ruiz's book sold well", or ""."""
        start = _lead(line)
        end = _run(self.page.prose, line, start)
        if end == start:
            return ""
        text = self.page.prose[line.tokens[start].start : line.tokens[end - 1].end]
        apart = line.words(end, end + 2) in {"' s", "’ s"}
        bare = re.sub(r"['’]s?$", "", text)
        return self.fullest(bare) if bare != text or apart else ""

    def fullest(self, name: str) -> str:
        """Return the longest name of the document that begins or ends with the words of this one."""
        own = _words(name)
        longer = [n for n in self._names if len(n) > len(name) and own and _holds(_words(n), own)]
        return min(longer, key=lambda n: (-len(n), n)) if longer else name

    def _called(self, noun: str, line: Line) -> str:
        """Return the one name that the document says is such a thing: "the museum", of "Velm Museum"."""
        fitting = {self.fullest(n) for n in self._names if noun in _words(n)[-2:]}
        fitting |= {self.fullest(n) for n, what in self._described if noun in what}
        return min(fitting) if len(fitting) == 1 else ""

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The names that sentences open with, a lone word only before "is" and the like, and full names after "by"."""
        found: dict[str, None] = {}
        for line in self.page.lines:
            if line.sentence.headline or line.shouting:
                continue
            start = _lead(line)
            start += start < len(line.tokens) and line.tokens[start].low in _ARTICLES
            k = _run(self.page.prose, line, start)
            after = line.tokens[k].low if k < len(line.tokens) else ""
            if start < k <= start + _LONGEST and (k > start + 1 or after in AUXILIARIES or after in {"(", ","}):
                found[self.page.prose[line.tokens[start].start : line.tokens[k - 1].end]] = None
            found |= dict.fromkeys(n for n in _agents(self.page.prose, line) if " " in n)
        return tuple(found)

    @cached_property
    def _described(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """What the document says its names are: "Velm House is a small museum"."""
        found = []
        for name in self._names:
            at = self.page.prose.find(name)
            if at >= 0 and (m := _IS_A.search(self.page.prose, at + len(name), at + len(name) + 160)):
                found.append((name, frozenset(m[1].lower().split())))
        return tuple(found)


def _capital(prose: str, start: int) -> bool:
    return prose[start].isupper() or prose[start].isdigit()


def _follows_name(low: str) -> bool:
    """Return whether a word may follow a name of one word: a verb or a mark."""
    return low in AUXILIARIES or not low[0].isalnum() or low.endswith(("ed", "s", "’s")) or low in {"who", "which"}


def _agents(prose: str, line: Line) -> list[str]:
    """Return whom a sentence names after "by", "with" or "to": "was designed by Ana Ruiz"."""
    found = []
    for k, token in enumerate(line.tokens):
        end = _run(prose, line, k + 1) if token.low in {"by", "with", "to"} else 0
        if end > k + 1:
            found.append(prose[line.tokens[k + 1].start : line.tokens[end - 1].end])
    return found


def _run(prose: str, line: Line, start: int) -> int:
    """Return where the run of capitalised words ends that begins at a token."""
    k = start
    while k < len(line.tokens) and (_capital(prose, line.tokens[k].start) or line.tokens[k].low in {"of", "."}):
        k += 1
    while k > start and line.tokens[k - 1].low in {"of", "."}:
        k -= 1
    return k


def _lead(line: Line) -> int:
    """Return the token after what leads into a sentence: "In 1901, ", "Born in Velm, "."""
    low = line.tokens[0].low if line.tokens else ""
    leads = low in PREPOSITIONS or (low.endswith(("ed", "ing")) and len(low) > 4) or low in {"born", "built", "however"}
    if not leads:
        return 0
    return next((i + 1 for i, t in enumerate(line.tokens[:_FURTHEST]) if t.low == ","), 0)


def _words(name: str) -> list[str]:
    return [w for w in re.findall(r"\w+", name.lower()) if w not in _TITLES]


def _holds(longer: list[str], shorter: list[str]) -> bool:
    """Return whether a name begins or ends with the words of another."""
    n = len(shorter)
    return longer[:n] == shorter or longer[-n:] == shorter


def _noun_phrase(line: Line, start: int, end: int) -> int:
    """Return where the last noun phrase of tokens [start, end) begins, past a leading "in 1922"."""
    for k in range(end - 1, start - 1, -1):
        if line.tokens[k].low in PREPOSITIONS and line.tokens[k].low != "of":
            return end if k == start else start
    return start


def _before_apposition(line: Line, comma: int) -> int:
    """Return the token after "X" of "X, a nurse, was": the comma before the apposition that ends at `comma`."""
    for k in range(comma - 1, max(0, comma - 16), -1):
        if line.tokens[k].low == ",":
            return k
    return comma
