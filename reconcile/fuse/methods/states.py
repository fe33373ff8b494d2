"""A state that changes over time: the latest claim of each source counts, and so does its silence.

Sources notice a change late or never: a closed restaurant stays listed. So each source has a row of habits a true state
(Dawid & Skene, 1979): how often it says each state, and how often nothing, while k is the truth.

    P(k) proportional to pi_k x product over sources of theta_s[k, what s says last of the question, or nothing]
    theta_s[k, .] = (counts weighted with P + 4 x those of all sources together) / (sum + 4)
    pi_k = (1 + sum of P(k)) / (K + Q)

P starts as the share of the latest claims, with silence counted as evidence for the rarest state (shared by equally
rare ones): sources list what is there, and drop what is gone. So a state may be the answer that nobody claims of the
question. Silences have common causes, so the odds are taken to the power .3.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import evolve, frozen

from reconcile.fuse.table.method import Beliefs, Given, TableMethod

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Ints

    Table = NDArray[numpy.float64]
    Indices = NDArray[numpy.int64]

ROUNDS = 30
SETTLED = 1e-5
SHRUNK = 4.0
POWER = 0.3
CERTAIN = 1e-6


@frozen(eq=False)
class Latest:
    """What sources say last on the questions of one attribute.

    Attributes:
        question, source, state: of each latest claim; questions are counted from 0 within the attribute.
        questions, sources, states: how many there are.
    """

    question: "Indices"
    source: "Indices"
    state: "Indices"
    questions: int
    sources: int
    states: int


def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return what follows from what sources say last, and from whom nothing is heard."""
    latest = _latest(claims)
    beliefs = _nothing(claims)
    right, rounds = numpy.zeros(claims.S), 0
    for attribute in numpy.unique(claims.attribute).tolist():
        board = _Board.of(claims, attribute)
        last = board.last(claims, latest)
        p, taken = _solve(last)
        rounds = max(rounds, taken)
        right += numpy.bincount(last.source, weights=p[last.question, last.state], minlength=claims.S)
        board.write(p, beliefs)
    told = numpy.bincount(claims.source[latest], minlength=claims.S)
    unheard = int((beliefs.unclaimed >= 0).sum()) if beliefs.unclaimed is not None else 0
    reasons = (
        f"a state that changes: what each source says last counts, and its silence; {rounds} rounds",
        f"{unheard} questions are answered by what nobody says of them but sources' silence",
    )
    return evolve(beliefs, reliability=right / told.clip(min=1), iterations=rounds, because=reasons)


def _nothing(claims: "Claims") -> Beliefs:
    """Return beliefs to be written on."""
    return Beliefs(
        numpy.zeros(claims.M),
        numpy.zeros(claims.S),
        chosen=numpy.zeros(claims.M, dtype=bool),
        unclaimed=numpy.full(claims.Q, -1, dtype=numpy.int64),
        confidence=numpy.full(claims.Q, 0.5),
    )


@frozen(eq=False)
class _Board:
    """One attribute: its questions and states, counted from 0, and the slots where they meet."""

    asked: "Indices"  # (q,) questions
    slots: "Indices"  # (m,) slots of them
    place: "Indices"  # (m,) number of the slot's question
    state: "Indices"  # (m,) number of the slot's state
    example: "Indices"  # (k,) a slot that has the state

    @classmethod
    def of(cls, claims: "Claims", attribute: int) -> "_Board":
        """Return the board of an attribute."""
        slots = numpy.flatnonzero(claims.attribute[claims.question] == attribute)
        _, example, state = numpy.unique(claims.meaning[slots], return_index=True, return_inverse=True)
        asked = numpy.flatnonzero(claims.attribute == attribute)
        place = numpy.searchsorted(asked, claims.question[slots])
        return cls(asked, slots, place, state, slots[example])

    def last(self, claims: "Claims", latest: "Indices") -> Latest:
        """Return the latest claims on it."""
        at = latest[numpy.isin(claims.slot[latest], self.slots)]
        slot = numpy.searchsorted(self.slots, claims.slot[at])
        source = claims.source[at].astype(numpy.int64)
        return Latest(self.place[slot], source, self.state[slot], len(self.asked), claims.S, len(self.example))

    def write(self, p: "Table", beliefs: Beliefs) -> None:
        """Write what is believed of its questions into the beliefs on all."""
        answer = _answers(p, self.place, self.state)
        beliefs.probability[self.slots] = p[self.place, self.state]
        is_answer = self.state == answer[self.place]
        claimed = numpy.zeros(len(self.asked), dtype=bool)
        claimed[self.place[is_answer]] = True
        sure = _tempered(p)[numpy.arange(len(self.asked)), answer].clip(CERTAIN, 1 - CERTAIN)
        if beliefs.chosen is not None and beliefs.unclaimed is not None and beliefs.confidence is not None:
            beliefs.chosen[self.slots[is_answer]] = True
            beliefs.unclaimed[self.asked[~claimed]] = self.example[answer[~claimed]]
            beliefs.confidence[self.asked] = sure


