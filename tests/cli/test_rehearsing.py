"""A rehearsal from the command line leaves what is promised, and takes away only its own."""

from pathlib import Path

from cli.commanding import Command, Made

from motesplats.cli.rehearsing import clear_for

KEYS = {"seconds", "seekers", "employers", "meetings", "held", "feedback", "reports", "files"}
SHEETS = {"badges", "slips", "signs", "timetable", "summary"}


def test_rehearsal_from_files_leaves_store_sheets_and_reports(
    made_once: Made, tmp_path: Path, command: Command
) -> None:
    said = command("rehearse", tmp_path / "out", "--from", made_once.folder, "--json")
    assert said.code == 0
    assert set(said.facts) >= KEYS
    assert (said.facts["employers"], said.facts["seekers"]) == (4, 13)
    assert said.facts["feedback"] >= 0.9 * said.facts["held"] * 0.9 > 0
    assert all((tmp_path / "out" / "pdf" / f"{sheet}.pdf").is_file() for sheet in SHEETS)
    assert len(list((tmp_path / "out/pdf/reports").glob("MPS*.pdf"))) == said.facts["reports"]
    assert all(Path(name).is_file() for name in said.facts["files"])
    assert command("verify", tmp_path / "out" / "store.mplats").code == 0


def test_earlier_rehearsal_gives_way_and_nothing_else(made: Made, command: Command) -> None:
    folder = made.store.parent
    own = made.store.read_bytes()
    (folder / "pdf").mkdir()
    (folder / "pdf" / "mine.pdf").write_text("mine")
    words = ("rehearse", folder, "--from", made.folder)
    assert command(*words).code == 0
    assert (folder / "store-1.mplats").read_bytes() == own
    assert (folder / "pdf" / "mine.pdf").is_file()
    # From now on the folder is known as a rehearsal's.
    (folder / "store.mplats").write_text("spoilt")
    assert command(*words).code == 0
    assert command("verify", folder / "store.mplats").code == 0
    assert not (folder / "pdf" / "mine.pdf").exists()


def test_rehearsal_without_its_files_names_the_first_that_is_missing(
    tmp_path: Path, command: Command
) -> None:
    said = command("rehearse", tmp_path / "out", "--from", tmp_path / "none", "--json")
    assert said.code == 3
    assert said.facts["error"] == "file_missing"


def test_a_day_is_played_through_a_power_cut_and_leaves_its_timetables(
    made_once: Made, tmp_path: Path, command: Command
) -> None:
    words = ("rehearse", tmp_path / "out", "--from", made_once.folder, "--live", "--json")
    said = command(*words)
    assert (said.code, said.facts["faults"], said.facts["power_cuts"]) == (0, [], 1)
    assert said.facts["came"] > said.facts["without"] == 0
    files = sorted((tmp_path / "out" / "timetables").iterdir())
    assert len(files) == 2 * said.facts["timetables"] > 2
    assert command("verify", tmp_path / "out" / "found-store.mplats").code == 0
    # What a later day must not find.
    clear_for(tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".rehearsal"]


def test_a_day_to_train_on_goes_at_most_thirty_times_as_fast(
    tmp_path: Path, command: Command
) -> None:
    for speed in ("0", "31", "fort"):
        said = command("rehearse", tmp_path / "out", "--live", "--speed", speed)
        assert said.code == 2
        assert not (tmp_path / "out").exists()
