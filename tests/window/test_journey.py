"""A whole fair in a real window: mouse, keyboard and scanner, driven from another process."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from window.person import Person, person_at
from window.screen import WITH_US, end, own_screen, skip_without_screen

PROGRAM = [sys.executable, "-m", "motesplats", "--lang", "sv"]
SENTENCE = "Jag märkte det när du förklarade hur åskledaren på Östra ängen säkrades."
PIN = "4821"
# On a fair's own day its clock chooses what is shown, by the hour at which this is run.
DAY = "2031-03-04"
PASSPHRASE = "blåbär i backen"


@dataclass(frozen=True, slots=True)
class Hall:
    """The person at the screen, and the folder that the window and the test share."""

    person: Person
    folder: Path
    environment: dict[str, str]

    @property
    def store(self) -> Path:
        return self.folder / "träff.mplats"

    def ask(self, *arguments: str) -> str:
        """What a command of the program answers."""
        known = {**self.environment, "MOTESPLATS_PASSPHRASE": PASSPHRASE}
        done = subprocess.run(
            [*PROGRAM, *arguments], env=known, check=True, capture_output=True, text=True
        )
        return done.stdout


@pytest.fixture
def hall(tmp_path: Path, project_root: Path) -> Iterator[Hall]:
    """The program in its window on an empty store; a picture of the screen is kept."""
    skip_without_screen()
    with opened(tmp_path, project_root) as made:
        try:
            yield made
        finally:
            made.person.picture(tmp_path / "last-screen.png")


@contextmanager
def opened(folder: Path, project_root: Path) -> Iterator[Hall]:
    with own_screen(folder / "home") as environment:
        environment["PYTHONPATH"] = str(project_root)
        store = str(folder / "träff.mplats")
        with (folder / "window.log").open("wb") as log:
            window = subprocess.Popen(
                [*WITH_US, *PROGRAM, store],
                cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            with person_at(environment, window.pid) as person:
                yield Hall(person, folder, environment)
        finally:
            end(window)


def test_a_whole_fair_is_held_with_mouse_keyboard_and_scanner(hall: Hall) -> None:
    choose_passphrase(hall)
    create_fair(hall)
    read_lists(hall)
    make_timetable(hall)
    scanned = scan_a_badge(hall)
    check_in_by_name(hall)
    give_feedback(hall, scanned)
    release_the_text(hall)
    report = print_reports(hall)
    assert scanned.name in report
    assert SENTENCE in report
    assert json.loads(hall.ask("verify", str(hall.store), "--json"))["integrity"] == "ok"


@dataclass(frozen=True, slots=True)
class Arrived:
    """What the desk's large answer said about somebody whose badge was scanned."""

    name: str
    station: str
    employer: str


def choose_passphrase(hall: Hall) -> None:
    person = hall.person
    person.fill("Lösenord, minst åtta tecken", PASSPHRASE, "password text")
    person.fill("Lösenordet en gång till", PASSPHRASE, "password text")
    person.click("Skapa filen", "button")


def create_fair(hall: Hall) -> None:
    person = hall.person
    person.click("Ny träff", "button")
    person.fill("Träffens namn", "Träff på Åsgården", "text")
    person.fill("Dag", DAY, "spin button")
    person.click("Skapa träffen", "button")
    person.read("Träff på Åsgården")


def read_lists(hall: Hall) -> None:
    """The lists of a practice fair, chosen in the file dialog as a person does."""
    lists = hall.folder / "listor"
    hall.ask("practice", str(lists))
    person = hall.person
    for choose, file in (
        ("Välj lista med arbetsgivare", "employers.csv"),
        ("Välj lista med personer", "seekers.xlsx"),
    ):
        person.click(choose, "button")
        person.fill("Filnamn:", f"listor/{file}", "text")
        person.press("Return")
        person.read("Inget är sparat än")
    person.click(r"Läs in 60 personer och \d+ arbetsgivare", "button")
    person.read("Inläst: 60 personer")


def open_page(person: Person, name: str) -> None:
    person.click(name, "check box")


