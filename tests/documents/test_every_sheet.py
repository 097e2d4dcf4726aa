"""What holds for each kind of sheet: accessible, embedded fonts, repeatable, refused when empty."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from paper import actual_texts, findings, pages, roles, text, unembedded_fonts
from values_for_sheets import FRAME, MUHAMMAD, badge, entries, numbers, prep, sign, slip

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.certificate import certificates
from motesplats.documents.employer_page import EmployerPage, OwnMeeting, employer_pages
from motesplats.documents.follow_up import CallRow, OutcomeSheet, ShareValue, calls, outcomes
from motesplats.documents.labels import BadgeOptions, badges
from motesplats.documents.plan_forms import plan_forms
from motesplats.documents.poll import PollAnswers, PollForm, poll_answers, poll_forms
from motesplats.documents.prep import prep_cards
from motesplats.documents.signs import signs
from motesplats.documents.slips import slips
from motesplats.documents.summary import summary
from motesplats.documents.task_split import task_split
from motesplats.documents.timetable import timetable
from motesplats.documents.values import CertificateValue, Following, TimetableSheet
from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import Shown
from motesplats.feedback.summary_values import Cell, Row
from motesplats.i18n import Words, words_in

CAME, CODE_ALONE = CertificateValue(MUHAMMAD, True, 1), CertificateValue("7GM3 HE3Z", False, 0)
SHEETS: dict[str, Callable[[Words], bytes]] = {
    "badges": lambda tr: badges([badge(1, MUHAMMAD), badge(2)], BadgeOptions(), tr),
    "slips": lambda tr: slips([slip(1, heading=MUHAMMAD), slip(2, 0)], "A5", tr),
    "prep": lambda tr: prep_cards([prep(2, MUHAMMAD), prep(0)], tr),
    "signs": lambda tr: signs([sign(1, "Förare"), sign(2)], tr),
    "timetable": lambda tr: timetable(entries(3, 3), tr),
    "summary": lambda tr: summary(numbers(30, 4), FRAME, tr),
    "certificates": lambda tr: certificates([CAME, CODE_ALONE], FRAME, tr),
    "tasks": lambda tr: task_split(FRAME, tr),
    "plans": lambda tr: plan_forms(FRAME, tr),
    "followup": lambda tr: calls([CALL] * 30, FRAME, tr),
    "outcomes": lambda tr: outcomes(OUTCOMES, FRAME, tr),
    "poll": lambda tr: poll_forms([POLL, POLL], FRAME, tr),
    "poll.results": lambda tr: poll_answers([ANSWERS], ["Mer tid."], FRAME, tr),
    "employers": lambda tr: employer_pages([DAY, replace(DAY, meetings=())], FRAME, tr),
}
MET = OwnMeeting("09:15", MUHAMMAD, "Hölls", "Vi ringer", "2026-12-03")
DAY = EmployerPage("Bygg AB", (MET,) * 30, 30, 29, 1, 75, (("Vad fungerade bra i dag?", "Allt."),))
CALL = CallRow("2026-12-03", "En vecka", MUHAMMAD, "070-174 06 05", "Eva")
SOME, FEW = Cell(Shown.NUMBER, 12), Cell(Shown.FEW)
OUTCOMES = OutcomeSheet(
    (ShareValue("En vecka", SOME, SOME, FEW),),
    (("Indikatorer", (Row(Text("Har arbete"), (SOME,)), Row(Text("Praktik"), (FEW,)))),),
    "Löften: 5 hållna.",
    "Har arbete: 12 av 24 (50 %).",
)
POLL = PollForm("Minglet", ("Nej", "Ja"), ("Jag fick nya idéer",), "Vad ska vi ändra?")
ANSWERS = PollAnswers("Minglet", 10, 2, ("Nej", "Ja"), (("Jag fick nya idéer", (2, 8)),))
PEOPLE: dict[str, Callable[[int, Following], bytes]] = {
    "badges": lambda n, follow: badges([badge(1)] * n, BadgeOptions(), Words(), follow),
    "slips": lambda n, follow: slips([slip(1)] * n, "A6", Words(), follow),
    "signs": lambda n, follow: signs([sign(1)] * n, Words(), follow),
    "prep": lambda n, follow: prep_cards([prep()] * n, Words(), follow),
    "certificates": lambda n, follow: certificates([CAME] * n, FRAME, Words(), follow),
    "employers": lambda n, follow: employer_pages([DAY] * n, FRAME, Words(), follow),
}


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_checker_of_accessible_pdf_finds_nothing(name: str, language: str) -> None:
    content = SHEETS[name](words_in(language))
    assert findings(content) == []
    assert unembedded_fonts(content) == []
    assert roles(content)["H1"] >= 1
    assert SHEETS[name](words_in(language)) == content


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("badges", {"H1", "Figure", "P"}),
        ("slips", {"H1", "L", "LI", "LBody", "P", "Figure"}),
        ("prep", {"H1", "H2", "L", "LI", "Lbl", "LBody", "P"}),
        ("signs", {"H1", "P"}),
        ("timetable", {"H1", "H2", "Table", "TR", "TH", "TD"}),
        ("certificates", {"H1", "H2", "P", "L", "LI", "LBody"}),
        ("followup", {"H1", "Table", "TR", "TH", "TD", "P"}),
        ("outcomes", {"H1", "H2", "Figure", "Table", "P"}),
        ("poll", {"H1", "H2", "Table", "P"}),
        ("poll.results", {"H1", "H2", "H3", "Figure", "L"}),
        ("employers", {"H1", "H2", "Table", "P"}),
        ("summary", {"H1", "H2", "H3", "Figure", "Table", "TR", "TH", "TD", "L"}),
    ],
)
def test_what_a_sheet_is_made_of_is_told_to_a_screen_reader(name: str, parts: set[str]) -> None:
    found = roles(SHEETS[name](Words()))
    assert parts <= set(found)
    assert found["LI"] == found["LBody"]
    assert found["TR"] * bool(found["Table"]) <= found["TH"] + found["TD"]


@pytest.mark.parametrize("name", ["badges", "slips", "prep"])
def test_an_arabic_name_is_read_as_it_is_written(name: str) -> None:
    spoken = actual_texts(SHEETS[name](Words()))
    assert any(MUHAMMAD.split()[0] in one for one in spoken)


@pytest.mark.parametrize("name", PEOPLE)
def test_progress_is_told_and_a_cancelled_job_stops(name: str) -> None:
    heard: list[tuple[int, int]] = []
    PEOPLE[name](2, Following(progress=lambda done, total: heard.append((done, total))))
    assert heard == [(1, 2), (2, 2)]
    with pytest.raises(Refused) as refused:
        PEOPLE[name](2, Following(cancelled=lambda: True))
    assert refused.value.refusal is Refusal.STOPPED


@pytest.mark.parametrize("name", PEOPLE)
def test_nothing_to_print_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refused:
        PEOPLE[name](0, Following())
    assert refused.value.refusal is Refusal.NOTHING_TO_PRINT
    assert refused.value.details == {"what": name}


def test_there_is_no_timetable_sheet_without_meetings() -> None:
    with pytest.raises(Refused) as refused:
        timetable(TimetableSheet("", "", 1, ()), Words())
    assert refused.value.refusal is Refusal.NO_TIMETABLE


def test_each_station_has_a_page_with_number_employer_and_as_many_roles_as_have_room() -> None:
    first, second = pages(
        signs([sign(7, "Förare"), sign(1, *(f"R{n}" for n in range(9)))], Words())
    )
    assert first == "Bord 7 Åkeri 7 Förare"
    assert "R8" not in second


def test_the_timetable_goes_by_time_and_then_by_station() -> None:
    by_time, by_station = pages(timetable(entries(2, 2), Words()))
    people = ["Person 1 0", "Person 2 0", "Person 1 1", "Person 2 1"]
    assert sorted(people, key=by_time.index) == people
    assert sorted(people, key=by_station.index) == sorted(people)


def test_table_headings_stand_on_every_page_but_are_read_once_a_table() -> None:
    content = timetable(entries(10, 12), Words())
    assert all("Arbetsgivare Arbetssökande Kod" in page for page in pages(content))
    assert (roles(content)["Table"], roles(content)["TH"]) == (2, 12)
    assert roles(content)["TR"] == 2 * (120 + 1)


def test_very_many_meetings_go_on_a_second_slip() -> None:
    said = text(slips([slip(1, 9)], "A5", Words()))
    assert "Del 2 av 2" in said
    assert "Åkeri 9" in said


def test_somebody_without_meetings_is_told_so() -> None:
    said = text(slips([slip(1, 0)], "A6", Words()))
    assert "Inga möten är bokade än." in said
    assert "Kom 2 minuter" not in said
