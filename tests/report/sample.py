"""Results built by hand, so that reports can be tested without the stages that make results."""

import math
from array import array
from collections.abc import Sequence
from datetime import datetime, timedelta

from reconcile.config import Config
from reconcile.consensus import Candidate, Consensus, Contribution, Status, WhatIf
from reconcile.finding import Camp, Finding, Severity, order
from reconcile.gate import Axis, Comparability, GateEntry
from reconcile.result import Reconciliation
from reconcile.statement import Document, Failure, Frame, Part, Question, Source, SourceKind, Stance, Statement
from reconcile.values import Grain, Label, Moment, Quantity, Relation, Value, relation

FALSE_VALUES = 10

MORNING = """Three guards dead after night raid on Lindmoor depot

LINDMOOR, 4 March. At least two guards died when armed men stormed the Lindmoor fuel depot in the early hours of \
Wednesday, the Harbour Gazette learned. "We lost three guards, may they rest," said Orla Venn, spokeswoman for the \
Depot Guard, who put the start of the raid at 2:30 am.

Local clinics treated at least four workers, five by noon. Twelve tank lorries were damaged, the fire chief said, \
while the depot's owner spoke of nine. The toll may rise, medics warned.

The raid was laid at the door of the Marsh Column. A group that calls itself Free Quay claimed it in a leaflet."""

WIRE = """<html><body><h1>Depot raid: 25 missing</h1>
<p>Coast Wire — The county's crisis staff first listed <b>40 people</b> as missing; \
by noon it spoke of <b>25</b>, in the evening of <i>12</i>.</p>
<p>Damage was put at 4.2 <i>million</i> euros by the county, the insurer said more than 3 million euros.</p>
</body></html>"""

ABROAD = """حريق في المستودع 🔥 أصيب خمسة عمال
Rescuers 🚑👩‍🚒 brought 東京 crewmen ashore: seven men, said the pilot."""


def stripped(markup: str, name: str, **known: str) -> Document:
    """Return a document whose prose is the markup without its tags, each character with its place in the markup."""
    prose, offsets, inside = [], array("l"), False
    for i, c in enumerate(markup):
        inside = True if c == "<" else inside
        if not inside:
            prose.append(c)
            offsets.append(i)
        inside = False if c == ">" else inside
    return Document(markup, name=name, prose="".join(prose), offsets=offsets, **known)


def say(
    document: Document,
    quote: str,
    question: Question,
    value: Value,
    holder: Source,
    *,
    stance: Stance = Stance.ASSERTED,
    as_of: Moment | None = None,
    origin: str = "",
    part: Part = Part.TOTAL,
) -> Statement:
    """Return a statement whose quote stands in the document."""
    start = document.text.index(quote)
    frame = Frame(noun=question.population, predicate=question.attribute, part=part)
    origin = origin or f"o-{holder.name}-{document.name}"
    return Statement(
        question, value, holder, document, quote, start, start + len(quote), stance, as_of, (), frame, origin
    )


def at(hour: int, minute: int = 0, *, day: int = 4) -> Moment:
    """Return a minute of March 2026."""
    low = datetime(2026, 3, day, hour, minute)
    return Moment(low, low + timedelta(minutes=1), Grain.MINUTE)


def narrator(name: str = "narrator") -> Source:
    """Return the voice of a text that names nobody."""
    return Source(name, SourceKind.NARRATION)


