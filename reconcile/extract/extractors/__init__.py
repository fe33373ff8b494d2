"""The extractors: each module offers `drafts(page)`, one kind of statement a file, found by being here."""
