"""The audit trail: every step as a hash-chained record that anyone can verify, replay and compare."""

from reconcile.audit.chain import Trail, trail
from reconcile.audit.verification import Problem, Verification, verify

__all__ = ["Problem", "Trail", "Verification", "trail", "verify"]
