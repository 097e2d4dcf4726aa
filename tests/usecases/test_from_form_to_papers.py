"""What employers answer at their screen stands on every paper that it is for, and on no other."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from usecases.builders import (
    fair_in,
    give_feedback,
    host,
    later,
    meeting_between,
    planned,
    register,
    seeker_named,
    session_of,
    someone,
)
from usecases.test_reports import SWEDISH, release_all, text_of

from motesplats.core.clock import ManualClock, at
from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.exchange.rows import RoleRow
from motesplats.usecases import queries
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.employers_words import release_words, words_to_read
from motesplats.usecases.kiosk import prep_card
from motesplats.usecases.kiosk_closing import LastWords, closing, keep_last_words
from motesplats.usecases.officer_files import make_officer_files
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.report_files import ReportOrder, make_reports
from motesplats.usecases.sharing import share
from motesplats.usecases.summaries import fair_summary

PEOPLE = ("Ada Alm", "Bo Ek", "Cia Dal", "Dag Eng", "Eva Ås", "Fia Öst")
MERITS = [
    {"merit": "m_licence_b", "verification_level": "V2"},
    {"merit": "m_truck", "verification_level": "V0"},
]
GROUP = "Lång tid utan arbete"


@pytest.fixture
def fair(context: Context) -> Fair:
    """Six people of one group who came, and an employer with two openings at three stations."""
    made = fair_in(context)
    builders = host("Bygg AB", 1, 2, 3, roles=(RoleRow("Montör", places=2),))
    people = (someone(name, "Bygg AB", tags=(GROUP,)) for name in PEOPLE)
    register(context, made, builders, *people)
    for seeker in queries.seekers(context, made.id):
        check_in_by_name(context, seeker.id)
    return planned(context, made)


def told_of_all(context: Context, fair: Fair, **answers: object) -> None:
    """The same feedback to everybody, with every text released."""
    for name in PEOPLE:
        give_feedback(context, fair, name.split()[0], "Bygg AB", **answers)
    release_all(context, fair)


def report_of(context: Context, fair: Fair, name: str, folder: Path) -> str:
    only = frozenset({seeker_named(context, fair, name).id})
    return text_of(make_reports(context, fair.id, folder, ReportOrder(only)).files[0])


def paper(context: Context, fair: Fair, sheet: str, folder: Path) -> str:
    return text_of(print_sheet(context, fair.id, sheet, folder, PrintJob(SWEDISH)).path)


def counted(context: Context, fair: Fair, table: str) -> dict[str, int]:
    """The first column of a table of the summary."""
    tables = fair_summary(context, fair.id).of(table)
    rows = [row for one in tables for row in one.rows]
    return {row.label.sv: row.cells[0].number for row in rows}


def officers_page(context: Context, fair: Fair, name: str, folder: Path) -> str:
    share(context, seeker_named(context, fair, name).id)
    files = make_officer_files(context, fair.id, folder / "officer", SWEDISH).files
    return text_of(next(path for path in files if path.suffix == ".pdf"))


def test_a_call_to_an_interview_for_one_of_two_openings_is_the_employers_and_the_seekers(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    assert "2 lediga jobb" in paper(context, fair, "roles", tmp_path)
    promise = {"promise": "P3", "promise_by": "2026-12-03", "promise_contact": "Eva Ek"}
    told_of_all(context, fair, **promise)
    ended = closing(context, session_of(context, fair, "Bygg AB"), "sv")
    assert len(ended.result.promises) == len(PEOPLE)
    assert all("Vi kallar till intervju" in one.text for one in ended.result.promises)
    said = report_of(context, fair, "Bo", tmp_path)
    assert "Bygg AB kallar dig till en intervju senast 3 december 2026." in said


def test_three_employers_have_their_own_words_and_one_summary_in_the_report(
    context: Context, tmp_path: Path
) -> None:
    fair, names = fair_in(context), ("Bygg AB", "Kök AB", "Vård AB")
    hosts = (host(name, number) for number, name in enumerate(names, 1))
    register(context, fair, *hosts, someone("Bo Ek", *names))
    planned(context, fair)
    for name in names:
        said = {"strength_evidence": f"Du ritade för {name}.", "advice": f"Öva hos {name}."}
        give_feedback(context, fair, "Bo", name, **said)
    release_all(context, fair)
    text = report_of(context, fair, "Bo", tmp_path)
    for name in names:
        assert text.count(f"Du ritade för {name}.") == text.count(f"Öva hos {name}.") == 1
    assert "Det här sa flera" in text
    assert "Tre arbetsgivare: " in text
    assert text.count("Skicka en kort film där du visar ett av dina arbeten.") == 1


def test_levels_of_two_fairs_stand_with_their_time_and_an_arrow(
    context: Context, tmp_path: Path
) -> None:
    bo = someone("Bo Ek", "Bygg AB", phone="070-174 06 11")
    for month, level in ((3, "L2"), (11, "L3")):
        fair = fair_in(context, str(month), day=date(2026, month, 26))
        register(context, fair, host("Bygg AB", 1), bo)
        planned(context, fair)
        levels = {"learning": "L3", "g_craft": level, "interplay": "L2"}
        give_feedback(context, fair, "Bo", "Bygg AB", competence_levels=levels)
    release_all(context, fair)
    order = ReportOrder(page=True)
    paper_file, page = make_reports(context, fair.id, tmp_path, order).files
    told = "Yrkeskunnande: Vid träffen i mars: En bit på väg. Nu: Du har det som behövs."
    assert told.partition(": ")[2] in text_of(paper_file)
    assert page.read_text("utf-8").count('class="up"') == 1


def test_another_role_stands_in_the_report_and_at_the_top_of_the_summary(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    told_of_all(context, fair, role_ssyk="9111", alt_roles=["9412"], alt_why="Du är noggrann.")
    said = report_of(context, fair, "Bo", tmp_path)
    assert "Restaurang- och köksbiträden" in said
    assert "Du är noggrann." in said
    assert counted(context, fair, "t6") == {"Städare – Restaurang- och köksbiträden m.fl.": 6}


def test_a_merit_that_was_checked_is_the_officers_with_employer_and_day_and_no_other(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    told_of_all(context, fair, verified_merits=MERITS)
    page = officers_page(context, fair, "Bo", tmp_path)
    assert "Körkort B: Jag har sett intyg, betyg eller arbete, Bygg AB, 2026-11-26" in page
    assert page.count("Bygg AB, 2026-11-26") == 1
    assert sum(counted(context, fair, "t5").values()) == len(PEOPLE)


def test_wanted_support_stands_in_report_officers_page_and_totals(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    told_of_all(context, fair, interventions=["iv_placement"], gap=["gap_cert"])
    assert "Praktik" in report_of(context, fair, "Bo", tmp_path)
    assert "Stöd: Praktik" in officers_page(context, fair, "Bo", tmp_path)
    assert counted(context, fair, "t4")["Praktik"] == 6
    assert counted(context, fair, "t3") == {"Intyg eller certifikat för uppgifterna": 6}
    assert "Praktik 6" in paper(context, fair, "summary", tmp_path)


def test_a_group_is_counted_in_the_summary_and_hidden_from_employers(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    register(
        context, fair, *(someone(f"{name} Ny") for name in ("Gun", "Hal", "Ida", "Jan", "Kim"))
    )
    for seeker in queries.seekers(context, fair.id):
        check_in_by_name(context, seeker.id)
    assert f"{GROUP} 6" in paper(context, fair, "summary", tmp_path)
    meeting = meeting_between(context, fair, "Bo", "Bygg AB")
    assert GROUP not in repr(prep_card(context, session_of(context, fair, "Bygg AB"), meeting.id))
    for sheet in ("prep", "timetable", "employers"):
        assert GROUP not in paper(context, fair, sheet, tmp_path)


def test_what_employers_say_of_the_fair_stands_in_the_summary_without_names(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    told = LastWords(lacking="Intyg.", hinders="Ingen tid.", support="En handledare.")
    keep_last_words(context, session_of(context, fair, "Bygg AB"), told)
    assert "handledare" not in paper(context, fair, "summary", tmp_path)
    for one in words_to_read(context, fair.id):
        release_words(context, one, True)
    said = paper(context, fair, "summary", tmp_path)
    assert "Arbetsgivarnas villkor och behov av stöd" in said
    for word in ("”Intyg.”", "”Ingen tid.”", "”En handledare.”"):
        assert word in said
    assert not [name for name in ("Bygg AB", *PEOPLE) if name in said]


def test_the_part_about_equality_says_what_nobody_has_told(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    said = paper(context, fair, "summary", tmp_path)
    assert "Jämställdhet och annat som saknas" in said
    assert "De som kom, efter kön: uppgift saknas." in said
    assert "Bostadskommun: uppgift saknas." in said


def test_the_summary_is_there_the_second_the_fair_is_over(
    context: Context, tmp_path: Path, refused: Callable[..., object]
) -> None:
    fair = fair_in(context, practice=False)
    register(context, fair, host("Bygg AB", 1), *(someone(name, "Bygg AB") for name in PEOPLE))
    planned(context, fair)
    assert isinstance(context.clock, ManualClock)
    context.clock.move_to(at(fair.day, time(9, 59, 59)))
    with refused(Refusal.SUMMARY_TOO_EARLY, time="10:00"):
        paper(context, fair, "summary", tmp_path)
    later(context, seconds=1)
    said = paper(context, fair, "summary", tmp_path)
    assert "Anmälda som inte kom 6" in said


def test_paper_and_workbook_have_the_same_numbers(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    told_of_all(context, fair, interventions=["iv_placement"])
    said = paper(context, fair, "summary", tmp_path)
    path = print_sheet(context, fair.id, "summary.xlsx", tmp_path, PrintJob(SWEDISH)).path
    rows = list(load_workbook(path)["Tabeller"].iter_rows(min_row=2, values_only=True))
    numbers = [(what, number) for _, _, _, what, _, number, *_ in rows if number is not None]
    assert len(numbers) > 5
    assert [(what, n) for what, n in numbers if f"{what} {n}" not in said] == []
