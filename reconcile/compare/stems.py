"""Which words of a sentence carry its meaning, and which say what a figure counts."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from reconcile.inflection import singular

_EMPTY = frozenset(
    "a the this that these those it its he she they them his her their we us our you your i my me who whom whose "
    "which what there here is are was were be been being am has have had having do does did will would shall should "
    "can could may might must of in on at by for with from to into onto as and or but than then so if because while "
    "when where also too very just only not no nor s t re ve ll d m about more less over under up out off after before "
    "during since until between within per each every all any some other such both one according however".split()
)
_STOPS = frozenset(
    "of in on at by for with from to into as and or but than that which who is are was were be has have had since "
    "after before during while when where per between against out within through near".split()
)
_ENDINGS = tuple("ations ation ingly ings ing ers ors edly ed er or ies ions ion es ly s al e".split())


def content(forms: Iterable[str]) -> frozenset[str]:
    """Return the stems of the words that are no mere grammar."""
    return frozenset(stem(f) for f in forms if f not in _EMPTY and f[0].isalpha())


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a rough stem under which forms of one word meet.

    >>> stem("reviewed") == stem("reviews") == stem("reviewers")
    True
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return singular(word)


def is_stop(form: str) -> bool:
    """Return whether a word ends the noun phrase behind a figure."""
    return form in _STOPS or not form[0].isalpha()


def noun_after(forms: Sequence[str]) -> frozenset[str]:
    """Return the stems of the noun phrase that follows a figure."""
    out = []
    for form in forms:
        if is_stop(form):
            break
        out.append(form)
    return content(out)
