"""Lists of people: "a judge, his wife and two guards", cut into pieces and read until one has a verb of its own."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from reconcile.extract.attribution_lexicon import SPEECH
from reconcile.extract.nouns import PREPOSITIONS, counted
from reconcile.extract.page import Line
from reconcile.extract.persons import Person, closed, group, person
from reconcile.inflection import is_plural
from reconcile.values import Form

_MARKS = frozenset({",", "and", "&", "plus", "including", ";", ":", "or"})
_JOINTS = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"))
_JOINS = frozenset(joint[0] for joint in _JOINTS)
_RELATIVE = frozenset({"who", "whose", "whom", "which", "where"})
_LISTED = frozenset({Form.CARDINAL, Form.RANGE, Form.VAGUE})


@frozen
class Piece:
    """A member of a list.

    Attributes:
        first, last: its tokens [first, last).
        joint: what stands before it: "", ",", "and", ", and" ...
        person: who it is, or None.
        figure: whether it begins with a number.
        group: whether it names several people without a number.
        aside: whether it only describes the member before it: a phrase, a relative clause, an age.
    """

    first: int
    last: int
    joint: str = ""
    person: Person | None = None
    figure: bool = False
    group: bool = False
    aside: bool = False

    @property
    def member(self) -> bool:
        """Return whether it is somebody who counts."""
        return self.figure or self.group or self.person is not None


def objects(line: Line, first: int, surnames: frozenset[str], *, nominal: bool = False) -> list[Piece]:
    """Return the members of the list that begins at token `first`, up to the first piece that is none.

    `nominal`: the list follows "the murder of", so that a verb may come after it.
    """
    members: list[Piece] = []
    for piece in _pieces(line, first, len(line.tokens), surnames, subject=nominal):
        if not members and piece.joint:
            break
        if piece.joint[-1:] == "," and line.tokens[piece.first].low in SPEECH:
            members = _before_speaker(members)
            break
        if not (piece.member or (members and piece.aside)) or (members and _elsewhere(line, members[-1], piece)):
            break
        if piece.joint[:1] in {";", ":"} and members and members[-1].figure is (piece.joint[0] == ";"):
            break  # a colon opens the names of those counted, a semicolon stands between names
        members.append(piece)
        if nominal and piece.group and not group(line, piece.first, piece.last):
            break  # its verb follows, and what comes after is its object
        if any(t.low == "by" for t in line.tokens[piece.first : piece.last]):
            break
    return _settled(members)


def _before_speaker(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the list without the speaker of the verb behind it: "killed nine, a crew member, Pat Orr, said"."""
    k = len(pieces)
    while k > 0 and pieces[k - 1].aside:
        k -= 1
    if not k or pieces[k - 1].person is None or pieces[k - 1].joint not in {"", ","}:
        return list(pieces[:k])
    speaker, k = pieces[k - 1].person, k - 1
    before = pieces[k - 1].person if k and pieces[k].joint == "," and pieces[k - 1].joint == "," else None
    if before is not None and speaker is not None and _same(before, speaker):
        k -= 1
    return list(pieces[:k])


def subjects(line: Line, first: int, last: int, surnames: frozenset[str]) -> list[Piece]:
    """Return the members of the list that ends right before token `last`, back to the last piece that is none."""
    pieces = list(_pieces(line, first, last, surnames))
    k = len(pieces)
    named = next(
        (i for i in range(1, len(pieces)) if "including" in pieces[i].joint and pieces[i - 1].figure), len(pieces)
    )
    while k > 0 and (pieces[k - 1].member or ((pieces[k - 1].aside or k > named) and k > 1)):
        k -= 1
        if k > 0 and pieces[k].member and _elsewhere(line, pieces[k - 1], pieces[k]):
            break
    kept = pieces[k:]
    while kept and not kept[0].member:
        kept = kept[1:]
    return _settled(kept)


def _elsewhere(line: Line, before: Piece, piece: Piece) -> bool:
    """Return whether a bare name goes on with the phrase or clause before it: "a judge in Alt and San Marn"."""
    if piece.person is None or piece.person.role or piece.person.determiner or piece.joint == ", and":
        return False
    told = {t.low for t in line.tokens[before.first : before.last]}
    return bool(told & _RELATIVE) or (bool(told & PREPOSITIONS) and not before.figure)