def answered(
    question: Question,
    statements: Sequence[Statement],
    accuracies: Sequence[float],
    *,
    status: Status | None = None,
    low: float | None = None,
    high: float | None = None,
    sentence: str = "",
    because: Sequence[tuple[str, str]] = (),
) -> Consensus:
    """Return a consensus after the worked example of the model: weights ln(nA / (1 - A)), n + 1 - k left unclaimed."""
    voices = {s.origin: math.log(FALSE_VALUES * a / (1 - a)) for s, a in zip(statements, accuracies, strict=True)}
    candidates = _candidates(statements, voices)
    best, unclaimed = candidates[0], float(FALSE_VALUES + 1 - len(candidates))
    second = candidates[1].probability if len(candidates) > 1 else 0.0
    value = None if second and best.probability / second < 1.5 else best.value
    if status is None:
        status = (
            Status.UNRESOLVED if value is None else Status.RESOLVED if best.probability >= 0.8 else Status.CONTESTED
        )
    allow = [s for s in statements if value is not None and _allows(s.value, value)]
    return Consensus(
        question=question,
        value=value,
        low=low,
        high=high,
        confidence=best.probability,
        status=status,
        supporting=tuple(sorted(allow, key=order)),
        dissenting=tuple(sorted((s for s in statements if s not in allow), key=order)),
        sentence=sentence,
        because=tuple(because),
        candidates=candidates,
        contributions=_contributions(statements, accuracies, voices, best),
        what_if=tuple(_without(o, statements, voices, value) for o in sorted(voices)),
        unclaimed=unclaimed,
    )


def _allows(stated: Value, answer: Value) -> bool:
    return relation(answer, stated) in (Relation.SAME, Relation.NARROWER)


def _candidates(statements: Sequence[Statement], voices: dict[str, float]) -> tuple[Candidate, ...]:
    exact = [s.value for s in statements if not isinstance(s.value, Quantity) or s.value.is_exact]
    values = list(dict.fromkeys(exact or [s.value for s in statements]))
    support = [tuple((s.origin, voices[s.origin]) for s in statements if _allows(s.value, v)) for v in values]
    mass = [math.exp(sum(w for _, w in x)) for x in support]
    total = sum(mass) + FALSE_VALUES + 1 - len(values)
    made = [Candidate(v, m / total, x) for v, m, x in zip(values, mass, support, strict=True)]
    return tuple(sorted(made, key=lambda c: -c.probability))


def _contributions(
    statements: Sequence[Statement], accuracies: Sequence[float], voices: dict[str, float], best: Candidate
) -> tuple[Contribution, ...]:
    by_weight = sorted(zip(statements, accuracies, strict=True), key=lambda x: -voices[x[0].origin])
    made: list[Contribution] = []
    for i, (s, a) in enumerate(by_weight, 1):
        sign = 1 if _allows(s.value, best.value) else -1
        heard = _candidates([x for x, _ in by_weight[:i]], voices)
        probability = next((c.probability for c in heard if c.value == best.value), 0.0)
        made.append(Contribution(s.origin, s, (s,), a, sign * voices[s.origin], probability))
    return tuple(made)


def _without(origin: str, statements: Sequence[Statement], voices: dict[str, float], today: Value | None) -> WhatIf:
    left = [s for s in statements if s.origin != origin]
    if not left:
        return WhatIf(origin, None, 0.0, Status.UNRESOLVED, today is not None)
    candidates = _candidates(left, {k: v for k, v in voices.items() if k != origin})
    second = candidates[1].probability if len(candidates) > 1 else 0.0
    tie = bool(second) and candidates[0].probability / second < 1.5
    value = None if tie else candidates[0].value
    status = Status.UNRESOLVED if tie else Status.CONTESTED if len(candidates) > 1 else Status.SINGLE_ORIGIN
    return WhatIf(origin, value, candidates[0].probability, status, value != today)


