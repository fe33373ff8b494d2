"""What one sentence says and another denies in the same words: "The ferry did not sail on 3 May"."""

from collections.abc import Iterator

from attrs import frozen

from reconcile.extract.draft import Draft
from reconcile.extract.nouns import FUNCTION_WORDS
from reconcile.extract.page import Line, Page
from reconcile.extract.topics import Topic, Topics
from reconcile.inflection import verb_forms
from reconcile.statement import Stance
from reconcile.values import Label

_DOING = frozenset("did does do didn't doesn't don't didn’t doesn’t don’t".split())
_DENYING = frozenset({"not"} | {word for word in _DOING if word.endswith(("n't", "n’t"))})
_BEING = frozenset("was were is are has have had".split())
_NEGATIONS = frozenset(
    "not never no none nobody nothing neither nor without cannot denied denies refused failed".split()
)
# Where a sentence asks, supposes or speaks of another time, its words deny nothing.
_UNSURE = frozenset(
    "if unless until till whether would could might may should only just yet because but later eventually finally "
    "again initially originally now longer anymore even necessarily always all every both ?".split()
)
_IRREGULAR = {
    base: frozenset(forms.split())
    for base, forms in {
        "have": "has had having",
        "be": "is was been are were",
        "win": "won wins winning",
        "take": "took takes taken taking",
        "make": "made makes making",
        "give": "gave gives given giving",
        "go": "went goes gone going",
        "come": "came comes coming",
        "see": "saw sees seen seeing",
        "find": "found finds finding",
        "leave": "left leaves leaving",
        "lose": "lost loses losing",
        "sell": "sold sells selling",
        "buy": "bought buys buying",
        "send": "sent sends sending",
        "write": "wrote writes written writing",
        "speak": "spoke speaks spoken speaking",
        "meet": "met meets meeting",
        "pay": "paid pays paying",
        "get": "got gets getting",
        "begin": "began begins begun beginning",
        "lead": "led leads leading",
        "hold": "held holds holding",
        "hit": "hits hitting",
        "build": "built builds building",
        "fall": "fell falls fallen falling",
        "rise": "rose rises risen rising",
        "become": "became becomes becoming",
        "know": "knew knows known knowing",
        "say": "said says saying",
        "tell": "told tells telling",
    }.items()
}
_FEWEST = 3  # words that carry meaning, beside the verb


@frozen
class _Negated:
    """A sentence with one negation: its verb in all forms, what else it says, and where what it denies stands."""

    line: Line
    verb: int
    forms: frozenset[str]
    words: frozenset[str]


def drafts(page: Page) -> Iterator[Draft]:
    """Yield both sides wherever one sentence denies in its own words what another says."""
    negated = [n for line in page.lines if (n := _negated(line)) is not None]
    if not negated:
        return
    topics = Topics(page)
    bags = [(line, _bag(line)) for line in page.lines if not line.sentence.headline]
    unfit = _NEGATIONS | _UNSURE | _DOING
    affirmed = [(line, bag) for line, bag in bags if bag.isdisjoint(unfit)]
    for no in negated:
        for line, bag in affirmed:
            if no.words <= bag and (said := _verb(line, no.forms)) is not None:
                topic = topics.before(line, said) or topics.before(no.line, no.verb)
                yield _draft(page, no.line, no.verb, no, topic, Stance.DENIED)
                yield _draft(page, line, said, no, topic, None)
                break


def _bag(line: Line) -> frozenset[str]:
    """Return the words of a sentence; May is a month."""
    if "may" not in line.bag:
        return line.bag
    return frozenset("may (month)" if t.low == "may" and t.name else t.low for t in line.tokens)


def _negated(line: Line) -> _Negated | None:
    """Return a sentence that negates its one main verb, or None."""
    low = line.lows
    if line.bag.isdisjoint(_DENYING):
        return None
    if line.sentence.headline or sum(w in _NEGATIONS or w.endswith(("n't", "n’t")) for w in low) != 1:
        return None
    if _UNSURE & _bag(line):
        return None
    for k, word in enumerate(low[:-1]):
        verb = _after_negation(low, k)
        if verb and verb < len(low) and low[verb] not in FUNCTION_WORDS - {"have"}:
            forms = frozenset(verb_forms(low[verb])) | _IRREGULAR.get(low[verb], frozenset())
            own = {low[k], low[verb], "not", "never"}
            words = frozenset(w for w in _bag(line) if w not in FUNCTION_WORDS | own and w[0].isalnum())
            kept = forms if word in _DOING else frozenset({low[verb]})
            return _Negated(line, verb, kept, words) if len(words) >= _FEWEST else None
    return None


def _after_negation(low: list[str], k: int) -> int:
    """Return the token that "did not", "was not", "didn't" or "never" at `k` negates, or 0."""
    if low[k] in _DOING | _BEING and low[k + 1] == "not":
        return k + 2
    return k + 1 if low[k] in _DOING and low[k].endswith(("n't", "n’t")) else 0


def _verb(line: Line, forms: frozenset[str]) -> int | None:
    return next((k for k, t in enumerate(line.tokens) if t.low in forms), None)


def _draft(page: Page, line: Line, verb: int, no: _Negated, topic: Topic | None, stance: Stance | None) -> Draft:
    """Return one side; both bear the words of what is denied as their value."""
    start = no.line.tokens[no.verb].start
    said = page.prose[start : no.line.sentence.end].rstrip(" .!\n")[:200]
    here = line.tokens[verb]
    return Draft(
        start=here.start,
        end=here.end,
        anchor=here.start,
        value=Label(" ".join(said.split()), text=" ".join(said.split())),
        attribute="deed",
        population=topic.name if topic else "",
        noun=no.line.tokens[no.verb].low,
        predicate=here.low,
        stance=stance,
        line=line.number,
    )
