"""The vocabulary of the rule packs: which nouns are which people, which verbs and nouns say what befell them.

A pack brings `lexicon/*.toml`; this module reads them all into one frozen Lexicon. (To be filled in.)
"""