def case() -> Reconciliation:
    """Return the sample case: one event, three documents, every status and every kind of value."""
    gazette = Document(
        MORNING, name="1_gazette.txt", publisher="Harbour Gazette", published="2026-03-04", url="https://gazette.test/1"
    )
    wire = stripped(WIRE, "2_wire.html", publisher="Coast Wire", published="2026-03-04T21:05+00:00")
    abroad = Document(ABROAD, name="3_منار.txt", publisher="المنار 🗞", published="2026-03-05")
    venn = Source("Orla Venn", SourceKind.OFFICIAL, "spokeswoman for the Depot Guard", "Depot Guard")
    staff = Source("crisis staff", SourceKind.OFFICIALS, "the county's crisis staff", "county")
    event = "Lindmoor"

    killed = Question(event, "killed", "guards", "Lindmoor depot")
    three = say(gazette, "We lost three guards", killed, Quantity.exact(3, text="three"), venn, as_of=at(2, 30))
    headline = say(
        gazette,
        "Three guards dead",
        killed,
        Quantity.exact(3, text="Three"),
        venn,
        origin=three.origin,
        as_of=at(2, 30),
    )
    two_value = Quantity.exact(2, text="two")
    two = say(gazette, "two guards died", killed, two_value, narrator())
    rise = say(
        gazette,
        "The toll may rise",
        killed,
        Quantity(low=3, text="may rise"),
        narrator("medics"),
        stance=Stance.FORECAST,
    )

    damaged = Question(event, "damaged", "tank lorries", "Lindmoor depot")
    chief = Source("the fire chief", SourceKind.OFFICIALS, "fire chief")
    owner = Source("the depot's owner", SourceKind.OFFICIALS, "owner")
    twelve = say(
        gazette,
        "Twelve tank lorries were damaged, the fire chief said",
        damaged,
        Quantity.exact(12, text="Twelve"),
        chief,
    )
    nine = say(
        gazette,
        "the fire chief said, while the depot's owner spoke of nine",
        damaged,
        Quantity.exact(9, text="nine"),
        owner,
    )

    injured = Question(event, "injured", "workers", "Lindmoor depot")
    clinics = Source("local clinics", SourceKind.OFFICIALS, "clinics")
    four = say(gazette, "at least four workers", injured, Quantity(low=4, point=4, text="at least four"), clinics)
    five = say(abroad, "أصيب خمسة عمال", injured, Quantity.exact(5, text="خمسة"), narrator())

    missing = Question(event, "missing", "people", "county")
    first = say(wire, "<b>40 people</b>", missing, Quantity.exact(40, text="40"), staff, as_of=at(6), origin="o-staff")
    noon = say(wire, "<b>25</b>", missing, Quantity.exact(25, text="25"), staff, as_of=at(12), origin="o-staff")
    evening = say(wire, "<i>12</i>", missing, Quantity.exact(12, text="12"), staff, as_of=at(20), origin="o-staff")

    who = Question(event, "perpetrator", "", "Lindmoor depot")
    column = say(
        gazette,
        "laid at the door of the Marsh Column",
        who,
        Label("Marsh Column", "Marsh Column"),
        narrator(),
        stance=Stance.ATTRIBUTED,
    )
    quay = say(
        gazette,
        "A group that calls itself Free Quay claimed it",
        who,
        Label("Free Quay", "Free Quay"),
        Source("Free Quay", SourceKind.PARTY),
        stance=Stance.CLAIMED,
    )

    when = Question(event, "time", "event", "Lindmoor depot")
    night = Moment(datetime(2026, 3, 4), datetime(2026, 3, 4, 6), Grain.PART_OF_DAY, text="in the early hours")
    half_two = Moment(datetime(2026, 3, 4, 2, 15), datetime(2026, 3, 4, 2, 45), Grain.MINUTE, approximate=True)
    early = say(gazette, "in the early hours of Wednesday", when, night, narrator())
    clock = say(gazette, "2:30 am", when, half_two, venn)

    cost = Question(event, "damage", "", "Lindmoor depot")
    euros = Quantity.exact(4_200_000, "EUR", "4.2 million euros")
    county = say(wire, "4.2 <i>million</i> euros", cost, euros, staff)
    insurer = say(
        wire,
        "more than 3 million euros",
        cost,
        Quantity(low=3_000_000, low_open=True, point=3_000_000, unit="EUR"),
        Source("the insurer", SourceKind.PARTY),
    )
    rescued = Question(event, "rescued", "crewmen", "harbour 東京")
    seven = say(abroad, "seven men", rescued, Quantity.exact(7, text="seven"), Source("the pilot", SourceKind.WITNESS))

    statements = (
        three,
        headline,
        two,
        rise,
        twelve,
        nine,
        four,
        five,
        first,
        noon,
        evening,
        column,
        quay,
        early,
        clock,
        county,
        insurer,
        seven,
    )
    consensus = (
        _carried(
            answered(
                killed,
                (three, two),
                (0.80, 0.60),
                low=2,
                high=None,
                sentence="three guards, according to a Depot Guard spokeswoman; the report elsewhere says two",
                because=(
                    ("weighs more", "a named official outweighs unattributed narration"),
                    ("open upward", "medics warn that the toll may rise"),
                ),
            ),
            headline,
        ),
        answered(
            damaged,
            (twelve, nine),
            (0.75, 0.75),
            low=9,
            high=12,
            sentence="nine to twelve tank lorries: the fire chief and the owner disagree",
            because=(("tie", "both voices weigh the same"),),
        ),
        answered(
            who, (column, quay), (0.60, 0.50), sentence="laid at the door of the Marsh Column; Free Quay claims it"
        ),
        answered(
            missing,
            (evening,),
            (0.75,),
            status=Status.REVISED,
            low=12,
            high=12,
            sentence="12 people, by the crisis staff's latest count",
            because=(("supersedes", "the crisis staff lowered its figure twice"),),
        ),
        answered(injured, (four, five), (0.75, 0.60), status=Status.AGREED, low=5, high=5, sentence="five workers"),
        answered(when, (early, clock), (0.60, 0.80), status=Status.AGREED, sentence="around 2:30 am on 4 March"),
        answered(
            cost,
            (county, insurer),
            (0.75, 0.55),
            status=Status.RESOLVED,
            low=3_000_000,
            high=4_200_000,
            sentence="4.2 million euros, according to the county",
        ),
        answered(
            rescued, (seven,), (0.75,), status=Status.SINGLE_ORIGIN, low=7, high=7, sentence="seven, said the pilot"
        ),
    )
    findings = (
        _found(
            "quantity-differs",
            Severity.CONTRADICTION,
            killed,
            (three, headline),
            (two,),
            "Three guards were killed, says Orla Venn; the report says two.",
        ),
        _found("quantity-differs", Severity.CONTRADICTION, damaged, (twelve,), (nine,), "Twelve lorries, or nine?"),
        _found(
            "responsibility-differs",
            Severity.TENSION,
            who,
            (column,),
            (quay,),
            "The raid is attributed to one group and claimed by another.",
        ),
        _found(
            "count-falls", Severity.INFO, missing, (evening,), (first,), "The count fell from 40 to 12: a revision."
        ),
        Finding("date-missing", Severity.INFO, (), (Camp(seven.value, (seven,)),), "One document gives no time."),
    )
    verdict = Comparability(False, Axis.ATTRIBUTE, "people missing are not lorries damaged")
    return Reconciliation(
        documents=(gazette, wire, abroad),
        statements=tuple(sorted(statements, key=order)),
        findings=findings,
        consensus=consensus,
        gate_log=(GateEntry(twelve, evening, verdict),),
        failures=(Failure("4_scan.pdf", "the file is binary, not text. Give the text of the scan."),),
        config=Config(event=event),
    )


