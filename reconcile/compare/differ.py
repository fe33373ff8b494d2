"""Words of two differently built sentences that exclude each other in the same surroundings."""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from reconcile.compare.figures import Figure
from reconcile.compare.reading import Sentence
from reconcile.compare.siblings import Siblings, load_siblings
from reconcile.compare.stems import content, stem
from reconcile.values import Relation

_NEAR = 3  # words to either side that must share one that carries meaning
_LONGEST = 3  # words of a sibling


@frozen
class _Mark:
    """A known word with the stems around it."""

    form: str
    group: str
    around: frozenset[str]


def excluded(x: Sentence, y: Sentence, agreeing: Sequence[tuple[Figure, Figure]]) -> str:
    """Return the two words that deny each other, or "".

    Each sentence must have exactly one word of the group that the other lacks, near a word that both share: "lives in
    Chad" denies "he now lives in Benin", but says nothing about "fled to Benin". Antonyms must stand beside two of the
    `agreeing` figures ("formed in 1990", "disbanded in 1990") or in sentences that have most words in common.
    """
    siblings = load_siblings()
    xs, ys = _alone(_unshared(_marks(x, siblings), y)), _alone(_unshared(_marks(y, siblings), x))
    for group in sorted(xs.keys() & ys.keys()):
        a, b = xs[group], ys[group]
        if a.around & b.around and siblings.relation(a.form, b.form) is Relation.DISJOINT:
            return f"“{a.form}” against “{b.form}”"
    return _antonyms(x, y, agreeing, siblings) or _negated(x, y) or _negated(y, x)


def _alone(marks: Sequence[_Mark]) -> dict[str, _Mark]:
    """Return by group the marks that are the only ones of it."""
    counts = Counter(m.group for m in marks)
    return {m.group: m for m in marks if counts[m.group] == 1}


def _unshared(marks: list[_Mark], other: Sentence) -> list[_Mark]:
    said = f" {' '.join(other.forms)} "
    return [m for m in marks if f" {m.form} " not in said]


def _marks(sentence: Sentence, siblings: Siblings) -> list[_Mark]:
    forms = sentence.forms
    out: list[_Mark] = []
    end = 0
    for at, form in enumerate(forms):
        if at < end or form not in siblings.starts:
            continue
        for size in range(_LONGEST, 0, -1):
            words = " ".join(forms[at : at + size])
            if group := siblings.group(words):
                end = at + size
                out.append(_Mark(words, group, content(forms[max(0, at - _NEAR) : at] + forms[end : end + _NEAR])))
                break
    return out


def _antonyms(x: Sentence, y: Sentence, agreeing: Sequence[tuple[Figure, Figure]], siblings: Siblings) -> str:
    """Return two words that deny each other, each in one sentence only."""
    beside = [(f.near, g.near) for f, g in agreeing]
    if 2 * len(x.content & y.content) >= len(x.content | y.content):
        beside.append((frozenset(x.forms), frozenset(y.forms)))
    in_x, in_y = frozenset(x.forms), frozenset(y.forms)
    for first, second in beside:
        for a in sorted(first - in_y):
            opposites = siblings.opposites.get(a, frozenset())
            if not opposites & in_x and (b := min(opposites & second, default="")):
                return f"“{a}” against “{b}”"
    return ""


_NOT = frozenset(["not", "never", "cannot"])
_AUXILIARIES = frozenset("be been being have had yet ever to only".split())


def _denied(forms: tuple[str, ...]) -> Iterator[str]:
    """Yield the stems of the verbs that are negated: of "was not announced" that of "announced".

    What an article follows is no verb: "not a city by the sea" denies neither city nor sea.
    """
    for i, form in enumerate(forms):
        negated = form in _NOT or (form == "t" and i and forms[i - 1].endswith("n"))
        if negated or (form in ("failed", "refused", "declined") and forms[i + 1 : i + 2] == ("to",)):
            word = next((f for f in forms[i + 1 : i + 5] if f not in _AUXILIARIES), "")
            yield from content([word] if word else ())
            yield ""  # something is negated, though no verb may be


def _negated(x: Sentence, y: Sentence) -> str:
    """Return what x negates and y says, where y negates nothing."""
    denied = set(_denied(x.forms)) - {""}
    if not denied or any(True for _ in _denied(y.forms)):
        return ""
    word = min(denied & {stem(f) for f in y.forms if f.isalpha()}, default="")
    return f"one denies “{word}”" if word else ""
