"""Measures of a fair, fairs beside each other, and the papers of what comes afterwards."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from usecases.builders import (
    answered,
    employer_named,
    fair_in,
    give_feedback,
    host,
    later,
    meeting_between,
    open_context,
    planned,
    register,
    seeker_named,
    session_of,
    someone,
)
from usecases.followed_fairs import PROMISED, after, answers, fair_with, met_fair

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.feedback.follow_measures import Measure
from motesplats.feedback.report import PlannedStep, Reply
from motesplats.i18n import words_in
from motesplats.storage.follow_ups import PromiseNews, PromiseState
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.employer_pages import employer_pages_of
from motesplats.usecases.feedback import Signed, autosave, save_feedback
from motesplats.usecases.follow_figures import fairs_beside, measures
from motesplats.usecases.follow_up import note_promise
from motesplats.usecases.group_feedback import note_who_came
from motesplats.usecases.groups import (
    GroupPlan,
    group_meetings,
    plan_group,
    put_wishers_in_group,
)
from motesplats.usecases.kiosk import kiosk_meetings
from motesplats.usecases.kiosk_closing import LastWords, keep_last_words
from motesplats.usecases.polls import Ballot, cast_ballot
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.protection import protect
from motesplats.usecases.replies import save_reply
from motesplats.usecases.summaries import fair_summary

Refuse = Callable[..., object]
SWEDISH = words_in("sv")


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = (page.get_textpage().get_text_range() for page in document)
        return " ".join(" ".join(pages).split())


def counted(context: Context, fair: Fair) -> dict[str, Measure]:
    return {one.target.id: one for one in measures(context, fair.id)}


def paper(context: Context, fair: Fair, sheet: str, folder: Path, language: str = "sv") -> str:
    return text_of(print_sheet(context, fair.id, sheet, folder, PrintJob(words_in(language))).path)


def test_a_fair_is_measured_by_what_is_stored(context: Context) -> None:
    first = met_fair(context, "Första", **PROMISED)
    meeting = meeting_between(context, first, "Åsa", "Bygg AB").id
    note_promise(context, PromiseNews(meeting, PromiseState.KEPT))
    siv = seeker_named(context, first, "Åsa")
    save_reply(context, siv.id, Reply("", (PlannedStep("Ringa", "1 december"),)))
    found = counted(context, first)
    assert {name: one.whole for name, one in found.items()} == {
        "o1": 1, "o2": 0, "o3": 0, "o4": 1, "o5": 0, "o6": 0, "o7": 0, "o8": 1, "o9": 0, "o10": 0,
    }  # fmt: skip


def test_a_later_fair_is_held_against_the_one_before(context: Context) -> None:
    first = met_fair(context, "Första", gap=["gap_licence_b"])
    register(context, first, someone("Siv Ål", "Bygg AB"))
    give_feedback(context, planned(context, first), "Siv", "Bygg AB")
    second = fair_in(context, "Andra", day=date(2026, 12, 10))
    row = someone("Åsa Öst", "Bygg AB", phone="070-174 06 05", email="asa@example.org")
    register(context, second, host("BYGG AB", 1), row)
    planned(context, second)
    give_feedback(context, second, "Åsa", "BYGG AB")
    fair_in(context, "Tom", day=date(2026, 12, 20))
    found = counted(context, second)
    assert (found["o6"].whole, found["o9"].whole) == (1, 1)
    assert found["o4"].whole == 0
    beside = fairs_beside(context)
    assert [(one.fair.name, one.came, one.held.part) for one in beside] == [
        ("Andra", 1, 1),
        ("Första", 2, 2),
    ]


def test_practice_stands_beside_real_fairs_only_when_there_are_none(context: Context) -> None:
    fair_with(context, 1, "Övning")
    assert [one.fair.name for one in fairs_beside(context)] == ["Övning"]
    fair_with(context, 1, "Träff", practice=False)
    assert [one.fair.name for one in fairs_beside(context)] == ["Träff"]


def test_a_form_takes_the_time_in_which_it_was_typed(context: Context) -> None:
    fair = fair_in(context)
    names = [f"P{n} Ek" for n in range(12)]
    hosts = [host(f"B{n} AB", n + 1) for n in range(12)]
    register(context, fair, *hosts, *(someone(n, f"B{i} AB") for i, n in enumerate(names)))
    planned(context, fair)
    for number in range(12):
        session = session_of(context, fair, f"B{number} AB")
        meeting = meeting_between(context, fair, f"P{number}", f"B{number} AB")
        for _ in range(3):
            autosave(context, session, meeting.id, answered(context, fair, f"B{number} AB"))
            later(context, seconds=20)
        give_feedback(context, fair, f"P{number}", f"B{number} AB")
    assert counted(context, fair)["o2"].value == 60
    tables = {one.title.sv: one for one in fair_summary(context, fair.id).tables}
    assert tables["Tid för återkoppling"].rows[0].cells[0].number == 60


def test_a_form_that_cannot_be_read_is_in_no_measure(context: Context) -> None:
    fair = met_fair(context, **PROMISED)
    with context.store.write("break") as transaction:
        transaction.connection.exec_driver_sql("UPDATE submission SET answers = '{\"gap\": 1}'")
    assert counted(context, fair)["o8"].whole == 0


def test_the_papers_of_following_up_say_what_the_page_says(tmp_path: Path) -> None:
    context = open_context()
    fair = fair_with(context, 20)
    after(context, 7)
    assert "P3 Ek" in paper(context, fair, "followup", tmp_path)
    for point in ("w1", "m1"):
        answers(context, fair, "AAAAABBBBBFFFFF", point)
    said = paper(context, fair, "outcomes", tmp_path)
    assert "Har arbete: 10 av 20 (50 %)" in said
    assert "Ej svar: 5. De räknas inte som utan arbete." in said
    assert "P3" not in said
    assert "In work: 10 of 20 (50 %)" in paper(context, fair, "outcomes", tmp_path, "en")


def test_promises_are_on_paper_from_five(context: Context, tmp_path: Path) -> None:
    fair = fair_in(context)
    names = [f"P{n} Ek" for n in range(4)]
    register(context, fair, host("Bygg AB", 1), *(someone(one, "Bygg AB") for one in names))
    planned(context, fair)
    for number in range(4):
        give_feedback(context, fair, f"P{number}", "Bygg AB", **PROMISED)
    answers(context, fair, "AAAA")
    assert "Löften" not in paper(context, fair, "outcomes", tmp_path)
    register(context, fair, host("Vård AB", 2), someone("Siv Ål", "Vård AB"))
    give_feedback(context, planned(context, fair), "Siv", "Vård AB", **PROMISED)
    assert "0 hållna, 0 inte hållna, 5 att följa upp" in paper(context, fair, "outcomes", tmp_path)


def test_a_paper_tells_of_no_fewer_than_five(context: Context, tmp_path: Path) -> None:
    fair = fair_with(context, 9)
    answers(context, fair, "AAAAAFF", "w1")
    said = paper(context, fair, "outcomes", tmp_path)
    assert "färre än 5" in said
    assert "Har arbete: " not in said
    fair = met_fair(context, "Annan", **PROMISED)
    after(context, 7)
    assert "Bygg AB" in paper(context, fair, "followup", tmp_path)


def test_few_people_have_a_number_and_no_percentage(context: Context, tmp_path: Path) -> None:
    fair = fair_with(context, 5)
    answers(context, fair, "AAAAA", "w1")
    assert "Har arbete: 5 av 5. Ej svar: 0." in paper(context, fair, "outcomes", tmp_path)


@pytest.mark.parametrize("sheet", ["followup", "outcomes", "poll.results", "employers"])
def test_a_paper_with_nothing_on_it_is_not_made(
    context: Context, refused: Refuse, tmp_path: Path, sheet: str
) -> None:
    fair = fair_in(context)
    with refused(Refusal.NOTHING_TO_PRINT, what=sheet):
        paper(context, fair, sheet, tmp_path)


def test_the_poll_is_printed_and_its_answers_too(context: Context, tmp_path: Path) -> None:
    fair = fair_in(context)
    assert "Jag vet vad mitt nästa steg är" in paper(context, fair, "poll", tmp_path)
    for _ in range(11):
        cast_ballot(context, fair.id, Ballot("employer", {"e6": 4}, "Mer tid."))
    said = paper(context, fair, "poll.results", tmp_path)
    assert "Arbetsgivare: 10 svar" in said
    assert "10 (100 %)" in said
    assert "Mer tid." in said


def test_worksheets_are_printed_for_work_to_divide_and_for_plans(
    context: Context, tmp_path: Path
) -> None:
    fair = fair_in(context)
    assert "Någon annan kan göra den" in paper(context, fair, "tasks", tmp_path)
    assert "Divide the work" in paper(context, fair, "tasks", tmp_path, "en")
    said = paper(context, fair, "plans", tmp_path)
    for plan in ("jämställdhet", "tillgänglighet", "uppföljning och utvärdering"):
        assert f"Plan för {plan} Träffen" in said
    assert "Plan for equality" in paper(context, fair, "plans", tmp_path, "en")


def test_an_employer_takes_home_its_own_day_and_nobody_elses(
    context: Context, tmp_path: Path
) -> None:
    fair = met_fair(context, **PROMISED)
    register(context, fair, host("Vård AB", 2), someone("Siv Ål", "Vård AB"))
    planned(context, fair)
    session = session_of(context, fair, "Bygg AB")
    keep_last_words(context, session, LastWords(good="Bra samtal."))
    bygg, vard = employer_pages_of(context, fair.id, SWEDISH)
    (meeting,) = bygg.meetings
    assert (bygg.held, bygg.forms, bygg.missed, bygg.minutes) == (1, 1, 0, 13)
    assert (meeting.promise, meeting.due) == ("Vi hör av oss inom en vecka", "2026-12-03")
    assert "Åsa" in meeting.who
    assert bygg.said == (("Vad fungerade bra i dag?", "Bra samtal."),)
    assert [one.became for one in vard.meetings] == ["Planerat"]
    assert (vard.said, vard.contact) == ((), "")
    one = f"employers:{employer_named(context, fair, 'Vård AB').id}"
    said = paper(context, fair, one, tmp_path)
    assert "Vård AB" in said
    assert "Bygg AB" not in said
    assert "Bra samtal." in paper(context, fair, "employers", tmp_path)


def test_a_protected_person_is_a_code_on_what_an_employer_takes_home(context: Context) -> None:
    fair = met_fair(context)
    seeker = seeker_named(context, fair, "Åsa")
    protect(context, seeker.id, True)
    (bygg,) = employer_pages_of(context, fair.id, SWEDISH)
    assert bygg.meetings[0].who.replace(" ", "") in seeker.code


def test_whoever_is_no_employer_of_the_fair_has_no_page(
    context: Context, refused: Refuse, tmp_path: Path
) -> None:
    fair = fair_in(context)
    with refused(Refusal.UNKNOWN_EMPLOYER):
        paper(context, fair, "employers:x", tmp_path)
    with refused(Refusal.UNKNOWN_SHEET):
        paper(context, fair, "poll:x", tmp_path)


def test_those_who_were_met_in_a_group_stand_on_the_employers_page_too(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, host("Bygg AB", 1), someone("Ada Alm", "Bygg AB"), someone("Bo Ek"))
    own, employer = queries.stations(context, fair.id)[0], employer_named(context, fair, "Bygg AB")
    plan = GroupPlan(employer=employer.id, station=own.id, slot=1, title="Visning")
    put_wishers_in_group(context, plan_group(context, fair.id, plan).group)
    (group,) = group_meetings(context, fair.id)
    note_who_came(context, employer.id, group.members[0].meeting, came=True)
    session = session_of(context, fair, "Bygg AB")
    (line,) = kiosk_meetings(context, session)
    signed = Signed(answered(context, fair, "Bygg AB", preview=True, **PROMISED))
    save_feedback(context, session, line.view.meeting.id, signed)
    (page,) = employer_pages_of(context, fair.id, SWEDISH)
    (row,) = page.meetings
    assert (row.when, row.promise) == ("Grupp", "Vi hör av oss inom en vecka")
    assert "Ada" in row.who
    assert (page.held, page.forms, page.minutes) == (0, 1, 0)
