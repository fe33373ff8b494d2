"""Independent origins: laws, then the cases that people will ask about."""

from collections.abc import Sequence
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.config import Config, SourceSpec
from reconcile.errors import ConfigError, InputError
from reconcile.graph import with_origins
from reconcile.statement import Document, Frame, Question, Source, SourceKind, Stance, Statement
from reconcile.values import Quantity

DEAD = Question(attribute="killed", population="miner")
HURT = Question(attribute="injured", population="miner")
NARRATOR = Source("narrator")
OFFICE = "Mine Safety Office"
CHIEF = Source("Olga Petrenko", SourceKind.OFFICIAL, role="chief", organisation=OFFICE)
SPOKESMAN = Source("Tom Adeyemi", SourceKind.OFFICIAL, role="spokesman", organisation=OFFICE)
HOLDERS = (
    NARRATOR,
    CHIEF,
    SPOKESMAN,
    Source("Petrenko", SourceKind.OFFICIAL),
    Source("office", SourceKind.OFFICIALS),
    Source("officials", SourceKind.OFFICIALS),
    Source("witnesses", SourceKind.WITNESS),
    Source("social media", SourceKind.HEARSAY),
    Source("the union", SourceKind.PARTY),
    Source("Outlet 1", SourceKind.OUTLET),
    Source("Valley Wire", SourceKind.OUTLET),
)
NEWCOMERS = (
    NARRATOR,
    Source("Nina Falk", SourceKind.OFFICIAL, organisation=OFFICE),
    Source("Nina Falk", SourceKind.WITNESS),
    Source("ministry", SourceKind.OFFICIALS),
    Source("passers-by", SourceKind.WITNESS),
    Source("Hill Radio", SourceKind.OUTLET),
)
DATES = (None, "2024-05-01", "2024-05-02", "2024-05-02T10:00", "2024-05-03")


def article(number: int, words: int = 60, published: str | None = None) -> Document:
    """Return a text that shares no run of words with any other number's."""
    text = " ".join(f"word{number}x{i}" for i in range(words))
    return Document(text, name=f"{number}.txt", publisher=f"Outlet {number}", published=published)


def say(
    value: int | Quantity, holder: Source, document: Document, question: Question = DEAD, at: int = 0, **more: object
) -> Statement:
    """Return a statement; `at` tells apart what one holder says twice."""
    known = value if isinstance(value, Quantity) else Quantity.exact(value)
    return Statement(question, known, holder, document, document.text[at : at + 4], at, at + 4, **more)  # type: ignore[arg-type]


def origins(statements: Sequence[Statement], config: Config | None = None) -> list[str]:
    """Return the origin of each statement."""
    documents = [s.document for s in statements]
    return [s.origin for s in with_origins(statements, documents, config or Config())]


def partition(statements: Sequence[Statement], keys: Sequence[str]) -> list[list[bool]]:
    """Return for each pair of statements whether it is one origin on one question."""
    known = [(s.question, key) for s, key in zip(statements, keys, strict=True)]
    return [[a == b for b in known] for a in known]


@st.composite
def cases(draw: st.DrawFn) -> list[Statement]:
    """Return statements of several outlets, one article each."""
    articles = [article(i, published=draw(st.sampled_from(DATES))) for i in range(draw(st.integers(1, 4)))]
    one = st.builds(
        say,
        st.integers(1, 3),
        st.sampled_from(HOLDERS),
        st.sampled_from(articles),
        st.sampled_from((DEAD, HURT)),
        st.integers(0, 300),
        relays=st.sampled_from(((), (HOLDERS[-1],))),
    )
    return draw(st.lists(one, min_size=1, max_size=10, unique_by=lambda s: s.id))


@settings(max_examples=500)
@given(cases(), st.randoms(use_true_random=False))
def test_order_changes_no_origin(statements: list[Statement], random: object) -> None:
    """Statements and documents in another order have the same origins, key for key."""
    expected = {s.id: s.origin for s in with_origins(statements, [s.document for s in statements], Config())}
    mixed = list(statements)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    found = with_origins(mixed, [s.document for s in mixed][::-1], Config())
    assert {s.id: s.origin for s in found} == expected


