"""Where the boxes of a picture stand and how its lines run: columns from left to right, lines only between them.

Lines that pass a column without a box in it get a lane of their own there, as in Sugiyama's layered drawing, so that
no line crosses a text. Order within a column follows the mean place of the neighbours (barycentre heuristic).
"""

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from reconcile.graph.picture import COLUMNS, Picture, Voice

WIDTH = {"document": 176.0, "via": 150.0, "origin": 190.0, "question": 250.0}
GUTTER = 64.0
WIDE = 48.0  # more of it before the questions, where most lines cross
STUB = 96.0  # the straight last piece of a line before a question, which holds its value and marker
TOP, LEFT, GAP, LANE, PORT = 54.0, 16.0, 14.0, 10.0, 20.0
_SWEEPS = 6

Slot = tuple[str, str]  # column, key of a box or of a lane


@frozen
class Place:
    """A rectangle: left, top, width, height in pixels."""

    x: float
    y: float
    w: float
    h: float

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.y + self.h / 2


@frozen
class Line:
    """A line from one slot to the next, with the side of the answer it stands for in the last gutter."""

    start: Slot
    end: Slot
    side: int
    values: tuple[str, ...] = ()


@frozen
class Layout:
    """Places of boxes and lanes, lines with the points they run through, and the size of the whole."""

    places: Mapping[Slot, Place]
    lines: tuple[tuple[Line, tuple[tuple[float, float], ...]], ...]
    width: float
    height: float
    columns: tuple[str, ...] = field(default=COLUMNS)


def layout(picture: Picture) -> Layout:
    """Place the boxes of a picture."""
    columns = tuple(c for c in COLUMNS if c != "via" or picture.boxes["via"])
    lines = _lines(picture.voices, columns)
    slots = _ordered(picture, lines, columns)
    heights = {s: _height(s, lines, picture) for column in slots for s in column}
    tops = _tops(slots, heights, lines)
    places, x = {}, LEFT
    for column, members in zip(columns, slots, strict=True):
        for s in members:
            places[s] = Place(x, tops[s], WIDTH[column], heights[s])
        x += WIDTH[column] + GUTTER + (STUB + WIDE if column == "origin" else 0)
    width = x - GUTTER + LEFT
    height = max((p.y + p.h for p in places.values()), default=TOP) + 16
    return Layout(places, _routed(lines, places), width, height, columns)


def is_lane(slot: Slot) -> bool:
    """Return whether a slot only lets lines pass."""
    return slot[1].startswith("lane ")


def _lines(voices: Iterable[Voice], columns: Sequence[str]) -> tuple[Line, ...]:
    said: dict[tuple[Slot, Slot, int], set[str]] = {}
    for v in voices:
        start, end = ("document", v.document), ("origin", v.origin)
        if "via" in columns:
            middle = ("via", v.via or f"lane {v.document} {v.origin}")
            said.setdefault((start, middle, 0), set())
            start = middle
        said.setdefault((start, end, 0), set())
        said.setdefault((end, ("question", v.question), v.side), set()).add(v.value)
    return tuple(Line(a, b, side, tuple(sorted(values))) for (a, b, side), values in sorted(said.items()))


def _ordered(picture: Picture, lines: Sequence[Line], columns: Sequence[str]) -> list[list[Slot]]:
    """Order the slots of each column so that lines cross little; the questions keep their order."""
    used = sorted({s for line in lines for s in (line.start, line.end)})
    boxes = {(c, b.key): (b.label, b.key) for c in columns for b in picture.boxes[c]}
    slots = [[s for s in used if s[0] == c] for c in columns]
    slots[-1] = [("question", b.key) for b in picture.boxes["question"]]
    for members in slots[:-1]:
        members.sort(key=lambda s: boxes.get(s, (s[1], s[1])))
    for _ in range(_SWEEPS):
        for i in range(len(slots) - 2, -1, -1):
            _sort_by_neighbours(slots[i], slots[i + 1], lines)
        for i in range(1, len(slots) - 1):
            _sort_by_neighbours(slots[i], slots[i - 1], lines)
    return slots


def _sort_by_neighbours(members: list[Slot], beside: Sequence[Slot], lines: Sequence[Line]) -> None:
    rank = {s: i for i, s in enumerate(beside)}
    mean = _means(members, lines, {s: float(i) for s, i in rank.items()})
    at = {s: i for i, s in enumerate(members)}
    members.sort(key=lambda s: (mean.get(s, float(at[s])), at[s]))


