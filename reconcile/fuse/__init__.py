"""Fusion: votes by origin become one consensus a question, with its confidence."""

from reconcile.fuse.case.claims_table import fuse
from reconcile.fuse.case.method import Method, method_named
from reconcile.fuse.case.stage import ATTENTION, fuse_questions

__all__ = ["ATTENTION", "Method", "fuse", "fuse_questions", "method_named"]