def _carried(c: Consensus, repeat: Statement) -> Consensus:
    """Return the consensus with a further carrier of its first voice."""
    from attrs import evolve

    first, *rest = c.contributions
    carriers = tuple(sorted((*first.carriers, repeat), key=order))
    supporting = tuple(sorted((*c.supporting, repeat), key=order))
    return evolve(c, supporting=supporting, contributions=(evolve(first, carriers=carriers), *rest))


def _found(
    rule: str,
    severity: Severity,
    question: Question,
    first: tuple[Statement, ...],
    second: tuple[Statement, ...],
    message: str,
) -> Finding:
    camps = (Camp(first[0].value, first), Camp(second[0].value, second))
    return Finding(rule, severity, (question,), camps, message)


def empty() -> Reconciliation:
    """Return a result in which nothing can be compared."""
    read = Document("The weather was fine.", name="calm.txt")
    return Reconciliation((read,), (), (), (), failures=(Failure("odd.bin", "the file is binary, not text."),))


def ledger() -> Reconciliation:
    """Return the result of a table: two sources, one question."""
    document = Document(
        "item,attribute,value,source\nBridge 4,load,7.50,north\nBridge 4,load,8,south\n", name="load.csv"
    )
    question = Question("Bridge 4", "load")
    said = [
        Statement(
            question,
            Quantity.exact(x, "t", cell),
            Source(who, SourceKind.DATASET),
            document,
            cell,
            document.text.index(cell),
            document.text.index(cell) + len(cell),
            origin=who,
            row=row,
        )
        for row, x, cell, who in ((1, 7.5, "7.50", "north"), (2, 8, "8", "south"))
    ]
    return Reconciliation((document,), tuple(said), (), (answered(question, said, (0.8, 0.6), low=7.5, high=8),))


