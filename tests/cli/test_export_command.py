"""Exports from the command line: what is written, and why not."""

from pathlib import Path

from cli.commanding import FAIR, Command, Made


def ordered(made: Made, folder: Path, *words: object) -> tuple[object, ...]:
    return ("export", made.store, "--fair", FAIR, *words, "-o", folder)


def test_files_for_other_programs_are_named_one_a_line(
    made: Made, tmp_path: Path, command: Command
) -> None:
    said = command(*ordered(made, tmp_path, "json", "calendar"))
    assert said.code == 0
    written = said.err.splitlines()
    assert written[0] == str(tmp_path / "export" / "fair.json")
    assert {path.suffix for path in (tmp_path / "export/calendar").iterdir()} == {".ics", ".vcf"}
    facts = command(*ordered(made, tmp_path, "json", "--json")).facts
    assert facts["files"] == written[:1]


def test_what_cannot_be_made_is_told_in_a_sentence(
    made: Made, tmp_path: Path, command: Command
) -> None:
    for what, why in (("evaluation", "minst 5"), ("series", "ingen annan träff")):
        said = command(*ordered(made, tmp_path, what))
        assert (said.code, why in said.err) == (1, True)
    assert command(*ordered(made, tmp_path, "gold")).code == 2
