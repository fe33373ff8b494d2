"""A sign of life on standard error for runs of over a second, on a terminal only."""

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STAGES = {
    "read": "reading",
    "extract": "extracting statements",
    "link": "linking statements to questions",
    "graph": "tracing origins",
    "detect": "comparing",
    "fuse": "weighing",
    "explain": "wording",
    "report": "writing reports",
}
_DELAY, _EVERY, _TURN = 1.0, 0.2, "|/-\\"


@contextmanager
def progress() -> Iterator[None]:
    """Show what the pipeline is at while the body runs, from the second second on.

    A timer signal interrupts the main thread between two instructions and looks which stage it is in, so that the
    stages need to know nothing of it and no second thread runs.
    """
    timer = getattr(signal, "SIGALRM", None)
    if timer is None or not sys.stderr.isatty() or threading.current_thread() is not threading.main_thread():
        yield
        return
    begun, shown = time.monotonic(), 0

    def tick(_: int, frame: FrameType | None) -> None:
        nonlocal shown
        line = f"{_TURN[shown % len(_TURN)]} {stage_of(frame)} ({time.monotonic() - begun:.0f} s)"
        shown += 1
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    before = signal.signal(timer, tick)
    signal.setitimer(signal.ITIMER_REAL, _DELAY, _EVERY)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(timer, before)
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def stage_of(frame: FrameType | None) -> str:
    """Return what the outermost frame of a stage is doing, in words."""
    found = "starting"
    while frame is not None:
        package, _, rest = str(frame.f_globals.get("__name__", "")).partition(".")
        if package == "reconcile":
            found = STAGES.get(rest.partition(".")[0], found)
        frame = frame.f_back
    return found
