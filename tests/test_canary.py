"""Made-up people walk through the whole fair; the protected ones are codes and nothing else."""

import logging
from collections.abc import Iterable
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import time, timedelta
from io import StringIO
from pathlib import Path

import pypdfium2
import pytest
from usecases.written import everything

from motesplats.compose import run
from motesplats.core.clock import ManualClock, SystemClock, at
from motesplats.core.fair import Meeting
from motesplats.core.notes import About
from motesplats.feedback.answers import Answers, read_answers
from motesplats.feedback.follow_up import Outcome
from motesplats.i18n import Words, words_in
from motesplats.live.board import BoardChoice, Layout
from motesplats.live.hall import hall
from motesplats.logs import start_log, stop_log, write_bug_report
from motesplats.step_words import step_said
from motesplats.storage import journal
from motesplats.storage.feedback import Decision
from motesplats.storage.store import Store
from motesplats.ui.board.facing import Asked, face_of
from motesplats.ui.board.measures import Measures
from motesplats.usecases import (
    arrival,
    feedback,
    follow_up,
    history,
    kiosk,
    notes,
    protection,
    queries,
    reports,
    running,
)
from motesplats.usecases.board import board_names
from motesplats.usecases.context import Context
from motesplats.usecases.exports import KINDS
from motesplats.usecases.live_hall import hall_records
from motesplats.usecases.practice import made_up_answers
from motesplats.usecases.printing import PrintJob, print_sheet

FAIR = "Kanariefågeln"
PROTECTED = (
    "Zebedeus",
    "Kvistrandsson",
    "zebedeus@example.org",
    "070-174 06 66",
    "0701740666",
    "Klockstapelbyggare",
    "runsvarvning",
    "ormvråkar",
    "klockstapelfråga",
    "tjärdalar",
    "trappsvarvning",
    "Skymningsdotter",
)
PROTECTED_AT_THE_DESK = (
    "Malkolmina",
    "Fjällviolsson",
    "malkolmina@example.org",
    "070-174 06 88",
    "0701740688",
    "Spinnrocksmakare",
    "träskosnideri",
    "tranor",
    "spinnrocksfråga",
    "näversömnad",
    "hjulsvarvning",
    "Middagsdotter",
)
PROTECTED_DROP_IN = ("Torvald-Egon", "Stensöta", "070-174 06 99", "Orgeltrampare")
ORDINARY = (
    "Alfonsia",
    "Nyckelharpsson",
    "alfonsia@example.org",
    "070-174 06 77",
    "Tunnbindare",
    "näverflätning",
    "lavar",
    "Gryningsdotter",
)
HIDDEN = (*PROTECTED, *PROTECTED_AT_THE_DESK, *PROTECTED_DROP_IN)
HEADINGS = (
    "Förnamn;Efternamn;E-post;Telefon;Yrke;Kompetenser;Fråga mig om;Handläggare;"
    "Tolk;Skyddade personuppgifter;Kommer;Önskemål 1;Min fråga;Portfölj;Återkoppling på\n"
)
PROTECTED_ROW = (
    "Zebedeus;Kvistrandsson;zebedeus@example.org;070-174 06 66;Klockstapelbyggare;runsvarvning;"
    "ormvråkar;Skymningsdotter;;Ja;{time};AB Ett;klockstapelfråga;tjärdalar;trappsvarvning\n"
)
ORDINARY_ROW = (
    "Alfonsia;Nyckelharpsson;alfonsia@example.org;070-174 06 77;Tunnbindare;näverflätning;"
    "lavar;Gryningsdotter;;Nej;{time};AB Ett;tunnbandsfråga;hornbågar;kärlbindning\n"
)
ROW_OF_THE_DESK = (
    "Malkolmina;Fjällviolsson;malkolmina@example.org;070-174 06 88;Spinnrocksmakare;träskosnideri;"
    "tranor;Middagsdotter;;Nej;;AB Ett;spinnrocksfråga;näversömnad;hjulsvarvning\n"
)
NAMED_AT = {
    *("badges", "slips", "prep", "timetable", "kiosk", "desk", "search", "show", "report"),
    *("board", "history", "notes", "followup", "employers", "prepsheets", "cards"),
    "export",
}


