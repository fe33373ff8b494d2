"""From a document to its statements: run every extractor, then settle scopes, antecedents and who speaks."""

import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module

from attrs import evolve

from reconcile.config import Config
from reconcile.extract import extractors
from reconcile.extract.attribution_reach import voices
from reconcile.extract.draft import Draft
from reconcile.extract.entries import entries
from reconcile.extract.groups import numbered
from reconcile.extract.history import dated_head, is_background, when_of
from reconcile.extract.open_questions import Openness, openness
from reconcile.extract.page import Page
from reconcile.extract.scopes import scoped
from reconcile.extract.sentences import split
from reconcile.lexicon import Lexicon, load_lexicon
from reconcile.settings import YEARS
from reconcile.statement import Document, Frame, Part, Question, Source, SourceKind, Stance, Statement
from reconcile.values import PROFILES, Grain, Moment, Quantity, find

Extractor = Callable[[Page], Iterator[Draft]]


@cache
def _extractors() -> tuple[Extractor, ...]:
    names = sorted(m.name for m in pkgutil.iter_modules(extractors.__path__))
    return tuple(import_module(f"{extractors.__name__}.{n}").drafts for n in names)


def extract(
    document: Document, *, config: Config | None = None, lexicon: Lexicon | None = None
) -> tuple[Statement, ...]:
    """Return the statements of a document's prose, in the order of their place.

    Args:
        document: the text, with what is known of its origin.
        config: choices in force; None takes the defaults.
        lexicon: the vocabulary; None takes that of the installed packs.
    """
    config = config or Config()
    page = page_of(document, config, lexicon or load_lexicon(config))
    drafts = [d for e in _extractors() for d in e(page)]
    return settled(page, drafts)


def settled(page: Page, drafts: Iterable[Draft]) -> tuple[Statement, ...]:
    """Return drafts as statements, with scopes, dates, antecedents and holders settled, in the order of their place."""
    ordered = sorted(drafts, key=lambda d: (d.anchor, d.end, d.attribute))
    return tuple(_settled(page, _dated(page, scoped(page, _distinct(page, numbered(ordered))))))


def page_of(document: Document, config: Config, lexicon: Lexicon) -> Page:
    """Return a document prepared for the extractors."""
    layout = split(document.prose)
    published = _published(document) or _usable(dated_head(layout))
    found = find(document.prose, now=published, profile=PROFILES[config.profile])
    return Page(document, layout, found, voices(document, layout), lexicon, config, published)


def _published(document: Document) -> datetime | None:
    try:
        return _usable(datetime.fromisoformat(document.published) if document.published else None)
    except ValueError:
        return None


def _usable(day: datetime | None) -> datetime | None:
    """Return a day of publication unless it stands at an end of the calendar, where it has no week before or after."""
    return day if day is not None and day.year in YEARS else None


