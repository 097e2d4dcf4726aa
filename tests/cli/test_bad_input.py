"""Whatever is fed to the commands: a sentence in Swedish, the right exit code, and nothing lost."""

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import openpyxl
import pytest
from cli.commanding import FAIR, Command, Made


def workbook(*rows: tuple[str, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    grown = io.BytesIO(content)
    with zipfile.ZipFile(grown, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return grown.getvalue()


def bomb() -> bytes:
    """A workbook of less than 500 kB that unpacks to 300 MB."""
    return with_part(workbook(("Namn",), ("Åsa",)), "xl/worksheets/sheet9.xml", b" " * 300_000_000)


PEOPLE = workbook(("Förnamn", "Efternamn"), ("Åsa", "Öberg"))
LISTS: dict[str, tuple[str, Callable[[], bytes], int, str]] = {
    "a PDF": ("l.csv", lambda: b"%PDF-1.7 x", 1, "är ingen lista utan en PDF. Spara listan"),
    "a program": ("l.xlsx", lambda: b"MZ\x90\x00", 1, "är ingen lista utan ett program."),
    "empty": ("l.csv", lambda: b"", 1, "är tom. Exportera listan igen."),
    "only a mark": ("l.csv", lambda: b"\xef\xbb\xbf\r\n", 1, "är tom."),
    "no name": (
        "l.csv",
        lambda: b"Ort;Antal\nMora;34\nFalun;41\n",
        1,
        "hittas ingen kolumn för namn.",
    ),
    "no rows": ("l.csv", lambda: b"Namn;Ort\n", 1, "har rubriker men inga rader."),
    "no rows in a sheet": ("l.xlsx", lambda: workbook(("Namn",)), 1, "men inga rader."),
    "too many": ("l.csv", lambda: b"Namn\n" + b"Bo Ek\n" * 50_001, 1, "rader, högst"),
    "bomb": ("l.xlsx", bomb, 1, "den är packad så att den blir orimligt stor."),
    "macros": (
        "l.xlsx",
        lambda: with_part(PEOPLE, "xl/vbaProject.bin", b"x"),
        1,
        "den innehåller makron.",
    ),
    "broken ZIP": ("l.xlsx", lambda: PEOPLE[: len(PEOPLE) // 2], 3, "är skadad. Exportera"),
    "no ZIP at all": ("l.xlsx", lambda: b"Namn;Ort\nBo;X\n", 3, "är skadad."),
}


@contextmanager
def unchanged(made: Made, command: Command) -> Iterator[None]:
    """What lies in the store is the same afterwards, and the store is whole."""
    before = command("show", made.store, "--fair", FAIR, "--full", "--json").out
    yield
    assert command("show", made.store, "--fair", FAIR, "--full", "--json").out == before
    assert command("verify", made.store).code == 0


@pytest.mark.parametrize("fault", LISTS)
def test_bad_list_is_refused_in_words_and_nothing_is_stored(
    fault: str, made: Made, tmp_path: Path, command: Command
) -> None:
    name, content, code, sentence = LISTS[fault]
    path = tmp_path / name
    path.write_bytes(content())
    with unchanged(made, command):
        said = command("import", made.store, "--fair", FAIR, "--seekers", path)
        assert (said.code, said.out) == (code, "")
        assert name in said.err
        assert sentence in said.err
        assert said.err.count("\n") == 1


def test_refused_list_makes_no_store(tmp_path: Path, command: Command) -> None:
    (tmp_path / "l.csv").write_bytes(b"")
    store = tmp_path / "new.mplats"
    assert command("import", store, "--fair", "F", "--seekers", tmp_path / "l.csv").code == 1
    assert not store.exists()


def test_fifty_thousand_rows_are_told_to_be_divided_within_seconds(
    tmp_path: Path, command: Command
) -> None:
    people = tmp_path / "l.csv"
    people.write_bytes(b"Namn;E-post\n" + b"Bo Ek;bo@example.se\n" * 50_000)
    said = command("import", tmp_path / "s.mplats", "--fair", "F", "--seekers", people, "--dry-run")
    assert said.code in {0, 1}
    assert said.code == 0 or "Dela upp listan." in said.err


def test_row_of_mixed_encoding_stays_out_and_the_rest_goes_in(
    made: Made, tmp_path: Path, command: Command
) -> None:
    people = tmp_path / "l.csv"
    people.write_bytes("Namn\nÅsa Öberg\nSiv Å\nTova Ö\n".encode() + "Örjan Ek\n".encode("cp1252"))
    words = ("import", made.store, "--fair", FAIR, "--seekers", people, "--json")
    said = command(*words)
    assert said.code == 0
    assert (said.facts["seekers"]["new"], said.facts["seekers"]["rejected"]) == (3, 1)
    assert "l.csv, rad 5: Raden har tecken som inte går att läsa" in said.err


def test_day_and_time_that_do_not_exist_are_told_with_their_line(
    made: Made, tmp_path: Path, command: Command
) -> None:
    good = (made.folder / "fair.toml").read_text("utf-8")
    settings = tmp_path / "fair.toml"
    for old, new, sentence in (
        ('day = "2026-11-26"', 'day = "31/2"', "”dag” (fair.day, rad 2 i fair.toml) kan inte vara"),
        ('starts = "09:00"', 'starts = "25.00"', "”dagen börjar” (times.starts, rad "),
        ("feedback = 3", "feedback = 0", "Träffen har ingen tid för återkoppling."),
        ("talk = 10", "talk = 500", "Samtalet kan inte vara 500 minuter. Välj 1 till 120."),
        ("talk = 10", "tlak = 10", "(times.tlak, rad "),
        ("[times]", "[times", "är inte rätt skriven vid rad "),
    ):
        assert old in good
        settings.write_text(good.replace(old, new), "utf-8")
        with unchanged(made, command):
            said = command("import", made.store, "--fair", FAIR, "--settings", settings)
            assert said.code == 1
            assert sentence in said.err


def test_time_that_does_not_exist_keeps_its_row_out(
    made: Made, tmp_path: Path, command: Command
) -> None:
    people = tmp_path / "l.csv"
    people.write_text("Namn;Kommer\nAda Berg;25.00\nBo Ek;9.30\n", "utf-8")
    said = command("import", made.store, "--fair", FAIR, "--seekers", people, "--json")
    assert (said.code, said.facts["seekers"]["rejected"]) == (0, 1)
    assert "l.csv, rad 2, ”Kommer”: Tiden finns inte på klockan. Skriv den som 13:30." in said.err


def test_employer_without_station_goes_in_and_is_told(tmp_path: Path, command: Command) -> None:
    (tmp_path / "b.csv").write_text("Företag;Bransch\nAB Ett;IT\n", "utf-8")
    (tmp_path / "a.csv").write_text("Namn;Önskemål 1\nÅsa Ek;AB Ett\n", "utf-8")
    lists = ("--employers", tmp_path / "b.csv", "--seekers", tmp_path / "a.csv")
    store = tmp_path / "s.mplats"
    said = command("import", store, "--fair", "F", *lists, "--json")
    assert (said.code, said.facts["employers"]["suspicious"]) == (0, 1)
    assert "Rad 2: arbetsgivaren har inget bord." in said.err
    said = command("schedule", store, "--fair", "F")
    assert said.code == 1
    assert (
        said.err == "Ingen arbetsgivare har något bord. Läs in arbetsgivarlistan med bordsnummer.\n"
    )


def crowded(tmp_path: Path) -> tuple[object, ...]:
    """Thirty people who all want to meet the only employer, and one who wants somebody else."""
    names = "".join(f"Ada Berg{chr(97 + n // 26)}{chr(97 + n % 26)};AB Ett\n" for n in range(30))
    (tmp_path / "a.csv").write_text(f"Namn;Önskemål 1\n{names}Bo Ek;AB Okänd\n", "utf-8")
    (tmp_path / "b.csv").write_text("Företag;Bord\nAB Ett;1\n", "utf-8")
    return ("--employers", tmp_path / "b.csv", "--seekers", tmp_path / "a.csv")


def test_wish_for_an_unknown_employer_is_told_with_its_row(
    tmp_path: Path, command: Command
) -> None:
    said = command("import", tmp_path / "s.mplats", "--fair", "F", *crowded(tmp_path), "--json")
    assert (said.facts["seekers"]["new"], said.facts["wishes"]["suspicious"]) == (31, 1)
    assert "Rad 32: önskemål om en arbetsgivare som inte finns på träffen." in said.err


def test_wishes_that_cannot_all_be_met_give_the_best_there_is(
    tmp_path: Path, command: Command
) -> None:
    store = tmp_path / "s.mplats"
    command("import", store, "--fair", "F", *crowded(tmp_path))
    slots = command("show", store, "--fair", "F", "--json").facts["time_slots"]
    said = command("schedule", store, "--fair", "F", "--json")
    assert said.code == 0
    assert said.facts["meetings"] == min(slots, 30)
    assert said.facts["proven"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_is_told_as_such(tmp_path: Path, command: Command) -> None:
    (tmp_path / "employers.csv").symlink_to("/dev/full")
    said = command("practice", tmp_path, "--json")
    assert said.code == 3
    assert said.facts["sentence"].startswith("Disken är full. Inget som sparats är borta.")


def test_store_that_cannot_grow_keeps_what_it_has(
    made: Made, tmp_path: Path, command: Command
) -> None:
    resource = pytest.importorskip("resource")
    people = tmp_path / "l.csv"
    rows = "".join(f"Ada{chr(97 + n % 26)}{chr(97 + n // 26)} Ek\n" for n in range(400))
    people.write_text(f"Namn\n{rows}", "utf-8")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    with unchanged(made, command):
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, usual[1]))
        try:
            said = command("import", made.store, "--fair", FAIR, "--seekers", people)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, usual)
        assert said.code == 3
        assert said.err.count("\n") == 1


def test_damaged_store_is_told_and_left_as_it_lies(made: Made, command: Command) -> None:
    content = bytearray(made.store.read_bytes())
    content[4096 * 3 : 4096 * 6] = os.urandom(4096 * 3)
    made.store.write_bytes(content)
    for words in (("show", made.store, "--fair", FAIR), ("verify", made.store, "--json")):
        said = command(*words)
        assert said.code == 3
        assert f"{made.store} är skadad. Återställ den senaste säkerhetskopian." in said.err
    assert set(said.facts) >= {"integrity", "journal", "lost", "store_version"}
    assert made.store.read_bytes() == content


def test_store_of_a_newer_version_is_told_and_left(made: Made, command: Command) -> None:
    with closing(sqlite3.connect(made.store)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    said = command("show", made.store, "--fair", FAIR, "--json")
    assert said.code == 3
    assert "är sparad av en nyare version. Installera den senaste versionen" in said.err
    assert said.facts["error"] == "newer"


HOLD = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_store_in_use_is_told(
    made: Made, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motesplats.storage.connection.BUSY_TIMEOUT_MS", 50)
    words = [sys.executable, "-c", HOLD, str(made.store)]
    # A process of its own: locks of one process are no hindrance to itself.
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().startswith(b"held")
        said = command("schedule", made.store, "--fair", FAIR)
        other.communicate()
    assert said.code == 3
    assert "är öppen i ett annat program." in said.err


def test_store_that_is_missing_or_something_else_is_told(tmp_path: Path, command: Command) -> None:
    missing = command("show", tmp_path / "s.mplats", "--fair", FAIR)
    (tmp_path / "t.mplats").write_text("Kära dagbok\n" * 500, "utf-8")
    other = command("show", tmp_path / "t.mplats", "--fair", FAIR)
    folder = command("verify", tmp_path)
    assert [missing.code, other.code, folder.code] == [3, 3, 3]
    assert "finns inte. Kontrollera namnet och mappen." in missing.err
    assert all(said.err.count("\n") == 1 for said in (missing, other, folder))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "är inte rätt skriven vid rad 1, tecken 2."),
        ("[]", "är fel vid filens början: värdet är av fel slag."),
        ('{"format": "motesplats-instance/1"}', "är fel vid n_slots: uppgiften saknas."),
    ],
)
def test_bad_problem_names_the_place(
    content: str, sentence: str, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "p.json"
    path.write_text(content, "utf-8")
    said = command("solve", path, "-o", tmp_path / "t.json")
    assert said.code == 1
    assert sentence in said.err
    assert not (tmp_path / "t.json").exists()


def test_bad_forms_are_told_one_by_one(made: Made, tmp_path: Path, command: Command) -> None:
    full = command("show", made.store, "--fair", FAIR, "--full", "--json").facts
    met = {key: full["timetable"][0][key] for key in ("seeker", "employer")}
    forms = [
        {**met, "answers": {"nonsense": 1}},
        {**met, "answers": {"advice": 3}},
        {**met, "answers": {}},
    ]
    path = tmp_path / "f.json"
    path.write_text(json.dumps({"format": "motesplats-forms/1", "forms": forms}), "utf-8")
    with unchanged(made, command):
        said = command("feedback", made.store, "--fair", FAIR, "--file", path, "--json")
    reasons = [one["reason"] for one in said.facts["refused"]]
    assert reasons == ["answer_invalid", "answer_invalid", "form_incomplete"]
    assert "Formulär 2: Svaret på ”Råd” går inte att spara: värdet är av fel slag." in said.err
    assert "Formulär 3: Formuläret är inte klart. Det saknas: " in said.err


def test_missing_file_is_told_by_name(made: Made, tmp_path: Path, command: Command) -> None:
    shutil.rmtree(tmp_path / "none", ignore_errors=True)
    path = tmp_path / "none" / "l.csv"
    said = command("import", made.store, "--fair", FAIR, "--seekers", path, "--json")
    assert said.code == 3
    assert said.facts["error"] == "file_missing"
    assert "Filen l.csv finns inte." in said.err
