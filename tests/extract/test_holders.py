"""Holders and voices: names at their fullest, roles, bodies, and who speaks at any place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.extract.attribution_reach import resolve, voices
from reconcile.extract.attributions import find_attributions
from reconcile.statement import Document, Source, SourceKind, Stance

OFFICIAL, OFFICIALS, WITNESS = SourceKind.OFFICIAL, SourceKind.OFFICIALS, SourceKind.WITNESS
PARTY, HEARSAY, OUTLET, NARRATION = SourceKind.PARTY, SourceKind.HEARSAY, SourceKind.OUTLET, SourceKind.NARRATION


def holder(text: str, words: str) -> Source:
    """Return who answers for some words of a text."""
    at = text.index(words)
    return voices(Document(text)).at(at, at + len(words)).holder


@pytest.mark.parametrize(
    ("text", "name", "kind", "role", "organisation"),
    [
        (
            "Karim Sato, a spokesperson for the Velm Police, said two men died.",
            "Karim Sato",
            OFFICIAL,
            "spokesperson for the Velm Police",
            "Velm Police",
        ),
        (
            "Velm police spokesman Karim Sato said two men died.",
            "Karim Sato",
            OFFICIAL,
            "Velm police spokesman",
            "Velm police",
        ),
        ("Police chief Lena Holt said two men died.", "Lena Holt", OFFICIAL, "Police chief", "Police"),
        ("Two men died, said Lena Holt, the mayor of Velm.", "Lena Holt", OFFICIAL, "mayor of Velm", "Velm"),
        ("The mayor, Lena Holt, said two men died.", "Lena Holt", OFFICIAL, "mayor", ""),
        ("Gen. Tor Bray said two men died.", "Tor Bray", OFFICIAL, "Gen.", ""),
        ("Police said two men died.", "police", OFFICIALS, "", "Police"),
        ("Officials said two men died.", "officials", OFFICIALS, "", ""),
        (
            "A hospital spokeswoman said two men died.",
            "hospital spokeswoman",
            OFFICIALS,
            "hospital spokeswoman",
            "hospital",
        ),
        (
            "The Orlan Ministry of Health said two men died.",
            "Orlan Ministry of Health",
            OFFICIAL,
            "",
            "Orlan Ministry of Health",
        ),
        ("The rebels said two men died.", "rebels", PARTY, "", ""),
        ("The Red Dawn, a militant group, said two men died.", "Red Dawn", PARTY, "", "Red Dawn"),
        ("Organisers said two men died.", "organisers", PARTY, "", ""),
        ("Ana Ruiz, a teacher, said two men died.", "Ana Ruiz", WITNESS, "teacher", ""),
        ("Witnesses said two men died.", "witnesses", WITNESS, "", ""),
        ("Social media users said two men died.", "social media users", HEARSAY, "", ""),
        ("Local sources said two men died.", "local sources", HEARSAY, "", ""),
        ("Security sources said two men died.", "security sources", OFFICIALS, "", ""),
        ("The Velm Courier reported that two men died.", "Velm Courier", OUTLET, "", "Velm Courier"),
        (
            "According to a statement from the coastguard service, two men died.",
            "coastguard service",
            OFFICIALS,
            "",
            "coastguard service",
        ),
        ("Two men died, according to the estimate of the police.", "police", OFFICIALS, "", "police"),
    ],
)
def test_who_it_is(text: str, name: str, kind: SourceKind, role: str, organisation: str) -> None:
    """A holder's words give name, role, body and what they are to the event."""
    found = holder(text, "wo men died")
    assert (found.name, found.kind, found.role) == (name, kind, role)
    assert organisation in (found.organisation, "") or found.organisation == organisation


FULL = "Karim Sato, a spokesman for the Velm Police, said the raid began at dawn."


