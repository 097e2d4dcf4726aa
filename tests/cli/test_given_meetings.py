"""``solve`` of a file of meetings that must all be held."""

import json
from pathlib import Path

from cli.commanding import Command

TEXT = "nBusiness=3;nMeetings=2;nTables=1;nTotalSlots=2;nMorningSlots=1;requested=[|1,2,3,|2,3,3|];"


def test_all_meetings_of_a_file_are_held_and_proven(tmp_path: Path, command: Command) -> None:
    problem, out = tmp_path / "p.dzn", tmp_path / "out.json"
    problem.write_text(TEXT, "utf-8")
    said = command("solve", problem, "-o", out, "--seconds", "5", "--json")
    assert (said.code, said.facts["meetings"], said.facts["breaks"]) == (0, 2, 0)
    assert said.facts["proven"] is True
    assert {m["slot"] for m in json.loads(out.read_text("utf-8"))["meetings"]} == {1, 2}
    assert command("solve", problem, "--json").code == 0


def test_what_cannot_all_be_held_is_refused_with_the_clash(
    tmp_path: Path, command: Command
) -> None:
    problem = tmp_path / "p.dzn"
    problem.write_text(TEXT + "fixed=[1,1];", "utf-8")
    said = command("solve", problem, "--json")
    assert said.code == 1
    assert "fixed[1], fixed[2]" in said.err