@settings(max_examples=500)
@given(cases(), st.data())
def test_the_same_text_under_another_name_adds_no_origin(statements: list[Statement], data: st.DataObject) -> None:
    """A further carrier of a text leaves the partition as it was, and its statements join those it carries."""
    original = data.draw(st.sampled_from([s.document for s in statements]))
    later = data.draw(st.sampled_from((None, "2024-06-01")))
    copy = evolve(original, name="copy.txt", publisher="Carrier", published=later)
    carried = [s for s in statements if s.document == original]
    before = origins(statements)
    after = origins([*statements, *(evolve(s, document=copy) for s in carried)])
    assert partition(statements, after[: len(statements)]) == partition(statements, before)
    by_id = dict(zip([s.id for s in statements], after, strict=False))
    assert after[len(statements) :] == [by_id[s.id] for s in carried]


@settings(max_examples=500)
@given(cases(), st.integers(1, 3), st.sampled_from(NEWCOMERS))
def test_a_further_voice_joins_no_two_origins(statements: list[Statement], value: int, holder: Source) -> None:
    """What were two origins stay two when somebody says something in an article of its own."""
    new = say(value, holder, article(9))
    before = partition(statements, origins(statements))
    after = partition(statements, origins([*statements, new])[:-1])
    assert all(x or not y for old, now in zip(before, after, strict=False) for x, y in zip(old, now, strict=False))


@settings(max_examples=100)
@given(cases())
def test_origins_change_no_id(statements: list[Statement]) -> None:
    """Only the origin is set: the statements stay the same ones, in the order given."""
    found = with_origins(statements, [], Config())
    assert [evolve(s, origin="") for s in found] == statements
    assert all(s.origin for s in found)


def test_a_named_holder_is_one_voice_across_outlets() -> None:
    """A spokeswoman quoted by two outlets is one origin, even when one gives the surname only."""
    short = Source("Petrenko", SourceKind.OFFICIAL)
    one, two = origins([say(3, CHIEF, article(1)), say(3, short, article(2))])
    assert one == two


def test_a_surname_of_two_people_is_neither() -> None:
    """A bare surname that fits two people of the case is a voice of its own."""
    other = Source("Ivan Petrenko", SourceKind.OFFICIAL)
    short = Source("Petrenko", SourceKind.OFFICIAL)
    found = origins([say(3, CHIEF, article(1)), say(3, other, article(2)), say(3, short, article(3))])
    assert len(set(found)) == 3


def test_two_people_of_one_office_agree_as_one_and_differ_as_two() -> None:
    """Same office, same figure: one origin; same office, other figure: two, so that the dispute is seen."""
    agree = origins([say(3, CHIEF, article(1)), say(3, SPOKESMAN, article(2))])
    differ = origins([say(3, CHIEF, article(1)), say(4, SPOKESMAN, article(2))])
    assert len(set(agree)) == 1
    assert len(set(differ)) == 2


def test_two_offices_are_two_origins() -> None:
    """The mine office and the health ministry that give the same figure confirm each other."""
    ministry = Source("Health Ministry", SourceKind.OFFICIALS)
    assert len(set(origins([say(3, CHIEF, article(1)), say(3, ministry, article(2))]))) == 2


def test_an_unnamed_office_joins_the_named_one() -> None:
    """'office' is the Mine Safety Office where no other fits, and one of two where two do."""
    unnamed = Source("office", SourceKind.OFFICIALS)
    rail = Source("Rail Office", SourceKind.OFFICIALS)
    assert len(set(origins([say(3, CHIEF, article(1)), say(3, unnamed, article(2))]))) == 1
    both = origins([say(3, CHIEF, article(1)), say(3, rail, article(2)), say(3, unnamed, article(3))])
    assert len(set(both)) == 2


@pytest.mark.parametrize("repeated", [Quantity.exact(3), Quantity(low=3, point=3)], ids=["three", "at least three"])
def test_a_narrator_who_repeats_a_quoted_figure_adds_nothing(repeated: Quantity) -> None:
    """'(At least) three died', 'the chief said three died': one origin."""
    page = article(1)
    assert len(set(origins([say(repeated, NARRATOR, page), say(3, CHIEF, page, at=9)]))) == 1


def test_a_narrator_with_another_figure_is_an_origin() -> None:
    """'Two died', 'the chief said three died': two origins, and so a contradiction with two sides."""
    page = article(1)
    assert len(set(origins([say(2, NARRATOR, page), say(3, CHIEF, page, at=9)]))) == 2


def test_a_narrator_has_nothing_from_whoever_denies_it() -> None:
    """A holder who denies the figure is not where the narrator has it from."""
    page = article(1)
    found = origins([say(3, NARRATOR, page), say(3, CHIEF, page, at=9, stance=Stance.DENIED)])
    assert len(set(found)) == 2


