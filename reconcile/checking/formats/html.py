"""One self-contained HTML page: the flags with both sides, to be looked at or kept with a build."""

from reconcile.checking.outcome import Outcome
from reconcile.checking.wording import head, place_text, suggestion_text

SUFFIXES = (".html", ".htm")
SHOWN = 2_000


def render(outcome: Outcome) -> str:
    """Return the page; jinja2 escapes all that comes from data."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("reconcile.checking", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("check.html")
    return page.render(
        outcome=outcome, head=head(outcome), shown=outcome.new[:SHOWN], place=place_text, suggestion=suggestion_text
    )


__all__ = ["SUFFIXES", "render"]