@pytest.mark.parametrize(
    "short",
    [
        "Sato said two men died.",
        "Mr Sato said two men died.",
        "The spokesman said two men died.",
        "Two men died, Sato said.",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_short_forms_are_the_fullest_mention(short: str, first: bool) -> None:
    """A surname or 'the spokesman' is the one whom the document introduces, before or after."""
    paragraphs = [FULL, "The valley is steep and the road is narrow.", short]
    text = "\n\n".join(paragraphs if first else reversed(paragraphs))
    found = holder(text, "wo men died")
    assert (found.name, found.role) == ("Karim Sato", "spokesman for the Velm Police")


def test_an_introduction_outside_the_attribution_counts() -> None:
    """A role that stands elsewhere in the document is the holder's."""
    text = "Sato said two men died.\n\nThe governor of Velm, Karim Sato, visited the ward on Monday."
    assert holder(text, "two men died").name == "Karim Sato"
    text = "Karim Sato said two men died.\n\nKarim Sato, the governor of Velm, came on Monday."
    assert holder(text, "two men died").role == "governor of Velm"


def test_pronouns_take_the_nearest_holder() -> None:
    """'She' is the last person to have spoken."""
    text = "Lena Holt, the mayor, said the dam held. She said two men died."
    assert holder(text, "two men died").name == "Lena Holt"


def test_two_people_of_one_body_stay_two() -> None:
    """A spokesman and a chief are two holders of one organisation."""
    text = (
        "Karim Sato, a spokesman for the Velm Police, said two men died. "
        "Dana Moss, the chief of the Velm Police, said three men died."
    )
    one, two = holder(text, "two men died"), holder(text, "three men died")
    assert (one.name, two.name) == ("Karim Sato", "Dana Moss")
    assert one.organisation == two.organisation == "Velm Police"


def test_the_narrator_speaks_where_nobody_else_does() -> None:
    """Without an attribution the publisher narrates; the agency of the dateline passed it on."""
    found = voices(Document("VELM, Aug 14 (NW) -- Two men died.", publisher="Velm Courier")).at(24, 27)
    assert found.holder == Source("Velm Courier", NARRATION)
    assert found.relays == (Source("NW", OUTLET),)
    assert holder("Two men died.", "Two men").name == "narrator"


def test_each_clause_has_its_voice() -> None:
    """A content reaches no further than its clause."""
    text = "The road is shut. Police said two men died, while medics said three men died. Rain fell."
    assert holder(text, "two men").name == "police"
    assert holder(text, "three men").name == "medics"
    assert holder(text, "Rain").kind is NARRATION
    assert holder(text, "The road").kind is NARRATION


def test_a_quote_reaches_over_its_sentences() -> None:
    """All sentences of a quote are the speaker's, and so is a quote that follows in the same paragraph."""
    text = "“The roof fell. Two men died,” Ana Ruiz said. “Three are hurt.”"
    for words in ("The roof", "Two men", "Three are hurt"):
        assert holder(text, words).name == "Ana Ruiz"


def test_relays() -> None:
    """Who was told, and who cites, passes it on."""
    text = "Lena Holt told the Velm Courier that two men died."
    found = voices(Document(text)).at(text.index("two"), text.index("died"))
    assert found.relays == (Source("Velm Courier", OUTLET),)
    text = "The Velm Courier reported, citing police, that two men died."
    found = voices(Document(text)).at(text.index("two"), text.index("died"))
    assert (found.holder.name, [r.name for r in found.relays]) == ("police", ["Velm Courier"])


@pytest.mark.parametrize(
    ("text", "words", "name", "stance"),
    [
        ("The Red Dawn claimed responsibility for the raid.", "raid", "Red Dawn", Stance.CLAIMED),
        ("The raid was blamed on smugglers.", "smugglers", "narrator", Stance.ATTRIBUTED),
        ("The army denied that two men died.", "two men", "army", Stance.DENIED),
        ("Police said two men died.", "two men", "police", Stance.ASSERTED),
        ("The guard, a man of 40, was reportedly held.", "held", "hearsay", Stance.ASSERTED),
        ("Police could not confirm that two men died.", "two men", "hearsay", Stance.ASSERTED),
        ("Two men are believed to have died.", "Two men", "narrator", Stance.ASSERTED),
    ],
)
def test_stances(text: str, words: str, name: str, stance: Stance) -> None:
    """The voice carries its holder's stance."""
    at = text.index(words)
    found = voices(Document(text)).at(at, at + len(words))
    assert (found.holder.name, found.stance) == (name, stance)


def test_resolve_one_attribution() -> None:
    """A single attribution resolves to its holder and relays."""
    document = Document(f"{FULL}\n\nSato told Reuters that two men died.")
    told = find_attributions(document.prose)[-1]
    source, relays = resolve(told, document.prose, document)
    assert source.name == "Karim Sato"
    assert relays == (Source("Reuters", OUTLET),)


PARAGRAPHS = (
    "The river rose through the night and took the lower town.",
    "Karim Sato, a spokesman for the Velm Police, said two men died. He said the road was shut.",
    "Sato said the search would go on.",
    "Mayor Lena Holt told the Velm Courier that three houses fell.",
    "“We lost it all,” said Omar Bell, a baker. “All of it.”",
    "The Red Dawn, a militant group, claimed responsibility for the fire.",
    "According to the spokesman, the bridge would open on Monday.",
    "The group said it was a warning.",
    "Local officials reported that the wells were clean, while residents said they were foul.",
)


@given(st.permutations(PARAGRAPHS))
def test_the_order_of_paragraphs_changes_no_holder(paragraphs: list[str]) -> None:
    """Shuffled paragraphs have the same cast."""

    def cast(parts: list[str]) -> set[tuple[Source, str]]:
        text = "\n\n".join(parts)
        return {(voice.holder, text[a:b]) for a, b, voice in voices(Document(text)).reaches}

    assert cast(paragraphs) == cast(list(PARAGRAPHS))


@settings(max_examples=500)
@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_text_has_a_voice_everywhere(text: str, start: int, end: int) -> None:
    """Whatever the text, somebody speaks at every place."""
    assert isinstance(voices(Document(text)).at(start, end).holder, Source)


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("Mayor Lena Holt came. Police chief Omar Bell disagreed. He said ten men died.", "ten men", "Omar Bell"),
        ("Lena Holt came. Omar Bell, a fireman, disagreed. He said ten men died.", "ten men", "Omar Bell"),
        ("Lena Holt said it rained. Omar Bell, a fireman, came. “Ten men died,” he said.", "Ten men", "Omar Bell"),
        ("Lena Holt said it rained. The river rose fast. She said ten men died.", "ten men", "Lena Holt"),
        ("The Red Cross said it rained. The organisation said ten men died.", "ten men", "Red Cross"),
    ],
)
def test_a_pronoun_is_the_nearest_that_fits(text: str, figure: str, name: str) -> None:
    """'He' is the person the sentence before is about, though they said nothing yet; a body is named by its kind."""
    start = text.index(figure)
    assert voices(Document(text)).at(start, start + len(figure)).holder.name == name


DESCRIBED = [
    ("The unions that had called the rally put the crowd at 7,000.", "unions"),
    ("Nine people were hurt, according to a group that calls itself Pale Owl.", "Pale Owl"),
    ("A network calling itself the Pale Owl said nine people were hurt.", "Pale Owl"),
    ("A group that calls itself Pale Owl said nine people were hurt.", "Pale Owl"),
    ("Nine people were hurt, a teachers' union said.", "teachers' union"),
    ("Officials said that the police put the number of dead at nine.", "police"),
]


@pytest.mark.parametrize(("text", "name"), DESCRIBED, ids=[t for t, _ in DESCRIBED])
def test_a_clause_that_describes_a_holder_is_no_holder(text: str, name: str) -> None:
    """Who speaks is the head of the phrase, or the name that a group gives itself; an apostrophe is no quote."""
    assert [s.holder.name for s in reconcile.extract(text) if s.question.attribute != "time"] == [name]
