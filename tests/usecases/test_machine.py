"""The machine under the fair: its disk, its copies, its battery where it has one."""

import shutil
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from usecases.builders import fair_in, later, open_context

from motesplats.core.clock import ManualClock
from motesplats.storage.store import Store
from motesplats.usecases.context import Context
from motesplats.usecases.keeping import back_up_when_due
from motesplats.usecases.machine import read_machine


def test_a_change_is_unsaved_until_a_copy_is_made(tmp_path: Path) -> None:
    clock = ManualClock()
    context = Context(Store.open(tmp_path / "store.mplats", clock=clock), clock)
    folder = tmp_path / "backup"
    assert read_machine(context, folder).readings.unsaved_since is None
    fair_in(context, "En")
    begun = clock.now()
    later(context, minutes=1)
    fair_in(context, "Två")
    found = read_machine(context, folder)
    assert (found.readings.unsaved_since, found.copied) == (begun, None)
    back_up_when_due(context, folder)
    found = read_machine(context, folder)
    assert found.readings.unsaved_since is None
    assert found.copied == begun + timedelta(minutes=1)
    assert found.readings.free_bytes is not None
    context.store.close()


def test_a_battery_is_read_and_a_disk_that_is_gone_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_folder: Path) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(shutil, "disk_usage", gone)
    charge = SimpleNamespace(percent=17, power_plugged=False)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: charge, raising=False)
    clock = ManualClock()
    context = Context(Store.open(tmp_path / "store.mplats", clock=clock), clock)
    found = read_machine(context, tmp_path).readings
    assert (found.free_bytes, found.charge, found.draining) == (None, 0.17, True)
    context.store.close()


def test_a_store_in_memory_has_no_disk_and_no_copies() -> None:
    found = read_machine(open_context(), None, print_stuck=True)
    assert (found.readings.free_bytes, found.copied) == (None, None)
    assert found.readings.print_stuck
