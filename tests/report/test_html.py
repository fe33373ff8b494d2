"""The page: well-formed, loads nothing, runs nothing of a document's, shows its words and links both ways."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from types import ModuleType

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.report import render
from reconcile.statement import Document

VOID = {"meta", "input", "img", "br", "link", "hr", "wbr"}
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "' onmouseover='alert(4)",
    "javascript:alert(5)",
    "<!-- --><style>*{display:none}</style>",
    "]]><svg/onload=alert(6)>",
    "{{ 7 * 7 }}{% raw %}",
    "\u2028</title><base href=//evil.test>",
    "&lt;b&gt;&#60;i&#62;",
)


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, text outside scripts, and whether tags balance."""

    def __init__(self, text: str) -> None:
        """Parse the text."""
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": [], "": []}
        self.article: dict[str, str] = {}
        self.inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element and that it is open."""
        assert len({k for k, _ in attrs}) == len(attrs), f"an attribute twice in {tag}"
        self.elements.append((tag, dict(attrs)))
        if tag == "article":
            self.inside = dict(attrs)["id"] or ""
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Check that what ends is what began last."""
        assert self.stack.pop() == tag
        self.inside = "" if tag == "article" else self.inside

    def handle_data(self, data: str) -> None:
        """Keep text by where it stands."""
        self.texts[self.stack[-1] if self.stack and self.stack[-1] in ("script", "style") else ""].append(data)
        if self.inside:
            self.article[self.inside] = self.article.get(self.inside, "") + data

    def all(self, tag: str, name: str) -> list[str]:
        """Return the values of an attribute of all elements of a tag ('' for any) that have it."""
        return [a[name] or "" for t, a in self.elements if name in a and tag in ("", t)]


def parsed(text: str) -> Page:
    """Return the page, all of whose elements are closed."""
    page = Page(text)
    assert not page.stack
    return page


def assert_harmless(text: str) -> Page:
    """Check that the page runs and loads only what is the package's own."""
    page = parsed(text)
    assert {t for t, _ in page.elements} <= {
        *("html", "head", "meta", "title", "style", "script", "body", "header", "main", "section", "article", "div"),
        *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "a", "b", "em", "q", "bdi", "span", "mark", "time", "code"),
        *("details", "summary", "button", "input", "label", "dialog", "form", "dl", "dt", "dd", "kbd", "figure"),
        *("table", "thead", "tbody", "tr", "th", "td"),
        *("figcaption", "img", "svg", "symbol", "use", "path", "rect", "circle", "text", "g", "polyline", "title"),
    }
    assert not [k for _, a in page.elements for k in a if k.startswith("on") or k == "style"]
    assert all(x.startswith("data:image/svg+xml;base64,") for x in page.all("", "src"))
    assert all(x.startswith("#") for x in page.all("use", "href"))
    assert all(re.match(r"#|https?://[^\s]+$", x) for x in page.all("a", "href"))
    assert len(page.texts["script"]) == 2
    assert len(page.texts["style"]) == 1
    policy = next(a["content"] for t, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.texts[kind][-1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    return page


@pytest.mark.parametrize("name", ["case", "empty"])
def test_the_page_is_well_formed_and_loads_nothing(sample: ModuleType, name: str) -> None:
    """Tags balance, nothing is loaded, and the policy names the only script and style by their hashes."""
    assert_harmless(render(getattr(sample, name)(), "html"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(sample: ModuleType, text: str) -> None:
    """Markup, script and template code in any field of any record is shown, not obeyed."""
    page = assert_harmless(render(sample.of_texts(*[text] * 15), "html"))
    shown = " ".join("".join(page.texts[""]).split())
    assert " ".join(text.split()) in shown


@given(
    texts=st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), max_size=30)), min_size=1, max_size=15)
)
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_page(sample: ModuleType, texts: list[str]) -> None:
    """Whatever the documents hold, the page is well-formed, harmless and can be written."""
    page = assert_harmless(render(sample.of_texts(*texts), "html"))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "".join(page.texts[""]))


