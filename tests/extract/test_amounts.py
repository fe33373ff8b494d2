"""What sums of money, stretches of time and shares are the amount of."""

import pytest

import reconcile

OF = [
    ("The fire caused losses of $4m.", "loss money"),
    ("The company put the damage at $4m.", "loss money"),
    ("The strike cost the company $4m.", "cost money"),
    ("Chief executive Ana Ruiz said it would cost the company $4m.", "cost money"),
    ("The insurer is offering a $4m reward.", "reward money"),
    ("The firm was fined $4m.", "fine money"),
    ("Tickets cost $40.", "price money"),
    ("Takings came to $4m.", "revenue money"),
    ("The government released $4m for relief.", "aid money"),
    ("Officials put the cost of the damage at $4m.", "cost money"),
    ("The outage lasted nine hours.", "lasting duration"),
    ("Trains ran with a delay of three hours.", "delay duration"),
    ("Each worker gets 18 weeks of pay.", "pay duration"),
    ("Management offered 12 weeks' pay.", "pay duration"),
    ("Turnout was 61 percent.", "turnout share"),
    ("Only 54 percent of voters turned out.", "turnout share"),
    ("The dam is 23 percent full.", "level share"),
    ("About 250 tonnes of maize have arrived.", "maize mass"),
    ("GDP declined at an annual rate of 7.2 percent.", "gdp change"),
]


@pytest.mark.parametrize(("text", "question"), OF)
def test_a_sum_is_keyed_by_what_it_is_of(text: str, question: str) -> None:
    """Neither the verb that gives a sum nor its speaker is what the sum is of."""
    (found,) = reconcile.extract(text)
    assert str(found.question) == question


def test_a_rate_names_no_amount() -> None:
    """Thirty cents a share is no price of a share."""
    (found,) = (s for s in reconcile.extract("Profit came to $0.30 a share.") if getattr(s.value, "unit", ""))
    assert found.question.population == "profit"


def test_an_estimate_of_a_cost_is_disputed() -> None:
    """What a thing "would cost" is put without doubt by each side, so that they differ."""
    texts = ["The minister said the plan would cost €410 million.", "The union said the plan would cost €280 million."]
    result = reconcile.run(texts)
    assert [f.rule for f in result.findings] == ["quantity-differs"]


def test_what_may_cost_is_a_forecast() -> None:
    """Doubt leaves a forecast a forecast."""
    texts = ["The plan could cost €410 million.", "The plan would cost €280 million, the union said."]
    assert not reconcile.run(texts).findings


def test_names_tell_whose_money_it_is() -> None:
    """Two parties' spendings are two figures."""
    texts = ["The campaign cost the Harbour Party $310,000.", "The campaign cost the Farmers' List $120,000."]
    assert not reconcile.run(texts).findings
