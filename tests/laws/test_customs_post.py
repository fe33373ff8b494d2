"""An article of our own on two raids, in other words and another style than any other here, told in every order.

It contradicts itself as such articles do: the reporter says that four customs officers died, the spokeswoman six; one
group is blamed, another claims one of the raids; bodies add up. In other names and numbers, and in any order of its
sentences that keeps their meaning, the findings have to be the same.
"""

from functools import cache

from hypothesis import HealthCheck, given, settings
from raids import Account, Telling, between, grave, hold, rewritings, run, summary
from retelling import pieces, retold

TEXT = """\
(Estuary Wire) Two raids on the Halmar frontier overnight left at least three people dead. Both raids were blamed on \
the Free Delta Army and began in the small hours of Tuesday.

In one of the raids, gunmen overran a customs post in the port of Sellin and killed four customs officers. Six customs \
officers died when the post was stormed at about 4:40 AM, said Lena Marrok, a spokeswoman for Sellin Customs. She \
added that the head of the post, Pavel Drost, was being held on the second floor. “Soldiers have gone up to the third \
floor,” Marrok said.

Residents heard at least seven blasts from the harbour. Soldiers recovered the bodies of three gunmen beside the \
weighbridge, and a further body was found in a ferry shed. They were taken to the morgue.

In a message posted online, the Red Lantern Brigade, a little-known armed group, said it had carried out the raid in \
Sellin. It promised to publish a recording.

Hospital staff fear that the number of customs officers killed will rise. Trade on the river has stopped, and traders \
warned of empty shelves. The price of bread has risen in two days. Police have closed the quays to visitors.
"""
QUOTES = {
    "total": ["at least three people dead"],
    "accused": ["blamed on the Free Delta Army"],
    "hours": ["small hours of Tuesday"],
    "narrated": ["killed four customs officers"],
    "told": ["Six customs officers died"],
    "hour": ["about 4:40 AM"],
    "uncounted": ["held on the second floor", "gone up to the third floor"],
    "blasts": ["at least seven blasts"],
    "found": ["bodies of three gunmen"],
    "added": ["a further body was found"],
    "claimed": ["the Red Lantern Brigade, a little-known armed group, said it had carried out the raid"],
    "feared": ["number of customs officers killed will rise"],
}


@cache
def account() -> Account:
    """Return the article with what is to be found in it."""
    return Account(TEXT, QUOTES, "2031-07-08", fewer="four", more="six", dead="three", least="three")


def test_the_article_as_it_stands() -> None:
    """The two counts are the one contradiction, the two groups a tension, and a forecast leaves the range open."""
    telling = Telling(account(), TEXT)
    hold(telling)
    result = run(telling)
    for ones, others in (("hours", "hour"), ("told", "feared"), ("total", "found"), ("total", "blasts")):
        assert not grave(between(result, telling.statements(result, ones), telling.statements(result, others)))


def test_its_sentences_may_stand_in_a_million_orders() -> None:
    """What hangs on another sentence stays behind it, and still the orders are too many to try."""
    parts = pieces(TEXT)
    together = [len(block) for block in parts.blocks]
    assert parts.dateline == "(Estuary Wire) "
    assert (len(together), sum(together)) == (11, 15)
    assert parts.orders == 13_305_600
    assert not any(block[0].startswith(("She", "They", "It ", "“")) for block in parts.blocks)


@settings(max_examples=500, suppress_health_check=list(HealthCheck))
@given(retold(pieces(TEXT)))
def test_another_order_of_sentences_changes_no_consensus(text: str) -> None:
    """In any order of its sentences that keeps their meaning the article comes to the same answers."""
    assert summary(run(Telling(account(), text))) == summary(run(Telling(account(), TEXT)))


@settings(max_examples=500, suppress_health_check=list(HealthCheck))
@given(rewritings(account(), pieces(TEXT)))
def test_any_rewriting_comes_to_the_same_findings(telling: Telling) -> None:
    """Other names, numbers, hours and order of sentences: the engine knows the pattern, not the story."""
    hold(telling)