def _latest(claims: "Claims") -> "Indices":
    """Return the claims that are the last of their source on their question, ascending."""
    ballots = claims.ballots
    time = numpy.full(len(claims), -numpy.inf) if claims.time is None else numpy.nan_to_num(claims.time, nan=-numpy.inf)
    order = numpy.lexsort((claims.slot, time, ballots.of_claim))
    last = numpy.flatnonzero(numpy.diff(ballots.of_claim[order], append=-1))
    return numpy.sort(order[last])


def _solve(last: Latest) -> "tuple[Table, int]":
    """Return (questions, states): P of each state, and the rounds it took."""
    p = _start(last)
    rounds = 0
    for rounds in range(1, ROUNDS + 1):  # noqa: B007
        habit = _habits(last, p)
        prior = (1 + p.sum(axis=0)) / (last.states + last.questions)
        silent = numpy.log(habit[:, :, -1])
        said = numpy.log(habit)[last.source, :, last.state] - silent[last.source]
        score = numpy.log(prior) + silent.sum(axis=0) + _table(last.question, said, last.questions)
        score = numpy.exp(score - score.max(axis=1, keepdims=True))
        before, p = p, score / score.sum(axis=1, keepdims=True)
        if numpy.abs(p - before).max(initial=0.0) < SETTLED:
            break
    return p, rounds


def _start(last: Latest) -> "Table":
    """Return the share of the latest claims, silence being counted for the rarest states."""
    count = numpy.zeros((last.questions, last.states))
    numpy.add.at(count, (last.question, last.state), 1.0)
    heard = numpy.count_nonzero(numpy.bincount(last.source, minlength=last.sources))
    said = count.sum(axis=0)
    rarest = said == said.min()
    count += numpy.outer(heard - count.sum(axis=1), rarest / rarest.sum())
    share: Table = count / count.sum(axis=1, keepdims=True)
    return share


def _habits(last: Latest, p: "Table") -> "Table":
    """Return (sources, true states, states said or nothing): theta of the sources that say anything."""
    cell = (last.source * last.states + last.state)[:, None] * last.states + numpy.arange(last.states)
    size = last.sources * last.states * last.states
    said = numpy.bincount(cell.ravel(), weights=p[last.question].ravel(), minlength=size)
    said = said.reshape(last.sources, last.states, last.states).transpose(0, 2, 1)
    silent = p.sum(axis=0) - said.sum(axis=2)
    counts = numpy.concatenate([said, silent[:, :, None]], axis=2)
    heard = numpy.bincount(last.source, minlength=last.sources) > 0
    pooled = counts[heard].sum(axis=0) + 1
    pooled = pooled / pooled.sum(axis=1, keepdims=True)
    habit: Table = (counts + SHRUNK * pooled) / (counts.sum(axis=2, keepdims=True) + SHRUNK)
    habit[~heard] = 1.0  # of whom nothing is ever heard, nothing follows
    return habit


def _answers(p: "Table", place: "Indices", state: "Indices") -> "Indices":
    """Return (questions,): the most probable state; of equal ones one that somebody claims."""
    claimed = numpy.zeros(p.shape)
    claimed[place, state] = 1e-9
    answer: Indices = (p + claimed).argmax(axis=1)
    return answer


def _tempered(p: "Table") -> "Table":
    power = p.clip(1e-12) ** POWER
    share: Table = power / power.sum(axis=1, keepdims=True)
    return share


def _table(rows: "Ints | Indices", x: "Table", length: int) -> "Table":
    """Return (length, k): the sum of the rows of x, (n, k), by number."""
    return numpy.stack([numpy.bincount(rows, weights=column, minlength=length) for column in x.T], axis=1)


METHOD = TableMethod(
    name="states",
    title="the last state that sources know",
    reference="after Dawid & Skene (1979) and Dong et al.: Truth discovery in a dynamic world (VLDB 2009)",
    fit=fit,
    when="open or closed, in office or not: what changes, and what sources stop saying",
    keeps=("symmetry", "order", "scale"),
    breaks={
        "unanimity": "silence speaks too: what everybody says of one question may be less sure than what a state that"
        " nobody else has makes of another",
        "monotonicity": "a further voice may make the other state the rarest one, for which silence then counts",
        "independence": "the states and habits of all questions are learned together",
        "duplicate": "sources are independent here (`auto` merges families first)",
    },
)