def pdf_text(path: Path) -> str:
    with closing(pypdfium2.PdfDocument(path)) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


class Walk:
    """Leads these people through the fair and keeps what each place shows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "s.mplats"
        self.seen: dict[str, str] = {}

    def command(self, place: str, *words: object) -> None:
        told = StringIO()
        with redirect_stdout(told), redirect_stderr(told):
            code = run([str(word) for word in words])
        assert code == 0, told.getvalue()
        self.seen[place] = self.seen.get(place, "") + told.getvalue()

    def of_fair(self, place: str, name: str, *words: object) -> None:
        self.command(place, name, self.store, "--fair", FAIR, *words)

    def read_lists(self) -> None:
        lists = self.folder / "lists"
        lists.mkdir()
        people, odd, hosts = lists / "a.csv", lists / "odd.csv", lists / "b.csv"
        rows = [row.format(time="") for row in (PROTECTED_ROW, ORDINARY_ROW)]
        people.write_text("".join((HEADINGS, *rows, ROW_OF_THE_DESK)), "utf-8")
        rows = [row.format(time="25.00") for row in (PROTECTED_ROW, ORDINARY_ROW)]
        odd.write_text(HEADINGS + "".join(rows), "utf-8")
        hosts.write_text("Företag;Bord\nAB Ett;1\n", "utf-8")
        self.of_fair("import", "import", "--seekers", people, "--employers", hosts)
        errors = self.folder / "fel.csv"
        self.of_fair("import", "import", "--seekers", odd, "--errors", errors)
        self.seen["errors"] = errors.read_text("utf-8-sig")

    def protect(self) -> None:
        with closing(Store.open(self.store, clock=SystemClock())) as store:
            context, fair = self.at(store)
            name = PROTECTED_AT_THE_DESK[0]
            late = next(s for s in queries.seekers(context, fair) if s.first_name == name)
            marked = protection.protect(context, late.id, True)
            wanted = tuple(host.id for host in queries.employers_at(context, fair))
            drop_in = arrival.WalkIn(*PROTECTED_DROP_IN, wishes=wanted, protected=True)
            self.seen["desk"] = repr((marked, arrival.walk_in(context, fair, drop_in)))

    def print_and_arrive(self) -> None:
        self.of_fair("schedule", "schedule")
        pdf = self.folder / "pdf"
        before = ("prepsheets", "cards")
        sheets = ("badges", "slips", "signs", "timetable", "prep", *before)
        self.of_fair("print", "print", *sheets, "-o", pdf)
        for sheet in sheets:
            self.seen[sheet] = pdf_text(pdf / f"{sheet}.pdf")
        with closing(Store.open(self.store, clock=SystemClock())) as store:
            codes = [s.code for s in queries.seekers(*self.at(store))]
        self.of_fair("desk", "arrive", *codes)
        self.of_fair("desk", "arrive", *codes)

    def at(self, store: Store) -> tuple[Context, str]:
        context = Context(store, SystemClock())
        return context, queries.fair_by_name(context, FAIR).id

    def meet(self) -> None:
        with closing(Store.open(self.store, clock=SystemClock())) as store:
            context, fair = self.at(store)
            words = [word for text in (*HIDDEN, *ORDINARY) for word in (text, text[:4])]
            hits = [arrival.search(context, fair, word) for word in words]
            shown = (
                hits,
                arrival.latest_arrivals(context, fair),
                arrival.attendance(context, fair),
            )
            self.seen["search"] = repr(shown)
            for one in queries.seekers(context, fair):
                line = notes.new_note(context, fair, "Ring", "", About(seeker=one.id))
                notes.save_note(context, fair, line)
            self.seen["notes"] = repr(notes.notes_at(context, fair))
            [host] = queries.employers_at(context, fair)
            kiosk.set_pin(context, host.id, "4711")
            session = kiosk.unlock_kiosk(context, host.id, "4711")
            self.seen["kiosk"] = repr((kiosk.kiosk_employers(context, fair), session))
            for number, meeting in enumerate(kiosk.kiosk_meetings(context, session)):
                known = meeting.view.meeting
                card = kiosk.prep_card(context, session, known.id)
                form = feedback.open_form(context, session, known.id)
                answers = read_answers(form.form, made_up_answers(form.form, number))
                saved = self.hand_in(context, session, known, answers)
                self.seen["kiosk"] += repr((meeting, card, form, saved))
            for text in reports.release_list(context, fair):
                reports.decide_text(context, text.submission, text.item, Decision.RELEASED)
            self.seen["mended"] = repr(running.mend_timetable(context, fair, 0, frozenset()))
            self.seen["board"] = board_of(context, fair)
            with store.read() as connection:
                rows = connection.exec_driver_sql("SELECT * FROM row_change").all()
                self.seen["journal"] = repr((journal.latest(connection, 500), rows))
            told = history.history(context, fair)
            self.seen["history"] = "\n".join(step_said(one.step, Words()) for one in told)
            log = history.write_history(context, fair, self.folder / "log.csv", Words())
            self.seen["history"] += log.read_text("utf-8-sig")

    def hand_in(
        self, context: Context, session: kiosk.KioskSession, meeting: Meeting, answers: Answers
    ) -> object:
        feedback.autosave(context, session, meeting.id, answers)
        told = feedback.preview_feedback(context, session, answers, "sv")
        signed = feedback.Signed(answers)
        return told, feedback.save_feedback(context, session, meeting.id, signed)

    def sum_up(self, pdf: Path) -> None:
        """The summary is made when the fair is over."""
        with closing(Store.open(self.store, clock=SystemClock())) as store:
            fair = queries.all_fairs(Context(store, SystemClock()))[0].fair
            over = ManualClock(at(fair.day, fair.plan.ends) + timedelta(hours=1))
            context = Context(store, over)
            made = print_sheet(context, fair.id, "summary", pdf, PrintJob(Words()))
        self.seen["summary"] = pdf_text(made.path)

    def close(self) -> None:
        pdf = self.folder / "pdf"
        self.of_fair("print", "print", "reports", "-o", pdf)
        self.sum_up(pdf)
        made = sorted((pdf / "reports").glob("*.pdf"))
        self.seen["report"] = "\n".join(pdf_text(path) for path in made)
        self.export()
        self.of_fair("show", "show", "--full", "--json")
        self.of_fair("show", "show")
        self.command("keeping", "verify", self.store)
        self.command("keeping", "backup", self.store, self.folder / "b.mplats")
        names = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*"))
        self.seen["file names"] = "\n".join(names)

    def export(self) -> None:
        """All files but those that are not made of so few people and fairs."""
        kinds = sorted(set(KINDS) - {"evaluation", "series"})
        self.of_fair("export", "export", *kinds, "-o", self.folder)
        self.seen["export"] += everything(self.folder / "export")

    def follow_up(self) -> None:
        """A week later: whom to call, what became of them, and what employers took home."""
        with closing(Store.open(self.store, clock=SystemClock())) as store:
            context, fair = self.at(store)
            after = queries.fair_by_id(context, fair).day + timedelta(days=8)
            context = replace(context, clock=ManualClock(at(after, time(9))))
            for due in follow_up.due_list(context):
                follow_up.record_outcome(context, Outcome(due.seeker, "m1", "A"))
            context = replace(context, clock=ManualClock(at(after, time(9)) + timedelta(days=90)))
            for sheet in ("followup", "employers", "outcomes"):
                made = print_sheet(context, fair, sheet, self.folder / "after", PrintJob(Words()))
                self.seen[sheet] = pdf_text(made.path)

    def go_wrong(self) -> None:
        """What a bug leaves behind when it happens with everybody in hand."""
        handler = start_log(self.folder / "log")
        try:
            _break(*HIDDEN, *ORDINARY)
        except ValueError as error:
            logging.getLogger("motesplats.test").error("broken", exc_info=error)
            self.seen["bug report"] = write_bug_report(error, self.folder / "log").read_text(
                "utf-8"
            )
        finally:
            stop_log(handler)
        logs = (self.folder / "log").glob("*.log*")
        self.seen["log"] = "\n".join(path.read_text("utf-8") for path in logs)


def board_of(context: Context, fair: str) -> str:
    """Every layout of the big screen, in every minute from an hour before the fair."""
    records = hall_records(context, fair)
    names = board_names(records.known, words_in("sv"))
    course = replace(records.course, by_hand=False)
    day, minutes = at(records.fair.day, records.fair.plan.starts), range(-60, 600)
    told = []
    for layout in (Layout.STATIONS, Layout.NAMES, Layout.CLOCK):
        asked = Asked(BoardChoice(layout, by_phase=False, english=True), Measures(1920, 1080))
        for minute in minutes:
            now = day + timedelta(minutes=minute)
            found = hall(records.gathering, records.facts, course, now)
            told.append(repr(face_of(records, found, names, asked)))
    return "\n".join(told)


def _break(*texts: str) -> None:
    raise ValueError(" ".join(texts))


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What every place shows of them: the screens' answers, sheets, files, names and logs."""
    walk = Walk(tmp_path_factory.mktemp("canary"))
    walk.read_lists()
    walk.protect()
    walk.print_and_arrive()
    walk.meet()
    walk.follow_up()
    walk.go_wrong()
    walk.close()
    return walk.seen


