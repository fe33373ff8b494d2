"""Single persons: "the mayor was shot dead", "an additional body was found", "a policeman was arrested"."""

from collections.abc import Iterator

from reconcile.extract.attribute import NOTHING, said_of
from reconcile.extract.coordination import Piece
from reconcile.extract.draft import Draft
from reconcile.extract.groups import of_group
from reconcile.extract.nouns import Counted, counted
from reconcile.extract.page import Line, Page
from reconcile.extract.parts import standing
from reconcile.extract.persons import ARTICLES, Person, surnames
from reconcile.extract.victims import HARMED, Harm, harms, presupposed, tells
from reconcile.statement import Part, Stance
from reconcile.values import Quantity

_OPENING = ARTICLES | {"another"}
_NEAR = 120  # characters of a quote that holds both the person and the word that says what befell them
_MORE = frozenset({"additional", "further", "other", "second", "third"})


# Who needs to have been named before: "the man was killed" tells of nobody new.
_ANAPHORIC = frozenset(
    {"man", "woman", "child", "boy", "girl", "victim", "person", "suspect", "official", "leader", "member"}
)


def drafts(page: Page) -> Iterator[Draft]:
    """Yield {1} for every single person or body that something befell."""
    yield from _harmed(page)
    yield from _counted(page)


def _harmed(page: Page) -> Iterator[Draft]:
    """Yield those who were killed or hurt, by their name or their role."""
    lines = [line for line in page.lines if tells(line)]
    known = surnames(page.lines) if lines else frozenset()
    for line in lines:
        for harm in harms(line, known):
            for piece in harm.pieces:
                if piece.person is not None and _somebody(piece.person):
                    yield _victim(page, line, harm, piece.person)
                elif piece.group and (noun := of_group(line, harm, piece)) is not None:
                    yield _group(page, line, harm, piece, noun)


def _somebody(person: Person) -> bool:
    return bool(person.name) or person.role not in _ANAPHORIC or person.determiner in ARTICLES


def _quote(line: Line, harm: Harm, first: int, last: int) -> tuple[int, int]:
    """Return where the victims stand, with the word that says what befell them if that is near."""
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    if harm.hit is not None:
        a, b = line.tokens[harm.hit.first].start, line.tokens[harm.hit.last - 1].end
        if max(b, end) - min(a, start) < _NEAR:
            return min(a, start), max(b, end)
    return start, end


def _group(page: Page, line: Line, harm: Harm, piece: Piece, noun: Counted) -> Draft:
    start, end = _quote(line, harm, piece.first, noun.last)
    return Draft(
        start=start,
        end=end,
        anchor=line.tokens[piece.first].start,
        value=Quantity(low=2, point=2, text=page.prose[start:end]),
        attribute=harm.attribute,
        population=noun.population,
        noun=noun.noun,
        predicate=line.words(harm.hit.first, harm.hit.last) if harm.hit is not None else "",
        stance=Stance.ASSERTED if harm.hit is not None and presupposed(harm.hit) else None,
        line=line.number,
        places=line.place_names,
        unnumbered=True,
    )


def _victim(page: Page, line: Line, harm: Harm, person: Person) -> Draft:
    start, end = _quote(line, harm, person.first, person.last)
    known = page.lexicon.nouns.get((person.role,), ("", ""))[1]
    broad = person.determiner in ARTICLES and known
    return Draft(
        start=start,
        end=end,
        anchor=line.tokens[person.first].start,
        value=Quantity.exact(1, text=page.prose[start:end]),
        attribute=harm.attribute,
        population=" ".join(person.name) or (known if broad else person.role),
        noun=person.role or "person",
        predicate=line.words(harm.hit.first, harm.hit.last) if harm.hit is not None else "",
        part=Part.UNIT,
        stance=Stance.ASSERTED if harm.hit is not None and presupposed(harm.hit) else None,
        line=line.number,
        places=line.place_names,
        qualifiers=person.name,
    )


def _counted(page: Page) -> Iterator[Draft]:
    """Yield the others that an article counts: "a policeman was arrested", "another body was found"."""
    for line in page.lines:
        if not line.hits:
            continue
        taken = {line.token_at(f.start) for f in line.found}
        for k, token in enumerate(line.tokens):
            if token.low not in _OPENING or k in taken or k + 1 in taken:
                continue
            more = k + 1 < len(line.tokens) and line.tokens[k + 1].low in _MORE
            noun = counted(line, k + 1 + more, page.lexicon, one=True)
            if not noun.noun or noun.noun.endswith("s"):
                continue
            person = tuple(noun.noun.split()) in page.lexicon.nouns
            if not person and not (more or token.low == "another"):
                continue
            said = said_of(line, k, noun, None, 0)
            if said is NOTHING or said.side not in ("right", "noun", "left") or not (person or said.side == "noun"):
                continue
            if said.side == "noun" and not (more or token.low == "another"):
                continue  # "a death" is a notion more often than a count
            if said.attribute in HARMED and not (more or token.low == "another"):
                continue
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