def _pieces(line: Line, first: int, last: int, surnames: frozenset[str], *, subject: bool = False) -> Iterator[Piece]:
    starts = line.forms
    k, joint = first, ""
    while k < last:
        stop = k
        while stop < last and line.tokens[stop].low not in _MARKS and not _joint(line, stop):
            stop = _past_brackets(line, stop, last)
        if stop > k:
            ends = not joint or "and" in joint  # "the murder of two nuns, the minister said ..."
            yield _piece(line, k, stop, joint, starts, surnames, subject=subject and ends)
            joint = ""
        if stop >= last:
            return
        size = _joint(line, stop) or 1
        joint = f"{joint} {line.tokens[stop].low}".strip()
        k = stop + size


def _joint(line: Line, k: int) -> int:
    if line.tokens[k].low not in _JOINS:
        return 0
    words = tuple(t.low for t in line.tokens[k : k + 3])
    return next((len(j) for j in _JOINTS if words[: len(j)] == j), 0)


def _past_brackets(line: Line, k: int, last: int) -> int:
    """Return the token after `k`, or after the bracket that opens there."""
    if line.tokens[k].low != "(":
        return k + 1
    return next((j + 1 for j in range(k, min(last, k + 12)) if line.tokens[j].low == ")"), k + 1)


def _piece(
    line: Line,
    first: int,
    last: int,
    joint: str,
    starts: Mapping[int, Form],
    surnames: frozenset[str],
    *,
    subject: bool,
) -> Piece:
    opening = line.tokens[first].low
    if first in starts or (opening in {"the", "another", "some"} and first + 1 in starts):
        form = starts.get(first) or starts[first + 1]
        described = last - first == 1 or [t.low for t in line.tokens[first : first + 2]] == ["one", "of"]
        if form not in _LISTED or (joint in {",", ";"} and described):  # "Jo Doe, 42,", "Jo Doe, one of the best,"
            return Piece(first, last, joint, aside=True)
        return Piece(first, last, joint, figure=subject or _whole(line, first, last))
    if opening in _RELATIVE | PREPOSITIONS | {"alias", "aka", "nicknamed"}:
        return Piece(first, last, joint, aside=True)
    found = person(line, first, last, surnames, subject=subject)
    return Piece(first, last, joint, found, group=found is None and group(line, first, last, subject=subject))


def _whole(line: Line, first: int, last: int) -> bool:
    """Return whether a figure and what it counts fill the piece, so that there is no verb of its own."""
    figure = line.quantities.get(first) or line.quantities[first + 1]
    noun = counted(line, line.token_at(figure.end - 1) + 1, line.lexicon)
    words = tuple(noun.noun.split())
    known = not words or words in line.lexicon.nouns or words in line.lexicon.roles
    if not known and not is_plural(noun.words[-1]):
        return False  # "and 400 driven from their homes"
    return closed(line, min(max(noun.last, first + 1), last), last)


def _settled(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the members, each once: what follows a comma may only describe who stands before it."""
    members: list[Piece] = []
    for i, piece in enumerate(pieces):
        if not piece.member:
            continue
        p = piece.person
        before = members[-1].person if members else None
        if p is not None and not p.name and not p.determiner and not _counts_bare(pieces, i, members):
            continue
        if p is not None and before is not None and piece.joint == "," and _same(before, p):
            members[-1] = evolve(
                members[-1], person=evolve(before, name=before.name or p.name, role=before.role or p.role)
            )
            continue
        members.append(piece)
    return members


def _same(before: Person, after: Person) -> bool:
    """Return whether two neighbours are one person: a name and a role, in either order."""
    return bool(before.name) != bool(after.name) and not (after.name and after.role and before.name)


def _counts_bare(pieces: Sequence[Piece], i: int, members: Sequence[Piece]) -> bool:
    """Return whether a bare role is somebody: "his bodyguard and driver", not "senator and leader Jo Doe"."""
    before = members[-1].person if members else None
    if before is not None and "and" in pieces[i].joint:
        return bool(before.determiner) and not before.name
    return before is not None and bool(before.name) and pieces[i].joint == ","
