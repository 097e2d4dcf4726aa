"""The paper pack from the command line."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from usecases.builders import planned_fair

from motesplats.compose import run
from motesplats.core.clock import ManualClock
from motesplats.storage.store import Store
from motesplats.usecases.context import Context


def test_the_whole_pack_is_one_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, clock = tmp_path / "s.mplats", ManualClock()
    with closing(Store.open(path, clock=clock)) as store:
        planned_fair(Context(store, clock))
    where = ["--fair", "Träffen", "-o", str(tmp_path), "--json"]
    assert run(["print", str(path), "pack", *where]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert len(files) == 10
    assert all(Path(file).read_bytes().startswith(b"%PDF") for file in files)