PLACES = (
    *("import", "errors", "badges", "slips", "signs", "timetable", "prep", "summary", "report"),
    *("desk", "search", "kiosk", "board", "mended", "show", "print", "schedule", "keeping"),
    *("file names", "log", "bug report", "journal", "history", "notes"),
    *("followup", "employers", "outcomes"),
    *("prepsheets", "cards", "export"),
)


def said_of(people: Iterable[str], text: str) -> list[str]:
    return [word for word in people if word.casefold() in text.casefold()]


@pytest.mark.parametrize("place", PLACES)
def test_protected_person_is_a_code_and_nothing_else(place: str, seen: dict[str, str]) -> None:
    assert said_of(HIDDEN, seen[place]) == []


@pytest.mark.parametrize("place", sorted(NAMED_AT))
def test_other_person_is_named_where_names_are_shown(place: str, seen: dict[str, str]) -> None:
    assert "Alfonsia" in seen[place]


def test_walk_has_been_to_every_place(seen: dict[str, str]) -> None:
    assert set(seen) == set(PLACES)
    assert all(seen[place] for place in PLACES)


@pytest.mark.parametrize("place", sorted(set(PLACES) - {"errors", "followup"}))
def test_address_of_anybody_is_the_coordinators_alone(place: str, seen: dict[str, str]) -> None:
    assert said_of(["alfonsia@example.org"], seen[place]) == []


@pytest.mark.parametrize("place", ["timetable", "kiosk", "prep", "board"])
def test_last_name_is_not_shown_where_the_first_is_enough(place: str, seen: dict[str, str]) -> None:
    assert "Nyckelharpsson" not in seen[place]


@pytest.mark.parametrize("place", ["log", "bug report", "journal", "file names"])
def test_what_the_program_keeps_for_itself_names_nobody(place: str, seen: dict[str, str]) -> None:
    assert said_of(ORDINARY, seen[place]) == []