def test_every_link_within_the_page_leads_somewhere(sample: ModuleType) -> None:
    """Each quote leads to its place in the article, each mark in the text to its card, and no anchor is there twice."""
    result = sample.case()
    page = parsed(render(result, "html"))
    ids = page.all("", "id")
    assert len(ids) == len(set(ids))
    assert {x[1:] for x in page.all("a", "href") if x.startswith("#")} <= set(ids)
    assert {s.id for s in result.statements} <= set(ids)
    assert {c.question.id for c in result.consensus} <= set(ids)


def test_the_articles_are_whole(sample: ModuleType) -> None:
    """Every word of every document stands in its article, in order, as people read it."""
    result = sample.case()
    page = parsed(render(result, "html"))
    for d in result.documents:
        words = d.prose.split()
        found = page.article[d.id].split()
        assert "".join(words) in "".join(found)


def test_a_camp_has_one_sign_everywhere(sample: ModuleType) -> None:
    """The colour of a statement in the text is that of its camp on the card."""
    text = render(sample.case(), "html")
    case = sample.case()
    two = case.consensus[0].dissenting[0]
    assert re.search(rf'<mark class="said c1 k1 l0" id="{two.id}"', text)
    assert re.search(rf'<section class="camp c1">(?:(?!</section>).)*data-s="{two.id}"', text, re.DOTALL)


def test_questions_that_need_eyes_stand_open_and_first(sample: ModuleType) -> None:
    """Cards come by need; those that are settled are folded."""
    page = parsed(render(sample.case(), "html"))
    cards = [a for t, a in page.elements if t == "details" and "card" in (a["class"] or "").split()]
    needs = [int(a["data-need"] or 9) for a in cards]
    assert needs == sorted(needs)
    assert ["open" in a for a in cards] == [n < 6 for n in needs]


def test_the_page_says_what_would_flip_the_answer(sample: ModuleType) -> None:
    """Without script the recorded what-ifs are read; with it the model behind them is there to recompute."""
    text = render(sample.case(), "html")
    page = parsed(text)
    assert "one voice alone flips the answer" in text
    models = json.loads(page.texts["script"][0])
    first = sample.case().consensus[0]
    assert models[first.question.id]["best"] == "3"
    assert {o for c in models[first.question.id]["candidates"] for o, _ in c["support"]} == {
        x.origin for x in first.contributions
    }


def test_only_web_addresses_become_links(sample: ModuleType) -> None:
    """A document's address is a link if it is one of the web, without telling where the reader comes from."""
    result = sample.case()
    for url, linked in (("https://a.test/x", True), ("javascript:alert(1)", False), ("data:text/html,x", False)):
        document = Document("Nothing.", name="n", url=url)
        page = parsed(render(evolve(result, documents=(document,), statements=(), consensus=(), findings=()), "html"))
        links = [a for t, a in page.elements if t == "a" and a.get("href") == url]
        assert bool(links) == linked
        assert all("noreferrer" in (a["rel"] or "") for a in links)


def test_a_table_is_shown_as_a_table(sample: ModuleType) -> None:
    """Statements of rows stand in a table with their row, question and source, marked as on their cards."""
    result = sample.ledger()
    text = render(result, "html")
    page = assert_harmless(text)
    assert page.all("tr", "class") == []
    assert sum(t == "tr" for t, _ in page.elements) == 1 + len(result.statements)
    assert {s.id for s in result.statements} <= set(page.all("mark", "id"))
    assert '<td dir="auto">load · Bridge 4</td>' in text


def test_an_empty_case_says_what_was_read(sample: ModuleType) -> None:
    """With nothing to compare the page names what was read and what was not."""
    text = "".join(parsed(render(sample.empty(), "html")).texts[""])
    assert "Nothing to compare" in text
    assert "calm.txt" in text
    assert "the file is binary" in text


def test_hundreds_of_questions_are_folded(sample: ModuleType) -> None:
    """Of very many cards only the most urgent stand open, and every one is there."""
    page = parsed(render(sample.huge(150), "html"))
    cards = [a for t, a in page.elements if t == "details" and "card" in (a["class"] or "").split()]
    assert len(cards) == 150
    assert 0 < sum("open" in a for a in cards) <= 40
