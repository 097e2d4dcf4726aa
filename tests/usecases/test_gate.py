"""The coordinator's gate: the passphrase of the open store, tries that wait, PINs behind it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from usecases.builders import employer_named, later, small_fair

from motesplats.core.clock import ManualClock
from motesplats.core.errors import Refusal
from motesplats.usecases.context import Context
from motesplats.usecases.gate import is_gate_kept, pass_gate
from motesplats.usecases.kiosk import choose_pin, unlock_kiosk
from motesplats.usecases.opening import open_store

RIGHT = "korrekt häst"


@pytest.fixture
def secret(tmp_path: Path) -> Iterator[Context]:
    """An encrypted store."""
    made = open_store(tmp_path / "s.mplats", RIGHT, ManualClock())
    with closing(made.store):
        yield made


def test_the_passphrase_opens_the_gate(secret: Context, refused: Callable[..., object]) -> None:
    assert is_gate_kept(secret)
    with refused(Refusal.WRONG_PASSPHRASE):
        pass_gate(secret, "korrekt hast")
    assert pass_gate(secret, RIGHT)
    assert secret.gate.misses == 0


def test_a_store_for_practice_has_no_gate(context: Context) -> None:
    assert not is_gate_kept(context)
    assert pass_gate(context)


def test_every_fifth_miss_waits_half_a_minute(
    secret: Context, refused: Callable[..., object]
) -> None:
    secret.gate.misses = 3
    for _ in range(2):
        with refused(Refusal.WRONG_PASSPHRASE):
            pass_gate(secret, "")
    with refused(Refusal.GATE_WAITS, seconds=30):
        pass_gate(secret, RIGHT)
    later(secret, seconds=29.9)
    with refused(Refusal.GATE_WAITS, seconds=1):
        pass_gate(secret, RIGHT)
    later(secret, seconds=0.1)
    assert pass_gate(secret, RIGHT)


def test_a_pin_is_chosen_only_behind_the_gate(
    secret: Context, refused: Callable[..., object]
) -> None:
    bygg = employer_named(secret, small_fair(secret), "Bygg AB").id
    with refused(Refusal.GATE_CLOSED):
        choose_pin(secret, bygg, "4711", "4711", None)
    passage = pass_gate(secret, RIGHT)
    with refused(Refusal.SETTING_INVALID, setting="pin_again"):
        choose_pin(secret, bygg, "4711", "4712", passage)
    with refused(Refusal.SETTING_INVALID, setting="pin"):
        choose_pin(secret, bygg, "471", "471", passage)
    choose_pin(secret, bygg, "4711", "4711", passage)
    assert unlock_kiosk(secret, bygg, "4711").name == "Bygg AB"


def test_for_practice_a_pin_needs_nobody(context: Context) -> None:
    bygg = employer_named(context, small_fair(context), "Bygg AB").id
    choose_pin(context, bygg, "4711", "4711", None)
    assert unlock_kiosk(context, bygg, "4711").name == "Bygg AB"