def _distinct(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Leave out drafts that repeat another's value at the same place."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    of_subjects = {d.anchor for d in drafts if d.attribute in page.lexicon.of_subjects}
    for d in drafts:
        if d.anchor in of_subjects and d.attribute not in page.lexicon.of_subjects:
            continue  # the date of a founding is no date of another event, and an age counts nobody
        key = (d.anchor, d.attribute, d.value.sort_key())
        if key not in seen:
            seen.add(key)
            kept.append(d)
    return kept


def _dated(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with the date of what they tell, and whether that is history."""
    published = page.published
    dated: list[Draft] = []
    history: dict[int, int] = {}  # paragraph -> the first sentence that tells of another time
    for d in drafts:
        line = page.lines[d.line]
        when = when_of(page, line, d.anchor) if isinstance(d.value, Quantity) else None
        rate = isinstance(d.value, Quantity) and d.value.unit and not _of_an_event(page, d)
        own = d.attribute in page.lexicon.of_subjects  # an age or a year of birth is of its bearer, not history
        background = not (rate or own) and is_background(page, line, when, published)
        if background and not (isinstance(d.value, Quantity) and d.value.unit):
            history.setdefault(line.sentence.paragraph, d.line)
        background |= not own and history.get(line.sentence.paragraph, d.line) < d.line
        same = when is d.when and background is d.background
        dated.append(d if same else evolve(d, when=when, background=background))
    return dated


def _of_an_event(page: Page, d: Draft) -> bool:
    """Return whether a measured figure is a sum or a time that an event took; a rate of last spring is no history."""
    return d.population in page.lexicon.amount_names


def _settled(page: Page, drafts: list[Draft]) -> Iterator[Statement]:
    as_of, blog = _as_of(page), entries(page.layout.datelines, page.published)
    before: list[Statement] = []
    for draft in drafts:
        statement = _statement(page, draft, blog.at(draft.anchor) or as_of, before)
        if statement is not None:
            before.append(statement)
            yield statement


def _as_of(page: Page) -> Moment | None:
    """Return the moment of publication: a day where no time is given."""
    at, document = page.published, page.document
    if at is None:
        return None
    timed = len(document.published or "") > len("2020-01-01")
    width, grain = (timedelta(minutes=1), Grain.MINUTE) if timed else (timedelta(days=1), Grain.DAY)
    return Moment(low=at, high=at + width, grain=grain, text=document.published or "")


def _statement(page: Page, draft: Draft, as_of: Moment | None, before: list[Statement]) -> Statement | None:
    voice = page.voices.at(draft.anchor, draft.anchor + 1)
    sentence = page.lines[draft.line].sentence
    left = openness(page.prose, sentence.start, draft.anchor)
    if left is Openness.OPEN:
        return None
    if left is Openness.GRANTED and voice.holder.kind is SourceKind.HEARSAY:
        voice = page.voices.narrator
    span = page.document.source_span(sentence.start, sentence.end)
    draft = _listed(page, draft, before, span)
    antecedent = _antecedent(draft, before, span) if draft.after else None
    population, attribute, part = draft.population, draft.attribute, draft.part
    if antecedent is not None:
        if not draft.noun and not population:
            population = antecedent.question.population
        if draft.attribute == "count" and draft.part is Part.SUBSET and _of_those(page, draft, antecedent, span):
            attribute = antecedent.question.attribute
        more = draft.part is Part.ADDITION and draft.attribute == antecedent.question.attribute
        if more and population in ("", "people"):
            population = antecedent.question.population
    elif draft.after and not (draft.part is Part.SUBSET and draft.of_whole):
        alone = draft.part is Part.INCREMENT and not any(s.frame.sentence == span for s in before[-3:])
        part = Part.INCREMENT if alone else Part.TOTAL
    holder = voice.holder
    if draft.holder:
        holder = Source(draft.holder, SourceKind.PARTY)
    start, end = page.document.source_span(draft.start, draft.end)
    value, words = draft.value, page.prose[draft.start : draft.end]
    if isinstance(value, Quantity) and value.text != words:
        value = evolve(value, text=words)
    return Statement(
        question=Question(attribute=attribute, population=population, scope=draft.scope),
        value=value,
        holder=holder,
        document=page.document,
        quote=page.document.text[start:end],
        start=start,
        end=end,
        stance=draft.stance or (voice.stance if voice.stance is not Stance.CLAIMED else Stance.ASSERTED),
        as_of=as_of,
        relays=voice.relays,
        frame=Frame(
            noun=draft.noun,
            predicate=draft.predicate,
            places=draft.places,
            locus=draft.locus,
            qualifiers=draft.qualifiers,
            deeds=draft.deeds,
            kinds=draft.kinds,
            when=draft.when,
            period=draft.period,
            basis=draft.basis,
            background=draft.background,
            part=part,
            antecedent=antecedent.id if antecedent is not None else "",
            hedge=draft.hedge,
            cue=draft.cue,
            sentence=span,
            headline=sentence.headline,
        ),
    )


_LIST = re.compile(r"(?:\s+[^\W\d]+){0,4}?(?:\s*,|\s+and|\s*,\s*and)\s+", re.IGNORECASE)


def _listed(page: Page, draft: Draft, before: list[Statement], span: tuple[int, int]) -> Draft:
    """Return the next member of "ten, including six soldiers and five civilians" as a part like the one before it."""
    last = before[-1] if before else None
    if last is None or last.frame.part is not Part.SUBSET or last.frame.sentence != span or not draft.noun:
        return draft
    same = draft.attribute == last.question.attribute and not draft.predicate  # "the dead include two guards and ..."
    if draft.part is not Part.TOTAL or not (same or draft.attribute == "count"):
        return draft
    _, end = page.document.prose_span(last.start, last.end)
    return evolve(draft, part=Part.SUBSET, after=True) if _LIST.fullmatch(page.prose, end, draft.start) else draft


def _of_those(page: Page, draft: Draft, antecedent: Statement, span: tuple[int, int]) -> bool:
    """Return whether a part without a verb of its own shares what befell the whole: "four of them critically"."""
    told = " of " in page.prose[draft.start : draft.end].lower()  # "two of the judges" have a verb of their own
    return not draft.noun or not told or antecedent.frame.sentence == span


def _of_others(draft: Draft, s: Statement) -> bool:
    """Return whether "five of their comrades" are some of others than those who were counted before."""
    told = isinstance(draft.value, Quantity) and draft.of_whole
    return told and draft.noun != s.frame.noun and draft.population != s.question.population


def _antecedent(draft: Draft, before: list[Statement], span: tuple[int, int]) -> Statement | None:
    """Return the nearest earlier figure that the draft can be part of or add to.

    "Five died and four more were hurt" adds to nothing: what is more is more than the five.
    """
    for s in reversed(before[-6:]):
        if not isinstance(s.value, Quantity) or s.value.unit or s.stance is Stance.SUPERSEDED:
            continue
        if s.frame.part is Part.SUBSET:
            continue
        if _beside_another_deed(draft, s, span):
            continue
        if draft.part is Part.SUBSET and not draft.noun:
            return s  # "23 were admitted, six of them in critical condition"
        if draft.part is Part.SUBSET and _of_others(draft, s):
            continue
        if draft.attribute in ("count", s.question.attribute):
            return None if s.frame.headline and draft.part is not Part.SUBSET else s
        if s.frame.sentence == span and draft.part in (Part.INCREMENT, Part.ADDITION):
            return None
    return None


def _beside_another_deed(draft: Draft, s: Statement, span: tuple[int, int]) -> bool:
    """Return whether what is added is added to something else, or is a group of its own.

    "He was held along with four others", sentences after a toll, adds nothing to the dead; of "killed the mayor as
    well as two farmers" the farmers are two in all.
    """
    if draft.part not in (Part.ADDITION, Part.INCREMENT):
        return False
    apart = s.frame.sentence != span
    single = s.frame.part is Part.UNIT and bool(draft.noun)
    return single or (draft.attribute == "count" and apart and draft.part is Part.ADDITION)
