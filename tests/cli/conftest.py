"""A small practice fair made by the commands themselves, once; each test works on a copy of it."""

import shutil
from pathlib import Path

import pytest
from cli.commanding import FAIR, Command, Made, Said

from motesplats.compose import run


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str]) -> Command:
    def carry_out(*words: object) -> Said:
        capfd.readouterr()
        code = run([str(word) for word in words])
        told = capfd.readouterr()
        return Said(code, told.out, told.err)

    return carry_out


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    made = Made(folder / "lists", folder / "store.mplats")
    assert run(["practice", str(made.folder), "--employers", "4", "--seekers", "12"]) == 0
    options = [str(word) for word in made.lists()]
    assert run(["import", str(made.store), "--fair", FAIR, *options]) == 0
    assert run(["schedule", str(made.store), "--fair", FAIR]) == 0
    return made


@pytest.fixture
def made(made_once: Made, tmp_path: Path) -> Made:
    shutil.copy(made_once.store, tmp_path / "store.mplats")
    return Made(made_once.folder, tmp_path / "store.mplats")
