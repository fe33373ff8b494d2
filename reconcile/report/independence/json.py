"""JSON for programs: the sources, families and pairs with all their figures."""

import json

from attrs import asdict

from reconcile.independence import Independence

SCHEMA = "reconcile/sources/1"


def as_json(found: Independence) -> str:
    """Return one object."""
    return json.dumps({"schema": SCHEMA, **asdict(found)}, ensure_ascii=False, indent=1) + "\n"
