"""The words of a language model as proposed statements, or the reason why they are none."""

import json
import re

from attrs import frozen

from reconcile.extract.language_model.endpoint import readable

MOST = 500  # statements in one answer

_FENCE = re.compile(r"\s*```[a-z]*\s*\n(.*?)\n?\s*```\s*\Z", re.DOTALL)


@frozen
class Item:
    """A statement as proposed; nothing in it is believed.

    Attributes:
        quote, value, attribute, population, stance, part: as asked for in `prompt`; "" where missing.
    """

    quote: str = ""
    value: str = ""
    attribute: str = ""
    population: str = ""
    stance: str = ""
    part: str = ""


def items(answer: str) -> tuple[list[Item], str]:
    """Return the proposed statements of an answer, and what is wrong with the answer as a whole, or "".

    >>> items('{"statements": [{"quote": "four died", "value": 4}]}')
    ([Item(quote='four died', value='4', attribute='', population='', stance='', part='')], '')
    >>> items("I am sorry")
    ([], 'the answer is not JSON: expecting value at character 0')
    """
    fenced = _FENCE.match(answer)
    try:
        data = json.loads(fenced[1] if fenced else answer)
    except json.JSONDecodeError as error:
        return [], f"the answer is not JSON: {error.msg.lower()} at character {error.pos}"
    except (ValueError, RecursionError):
        return [], "the answer is not JSON that can be read"
    listed = data.get("statements") if isinstance(data, dict) else data
    if not isinstance(listed, list):
        return [], "the answer has no list of statements"
    read = [_item(one) for one in listed[:MOST]]
    return read, f"the answer has more than {MOST} statements; the others are passed over" if len(listed) > MOST else ""


def _item(data: object) -> Item:
    if not isinstance(data, dict):
        return Item()
    names = ("quote", "value", "attribute", "population", "stance", "part")
    return Item(**{name: _text(data.get(name)) for name in names})


def _text(value: object) -> str:
    """Return a text or number as text; anything else says nothing."""
    if isinstance(value, str):
        return readable(value).strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
