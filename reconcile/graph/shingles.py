"""Texts as sets of five-word runs, compared through an inverted index: never all pairs."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from attrs import frozen

RUN = 5  # words in a shingle: the usual length in studies of news reuse; shorter runs meet by chance
INDEXED = 64  # a run that stands in more texts than this is compared with the first of them only

_WORD = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\W_]+")
_QUOTED = re.compile('\u201c[^\u201c\u201d]{1,600}\u201d|"[^"\n]{1,600}"|\u00ab[^\u00ab\u00bb]{1,600}\u00bb')


def words(text: str) -> list[str]:
    """Return the words of a text in lower case; scripts without blanks give one word a character."""
    return _WORD.findall(text.casefold())


def own_words(text: str) -> list[str]:
    """Return the words outside quotation marks: quoted speech is its speaker's, and two reporters may both quote it."""
    return words(_QUOTED.sub(" ", text))


@frozen
class Shingled:
    """The runs of several texts.

    Attributes:
        words: each text's own words.
        runs: each text's runs in reading order, as integers that are equal where the words are.
        sets: the same without order.
    """

    words: tuple[list[str], ...]
    runs: tuple[list[int], ...]
    sets: tuple[frozenset[int], ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Shingled":
        """Cut texts into runs."""
        cut = tuple(own_words(t) for t in texts)
        vocabulary = {w: i for i, w in enumerate(dict.fromkeys(w for ws in cut for w in ws))}
        bits = max(1, len(vocabulary).bit_length())
        runs = tuple(_packed([vocabulary[w] for w in ws], bits) for ws in cut)
        return cls(cut, runs, tuple(frozenset(r) for r in runs))

    def shared(self) -> Mapping[tuple[int, int], int]:
        """Return for pairs (i < j) of texts that share runs, how many different ones."""
        index: defaultdict[int, list[int]] = defaultdict(list)
        pairs: Counter[tuple[int, int]] = Counter()
        for j, runs in enumerate(self.sets):
            met: Counter[int] = Counter()
            for run in runs:
                holders = index[run]
                for i in holders:
                    met[i] += 1
                if len(holders) < INDEXED:
                    holders.append(j)
            for i, n in met.items():
                pairs[i, j] = n
        return pairs

    def containment(self, i: int, j: int, shared: int) -> float:
        """Return the share of the shorter text's runs that the other has too."""
        shorter = min(len(self.sets[i]), len(self.sets[j]))
        return shared / shorter if shorter else 0.0

    def longest(self, i: int, j: int) -> tuple[int, int]:
        """Return start and end, in words of text j, of the longest stretch whose runs all stand in text i."""
        best, start = (0, 0), None
        other = self.sets[i]
        for at, run in enumerate([*self.runs[j], -1]):
            if run in other:
                start = at if start is None else start
            elif start is not None:
                if at - start > best[1] - best[0]:
                    best = (start, at)
                start = None
        return (best[0], best[1] + RUN - 1) if best[1] else (0, 0)


def _packed(ids: Sequence[int], bits: int) -> list[int]:
    """Return each run of five ids as one integer, exactly (no hashing, no collisions)."""
    b, c, d, e = bits, 2 * bits, 3 * bits, 4 * bits
    rows = zip(ids, ids[1:], ids[2:], ids[3:], ids[4:], strict=False)
    return [v | w << b | x << c | y << d | z << e for v, w, x, y, z in rows]
