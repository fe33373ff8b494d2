"""Pairs of sentences with the verdict that a careful reader gives."""

import pytest

from reconcile import compare
from reconcile.compare import Verdict

CONTRADICT, SAME, NARROWER, BROADER = Verdict.CONTRADICT, Verdict.SAME, Verdict.NARROWER, Verdict.BROADER
COMPATIBLE, NOT_COMPARABLE = Verdict.COMPATIBLE, Verdict.NOT_COMPARABLE

IN_ONE_FRAME = [
    ("Nine barges left the harbour.", "Nine barges left the harbour.", SAME),
    ("Nine barges left the harbour.", "9 barges left the harbour.", SAME),
    ("Nine barges left the harbour.", "Eleven barges left the harbour.", CONTRADICT),
    ("Nine barges left the harbour.", "More than six barges left the harbour.", NARROWER),
    ("At least six barges left the harbour.", "Nine barges left the harbour.", BROADER),
    ("At least six barges left the harbour.", "Up to nine barges left the harbour.", COMPATIBLE),
    ("Nine barges left the harbour.", "Fewer than nine barges left the harbour.", CONTRADICT),
    ("Nine barges left, 4 sank.", "Nine barges left, 5 sank.", CONTRADICT),
    ("More than 3 barges left, 4 sank.", "Nine barges left, more than 2 sank.", COMPATIBLE),
    ("The choir took third place.", "The choir took 3rd place.", SAME),
    ("The choir took third place.", "The choir took 11th place.", CONTRADICT),
    ("A couple of barges left.", "Twelve barges left.", CONTRADICT),
    ("Several barges left.", "Five barges left.", BROADER),
    ("It sold 40% of its fields.", "It sold over 30 percent of its fields.", NARROWER),
    ("The hall cost $ 4 million .", "The hall cost less than $5 million.", NARROWER),
    ("The wall is 2 km long.", "The wall is 2,000 metres long.", SAME),
    ("The wall is 2 km long.", "The wall is 2 miles long.", CONTRADICT),
    ("The bakery opened in 1931.", "The bakery opened in 1932.", CONTRADICT),
    ("The bakery opened on 4 May 1931.", "The bakery opened in 1931.", NARROWER),
    ("The bakery opened at 5 am.", "The bakery opened at 6 am.", CONTRADICT),
    ("The fund held $4 million in 2019.", "The fund held $5 million in 2020.", NOT_COMPARABLE),
    ("As of May 2019 it had 40 boats.", "As of June 2020 it had 45 boats.", NOT_COMPARABLE),
    ("The Harriers won 3-2.", "The Harriers won 4-2.", CONTRADICT),
]

SWAPPED_WORDS = [
    ("A Peruvian cook opened the stall.", "A Chilean cook opened the stall.", CONTRADICT),
    ("A Peruvian cook opened the stall.", "A South American cook opened the stall.", NARROWER),
    ("The meeting is in Africa.", "The meeting is in Kenya.", BROADER),
    ("The meeting is in the UK.", "The meeting is in Great Britain.", SAME),
    ("Peru exports fish.", "Chile exports fish.", NOT_COMPARABLE),
    ("The poet was born in Aldersea.", "The poet was born in Winterhill.", CONTRADICT),
    ("Marla was born in Aldersea.", "Odo was born in Aldersea.", NOT_COMPARABLE),
    ("She painted the door green.", "She painted the door yellow.", CONTRADICT),
    ("She played the cello for the queen.", "She played the flute for the queen.", CONTRADICT),
    ("The ferry leaves on Tuesday.", "The ferry leaves on Thursday.", CONTRADICT),
    ("Prices rose last week.", "Prices fell last week.", CONTRADICT),
    ("The bridge is closed.", "The bridge is open.", CONTRADICT),
    ("The motion was not adopted.", "The motion was adopted.", CONTRADICT),
    ("A Chilean cook met a Thai poet.", "A Thai cook met a Chilean poet.", CONTRADICT),
]

OTHER_PEOPLE = [
    ("Five officers were killed in the raid.", "Nine civilians were killed in the raid.", NOT_COMPARABLE),
    ("Five officers were killed in the raid.", "In the raid nine civilians were killed.", NOT_COMPARABLE),
    ("Five officers were killed in the raid.", "Nine people were killed in the raid.", NOT_COMPARABLE),
    ("Nine officers were killed in the raid.", "Five people were killed in the raid.", CONTRADICT),
    ("Five officers were killed in the raid.", "Nine officers were killed in the raid.", CONTRADICT),
    ("Five police officers were killed in the raid.", "Nine policemen were killed in the raid.", CONTRADICT),
    ("Five soldiers and nine boys died in Velm.", "Nine soldiers and five boys died in Velm.", CONTRADICT),
]

