"""Fusion: votes by origin become one consensus a question, with its confidence."""

from reconcile.fuse.claims_table import fuse
from reconcile.fuse.method import Method, method_named, methods
from reconcile.fuse.stage import ATTENTION, fuse_questions

__all__ = ["ATTENTION", "Method", "fuse", "fuse_questions", "method_named", "methods"]
