"""The article of a web page, as the optional package trafilatura finds it, anchored in the page again.

`pip install 'claim-reconcile[articles]'`, then `articles = true` under `[read]`, or `--articles`. That is a choice, not
a consequence of what is installed, because the same input and configuration give the same result on every machine.

trafilatura gives words without places. Each line that it keeps is looked for in what we read of the page, whose every
character has its place; what cannot be found is not read. Its text is therefore never quoted, only ours.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import cast

from reconcile.errors import InputError
from reconcile.extras import required
from reconcile.read.prose import Prose
from reconcile.read.webpage import WebPage

_NEAR = 90.0  # of 100: how alike a line of the extraction and a stretch of the page must be
_LONGEST = 200_000  # characters of a page in which likeness, slower than sameness, is looked for
_MOST = 5_000  # lines of an article
_BREAK = re.compile(r"\s+")


def article_of(page: WebPage, where: str) -> Prose:
    """Return the prose of the article alone; as without the package where it finds none.

    Raises:
        InputError: trafilatura is not installed, or cannot read the page.
    """
    plain = page.article()  # also fills page.meta
    lines = _extracted(page.text, where)
    whole = page.everything()
    chosen = set(_stretches(lines, whole.text))
    prose = Prose()
    for start, end in _apart(sorted({_headline(page, whole), *chosen})):
        prose.append(whole.part(start, end))
    return prose if chosen else plain


def _extracted(html: str, where: str) -> list[str]:
    trafilatura = required("trafilatura", "articles", "Finding the article of a page", InputError, where)
    try:
        text = trafilatura.extract(html, include_comments=False, include_tables=True, output_format="txt")
    except Exception as error:  # lxml and its friends each have their own
        problem = f"the article cannot be found: {str(error)[:100] or type(error).__name__}."
        raise InputError(problem, where=where, remedy="Read the page without --articles.") from None
    lines = cast(str, text or "").splitlines()[:_MOST]
    return [line for raw in lines if (line := " ".join(raw.replace("|", " ").split()))]


def _stretches(lines: list[str], prose: str) -> Iterator[tuple[int, int]]:
    """Yield where in the prose each line stands, white space aside; the next of several that follows the last."""
    folded = _BREAK.sub(" ", prose)
    places = [m.start() for m in re.finditer(r"\S|\s+", prose)]
    here = 0
    for line in lines:
        start = folded.find(line, here)
        start, length = (start if start >= 0 else folded.find(line)), len(line)
        if start < 0:
            start, length = _alike(line, folded)
        if length:
            here = start + length
            yield places[start], places[here - 1] + 1


def _alike(line: str, prose: str) -> tuple[int, int]:
    """Return start and length of the stretch most like a line; (0, 0) where none is like it."""
    if len(line) < 20 or len(prose) > _LONGEST:
        return 0, 0
    from rapidfuzz.fuzz import partial_ratio_alignment

    found = partial_ratio_alignment(line, prose, score_cutoff=_NEAR)
    return (0, 0) if found is None else (found.dest_start, found.dest_end - found.dest_start)


def _headline(page: WebPage, whole: Prose) -> tuple[int, int]:
    """Return where the prose has the headline, which extraction gives as a datum of the page and not as its text."""
    start, end = page.headline
    return bisect_left(whole.offsets, start), bisect_left(whole.offsets, end)


def _apart(chosen: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sorted stretches without what an earlier one holds already."""
    here = 0
    for start, end in chosen:
        if end > here:
            yield max(start, here), end
            here = end
