"""What a statement states: a quantity, a moment, a label or a set of names, each a set of possibilities."""

from reconcile.values.base import Number, Relation, Value, as_number, relation
from reconcile.values.find import find
from reconcile.values.found import Form, Found, reported
from reconcile.values.label import Label
from reconcile.values.moment import Grain, Moment
from reconcile.values.names import Names
from reconcile.values.parse import parse
from reconcile.values.profile import PROFILES, Profile
from reconcile.values.quantity import Quantity

__all__ = [
    "PROFILES",
    "Form",
    "Found",
    "Grain",
    "Label",
    "Moment",
    "Names",
    "Number",
    "Profile",
    "Quantity",
    "Relation",
    "Value",
    "as_number",
    "find",
    "parse",
    "relation",
    "reported",
]