def of_texts(*texts: str) -> Reconciliation:
    """Return a result in which every name, quote, message and label is one of the texts given."""
    pick = [*texts, "x"]

    def word(i: int) -> str:
        return pick[i % len(pick)]

    document = Document(word(0) + " " + word(1), name=word(2), publisher=word(3), url=word(4), published=word(5))
    question = Question(word(6), word(7), word(8), word(9))
    values: list[Value] = [Label(word(10) + "a", word(10)), Label(word(11) + "b", word(11))]
    said = [
        Statement(
            question, v, Source(word(12) + str(i), role=word(13)), document, word(i), 0, len(word(0)), origin=word(i)
        )
        for i, v in enumerate(values)
    ]
    said = [s for i, s in enumerate(said) if s.origin not in {t.origin for t in said[:i]}]
    consensus = answered(question, said, (0.8, 0.6)[: len(said)], sentence=word(14), because=((word(0), word(1)),))
    camps = tuple(Camp(s.value, (s,)) for s in said)
    return Reconciliation(
        documents=(document,),
        statements=tuple(sorted(said, key=order)),
        findings=(Finding("quantity-differs", Severity.CONTRADICTION, (question,), camps, word(3)),),
        consensus=(consensus,),
        gate_log=(GateEntry(said[0], said[-1], Comparability(False, Axis.SCOPE, word(4))),),
        failures=(Failure(word(5), word(6)),),
    )


def huge(questions: int) -> Reconciliation:
    """Return a result of many questions, every third contested."""
    lines, parts = [], []
    for i in range(questions):
        lines.append(
            f"In hall {i} there were {i + 3} crates, the keeper said; the clerk counted {i + 4 - (i % 3 > 0)}."
        )
    document = Document("\n".join(lines), name="stock.txt", publisher="Quay Stores", published="2026-01-02")
    keeper, clerk = Source("the keeper", SourceKind.WITNESS), Source("the clerk", SourceKind.OFFICIAL)
    statements: list[Statement] = []
    for i in range(questions):
        q = Question("stock", "counted", "crates", f"hall {i}")
        a = say(document, f"In hall {i} there were {i + 3} crates", q, Quantity.exact(i + 3), keeper, origin="keeper")
        n = i + 4 - (i % 3 > 0)
        start = document.text.index(f"the clerk counted {n}.", a.start)
        text = f"the clerk counted {n}"
        b = Statement(q, Quantity.exact(n), clerk, document, text, start, start + len(text), origin="clerk")
        statements += [a, b]
        low, high = i + 3, max(i + 3, n)
        parts.append(
            answered(q, (a, b), (0.75, 0.80), status=None if n != i + 3 else Status.AGREED, low=low, high=high)
        )
    return Reconciliation((document,), tuple(sorted(statements, key=order)), (), tuple(parts))
