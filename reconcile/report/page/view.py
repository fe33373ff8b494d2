"""What the page's template is given: cards with their charts, articles with their statements, the head of the page."""

import base64
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from reconcile.finding import Finding
from reconcile.report.card import QUIET, Card, Mark, cards, unnoted
from reconcile.report.page.charts import Waterfall, Whisker, waterfall, whisker
from reconcile.report.page.spans import Paragraph, Piece, Said, paragraphs
from reconcile.report.page.timeline import Timeline, timeline
from reconcile.report.page.whatif import Switch, model, switches
from reconcile.report.summary import Summary, summary
from reconcile.report.wording import value_text, words_of
from reconcile.result import Reconciliation
from reconcile.statement import Document, Statement

# A page of hundreds of pictures would be slow and heavy: only the cards that need eyes most get their own, and fewer
# where the case is large.
_PICTURES, _PICTURES_OF_MANY, _MANY = 24, 6, 500
# Cards beyond this many are folded; the reader opens what they look for.
_OPEN = 40
# Cards beyond this many come without charts and switches: thousands of them would make a page of tens of megabytes.
_DRAWN = 400
# Rows of a table that are shown, those that need eyes first.
_ROWS = 500


@frozen
class CardView:
    """A card with everything drawn."""

    card: Card
    open: bool
    whisker: Whisker | None
    waterfall: Waterfall | None
    timeline: Timeline | None
    switches: tuple[Switch, ...]
    model: dict[str, object] | None
    picture: str

    @property
    def id(self) -> str:
        """Return the anchor of the card: the question's content hash, so that a link survives a new run."""
        return self.card.consensus.question.id

    @property
    def flips(self) -> int:
        """Return how many single voices flip the answer."""
        return sum(s.flips for s in self.switches)


@frozen
class ArticleView:
    """A document as the page shows it.

    Attributes:
        paragraphs: of running text; empty for a table.
        rows: of a table, the cells that state something, by row.
        statements: how many it holds, shown or not.
    """

    document: Document
    paragraphs: tuple[Paragraph, ...]
    rows: tuple[Piece, ...]
    statements: int

    @property
    def placed(self) -> Iterator[str]:
        """Yield the ids of the statements that are shown."""
        for p in self.paragraphs:
            yield from _ids(p.children)
        yield from _ids(self.rows)


@frozen
class PageView:
    """The whole page."""

    title: str
    summary: Summary
    trail: str
    cards: tuple[CardView, ...]
    quiet: tuple[CardView, ...]
    notes: tuple[Finding, ...]
    articles: tuple[ArticleView, ...]
    placed: frozenset[str]
    picture: str
    models: Mapping[str, object]


def page_view(result: Reconciliation) -> PageView:
    """Prepare a result for the template."""
    shown = cards(result)
    views = tuple(_card_view(result, card, i) for i, card in enumerate(shown))
    articles = tuple(_articles(result, shown))
    return PageView(
        title=_title(result),
        summary=summary(result),
        trail=result.audit.head,
        cards=tuple(v for v in views if v.card.need < QUIET),
        quiet=tuple(v for v in views if v.card.need == QUIET),
        notes=unnoted(result, shown),
        articles=articles,
        placed=frozenset(i for a in articles for i in a.placed),
        picture=_picture(result, None) if shown else "",
        models={v.id: v.model for v in views if v.model},
    )


def _title(result: Reconciliation) -> str:
    events = dict.fromkeys(q.event for q in result.questions if q.event)
    read = dict.fromkeys(d.publisher or d.name for d in result.documents)
    names = [result.config.event] if result.config.event else list(events) or list(read)
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""
    return ", ".join(names[:2]) + more or "Nothing read"


def _card_view(result: Reconciliation, card: Card, place: int) -> CardView:
    eyes, drawn = card.need < QUIET, place < _DRAWN
    pictures = _PICTURES if len(result.statements) <= _MANY else _PICTURES_OF_MANY
    return CardView(
        card=card,
        open=eyes and place < _OPEN,
        whisker=whisker(card) if drawn else None,
        waterfall=waterfall(card) if drawn else None,
        timeline=timeline(card) if drawn else None,
        switches=switches(card) if drawn else (),
        model=model(card, result.config.odds) if drawn else None,
        picture=_picture(result, card) if eyes and place < pictures else "",
    )


def _picture(result: Reconciliation, card: Card | None) -> str:
    """Return the provenance graph as an address that holds the picture itself, '' where it cannot be drawn.

    As an image it can neither run anything nor load anything, whatever it was drawn from.
    """
    try:
        from reconcile.graph import svg
    except ImportError:
        return ""
    drawn = svg(result) if card is None else svg(result, card.consensus.question)
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode("utf-8", "replace")).decode("ascii")


def _articles(result: Reconciliation, shown: Iterable[Card]) -> Iterator[ArticleView]:
    said: dict[str, list[Said]] = {}
    on_card = {s.id: (card, side.mark) for card in shown for side in card.sides for s in side.statements}
    anchors = {c.question: c.question.id for c in result.consensus}
    for s in {s.id: s for s in result.statements}.values():
        said.setdefault(s.document.id, []).append(_said(s, on_card.get(s.id), anchors.get(s.question, "")))
    for d in {d.id: d for d in result.documents}.values():
        here = said.get(d.id, [])
        rows = tuple(_rows(here))
        yield ArticleView(d, () if rows else paragraphs(d, here), rows, len(here))


def _rows(said: Iterable[Said]) -> Iterator[Piece]:
    """Yield the cells of a table that state something, in the order of its rows."""
    of_rows = [x for x in said if x.statement.row is not None]
    urgent = sorted(of_rows, key=lambda x: (x.quiet, x.mark is None))[:_ROWS]
    for x in sorted(urgent, key=lambda x: (x.statement.row or 0, x.statement.start, x.statement.id)):
        yield Piece(x, True, 0, (words_of(x.statement) or value_text(x.statement.value),))


def _said(s: Statement, place: tuple[Card, Mark] | None, anchor: str) -> Said:
    if place is None:
        return Said(s, anchor, None, quiet=True)
    card, mark = place
    return Said(s, card.consensus.question.id, mark, quiet=card.need == QUIET)


def _ids(children: Iterable[str | Piece]) -> Iterator[str]:
    for child in children:
        if isinstance(child, Piece):
            yield child.said.statement.id
            yield from _ids(child.children)