def _means(members: Sequence[Slot], lines: Sequence[Line], height: Mapping[Slot, float]) -> dict[Slot, float]:
    """Return the mean height of the neighbours of each slot that has any in `height`."""
    near: dict[Slot, list[float]] = {s: [] for s in members}
    for line in lines:
        if line.start in near and line.end in height:
            near[line.start].append(height[line.end])
        if line.end in near and line.start in height:
            near[line.end].append(height[line.start])
    return {s: sum(hs) / len(hs) for s, hs in near.items() if hs}


def _height(slot: Slot, lines: Sequence[Line], picture: Picture) -> float:
    if is_lane(slot):
        return LANE
    ports = max(sum(line.end == slot for line in lines), 1)
    notes = any(b.note for b in picture.boxes[slot[0]] if b.key == slot[1])
    text = 44.0 if notes else 30.0
    return max(text, ports * PORT + 8) if slot[0] == "question" else text


def _tops(slots: Sequence[Sequence[Slot]], heights: Mapping[Slot, float], lines: Sequence[Line]) -> dict[Slot, float]:
    """Return the top of each slot: near its neighbours, in order, without overlap."""
    middle: dict[Slot, float] = {}
    for members in slots:
        y = 0.0
        for s in members:
            middle[s] = y + heights[s] / 2
            y += heights[s] + GAP
    for _ in range(_SWEEPS):
        for i in (*range(len(slots) - 1, -1, -1), *range(len(slots))):
            members = slots[i]
            beside = {s: middle[s] for j in (i - 1, i + 1) if 0 <= j < len(slots) for s in slots[j]}
            wanted = {**{s: middle[s] for s in members}, **_means(members, lines, beside)}
            middle.update(_spread(members, wanted, heights))
    least = min((middle[s] - heights[s] / 2 for s in middle), default=0.0)
    return {s: round(m - heights[s] / 2 - least + TOP, 1) for s, m in middle.items()}


def _spread(members: Sequence[Slot], wanted: Mapping[Slot, float], heights: Mapping[Slot, float]) -> dict[Slot, float]:
    """Return middles in order without overlap: the mean of pushing everything down and pushing everything up."""
    down: list[float] = []
    for i, s in enumerate(members):
        floor = down[-1] + (heights[members[i - 1]] + heights[s]) / 2 + GAP if down else wanted[s]
        down.append(max(wanted[s], floor))
    up: list[float] = []
    for i in range(len(members) - 1, -1, -1):
        s = members[i]
        roof = up[-1] - (heights[members[i + 1]] + heights[s]) / 2 - GAP if up else wanted[s]
        up.append(min(wanted[s], roof))
    return {s: (a + b) / 2 for s, a, b in zip(members, down, reversed(up), strict=True)}


def _routed(
    lines: Sequence[Line], places: Mapping[Slot, Place]
) -> tuple[tuple[Line, tuple[tuple[float, float], ...]], ...]:
    """Give each line its start and end, spread over the sides of the boxes so that lines do not meet there."""
    out_port = _ports(lines, places, leaving=True)
    in_port = _ports(lines, places, leaving=False)
    routed = []
    for line in lines:
        a, b = places[line.start], places[line.end]
        end = (b.x, in_port[line])
        points = [(a.x + a.w, out_port[line])]
        if line.end[0] == "question":
            points.append((b.x - STUB, end[1]))
        routed.append((line, (*points, end)))
    return tuple(routed)


def _ports(lines: Sequence[Line], places: Mapping[Slot, Place], *, leaving: bool) -> dict[Line, float]:
    at: dict[Slot, list[Line]] = {}
    for line in lines:
        at.setdefault(line.start if leaving else line.end, []).append(line)
    ports: dict[Line, float] = {}
    for slot, members in at.items():
        place = places[slot]
        members.sort(key=lambda x: (places[x.end if leaving else x.start].middle, x.side, x.start, x.end))
        step = PORT if slot[0] == "question" else min(PORT / 2, (place.h - 10) / max(len(members) - 1, 1))
        first = place.middle - step * (len(members) - 1) / 2
        for i, line in enumerate(members):
            ports[line] = round(first + i * step, 1)
    return ports
