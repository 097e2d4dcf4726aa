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


def decided_lists(folder: Path, *people: str) -> tuple[object, ...]:
    """A fair of twelve times whose meetings are decided: three employers and these people."""
    (folder / "b.csv").write_text("Företag;Bord\nAB Ett;1\nAB Två;2\nAB Tre;3\n", "utf-8")
    rows = "".join(f"{person}\n" for person in people)
    heading = "Namn;Önskemål 1;Önskemål 2;Önskemål 3;Går\n"
    (folder / "a.csv").write_text(heading + rows, "utf-8")
    (folder / "fair.toml").write_text(
        '[fair]\nname = "F"\nday = "2026-11-26"\n[times]\nstarts = "09:00"\nends = "12:00"\n'
        '[rules]\nmode = "decided"\n',
        "utf-8",
    )
    lists = ("--employers", folder / "b.csv", "--seekers", folder / "a.csv")
    return ("--settings", folder / "fair.toml", *lists)


def test_decided_meetings_of_lists_are_published_and_solved_from_their_file(
    tmp_path: Path, command: Command
) -> None:
    people = [f"Ada Berg{chr(97 + n)};AB Ett;AB Två;AB Tre;" for n in range(12)]
    store, problem, out = (tmp_path / name for name in ("s.mplats", "p.json", "t.json"))
    command("import", store, "--fair", "F", *decided_lists(tmp_path, *people))
    said = command("schedule", store, "--fair", "F", "--problem", problem, "--json")
    facts = said.facts
    assert (said.code, facts["meetings"], facts["decided"], facts["lacking"]) == (0, 36, 36, 0)
    assert (facts["proven"], facts["breaks"]) == (True, facts["breaks_bound"])
    solved = command("solve", problem, "-o", out, "--json").facts
    assert (solved["meetings"], solved["proven"]) == (36, True)
    meetings = json.loads(out.read_text("utf-8"))["meetings"]
    for key in ("s", "table"):
        assert len({(m[key], m["slot"]) for m in meetings}) == 36


def test_decided_meetings_that_clash_are_named_and_nothing_is_written(
    tmp_path: Path, command: Command
) -> None:
    store, problem, out = (tmp_path / name for name in ("s.mplats", "p.json", "t.json"))
    hasty = decided_lists(tmp_path, "Ada Berg;AB Ett;AB Två;;09.20")
    command("import", store, "--fair", "F", *hasty)
    said = command("schedule", store, "--fair", "F", "--problem", problem)
    assert said.code == 1
    assert "Det som hindrar: \u2068Ada Berg\u2069 är här 09.00–09.13" in said.err
    assert command("show", store, "--fair", "F", "--json").facts["meetings"] == 0
    said = command("solve", problem, "-o", out)
    assert (said.code, out.exists()) == (1, False)
    assert "(pairs[1])" in said.err
