"""JUnit XML: one test case a question, for every build server."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from reconcile.checking.flag import Flag
from reconcile.checking.outcome import Outcome
from reconcile.checking.wording import plain, side_text, suggestion_text

SUFFIXES = (".xml",)


def render(outcome: Outcome) -> str:
    """Return the XML: new flags fail, known and ignored ones are skipped, inputs that cannot be read are errors."""
    failing = set(outcome.failing)
    skipped = [(f, "in the baseline") for f in outcome.known] + [(f, "ignored") for f in outcome.ignored]
    total = len(outcome.new) + len(skipped) + len(outcome.failures) + len(outcome.stale)
    counts = {
        "tests": str(max(total, 1)),
        "failures": str(len(failing) + len(outcome.stale)),
        "errors": str(len(outcome.failures)),
        "skipped": str(len(skipped)),
        "time": "0",
    }
    root = Element("testsuites", counts)
    suite = SubElement(root, "testsuite", {"name": "reconcile", **counts})
    for f in outcome.new:
        case = _case(suite, f)
        said = "\n".join(filter(None, (*(side_text(s) for s in f.sides), suggestion_text(f), f.fingerprint)))
        if f in failing:
            SubElement(case, "failure", {"message": _safe(f.message), "type": str(f.severity)}).text = _safe(said)
        else:
            SubElement(case, "system-out").text = _safe(f"{f.message}\n{said}")
    for f, why in skipped:
        SubElement(_case(suite, f), "skipped", {"message": why})
    for e in outcome.stale:
        case = SubElement(suite, "testcase", {"name": _safe(e.question), "classname": _safe(e.rule)})
        SubElement(case, "failure", {"message": "stale baseline entry", "type": "stale"}).text = e.fingerprint
    for x in outcome.failures:
        case = SubElement(suite, "testcase", {"name": _safe(x.name), "classname": "read"})
        SubElement(case, "error", {"message": _safe(x.problem), "type": "unreadable"})
    if not total:
        SubElement(suite, "testcase", {"name": "no conflict", "classname": "reconcile"})
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _case(suite: Element, f: Flag) -> Element:
    first = next(iter(f.places), None)
    where = {"file": _safe(first.file), "line": str(first.line)} if first is not None and first.line else {}
    return SubElement(suite, "testcase", {"name": _safe(f.question), "classname": _safe(f.rule), **where})


def _safe(text: str) -> str:
    """Return a text without what XML 1.0 cannot hold."""
    return "\n".join(plain(line) for line in text.split("\n")).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


__all__ = ["SUFFIXES", "render"]