def make_timetable(hall: Hall) -> None:
    person = hall.person
    open_page(person, "Schema")
    person.click("Skapa schema", "button")
    person.read(r"\d+ möten för \d+ personer\. Utkast", patience=40)
    person.click("Publicera schemat", "button")
    person.read("Publicerat, version 1")


def scan_a_badge(hall: Hall) -> Arrived:
    """The badges are printed, and the first one's code is read from the sheet as a scanner does."""
    person = hall.person
    open_page(person, "Utskrifter")
    person.fill("Mapp för utskrifter", str(hall.folder / "ark"), "text")
    person.click("Namnbrickor", "button")
    person.read(r"Klart: \S+badges\.pdf")
    page = pypdfium2.PdfDocument(hall.folder / "ark" / "badges.pdf")[0]
    code = zxingcpp.read_barcodes(page.render(scale=3).to_pil())[0].text
    open_page(person, "Incheckning")
    person.find("Skanna en namnbricka eller skriv ett namn", "text")
    person.scan(code)
    person.read(r"Incheckad kl\.")
    return read_answer(person)


def read_answer(person: Person) -> Arrived:
    said = [seen.says for seen in person.look() if seen.role == "label"]
    name, shown_code, first, where = said[said.index(person.read(r"Incheckad kl\..*")[0]) + 1 :][:4]
    assert shown_code.startswith("Kod ")
    place = re.fullmatch(r"Bord (\d+) kl\. \d\d\.\d\d", first)
    assert place is not None
    return Arrived(name, place[1], where.split(" · ")[0])


def check_in_by_name(hall: Hall) -> None:
    """A name is found without its accents."""
    person = hall.person
    person.type("camil jur")
    person.read("Ćamil Jurić")
    person.press("Return")
    person.read("Ćamil Jurić.* är incheckad")
    person.read("2 av 60 inne")


def give_feedback(hall: Hall, scanned: Arrived) -> None:
    person = hall.person
    open_page(person, "Arbetsgivarläge")
    person.click(f"{re.escape(scanned.employer)}, bord {scanned.station}", "button")
    pass_gate(person)
    person.fill("Er kod", PIN, "text")
    person.fill("Koden en gång till", PIN, "text")
    person.click("Spara koden och lås upp", "button")
    person.click(f".*{re.escape(scanned.name)}.*", "cell")
    person.click("Öppna mötet", "button")
    fill_form(person, scanned)
    person.press("ctrl+Return")
    person.read(re.escape(SENTENCE))
    person.click("Spara återkopplingen", "button")
    person.read(r"1 av \d+ möten har återkoppling")
    person.click("Lås", "button")
    person.click("Till koordinatorn", "button")
    pass_gate(person)


def pass_gate(person: Person) -> None:
    """What only the coordinator may do takes the coordinator's passphrase."""
    person.fill("Lösenord", PASSPHRASE, "password text")
    person.click("Släpp igenom", "button")


def fill_form(person: Person, scanned: Arrived) -> None:
    """Mouse for what is chosen, keyboard for what is written and for the levels."""
    person.read(f"Återkoppling till {re.escape(scanned.name)}")
    person.click("Samspel i mötet.*", "check box")
    person.click(r"Vad sa eller gjorde personen\?", "text")
    person.type(SENTENCE)
    person.press("Return", "3", "4", "3")
    person.click("Inget ledigt som passar just nu", "check box")
    person.click("Inget väsentligt saknas", "check box")
    # Enter goes on to the next question, space takes its first choice.
    person.press("Return", "space")
    person.click("Inom en månad", "check box")


def release_the_text(hall: Hall) -> None:
    person = hall.person
    open_page(person, "Rapporter")
    person.read(r"Släpp fritext \(1\)")
    person.read(re.escape(SENTENCE))
    person.click("Släpp texten", "button")
    person.read("Alla texter är lästa")


def print_reports(hall: Hall) -> str:
    """The text of the one report that was made."""
    hall.person.click("Skriv ut rapporter", "button")
    hall.person.read("1 rapport ligger i mappen")
    [report] = (hall.folder / "ark" / "rapporter").glob("*.pdf")
    text = subprocess.run(["pdftotext", "-layout", report, "-"], capture_output=True, check=True)
    return " ".join(text.stdout.decode().split())
