"""Opening a store that somebody chose: what it takes, and what a new passphrase must be."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.storage.connection import is_encrypted, is_new
from motesplats.storage.folders import refuse_unsafe_folder
from motesplats.storage.store import Store
from motesplats.usecases.context import Context

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.core.clock import Clock

LEAST_LENGTH = 8


class Wanted(StrEnum):
    """What somebody must be asked before a store can be opened."""

    NOTHING = "nothing"
    PASSPHRASE = "passphrase"
    NEW_PASSPHRASE = "new_passphrase"


def wanted_for(path: Path) -> Wanted:
    """What opening ``path`` takes. Raises StoreUnavailable for a place where no store may lie."""
    if is_new(path):
        refuse_unsafe_folder(path)
        return Wanted.NEW_PASSPHRASE
    return Wanted.PASSPHRASE if is_encrypted(path) else Wanted.NOTHING


def open_store(path: Path, passphrase: str, clock: Clock) -> Context:
    """Open the store at ``path``, or make it; an empty passphrase makes an unencrypted one.

    Raises StoreUnavailable with what is in the way.
    """
    return Context(Store.open(path, passphrase, clock=clock), clock)


def check_new_passphrase(passphrase: str, again: str) -> str:
    """The passphrase, typed the same twice and at least eight characters long.

    Raises Refused(SETTING_INVALID) that says which of the two is wrong, and nothing of what was
    typed.
    """
    if len(passphrase) < LEAST_LENGTH:
        raise Refused(Refusal.SETTING_INVALID, setting="passphrase", value="•")
    if passphrase != again:
        raise Refused(Refusal.SETTING_INVALID, setting="passphrase_again", value="•")
    return passphrase
