"""Which printer and paper this computer uses, and paper that does not fit."""

from pathlib import Path

import pytest

from motesplats.usecases.print_choices import (
    PrintChoices,
    Target,
    WrongPaper,
    choices_file,
    paper_size,
    papers_for,
    read_choices,
    write_choices,
    wrong_paper,
)

CHOSEN = PrintChoices(Target("DYMO", "99012"), Target("HP", "A6"), Target("HP"), 1.5, -2.0)


def test_choices_are_read_as_they_were_kept(tmp_path: Path) -> None:
    path = tmp_path / "new" / "printing.json"
    write_choices(path, CHOSEN)
    assert read_choices(path) == CHOSEN
    assert choices_file().name == "printing.json"


def test_a_disk_that_refuses_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    write_choices(tmp_path / "file" / "printing.json", CHOSEN)


@pytest.mark.parametrize(
    "content",
    [
        "{", "[]", '{"badges": 3, "right": true}', '{"badges": {"printer": 1, "medium": 2}}',
        '{"slips": {"medium": "99012"}, "down": "far"}', '{"badges": {"medium": "nothing"}}',
        " " * 200_000, "[" * 50_000,
    ],
    ids=range(8),
)  # fmt: skip
def test_nonsense_in_the_file_is_as_a_new_file(tmp_path: Path, content: str) -> None:
    path = tmp_path / "printing.json"
    path.write_text(content, "utf-8")
    assert read_choices(path) == PrintChoices()


def test_labels_move_at_most_two_centimetres(tmp_path: Path) -> None:
    path = tmp_path / "printing.json"
    path.write_text('{"right": 1e9, "down": -300}', "utf-8")
    assert read_choices(path) == PrintChoices(right=20.0, down=-20.0)


def test_each_kind_of_paper_has_its_place() -> None:
    target = Target("P")
    for kind in ("badges", "slips", "sheets"):
        assert PrintChoices().with_target(kind, target).target(kind) == target
    assert CHOSEN.target("calibration") == CHOSEN.badges
    assert CHOSEN.target("signs") == CHOSEN.sheets
    assert papers_for("slips")[0].id == "A5"
    assert papers_for("badges")[0].kept == "cut"
    assert papers_for("sheets") == ()
    assert paper_size("signs", "") == (210, 297)


@pytest.mark.parametrize(
    ("sheet", "medium", "holds", "fits"),
    [
        ("badges", "99012", (36, 89), True),
        ("badges", "99012", (62, 89), False),
        ("badges", "99012", None, True),
        ("badges", "DK-22205", (62, 2000), True),
        ("badges", "DK-22205", (29, 90), False),
        ("slips", "", (210, 297), True),
        ("signs", "", (215.9, 279.4), False),
    ],
)
def test_wrong_rolls_are_told(
    sheet: str, medium: str, holds: tuple[float, float] | None, fits: bool
) -> None:
    wrong = wrong_paper(sheet, medium, holds)
    assert (wrong is None) == fits
    if holds is not None and not fits:
        assert wrong == WrongPaper(holds, paper_size(sheet, medium))