def test_unnamed_witnesses_of_two_articles_are_two_unless_they_agree() -> None:
    """Witnesses elsewhere may be others; that they give the same figure does not prove it."""
    witness = Source("witnesses", SourceKind.WITNESS)
    assert len(set(origins([say(3, witness, article(1)), say(5, witness, article(2))]))) == 2
    assert len(set(origins([say(3, witness, article(1)), say(3, witness, article(2))]))) == 1


def test_one_publisher_is_one_voice() -> None:
    """Two articles of one outlet narrate with one voice."""
    second = evolve(article(2), publisher="Outlet 1")
    assert len(set(origins([say(3, NARRATOR, article(1)), say(4, NARRATOR, second)]))) == 1


@pytest.mark.parametrize("alias", ["Outlet 2", "Second, The"])
def test_a_declared_family_is_one_origin(alias: str) -> None:
    """Outlets of one declared owner count once, under any declared name."""
    second = SourceSpec("Outlet 2", aliases=("Second, The",), family="Owner")
    config = Config(sources=(SourceSpec("Outlet 1", family="Owner"), second))
    other = evolve(article(2), publisher=alias)
    found = origins([say(3, NARRATOR, article(1)), say(4, NARRATOR, other)], config)
    assert found == ["family: owner", "family: owner"]


def test_a_credited_agency_is_the_voice() -> None:
    """Two outlets whose datelines credit one agency, once by its initials, are one voice; so is the agency itself."""
    first = evolve(article(1), text="PORT ADA (Valley Wire) - " + article(1).text, prose="")
    second = evolve(article(2), text="PORT ADA (VW) \u2014 " + article(2).text, prose="")
    first, second = (Document(d.text, name=d.name, publisher=d.publisher) for d in (first, second))
    agency = Source("Valley Wire", SourceKind.OUTLET)
    found = origins([say(3, NARRATOR, first), say(4, NARRATOR, second), say(5, agency, article(3))])
    assert set(found) == {"outlet: valley wire"}


def test_a_relayed_narration_is_the_relays_voice() -> None:
    """Narration that credits an agency is that agency's, wherever it stands."""
    agency = Source("Valley Wire", SourceKind.OUTLET)
    found = origins([say(3, NARRATOR, article(1), relays=(agency,)), say(3, NARRATOR, article(2), relays=(agency,))])
    assert len(set(found)) == 1


def test_an_outlets_own_work_is_not_its_wire_copy() -> None:
    """An outlet that carries another's text and writes one of its own is two voices."""
    wire = article(1, published="2024-05-01")
    carried = evolve(wire, name="carried.txt", publisher="Outlet 2", published="2024-05-02")
    found = origins([say(3, NARRATOR, wire), say(3, NARRATOR, carried), say(4, NARRATOR, article(2))])
    assert found[0] == found[1] != found[2]


def test_outlets_that_cite_each_other_are_one_origin() -> None:
    """A says that B reports, B says that A reports: nobody is known to have seen anything."""
    a, b = Source("Outlet 1", SourceKind.OUTLET), Source("Outlet 2", SourceKind.OUTLET)
    assert len(set(origins([say(3, b, article(1)), say(3, a, article(2))]))) == 1


def test_data_sources_are_their_own_origins() -> None:
    """Rows of one table from different sources are as many origins."""
    table = Document("source,value\na,3\nb,3\n", name="t.csv")
    rows = [say(3, Source(n, SourceKind.DATASET), table, row=i) for i, n in enumerate("ab", 1)]
    assert len(set(origins(rows))) == 2


def test_a_row_that_relays_itself_is_refused() -> None:
    """A table's row whose chain comes back to its source is an error with its place and a remedy."""
    table = Document("source,value\na,3\n", name="t.csv")
    a = Source("Agency A", SourceKind.DATASET)
    with pytest.raises(InputError, match=r"t\.csv:1: circular attribution: 'agency a'.*Name each source once"):
        origins([say(3, a, table, row=1, relays=(Source("B"), Source("agency a")))])


@pytest.mark.parametrize(
    "sources",
    [
        (SourceSpec("A", family="B"), SourceSpec("B", family="C"), SourceSpec("C", family="A")),
        (SourceSpec("A", family="B"), SourceSpec("A", family="C")),
        (SourceSpec("A", aliases=("X",)), SourceSpec("B", aliases=("x",))),
    ],
    ids=["circle", "two families", "shared alias"],
)
def test_contradictory_declarations_are_refused(sources: tuple[SourceSpec, ...]) -> None:
    """Families in a circle, a source of two families and an alias of two sources are errors of the configuration."""
    with pytest.raises(ConfigError, match="sources: "):
        origins([say(3, NARRATOR, article(1))], Config(sources=sources))


