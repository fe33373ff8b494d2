"""A small case of our own that the graph's tests build on, by hand: the stages before and after are not needed."""

from collections.abc import Callable

import pytest

from reconcile.config import Config
from reconcile.consensus import Candidate, Consensus, Contribution, Status
from reconcile.finding import Camp, Finding, Severity, order
from reconcile.graph import with_origins
from reconcile.result import Reconciliation
from reconcile.statement import Document, Question, Source, SourceKind, Statement
from reconcile.values import Quantity

GAZETTE = Document(
    "Two wardens drowned, the paper has learned. Harbour spokeswoman Ida Brandt said three wardens drowned.",
    name="1_gazette.txt",
    publisher="Gazette",
    published="2024-03-01",
)
HERALD = Document(
    "Three wardens drowned off Pier Nine, Ida Brandt told Coast Press. Four sheds burnt <down> & out.",
    name="2_herald.txt",
    publisher="Herald",
    published="2024-03-02",
)
KILLED = Question(attribute="killed", population="warden", scope="Pier Nine")
BURNT = Question(attribute="burnt", population="shed", scope="Pier Nine")


def _said(question: Question, document: Document, quote: str, value: int, holder: Source, *relays: Source) -> Statement:
    start = document.text.index(quote)
    exact = Quantity.exact(value)
    return Statement(question, exact, holder, document, quote, start, start + len(quote), relays=relays)


def _small() -> Reconciliation:
    narrator = Source("narrator")
    ida = Source("Ida Brandt", SourceKind.OFFICIAL, role="harbour spokeswoman", organisation="Harbour Office")
    press = Source("Coast Press", SourceKind.OUTLET)
    stated = [
        _said(KILLED, GAZETTE, "Two wardens drowned", 2, narrator),
        _said(KILLED, GAZETTE, "three wardens drowned", 3, ida),
        _said(KILLED, HERALD, "Three wardens drowned", 3, ida, press),
        _said(BURNT, HERALD, "Four sheds burnt <down> & out", 4, narrator),
    ]
    documents = (GAZETTE, HERALD)
    statements = tuple(sorted(with_origins(stated, documents, Config()), key=order))
    two = tuple(s for s in statements if s.value == Quantity.exact(2))
    three = tuple(s for s in statements if s.value == Quantity.exact(3))
    four = tuple(s for s in statements if s.value == Quantity.exact(4))
    camps = (Camp(three[0].value, three), Camp(two[0].value, two))
    finding = Finding("quantity-differs", Severity.CONTRADICTION, (KILLED,), camps, "three or two wardens")
    killed = Consensus(
        KILLED,
        Quantity.exact(3),
        2,
        3,
        0.7,
        Status.CONTESTED,
        three,
        two,
        sentence="three wardens, according to Ida Brandt",
        candidates=tuple(Candidate(Quantity.exact(n), p, ()) for n, p in ((3, 0.7), (2, 0.2))),
        contributions=(Contribution(three[0].origin, three[0], three, 0.8, 1.4, 0.7),),
    )
    burnt = Consensus(BURNT, Quantity.exact(4), 4, 4, 0.6, Status.SINGLE_ORIGIN, four, (), sentence="four sheds")
    return Reconciliation(documents, statements, (finding,), (killed, burnt))


@pytest.fixture(scope="session")
def small() -> Reconciliation:
    """Return two articles, four statements, one contradiction and two answers."""
    return _small()


@pytest.fixture(scope="session")
def said() -> Callable[..., Statement]:
    """Return a maker of statements: said(question, document, quote, value, holder, *relays)."""
    return _said
