"""GitHub's step summary: the page that a workflow run shows."""

import os

from reconcile.checking.formats import markdown
from reconcile.checking.outcome import Outcome

_MOST = 1 << 20  # bytes that GitHub takes a step


def write_step_summary(outcome: Outcome) -> None:
    """Append the Markdown of an outcome to the file that GITHUB_STEP_SUMMARY names, where it names one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        data = markdown.render(outcome).encode("utf-8")[:_MOST]
        with open(path, "ab") as file:
            file.write(data[: data.rfind(b"\n") + 1])


__all__ = ["write_step_summary"]