IN_OTHER_WORDS = [
    ("The choir, founded in 1904 in Aldersea, has 62 singers.", "The choir has more than 60 singers.", NARROWER),
    ("The choir has 62 singers.", "Founded in 1904, the choir has 62 singers and two pianists.", BROADER),
    ("The choir has 62 singers.", "Some 65 singers make up the choir.", NARROWER),
    ("The choir has about 15,000 fans.", "More than 14,000 fans follow the choir.", NARROWER),
    ("The choir has 58 singers and 4 pianists.", "The choir's pianists are 4, its singers 60.", CONTRADICT),
    ("The choir sang on 3 March 1999.", "It was in March 1999 that the choir sang.", NARROWER),
    ("The choir sang on 3 March 1999.", "On 5 March the choir sang.", CONTRADICT),
    ("Ida Lowe (3 May 1880 - 9 June 1951) was a poet.", "The poet Ida Lowe died on 9 June 1951.", NARROWER),
    ("Ida Lowe (3 May 1880 - 9 June 1951) was a poet.", "The poet Ida Lowe was born on 9 June 1951.", CONTRADICT),
    ("The dam was built from May 1960 to July 1964.", "Work on the dam began in May 1960.", NARROWER),
    ("The dam was built from May 1960 to July 1964.", "Work on the dam ended in May 1960.", CONTRADICT),
    ("The blast killed ten and injured five.", "Ten people were killed in the blast and 5 injured.", BROADER),
    ("The blast killed ten people.", "The blast injured five.", NOT_COMPARABLE),
    ("The flood killed 12 people in Peru and 5 in Chile.", "The flood killed 5 people in Chile and 12 in Peru.", SAME),
    ("Sales rose 5 percent in March.", "In March, sales dropped by 5%.", CONTRADICT),
    ("The band, formed in 1994, has 3 members.", "In 1994 the band disbanded.", CONTRADICT),
    ("Ida (born June 26, 1980) is a judge.", "Ida graduated on June 26, 1980.", NOT_COMPARABLE),
    ("He now lives in Chad with 3 dogs.", "He lives alone in Benin.", CONTRADICT),
    ("Ten people sang in 1998.", "The mill hired 12 weavers in 2004.", NOT_COMPARABLE),
    ("The career of Ida Lowe spans five decades.", "Ida Lowe's career spans more than 40 years.", NARROWER),
    ("Ida Lowe recorded her 1982 album in Aldersea.", "Ida Lowe recorded the album in 1983.", CONTRADICT),
    ("The fixtures were not announced on 18 June 2014.", "In June 2014 the fixtures were announced.", CONTRADICT),
    ("Ida Lowe was the second woman to lead the bank.", "Ida Lowe was not the first woman to lead the bank.", NARROWER),
    ("Ida Lowe was the first woman to lead the bank.", "Ida Lowe was not the first woman to lead it.", CONTRADICT),
    ("The sixth series ended before her seventh and last novel.", "Her seventh novel was the last.", NARROWER),
    ("As of May 2019 the song had 940 plays.", "The song had 950 plays as of June 2019.", NOT_COMPARABLE),
    ("Harbour (2004 film) had 30 critics in May.", "The film Harbour had 30 critics in June.", CONTRADICT),
    ("The towers of the 1970s were rebuilt in 1998.", "The rebuilding of the towers was in 1998.", NARROWER),
    ("It has a score of 58 out of 100 from 17 critics.", "More than 18 critics gave it a score.", CONTRADICT),
    ("They drew 1-1 at Aldersea.", "The match at Aldersea ended in a 1-1 draw.", SAME),
    ("The style arose in the late 1960s and early 1970s.", "It is a style that arose in the early 1970s.", NARROWER),
    ("It cost -LRB- in 1998 -RRB- $ 4 million .", "In 1998 it cost $ 4 million .", SAME),
]

NOTHING = [("", ""), ("!?", "..."), ("", "Nine barges left."), ("A dog barked.", "The rain stopped."), ("9", "Moss")]


@pytest.mark.parametrize(("a", "b", "verdict"), IN_ONE_FRAME)
def test_figures_in_one_frame_are_paired_from_left_to_right(a: str, b: str, verdict: Verdict) -> None:
    """Sentences that are equal but for their figures stand as these do."""
    assert compare(a, b).verdict is verdict, compare(a, b).reason


@pytest.mark.parametrize(("a", "b", "verdict"), SWAPPED_WORDS)
def test_one_other_word_in_the_same_place_can_deny(a: str, b: str, verdict: Verdict) -> None:
    """Sentences that are equal but for a word stand as the words do that exclude or contain each other."""
    assert compare(a, b).verdict is verdict, compare(a, b).reason


@pytest.mark.parametrize(("a", "b", "verdict"), IN_OTHER_WORDS + OTHER_PEOPLE)
def test_figures_in_other_words_are_aligned_by_what_they_count(a: str, b: str, verdict: Verdict) -> None:
    """Differently built sentences stand as the figures do that answer each other."""
    assert compare(a, b).verdict is verdict, compare(a, b).reason


@pytest.mark.parametrize(("a", "b"), NOTHING)
def test_where_nothing_answers_nothing_is_said(a: str, b: str) -> None:
    """Without a figure or word in common there is no verdict, and the reason says so."""
    comparison = compare(a, b)
    assert comparison.verdict is NOT_COMPARABLE
    assert comparison.reason


@pytest.mark.parametrize(
    ("a", "b", "verdict"), [t for t in IN_ONE_FRAME + SWAPPED_WORDS + IN_OTHER_WORDS + OTHER_PEOPLE if t[2] != SAME]
)
def test_a_verdict_has_a_reason(a: str, b: str, verdict: Verdict) -> None:
    """Whatever is said of two sentences, the words that it follows from are named."""
    assert len(compare(a, b).reason) > 3
