"""Put the page together: one file that loads nothing, whose only script and style are those named by their hashes."""

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from reconcile.report import wording
from reconcile.report.page.view import page_view
from reconcile.result import Reconciliation

if TYPE_CHECKING:
    from jinja2 import Environment

# Characters that HTML cannot hold, or that no reader can see.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def page(result: Reconciliation) -> str:
    """Return the page."""
    from markupsafe import Markup

    style, script = _file("page.css"), _file("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template("page.html")
        .render(
            view=page_view(result),
            result=result,
            words=wording,
            policy=policy,
            style=Markup(style),  # ours, from the package
            script=Markup(script),
        )
    )


def _file(name: str) -> str:
    text = resources.files("reconcile.report.page").joinpath("templates", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("reconcile.report.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_seen,
    )
    environment.filters["web"] = web_address
    return environment


def _seen(shown: object) -> object:
    # Exactly str: what is marked up already is ours, and a subclass must keep its mark.
    return _UNSEEN.sub("\ufffd", shown) if type(shown) is str else shown


def web_address(url: str | None) -> str:
    """Return the address if it is one of the web, else '': a document must not bring a `javascript:` link.

    >>> web_address("https://a.test/x"), web_address("javascript:alert(1)")
    ('https://a.test/x', '')
    """
    return url if url and re.match(r"https?://[^\s\x00-\x20]+$", url, re.IGNORECASE) else ""