def test_a_copy_of_the_same_day_splits_no_outlet() -> None:
    """An outlet with two texts keeps one voice when another carries one of them, with an agency's dateline or not."""
    ours = evolve(article(2), publisher="Outlet 1")
    copies = (
        evolve(ours, name="copy.txt", publisher="Carrier"),
        Document(f"PORT ADA (Valley Wire) - {ours.text}", name="copy.txt", publisher="Carrier"),
    )
    for copy in copies:
        found = origins([say(3, NARRATOR, article(1)), say(4, NARRATOR, ours), say(4, NARRATOR, copy)])
        assert found == ["outlet: outlet 1"] * 3


def test_the_agency_owns_what_two_of_its_clients_carry() -> None:
    """A text that one carrier credits to an agency is the agency's for the carrier that does not say so."""
    wire = Document(f"PORT ADA (Valley Wire) - {article(1).text}", name="wire.txt", publisher="Outlet 7")
    other = Document(f"PORT ADA (Valley Wire) - {article(2).text}", name="other.txt", publisher="Outlet 8")
    found = origins([say(3, NARRATOR, d) for d in (article(1), wire, other)])
    assert found == ["outlet: valley wire"] * 3


NAMES = ("Outlet 1", "the Outlet 1", "First Outlet")
WORDY = ("Outlet 1 newspaper", "a report in the Outlet 1", "the First Outlet's website")
SPEAKERS = (SourceKind.WITNESS, SourceKind.HEARSAY, SourceKind.OUTLET)


@pytest.mark.parametrize(
    ("name", "kind"), [*product(NAMES, (*SPEAKERS, SourceKind.OFFICIALS)), *product(WORDY, SPEAKERS)]
)
def test_an_outlet_that_another_names_is_its_own_narrator(name: str, kind: SourceKind) -> None:
    """Whoever another outlet names by a publisher's name or alias speaks with that publisher's voice, in any order."""
    config = Config(sources=(SourceSpec("Outlet 1", aliases=("First Outlet",)),))
    stated = [say(3, NARRATOR, article(1)), say(3, Source(name, kind), article(2))]
    assert origins(stated, config) == origins(stated[::-1], config) == ["outlet: outlet 1"] * 2


def test_a_holder_with_a_publishers_name_is_known_for_an_outlet() -> None:
    """The name that looked like a witness is an outlet, as holder and as relay; an office stays an office."""
    paper, office = Source("the Outlet 1", SourceKind.WITNESS), Source("Outlet 1", SourceKind.OFFICIALS)
    stated = [
        say(3, NARRATOR, article(1)),
        say(3, paper, article(2)),
        say(3, CHIEF, article(3), relays=(paper,)),
        say(3, office, article(4)),
    ]
    _, quoted, relayed, official = with_origins(stated, [], Config())
    assert (quoted.holder.kind, relayed.relays[0].kind) == (SourceKind.OUTLET, SourceKind.OUTLET)
    assert official.holder.kind is SourceKind.OFFICIALS


def test_a_citation_reaches_whom_the_cited_outlet_quotes() -> None:
    """'Three died, Outlet 1 reported' is the chief's figure where Outlet 1 has it from the chief."""
    paper = Source("Outlet 1", SourceKind.WITNESS)
    assert len(set(origins([say(3, CHIEF, article(1)), say(3, paper, article(2)), say(3, NARRATOR, article(2))]))) == 1
    assert len(set(origins([say(3, CHIEF, article(1)), say(4, paper, article(2))]))) == 2


def test_an_outlet_that_was_told_is_no_second_voice() -> None:
    """'The chief told Outlet 1' in another's text shows whom Outlet 1 has its figure from."""
    told = say(3, CHIEF, article(2), relays=(Source("Outlet 1", SourceKind.OUTLET),))
    assert len(set(origins([say(3, NARRATOR, article(1)), told]))) == 1


@pytest.mark.parametrize("verb", ["citing", "quoting"])
def test_narration_that_cites_an_outlet_is_that_outlets(verb: str) -> None:
    """'Outlet 2, citing the Outlet 1, said' is one voice with what Outlet 1 writes."""
    text = f"Three miners died, Outlet 2, {verb} the Outlet 1, said."
    page = Document(text, name="2.txt", publisher="Outlet 2")
    said = say(3, Source("Outlet 2", SourceKind.OUTLET), page, frame=Frame(sentence=(0, len(text))))
    assert origins([say(3, NARRATOR, article(1)), said]) == ["outlet: outlet 1"] * 2
