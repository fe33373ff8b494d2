"""Text reuse: found through edits, not found between unrelated texts, and explained."""

import random

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.graph import Copy, copies, first_published
from reconcile.statement import Document

WORDS = [f"{a}{b}{c}" for a in "bdfgklm" for b in "aeiou" for c in ("n", "rt", "ss", "lo")]

DAYS = (None, "2024-01-01", "2024-01-02")


def prose(seed: int, words: int) -> list[str]:
    """Return pseudo-random words, the same for the same seed."""
    source = random.Random(seed)
    return [source.choice(WORDS) for _ in range(words)]


def doc(words: list[str], name: str, published: str | None = None, publisher: str = "") -> Document:
    """Return a document of words."""
    return Document(" ".join(words), name=name, published=published, publisher=publisher or name)


def pairs(found: tuple[Copy, ...]) -> set[tuple[str, str]]:
    """Return who copies whom, by name."""
    return {(c.source.name, c.copy.name) for c in found}


@settings(max_examples=200)
@given(st.integers(0, 10**6), st.integers(80, 300), st.data())
def test_an_edited_copy_is_found(seed: int, length: int, data: st.DataObject) -> None:
    """A text with a new head and tail and a word changed in every twenty is still a copy, from the earlier one."""
    original = prose(seed, length)
    edited = [w if (i + 3) % 20 else "changed" for i, w in enumerate(original)]
    added = data.draw(st.integers(0, 20))
    copy = [*prose(seed + 1, added), *edited, *prose(seed + 2, added)]
    found = copies([doc(copy, "copy", "2024-02-02"), doc(original, "original", "2024-02-01")])
    assert pairs(found) == {("original", "copy")}
    assert found[0].decided
    assert 0.5 <= found[0].containment <= 1
    assert f" {found[0].words} " in f" {found[0].copy.text} "
    assert "published earlier" in found[0].because


@settings(max_examples=200)
@given(st.integers(0, 10**6), st.integers(0, 400), st.integers(0, 400))
def test_unrelated_texts_are_no_copies(seed: int, one: int, two: int) -> None:
    """Texts of the same vocabulary that were written apart share no runs to speak of."""
    a, b = prose(seed, one), prose(seed + 7, two)
    assert a == b or copies([doc(a, "a"), doc(b, "b")]) == ()


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 60), st.sampled_from(DAYS))), st.data())
def test_order_changes_nothing(parts: list[tuple[int, int, str | None]], data: st.DataObject) -> None:
    """The same documents in any order give the same copies."""
    texts = [doc(prose(s, 120)[cut:], f"{i}", when) for i, (s, cut, when) in enumerate(parts)]
    assert copies(data.draw(st.permutations(texts))) == copies(texts)


def test_undated_texts_leave_the_direction_open() -> None:
    """Without dates the pair is found and said to be undecided."""
    a, b = doc(prose(1, 80), "a"), doc([*prose(1, 80), "more"], "b")
    (found,) = copies([b, a])
    assert not found.decided
    assert "leave open" in found.because


def test_a_round_up_joins_one_source_only() -> None:
    """A later text that carries two others' is a copy of the one it has more of; these two stay apart."""
    a, b = prose(1, 100), prose(2, 90)
    found = copies([doc(a, "a", "2024-01-01"), doc(b, "b", "2024-01-01"), doc([*a, *b[:80]], "round-up", "2024-01-05")])
    assert pairs(found) == {("a", "round-up")}


def test_the_same_words_with_other_typography_are_the_same_text() -> None:
    """Case, blanks and punctuation do not hide a copy, however short the text."""
    a = Document("Nine boats sank.", name="a", published="2024-01-01")
    b = Document("NINE boats \n sank", name="b", published="2024-01-02")
    (found,) = copies([a, b])
    assert (found.containment, found.source.name) == (1.0, "a")


def test_a_dateline_is_no_other_text() -> None:
    """A text to which a carrier puts an agency's dateline is the same text, however short."""
    a = Document("Nine boats sank.", name="a", published="2024-01-01")
    b = Document("PORT ADA (Valley Wire) - Nine boats sank.", name="b", published="2024-01-02")
    (found,) = copies([a, b])
    assert (found.containment, found.source.name) == (1.0, "a")


@settings(max_examples=200)
@given(st.permutations(["2024-01-02", "2024-01-02T10:00", "2024-01-03", "2024-02-01T09:00", None]))
def test_a_later_carrier_carries_the_first_date(dates: list[str | None]) -> None:
    """Whoever carries a text later, or leaves open the hour or the date, is read with the date of its first carrier."""
    carriers = [Document("Nine boats sank today.", name=f"{when}", published=when) for when in dates]
    alone = Document("Ten boats sank today.", name="alone", published="2024-03-03")
    found = {d.published: as_first.published for d, as_first in first_published([*carriers, alone])}
    first = "2024-01-02T10:00"
    assert found == {
        "2024-01-02": first,
        first: first,
        "2024-01-03": first,
        "2024-02-01T09:00": first,
        None: first,
        "2024-03-03": "2024-03-03",
    }


def test_what_is_read_of_a_carrier_stays_the_carriers() -> None:
    """Statements of a late carrier keep its document and quotes, refer to each other, and were reported at first."""
    text = "Twelve boats sank today, including two ferries."
    pages = [Document(text, name=n, published=f"2024-01-0{n}") for n in "12"]
    result = reconcile.run(pages)
    late = [s for s in result.statements if s.document == pages[1]]
    assert {s.published for s in late} == {"2024-01-01"}
    assert all(text[s.start : s.end] == s.quote for s in late)
    assert {s.frame.antecedent for s in late} - {""} <= {s.id for s in late}
    assert any(s.frame.antecedent for s in late)


def test_a_shared_quotation_makes_no_copy() -> None:
    """Two reporters who quote one long speech word for word have not copied each other."""
    speech = " ".join(prose(5, 90))
    one = Document(f"{' '.join(prose(1, 60))} \u201c{speech}\u201d", name="a")
    two = Document(f"\u201c{speech}\u201d {' '.join(prose(2, 60))}", name="b")
    assert copies([one, two]) == ()


def test_many_carriers_are_linked_sparsely() -> None:
    """A hundred carriers of one text give ninety-nine links, not thousands."""
    text = prose(1, 60)
    many = [evolve(doc([*text, f"carrier{i}"], f"{i:03}"), publisher=f"Outlet {i}") for i in range(100)]
    assert len(copies(many)) == 99
