"""``solve`` from file to file, and ``verify`` of a store that has lost something."""

import sqlite3
from contextlib import closing
from pathlib import Path

from cli.commanding import FAIR, Command, Made

KEYS = {"meetings", "utility", "bound", "levels", "breaks", "seconds", "proven"}


def test_fairs_problem_is_solved_to_the_same_bytes_and_mended(
    made: Made, tmp_path: Path, command: Command
) -> None:
    problem, first, second = (tmp_path / name for name in ("p.json", "a.json", "b.json"))
    made_by_hand = command("schedule", made.store, "--fair", FAIR, "--problem", problem, "--json")
    said = command("solve", problem, "-o", first, "--json")
    assert said.code == command("solve", problem, "-o", second).code == 0
    assert set(said.facts) >= KEYS
    assert said.facts["meetings"] == made_by_hand.facts["meetings"]
    assert first.read_bytes() == second.read_bytes()
    mended = command("solve", problem, "--previous", first, "-o", second, "--json")
    assert mended.facts["meetings"] == said.facts["meetings"]
    assert command("solve", problem, "--seconds", "0.1", "--json").code == 0


def test_store_that_has_lost_a_row_is_not_whole(made: Made, command: Command) -> None:
    with closing(sqlite3.connect(made.store)) as raw, raw:
        raw.execute("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'journal'")
    said = command("verify", made.store, "--json")
    assert said.code == 3
    assert said.facts["lost"] == 1
    assert "är skadad" in said.err
