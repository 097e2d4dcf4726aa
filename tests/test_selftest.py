"""The self-test: nothing acknowledged is lost by kills, and what is lost or doubled is found."""

import json
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from motesplats.selftest import acknowledged, kept, main, work
from motesplats.storage.connection import connect


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "motesplats.selftest", *(str(a) for a in arguments)]


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the worker's fair, so that kills fall into the work and not into the start."""
    folder = tmp_path_factory.mktemp("fair")
    work(folder / "s.mplats", folder / "ack", 1)
    return folder


def copied(fair: Path, folder: Path) -> tuple[Path, Path]:
    for name in ("s.mplats", "ack"):
        (folder / name).write_bytes((fair / name).read_bytes())
    return folder / "s.mplats", folder / "ack"


def killed_at_work(store: Path, ack: Path, *, after: int, seconds: float) -> None:
    """Start a worker, and kill it soon after it has acknowledged ``after`` things more."""
    goal = len(acknowledged(ack)) + after
    process = subprocess.Popen(command("worker", store, ack))
    deadline = time.monotonic() + 60
    while len(acknowledged(ack)) < goal:
        assert process.poll() is None
        assert time.monotonic() < deadline
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()
    process.wait()


def test_three_kills_lose_nothing_that_was_acknowledged(fair: Path, tmp_path: Path) -> None:
    store, ack = copied(fair, tmp_path)
    draw = Random(1)
    for _ in range(3):
        killed_at_work(store, ack, after=draw.randint(3, 9), seconds=draw.random() / 50)
        found = kept(store, ack)
        assert found.ok, found
    assert found.acknowledged >= 10


def test_a_kill_while_the_fair_is_made_is_made_good(tmp_path: Path) -> None:
    store, ack = tmp_path / "s.mplats", tmp_path / "ack"
    process = subprocess.Popen(command("worker", store, ack))
    while not store.exists():
        assert process.poll() is None
    process.kill()
    process.wait()
    work(store, ack, 3)
    assert kept(store, ack).acknowledged == 3
    assert kept(store, ack).ok


def test_verify_prints_one_object_and_succeeds(
    fair: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, ack = copied(fair, tmp_path)
    assert main(["worker", str(store), str(ack), "20"]) == 0
    assert main(["verify", str(store), str(ack)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == {"acknowledged": 21, "lost": 0, "duplicated": 0, "integrity": "ok"}


def test_what_was_lost_or_doubled_is_found(fair: Path, tmp_path: Path) -> None:
    store, ack = copied(fair, tmp_path)
    work(store, ack, 6)
    with ack.open("ab") as file:
        file.write(b"0190-never-saved\n0190-cut-sho")
    assert (kept(store, ack).lost, kept(store, ack).acknowledged) == (1, 8)
    with closing(connect(store, None)) as raw:
        raw.execute("DELETE FROM journal WHERE verb = 'save_feedback'")
    found = kept(store, ack)
    assert found.lost > 1
    assert found.duplicated > 0
    assert "missing" in found.integrity
    assert not found.ok


def test_a_store_that_is_gone_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ack").write_text("a\nb\n")
    assert main(["verify", str(tmp_path / "s.mplats"), str(tmp_path / "ack")]) == 1
    assert json.loads(capsys.readouterr().out)["lost"] == 2
    assert main(["dance"]) == 2
    assert acknowledged(tmp_path / "none") == []
