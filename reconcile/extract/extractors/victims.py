"""Single victims: "an additional body was found", "a policeman was killed"."""

from collections.abc import Iterator

from reconcile.extract.attribute import NOTHING, said_of
from reconcile.extract.draft import Draft
from reconcile.extract.nouns import counted
from reconcile.extract.page import Page
from reconcile.extract.parts import standing
from reconcile.statement import Part
from reconcile.values import Quantity

_ARTICLES = frozenset({"a", "an", "another"})
_MORE = frozenset({"additional", "further", "other", "second", "third"})


def drafts(page: Page) -> Iterator[Draft]:
    """Yield {1} for every single person or body that something befell."""
    for line in page.lines:
        if not line.hits:
            continue
        taken = {line.token_at(f.start) for f in line.found}
        for k, token in enumerate(line.tokens):
            if token.low not in _ARTICLES or k in taken or k + 1 in taken:
                continue
            more = k + 1 < len(line.tokens) and line.tokens[k + 1].low in _MORE
            noun = counted(line, k + 1 + more, page.lexicon, one=True)
            if not noun.noun or noun.noun.endswith("s"):
                continue
            person = tuple(noun.noun.split()) in page.lexicon.nouns
            said = said_of(line, k, noun, None, 0)
            if said is NOTHING or said.side not in ("right", "noun", "left") or not (person or said.side == "noun"):
                continue
            if said.side == "noun" and not (more or token.low == "another"):
                continue  # "a death" is a notion more often than a count
            start, end = token.start, line.tokens[noun.last - 1].end
            if said.hit is not None and said.side == "right":
                end = max(end, line.tokens[said.hit.last - 1].end)
            how = standing(page.prose, line, start, start, noun, toll=False)
            addition = more or token.low == "another"
            yield Draft(
                start=start,
                end=end,
                anchor=start,
                value=Quantity.exact(1, text=page.prose[start:end]),
                attribute=said.attribute,
                population=noun.population or page.lexicon.default_population.get(said.attribute, ""),
                noun=noun.noun,
                predicate=line.words(said.hit.first, said.hit.last) if said.hit else "",
                part=Part.ADDITION if addition else Part.SUBSET if how.part is Part.SUBSET else Part.UNIT,
                after=addition or how.after,
                stance=how.stance,
                line=line.number,
                places=line.place_names,
            )
