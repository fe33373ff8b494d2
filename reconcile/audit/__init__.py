"""The audit trail: every step as a hash-chained record that anyone can verify, replay and compare."""

from reconcile.audit.chain import Trail, trail
from reconcile.audit.comparing import AnswerChange, Change, TrailDiff, diff
from reconcile.audit.replaying import Difference, Replay, replay
from reconcile.audit.showing import show
from reconcile.audit.verification import Problem, Verification, verify

__all__ = [
    "AnswerChange",
    "Change",
    "Difference",
    "Problem",
    "Replay",
    "Trail",
    "TrailDiff",
    "Verification",
    "diff",
    "replay",
    "show",
    "trail",
    "verify",
]
