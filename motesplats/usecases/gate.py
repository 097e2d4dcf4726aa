"""The coordinator's gate: what a screen that employers use opens for the passphrase only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused

if TYPE_CHECKING:
    from motesplats.usecases.context import Context

_FREE_TRIES = 5
_WAIT = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Passage:
    """Held by whoever passed the gate. Made by ``pass_gate`` and nowhere else."""


def is_gate_kept(context: Context) -> bool:
    """Whether the gate asks for anything: a store without a passphrase is for practice."""
    return context.store.encrypted


def pass_gate(context: Context, passphrase: str = "") -> Passage:
    """Let the coordinator pass; takes as long as opening the store.

    Every fifth miss in a row waits 30 s. Misses are counted while the store is open: starting the
    program anew takes the same passphrase. Raises Refused(WRONG_PASSPHRASE) or
    Refused(GATE_WAITS, seconds=…).
    """
    gate, now = context.gate, context.now()
    if gate.waits_until is not None and now < gate.waits_until:
        wait = round((gate.waits_until - now).total_seconds())
        raise Refused(Refusal.GATE_WAITS, seconds=max(1, wait))
    if is_gate_kept(context) and not context.store.opens_with(passphrase):
        gate.misses += 1
        if gate.misses % _FREE_TRIES == 0:
            gate.waits_until = now + _WAIT
        raise Refused(Refusal.WRONG_PASSPHRASE)
    gate.misses, gate.waits_until = 0, None
    return Passage()
