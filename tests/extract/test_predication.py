"""What a clause says of a bare count, by verbs that no lexicon knows."""

import pytest

import reconcile
from reconcile.inflection import is_strong, stem
from reconcile.statement import Document, Part, Statement


def count(text: str, noun: str) -> Statement:
    """Return the only bare count of a noun."""
    (found,) = (
        s for s in reconcile.extract(Document(text)) if s.frame.noun == noun and s.question.attribute == "count"
    )
    return found


@pytest.mark.parametrize(
    ("text", "noun", "deeds"),
    [
        ("Four orchards were sprayed on Monday.", "orchard", ("spray",)),
        ("The county sprayed four orchards on Monday.", "orchard", ("spray",)),
        ("The county is spraying only about another 40 orchards.", "orchard", ("spray",)),
        ("An inspector's report lists 63 loose rivets.", "rivet", ("list",)),
        ("The results of 63 laboratories had been withheld or cancelled.", "laboratory", ("cancel", "withhold")),
        ("The union trained 40 cooks, and 12 waiters and 6 porters were hired.", "waiter", ("hir",)),
        ("The parade was marshalled by 300 stewards.", "steward", ("marshal",)),
        ("Radek gave Osk 40 pamphlets.", "pamphlet", ("giv",)),
        ("Twelve of the ferries are idle.", "ferry", ("idl",)),
        ("Some 150 forms were declared invalid.", "form", ("invalid",)),
        ("The number of libraries shut by the dispute fell to 40.", "library", ("shut",)),
    ],
)
def test_the_verb_of_the_clause_is_what_is_said_of_the_counted(text: str, noun: str, deeds: tuple[str, ...]) -> None:
    """A figure is subject or object of a verb, whichever writer's order it has."""
    expected = tuple(sorted(stem("gave") if d == "giv" else d for d in deeds))
    assert count(text, noun).frame.deeds == expected


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("There are 14 fountains.", "fountain"),
        ("The officer said 14 fountains.", "fountain"),
        ("Power failed in 14 hamlets.", "hamlet"),
        ("Nobody was paid after 14 rehearsals.", "rehearsal"),
        ("In the coastal counties 14 piers, some of them old, stand.", "pier"),
    ],
)
def test_no_verb_is_none(text: str, noun: str) -> None:
    """To be, a place, a time and the verb of whoever speaks say nothing of what is counted."""
    assert count(text, noun).frame.deeds == ()


def test_what_narrows_a_noun_is_kept_apart_from_what_is_said_of_it() -> None:
    """Of the clerks who typed some were paid: nobody else's clerks who typed need to have been."""
    told = count("About 310 clerks who typed the lists have not been fined.", "clerk")
    assert (told.frame.deeds, told.frame.kinds) == (("fin",), ("typ",))
    assert count("It rejected 94 mail ballots.", "ballot").frame.kinds == ("mail",)


@pytest.mark.parametrize(
    "text", ["Power is cut in 52 of the city's 80 wards.", "Of 80 wards 52 of the 80 wards are dark."]
)
def test_the_whole_is_told_from_its_part(text: str) -> None:
    """What a figure is a part of is all that there are, and is no rival of any part."""
    whole = [s for s in reconcile.extract(Document(text)) if s.frame.part is Part.WHOLE]
    assert [s.quote for s in whole] == ["80 wards"]


def test_forms_of_one_verb_share_their_stem() -> None:
    """Whoever steals stole what was stolen."""
    for forms in ("steal steals stealing stole stolen", "hire hires hiring hired", "carry carries carried carrying"):
        assert len({stem(form) for form in forms.split()}) == 1
    assert is_strong("withheld")
    assert is_strong("shut")
    assert not is_strong("withhold")
