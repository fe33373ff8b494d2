"""Plain text, as given. A first line `outlet | date | url` says where it was published and is not prose."""

import re

from reconcile.config import Config
from reconcile.read.contents import Contents, document
from reconcile.read.file import File
from reconcile.read.prose import Prose
from reconcile.settings import is_iso

SUFFIXES = (".txt",)

_HEADER = re.compile(r"([^|\r\n]{1,200})\|([^|\r\n]{1,40})\|([^|\r\n]{0,2000})(?:\r?\n|\Z)")


def read_file(file: File, config: Config) -> Contents:
    """Return the one document that a text file is."""
    text = file.text()
    if (head := _HEADER.match(text)) is None or not is_iso(head[2].strip()) or not _is_url(head[3].strip()):
        return Contents((document(file.name, text, config),))
    outlet, published, url = (part.strip() for part in head.groups())
    prose = Prose()
    prose.write(text[head.end() :], head.end())
    return Contents(
        (
            document(
                file.name,
                text,
                config,
                prose=prose,
                publisher=outlet,
                published=published,
                url=url or None,
            ),
        )
    )


def _is_url(text: str) -> bool:
    return not text or (text.startswith(("http://", "https://")) and " " not in text)
