"""Every command keeps its promise: exit code, the one JSON object, and words for people."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from cli.commanding import FAIR, Command, Made

from motesplats.core.clock import SystemClock
from motesplats.storage.store import Store
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import form_of
from motesplats.usecases.practice import made_up_answers

KEYS_OF_A_LIST = {"new", "changed", "unchanged", "gone", "suspicious", "rejected"}
KEYS_OF_A_TIMETABLE = {"meetings", "utility", "bound", "levels", "breaks", "seconds", "proven"}
COUNTS = {
    "seekers",
    "employers",
    "stations",
    "time_slots",
    "wishes",
    "meetings",
    "arrived",
    "feedback",
    "released",
    "reports",
}


def of_fair(made: Made, name: str, *words: object) -> tuple[object, ...]:
    return (name, made.store, "--fair", FAIR, *words)


def timetable(made: Made, command: Command) -> list[dict[str, str]]:
    found = command(*of_fair(made, "show", "--full", "--json")).facts["timetable"]
    assert isinstance(found, list)
    return found


def test_practice_names_its_files(tmp_path: Path, command: Command) -> None:
    said = command("practice", tmp_path / "d", "--seekers", 3, "--employers", 2, "--json")
    assert said.code == 0
    assert [Path(name).name for name in said.facts["files"]] == [
        "seekers.xlsx",
        "employers.csv",
        "fair.toml",
    ]
    assert all(Path(name).is_file() for name in said.facts["files"])


def test_first_import_is_new_and_the_second_changes_nothing(
    made_once: Made, tmp_path: Path, command: Command
) -> None:
    words = ("import", tmp_path / "s.mplats", "--fair", "Ny", *made_once.lists(), "--json")
    first, second = command(*words), command(*words)
    assert first.code == second.code == 0
    assert set(first.facts) == {"seekers", "employers", "wishes"}
    assert all(set(counts) == KEYS_OF_A_LIST for counts in first.facts.values())
    assert first.facts["seekers"]["new"] == second.facts["seekers"]["unchanged"] == 12
    assert all(counts["new"] == counts["changed"] == 0 for counts in second.facts.values())
    assert "oförändrade" in second.err


def test_dry_run_makes_no_store(made_once: Made, tmp_path: Path, command: Command) -> None:
    store = tmp_path / "s.mplats"
    said = command("import", store, "--fair", "Ny", *made_once.lists(), "--dry-run", "--json")
    assert said.code == 0
    assert said.facts["employers"]["new"] == 4
    assert list(tmp_path.iterdir()) == []


def test_dry_run_stores_no_fair_in_a_store_that_is_there(made: Made, command: Command) -> None:
    before = command("verify", made.store, "--json").facts
    said = command("import", made.store, "--fair", "Ny", *made.lists(), "--dry-run", "--json")
    assert said.facts["seekers"]["new"] == 12
    assert command("show", made.store, "--fair", "Ny").code == 1
    assert command("verify", made.store, "--json").facts == before


def test_dry_run_of_a_known_fair_says_what_would_change(made: Made, command: Command) -> None:
    said = command(*of_fair(made, "import", *made.lists(), "--dry-run", "--json"))
    assert said.facts["seekers"]["unchanged"] == 12


def test_rows_that_cannot_be_read_go_to_the_error_file(
    made: Made, tmp_path: Path, command: Command
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Förnamn;Efternamn;Kommer\nAda;Berg;10:00\nBo;Ek;25.00\n", "utf-8")
    errors = tmp_path / "fel.csv"
    said = command(*of_fair(made, "import", "--seekers", people, "--errors", errors, "--json"))
    assert said.code == 0
    assert (said.facts["seekers"]["new"], said.facts["seekers"]["rejected"]) == (1, 1)
    assert "rad 3, ”Kommer”: Tiden finns inte på klockan" in said.err
    assert errors.read_text("utf-8-sig").splitlines()[1].startswith("3;Kommer;25.00;")


def test_every_list_with_faults_gets_an_error_file_of_its_own(
    made: Made, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "a.csv").write_text("Namn;Kommer\nAda;25:00\n", "utf-8")
    (tmp_path / "b.csv").write_text("Företag;Bord\n;5\n", "utf-8")
    lists = ("--seekers", tmp_path / "a.csv", "--employers", tmp_path / "b.csv")
    command(*of_fair(made, "import", *lists, "--errors", tmp_path / "fel.csv"))
    assert (tmp_path / "fel.csv").is_file()
    assert (tmp_path / "fel-seekers.csv").is_file()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_same_list_in_any_encoding_gives_the_same_people(
    encoding: str, tmp_path: Path, command: Command
) -> None:
    people = tmp_path / "people.csv"
    people.write_bytes("Förnamn;Efternamn\r\nÅsa;Öberg\r\nJosé;Ängman\r\n".encode(encoding))
    store = tmp_path / "s.mplats"
    assert command("import", store, "--fair", "F", "--seekers", people).code == 0
    listed = command("show", store, "--fair", "F", "--full", "--json").facts["seeker_list"]
    assert {(s["first_name"], s["last_name"]) for s in listed} == {
        ("Åsa", "Öberg"),
        ("José", "Ängman"),
    }


def test_mapping_file_chooses_the_columns_of_the_list_it_fits(
    tmp_path: Path, command: Command
) -> None:
    (tmp_path / "a.csv").write_text("Kolumn A;Kolumn B\nÅsa;Öberg\n", "utf-8")
    (tmp_path / "b.csv").write_text("Företag;Bord\nAB Ett;1\n", "utf-8")
    mapping = tmp_path / "m.toml"
    mapping.write_text('[columns]\nfirst_name = "Kolumn A"\nlast_name = "Kolumn B"\n', "utf-8")
    lists = ("--seekers", tmp_path / "a.csv", "--employers", tmp_path / "b.csv")
    words = ("import", tmp_path / "s.mplats", "--fair", "F", *lists)
    assert command(*words).code == 1
    said = command(*words, "--mapping", mapping, "--json")
    assert said.code == 0
    assert said.facts["seekers"]["new"] == said.facts["employers"]["new"] == 1


def test_mapping_file_that_fits_nothing_is_refused(
    made: Made, tmp_path: Path, command: Command
) -> None:
    mapping = tmp_path / "m.toml"
    mapping.write_text('[columns]\nfirst_name = "Finns inte"\n', "utf-8")
    seekers = ("--seekers", made.folder / "seekers.xlsx")
    said = command(*of_fair(made, "import", *seekers, "--mapping", mapping))
    assert said.code == 1
    assert "m.toml" in said.err


def test_wishes_of_a_file_of_their_own(tmp_path: Path, command: Command) -> None:
    (tmp_path / "a.csv").write_text("Namn;E-post\nÅsa Öberg;asa@example.se\n", "utf-8")
    (tmp_path / "b.csv").write_text("Företag;Bord\nAB Ett;1\n", "utf-8")
    wishes = tmp_path / "w.csv"
    wishes.write_text(
        "E-post;Arbetsgivare;Ordning\nasa@example.se;AB Ett;1\nasa@example.se;AB Okänd;2\n", "utf-8"
    )
    lists = ("--seekers", tmp_path / "a.csv", "--employers", tmp_path / "b.csv", "--wishes", wishes)
    said = command("import", tmp_path / "s.mplats", "--fair", "F", *lists, "--json")
    assert said.facts["wishes"]["new"] == said.facts["wishes"]["suspicious"] == 1
    assert "Rad 3: önskemål om en arbetsgivare som inte finns på träffen." in said.err


def test_unprotected_store_of_real_people_is_told(tmp_path: Path, command: Command) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Namn\nÅsa Öberg\n", "utf-8")
    said = command("import", tmp_path / "s.mplats", "--fair", "F", "--seekers", people)
    assert "MOTESPLATS_PASSPHRASE" in said.err


def test_schedule_gives_its_figures_and_publishes(made: Made, command: Command) -> None:
    said = command(*of_fair(made, "schedule", "--seed", 2, "--json"))
    assert said.code == 0
    assert set(said.facts) >= KEYS_OF_A_TIMETABLE
    assert said.facts["meetings"] == len(timetable(made, command)) > 0


def test_print_makes_every_sheet_named(made: Made, tmp_path: Path, command: Command) -> None:
    sheets = ("badges", "slips", "signs", "timetable", "summary")
    said = command(*of_fair(made, "print", *sheets, "-o", tmp_path / "pdf", "--json"))
    assert said.code == 0
    assert [Path(name).name for name in said.facts["files"]] == [f"{s}.pdf" for s in sheets]
    assert all(Path(name).read_bytes().startswith(b"%PDF") for name in said.facts["files"])


def test_reports_and_certificates_about_nobody_are_refused(
    made: Made, tmp_path: Path, command: Command
) -> None:
    for sheet in ("reports", "reports.html", "certificates"):
        said = command(*of_fair(made, "print", sheet, "-o", tmp_path / "pdf", "--json"))
        assert said.code == 1
        assert said.facts["error"] == "nothing_to_print"


def test_arrive_tells_where_to_go_first_and_a_repeat_changes_nothing(
    made: Made, command: Command
) -> None:
    first = timetable(made, command)[0]["seeker"]
    said = command(*of_fair(made, "arrive", first, "--json"))
    again = command(*of_fair(made, "arrive", first, "--json"))
    [came], [repeated] = said.facts["arrivals"], again.facts["arrivals"]
    assert said.code == again.code == 0
    assert set(came) == {"code", "result", "first_station", "first_time"}
    assert (came["code"], came["result"], repeated["result"]) == (first, "arrived", "again")
    assert (came["first_station"], len(came["first_time"])) == (repeated["first_station"], 5)
    assert f"bord {came['first_station']}" in said.err


def test_one_refused_code_does_not_stop_the_others(made: Made, command: Command) -> None:
    known = timetable(made, command)[0]["seeker"]
    said = command(*of_fair(made, "arrive", "NIX", known, "--json"))
    assert said.code == 1
    assert [one["result"] for one in said.facts["arrivals"]] == ["unknown_badge", "arrived"]
    assert "Koden NIX finns inte på någon namnbricka." in said.err


def forms(path: Path, *entries: dict[str, object]) -> Path:
    told = {"format": "motesplats-forms/1", "forms": entries}
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return path


def form_for_first_meeting(made: Made, **other: object) -> dict[str, object]:
    with closing(Store.open(made.store, clock=SystemClock())) as store:
        context = Context(store, SystemClock())
        parts = queries.parts(context, queries.fair_by_name(context, FAIR).id)
    meeting = parts.meetings[0]
    employer = parts.employers[meeting.employer]
    answers = made_up_answers(form_of(employer), 1) | other
    return {
        "seeker": parts.seekers[meeting.seeker].code,
        "employer": employer.name,
        "answers": answers,
    }


def test_feedback_is_saved_and_a_report_without_a_released_step_is_not_made(
    made: Made, tmp_path: Path, command: Command
) -> None:
    entry = form_for_first_meeting(made)
    path = forms(tmp_path / "f.json", entry, {**entry, "seeker": "NIX"})
    said = command(*of_fair(made, "feedback", "--file", path, "--json"))
    assert said.code == 0
    assert (said.facts["saved"], said.facts["hints"]) == (1, [])
    assert said.facts["refused"] == [{"index": 1, "reason": "unknown_badge"}]
    assert command(*of_fair(made, "show", "--json")).facts["feedback"] == 1
    said = command(*of_fair(made, "print", "reports", "-o", tmp_path, "--json"))
    assert said.facts["stopped"] == [{"code": entry["seeker"], "reason": "report_without_step"}]
    assert f"Rapporten för {entry['seeker']} skrivs inte ut: inget nästa steg" in said.err


def test_hints_of_the_language_check_are_told(made: Made, tmp_path: Path, command: Command) -> None:
    entry = form_for_first_meeting(made, advice="Du är trevlig och duktig.")
    path = forms(tmp_path / "f.json", entry)
    facts = command(*of_fair(made, "feedback", "--file", path, "--json")).facts
    assert all(set(hint) == {"index", "item", "category"} for hint in facts["hints"])
    assert len(facts["hints"]) + len(facts["refused"]) > 0


def test_feedback_says_which_forms_were_refused_and_why(
    made: Made, tmp_path: Path, command: Command
) -> None:
    entry = form_for_first_meeting(made)
    path = forms(tmp_path / "f.json", {**entry, "seeker": "NIX"}, {**entry, "employer": "Ingen"})
    said = command(*of_fair(made, "feedback", "--file", path, "--json"))
    assert said.code == 1
    assert said.facts == {
        "saved": 0,
        "refused": [
            {"index": 0, "reason": "unknown_badge"},
            {"index": 1, "reason": "unknown_employer"},
        ],
        "hints": [],
    }
    assert "Formulär 2: Arbetsgivaren ”Ingen” finns inte på träffen." in said.err


def test_show_counts_and_lists(made: Made, command: Command) -> None:
    counts = command(*of_fair(made, "show", "--json")).facts
    full = command(*of_fair(made, "show", "--full", "--json")).facts
    assert set(counts) == COUNTS
    assert {name: full[name] for name in COUNTS} == counts
    assert len(full["seeker_list"]) == counts["seekers"] == 12
    assert len(full["timetable"]) == counts["meetings"]
    assert "arbetssökande: 12" in command(*of_fair(made, "show")).err


def test_backup_is_restored_as_it_was(made: Made, tmp_path: Path, command: Command) -> None:
    copy, back = tmp_path / "copy.mplats", tmp_path / "back.mplats"
    before = command(*of_fair(made, "show", "--full", "--json")).facts
    assert command("backup", made.store, copy, "--json").facts == {"file": str(copy)}
    assert command("restore", copy, back, "--json").facts == {"store": str(back)}
    assert command("show", back, "--fair", FAIR, "--full", "--json").facts == before


def test_store_is_not_copied_onto_itself(made: Made, command: Command) -> None:
    for name in ("backup", "restore"):
        said = command(name, made.store, made.store)
        assert said.code == 2
        assert "annan fil" in said.err
    assert command("verify", made.store).code == 0


def test_verify_says_that_all_is_well(made: Made, command: Command) -> None:
    said = command("verify", made.store, "--json")
    assert said.code == 0
    assert set(said.facts) == {"integrity", "journal", "lost", "store_version"}
    assert (said.facts["integrity"], said.facts["journal"], said.facts["lost"]) == ("ok", "ok", 0)


def test_encrypted_store_opens_with_its_passphrase_only(
    made_once: Made, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "e.mplats"
    monkeypatch.setenv("MOTESPLATS_PASSPHRASE", "korrekt häst")
    assert command("import", store, "--fair", "F", *made_once.lists()).code == 0
    assert not store.read_bytes().startswith(b"SQLite")
    assert command("show", store, "--fair", "F").code == 0
    monkeypatch.setenv("MOTESPLATS_PASSPHRASE", "fel")
    assert command("show", store, "--fair", "F", "--json").code == 3
    monkeypatch.delenv("MOTESPLATS_PASSPHRASE")
    said = command("show", store, "--fair", "F", "--json")
    assert said.code == 3
    assert said.facts["error"] == "wrong_passphrase"


def test_command_runs_as_a_program_of_its_own(made: Made, project_root: Path) -> None:
    words = [sys.executable, "-m", "motesplats", *map(str, of_fair(made, "show", "--json"))]
    done = subprocess.run(words, cwd=project_root, capture_output=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["seekers"] == 12


def test_export_of_a_workbook_goes_in_like_its_copy_as_text(
    made_once: Made, tmp_path: Path, command: Command
) -> None:
    rows = openpyxl.load_workbook(made_once.folder / "seekers.xlsx").active.values
    text = "\n".join("\t".join(f"{cell or ''}".replace("\n", " ") for cell in row) for row in rows)
    (tmp_path / "people.tsv").write_text(text, "utf-8")
    employers = ("--employers", made_once.folder / "employers.csv")
    store = tmp_path / "s.mplats"
    command("import", store, "--fair", "F", *employers, "--seekers", tmp_path / "people.tsv")
    workbook = ("--seekers", made_once.folder / "seekers.xlsx")
    said = command("import", store, "--fair", "F", *employers, *workbook, "--json")
    assert said.facts["seekers"]["unchanged"] == 12
