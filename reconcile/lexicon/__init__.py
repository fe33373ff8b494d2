"""The vocabulary of the rule packs: which nouns are which people, which words say what befell them.

A pack brings `lexicon/*.toml`; all of them are merged into one frozen Lexicon. Adding a domain is adding a file.
"""

from reconcile.lexicon.building import build
from reconcile.lexicon.lexicon import Lexicon
from reconcile.lexicon.packs import load_lexicon
from reconcile.lexicon.words import Amount, Once, Population, Trigger, TriggerKind, Words

__all__ = ["Amount", "Lexicon", "Once", "Population", "Trigger", "TriggerKind", "Words", "build", "load_lexicon"]
