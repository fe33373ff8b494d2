"""An article told in another order of its sentences: what hangs on another sentence stays behind it.

A sentence that opens with "He", "Another" or "It added" means what it means only behind its neighbour, so the two move
as one block. One that opens with "the attackers" or "one of the raids" needs only that they were named before: its
block comes behind the block that names them. Everything else may stand anywhere, in any paragraph; the dateline stays
in front. Nothing here knows an article: what hangs on what is read from how sentences open.
"""

import re
from collections.abc import Sequence
from functools import cache

from attrs import frozen
from hypothesis import strategies as st

DATELINE = re.compile(r"\A(?:\([A-Z][\w ]*\)|[A-Z][A-Z ]+(?: \([A-Z]\w+\))? [—–-]+) ")
SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)[”\"]?\s+(?=[A-Z“\"])")
INTRODUCTION = re.compile(r"\A(?:In|At|On|As|After|During|With|While|When) [^,]{3,80}, ")
CLAUSE = re.compile(r"\A(?:As|After|During|While|When) (?=the )")

PRONOUN = re.compile(
    r"\A(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|Such|Another|Others|Additional|Including|Among them"
    r"|But|And|However|Then|Later|Instead|Also|Meanwhile|[\"“]|[Tt]he (?:other|former|latter|same|two|"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?! of))\b)\b",
)
FOLLOWING = re.compile(r"\A(?:A|An|The) (?:subsequent|ensuing|resulting|further|additional|similar|second|third)\b")
PARTITIVE = re.compile(
    r"\A(?:(?:In|At|During) )?(?:(?:[Oo]ne|[Tt]he first|[Ee]ach|[Nn]either) of the|[Bb]oth) (?P<noun>[a-z]+)"
)
# "the targeted assaults", "the situation"; "the intensity of the attack" says itself what it is about
ADJECTIVE = r"[a-z-]+(?:ed|ern|al|ic|ous|ive|ing|ary|ful)"
DEFINITE = re.compile(rf"\A[Tt]he (?:{ADJECTIVE} )*(?P<noun>[a-z]+)\b(?! (?:of|in|on|at|from|near|for)\b)")
FULL_NAME = re.compile(r"(?<=[\w,] )[A-Z][a-z]+ (?P<last>[A-Z][a-z]+)\b")


@frozen
class Pieces:
    """An article cut up: sentences that move together form a block, and some blocks stand behind others.

    Attributes:
        dateline: what opens the article and stays there.
        blocks: sentences by block, in the article's order.
        behind: for each block the indices of the blocks that must stand before it.
    """

    dateline: str
    blocks: tuple[tuple[str, ...], ...]
    behind: tuple[frozenset[int], ...]

    @property
    def orders(self) -> int:
        """Return in how many orders the blocks can stand."""

        @cache
        def ways(placed: frozenset[int]) -> int:
            free = [k for k in range(len(self.blocks)) if k not in placed and self.behind[k] <= placed]
            return sum(ways(placed | {k}) for k in free) if free else 1

        return ways(frozenset())

    def told(self, order: Sequence[int], cuts: Sequence[bool]) -> str:
        """Return the article with its blocks in this order and a new paragraph where a cut is."""
        text = self.dateline
        for n, k in enumerate(order):
            text += ("" if not n else "\n\n" if cuts[n] else " ") + " ".join(self.blocks[k])
        return text


def pieces(text: str) -> Pieces:
    """Cut an article into sentences and say which of them must stand behind which."""
    opening = DATELINE.match(text.lstrip())
    dateline = opening[0] if opening else ""
    said = [s.strip() for s in SENTENCE_END.split(text.lstrip()[len(dateline) :]) if s.strip()]
    home: list[int] = []  # sentence -> block
    blocks: list[list[str]] = []
    behind: list[set[int]] = []
    for n, sentence in enumerate(said):
        needs = hangs_on(sentence, said[:n])
        if n - 1 in needs and glued(sentence, said[n - 1]):
            blocks[-1].append(sentence)
        else:
            blocks.append([sentence])
            behind.append(set())
        home.append(len(blocks) - 1)
        behind[-1] |= {home[m] for m in needs} - {home[n]}
    return Pieces(dateline, tuple(map(tuple, blocks)), tuple(map(frozenset, behind)))


def glued(sentence: str, last: str) -> bool:
    """Return whether a sentence must follow right behind the one before it."""
    heads = openings(sentence)
    if any(PRONOUN.match(h) or FOLLOWING.match(h) for h in heads):
        return True
    return any(mentions(last, m["noun"]) for h in heads if (m := DEFINITE.match(h)))


def hangs_on(sentence: str, earlier: Sequence[str]) -> set[int]:
    """Return the indices of the earlier sentences without which a sentence cannot be understood."""
    needs = {n for n, other in enumerate(earlier) for m in FULL_NAME.finditer(other) if surname(sentence, m)}
    for head in openings(sentence):
        if PRONOUN.match(head) or FOLLOWING.match(head):
            needs.add(len(earlier) - 1)
        elif partitive := PARTITIVE.match(head):
            needs.add(first_naming(partitive["noun"], earlier))
        elif definite := DEFINITE.match(head):
            last = any(mentions(other, definite["noun"]) for other in earlier[-1:])
            needs.add(len(earlier) - 1 if last else first_naming(definite["noun"], earlier))
    return {n for n in needs if n >= 0}


def openings(sentence: str) -> list[str]:
    """Return what a sentence opens with: its first words, and those behind "In a statement, ..." or "As the ..."."""
    heads = [sentence]
    if introduction := INTRODUCTION.match(sentence):
        heads.append(sentence[introduction.end() :])
    if clause := CLAUSE.match(sentence):
        heads.append(sentence[clause.end() :])
    return heads


def first_naming(noun: str, earlier: Sequence[str]) -> int:
    """Return the first sentence that has a noun, or the last one: it is another word for its matter."""
    return next((n for n, other in enumerate(earlier) if mentions(other, noun)), len(earlier) - 1)


def mentions(sentence: str, noun: str) -> bool:
    """Return whether a sentence has the noun or a word of its stem: attackers, attack."""
    stem = noun.removesuffix("s")[:6]
    return re.search(rf"\b{stem}", sentence, re.IGNORECASE) is not None


def surname(sentence: str, full: re.Match[str]) -> bool:
    """Return whether a sentence calls somebody by the last name alone."""
    return re.search(rf"(?<![A-Z][a-z] )\b{full['last']}\b", sentence) is not None and full[0] not in sentence


@st.composite
def retold(draw: st.DrawFn, told: Pieces) -> str:
    """Return an article in any order of its blocks that keeps its meaning, cut into paragraphs anew."""
    order: list[int] = []
    while len(order) < len(told.blocks):
        free = [k for k in range(len(told.blocks)) if k not in order and told.behind[k] <= set(order)]
        order.append(draw(st.sampled_from(free)))
    return told.told(order, draw(st.lists(st.booleans(), min_size=len(order), max_size=len(order))))
