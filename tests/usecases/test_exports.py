"""A fair as files for other programs: what stands in them, and what never does."""

import json
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import update
from usecases.builders import (
    employer_named,
    fair_in,
    give_feedback,
    host,
    meeting_between,
    open_context,
    planned,
    planned_fair,
    register,
    seeker_named,
    small_fair,
    someone,
)
from usecases.followed_fairs import PROMISED, after, met_fair
from usecases.written import everything

from motesplats.core.errors import Refusal
from motesplats.core.fair import DayPlan, Fair, MeetingState
from motesplats.core.ids import FairId, MeetingId, shown_code
from motesplats.core.meeting_forms import Remote, RemoteWay
from motesplats.feedback.follow_up import Outcome
from motesplats.feedback.form import Reader
from motesplats.feedback.own_form import FormChanges, OwnKind, OwnQuestion
from motesplats.feedback.reading import Text
from motesplats.i18n import words_in
from motesplats.storage import feedback as stored
from motesplats.storage import groups, timetables
from motesplats.storage.feedback import Decision
from motesplats.storage.tables import submission
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.exports import KINDS, Exported, ExportOrder, export, note_export
from motesplats.usecases.fair_forms import change_form, fair_form
from motesplats.usecases.feedback import form_of
from motesplats.usecases.follow_up import PromiseNews, PromiseState, note_promise, record_outcome
from motesplats.usecases.group_feedback import note_who_came
from motesplats.usecases.groups import GroupPlan, plan_group, put_wishers_in_group
from motesplats.usecases.history import history
from motesplats.usecases.polls import Ballot, cast_ballot
from motesplats.usecases.protection import protect
from motesplats.usecases.queries import seekers, stations
from motesplats.usecases.remote import meet_remotely
from motesplats.usecases.reports import decide_text, release_list

TR = words_in("sv")
BY = "2026-12-10"
SECRET = "Ring Selma om lönen."
OWN_WORDS = "=HYPERLINK(0) Du visade tre ritningar."


@pytest.fixture
def context() -> Context:
    return open_context()


def exported(context: Context, fair: Fair, folder: Path, *kinds: str) -> Exported:
    return export(context, fair.id, ExportOrder(kinds or KINDS, folder, TR))


def tables(context: Context, fair: Fair, folder: Path) -> dict[str, list[dict[str, object]]]:
    made = exported(context, fair, folder, "json")
    found: dict[str, list[dict[str, object]]] = json.loads(made.files[0].read_bytes())["tables"]
    return found


def told_fair(context: Context) -> Fair:
    """Åsa met two, with words that nobody has released; Bo is protected."""
    fair = planned_fair(context)
    give_feedback(context, fair, "Åsa", "Bygg AB", strength_evidence=OWN_WORDS)
    give_feedback(context, fair, "Bo", "Vård AB", strength_evidence="Bo visade mer.", **PROMISED)
    protect(context, seeker_named(context, fair, "Bo").id, True)
    return fair


def test_the_workbook_has_its_sheets_in_order(context: Context, tmp_path: Path) -> None:
    fair = told_fair(context)
    made = exported(context, fair, tmp_path, "workbook")
    assert [path.name for path in made.files] == ["fair.xlsx"]
    book = load_workbook(made.files[0])
    assert book.sheetnames == [
        "Läs mig", "Översikt", "Möten", "Återkoppling", "Behov", "Insatser", "Enkät",
        "Uppföljning", "Kodlista",
    ]  # fmt: skip
    assert all(sheet.freeze_panes == "A2" and sheet.auto_filter.ref for sheet in book)
    people = {row[1] for row in book["Möten"].iter_rows(min_row=2, values_only=True)}
    assert people == {"Åsa Öst", "Siv Ål", None}


def test_words_go_along_once_they_are_released_and_never_before(
    context: Context, tmp_path: Path
) -> None:
    fair = told_fair(context)
    exported(context, fair, tmp_path / "before", "workbook", "csv", "json")
    assert "ritningar" not in everything(tmp_path / "before")
    for text in release_list(context, fair.id):
        decide_text(context, text.submission, text.item, Decision.RELEASED)
    exported(context, fair, tmp_path, "csv")
    assert OWN_WORDS in [row["answer"] for row in tables(context, fair, tmp_path)["feedback"]]
    assert "Bo visade" not in everything(tmp_path)
    assert f"'{OWN_WORDS}" in (tmp_path / "export/csv/feedback.csv").read_text("utf-8-sig")


def test_nobody_is_named_but_among_the_meetings_and_protected_people_nowhere(
    context: Context, tmp_path: Path
) -> None:
    fair = told_fair(context)
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    with context.store.write("note") as transaction:
        stored.put_note(transaction.connection, meeting.id, SECRET, context.now())
    after(context, 1)
    exported(context, fair, tmp_path, *(set(KINDS) - {"evaluation", "series"}))
    whole = everything(tmp_path)
    for hidden in ("Bo Ek", "Selma", "070-174", "asa@example.org"):
        assert hidden not in whole
    for name, rows in tables(context, fair, tmp_path).items():
        assert name == "meetings" or not [row for row in rows if "person" in row]
    assert "Åsa" not in "".join(str(path) for path in tmp_path.rglob("*"))


def test_merits_days_levels_and_gaps_are_cells_with_codes(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    form = form_of(employer_named(context, fair, "Bygg AB"))
    merit, last = form.item("verified_merits").options, form.competencies[-1].id
    merits = [
        {"merit": merit[0].code, "verification_level": "V0"},
        {"merit": merit[1].code, "verification_level": "V2"},
    ]
    give_feedback(
        context, fair, "Åsa", "Bygg AB", verified_merits=merits,
        competence_levels={"learning": "L3", "g_craft": "L2", "interplay": "L2", last: False},
        gap=["gap_cert"],
        interventions=["iv_trial"], promise="P1", promise_by=BY, we_can_offer=["O1"],
    )  # fmt: skip
    found = tables(context, fair, tmp_path)
    said = {(row["question"], row["part"]): row["answer"] for row in found["feedback"]}
    assert said["competence_levels", "learning"] == "L3"
    assert said["competence_levels", last] == "not_observed"
    assert said["verified_merits", merit[1].code] == "V2"
    assert ("verified_merits", merit[0].code) not in said
    assert said["promise_by", None] == "2026-12-10"
    assert [row["kind"] for row in found["interventions"]] == ["support", "offer"]
    assert [row["gap"] for row in found["needs"]] == ["gap_cert"]
    (promise,) = found["follow_up"]
    assert (promise["by"], promise["state"]) == ("2026-12-10", "open")


def test_outcomes_promises_and_the_poll_stand_in_the_tables(
    context: Context, tmp_path: Path
) -> None:
    fair = met_fair(context, **PROMISED)
    for _ in range(5):
        cast_ballot(context, fair.id, Ballot("seeker", {"e1": 4}))
    asa = seeker_named(context, fair, "Åsa").id
    after(context, 8)
    record_outcome(context, Outcome(asa, "w1", "A", frozenset({"closer"})))
    meeting = meeting_between(context, fair, "Åsa", "Bygg AB").id
    note_promise(context, PromiseNews(meeting, PromiseState.MOVED, date(2027, 1, 7)))
    found = tables(context, fair, tmp_path)
    outcome, promise = found["follow_up"]
    assert (outcome["kind"], outcome["answer"], bool(outcome["marks"])) == ("w1", "A", True)
    assert (promise["kind"], promise["by"], promise["state"]) == ("promise", "2027-01-07", "moved")
    assert {"who": "seeker", "question": "e1", "answer": "4", "count": 5} in found["poll"]


def test_json_has_the_same_keys_and_codes_in_english(context: Context, tmp_path: Path) -> None:
    fair = told_fair(context)
    swedish = tables(context, fair, tmp_path)
    made = export(context, fair.id, ExportOrder(("json", "csv"), tmp_path, words_in("en")))
    english = json.loads((made.folder / "fair.json").read_bytes())["tables"]
    assert swedish.keys() == english.keys()
    assert {key: swedish[key] for key in swedish if key != "codes"} == {
        key: english[key] for key in swedish if key != "codes"
    }
    assert {"Möten", "Meetings"} == {t["codes"][0]["table"] for t in (swedish, english)}
    meetings = (made.folder / "csv/meetings.csv").read_text("utf-8-sig")
    assert meetings.startswith("Code;Person;Employer;Role;Day")


def test_answers_that_officers_do_not_read_stay_in_the_store(
    context: Context, tmp_path: Path
) -> None:
    fair = planned_fair(context)
    asked = tuple(
        OwnQuestion("", OwnKind.ONE, Text(f"{name}?"), (Text("Nu"), Text("Sen")), readers=(reader,))
        for name, reader in (("Vi", Reader.EMPLOYER), ("Du", Reader.SEEKER), ("De", Reader.OFFICER))
    )
    changed = change_form(context, fair.id, "generic", FormChanges((), asked)).changes
    with context.store.read() as connection:
        form = fair_form(connection, employer_named(context, fair, "Bygg AB"))
    said = {one.id: form.item(one.id).options[0].code for one in changed.questions}
    give_feedback(context, fair, "Åsa", "Bygg AB", **said)
    found = {row["question"] for row in tables(context, fair, tmp_path)["feedback"]}
    assert found & set(said) == {changed.questions[2].id}


def events(folder: Path, name: str) -> list[dict[str, str]]:
    """What a calendar file says of each of its events."""
    text = (folder / "export/calendar" / name).read_bytes().replace(b"\r\n ", b"").decode()
    parts = [part.split("END:VEVENT")[0] for part in text.split("BEGIN:VEVENT")[1:]]
    return [dict(line.split(":", 1) for line in part.split("\r\n") if line) for part in parts]


def test_calendars_of_a_person_an_employer_and_a_station_tell_of_one_meeting(
    context: Context, tmp_path: Path
) -> None:
    fair = told_fair(context)
    meeting = meeting_between(context, fair, "Bo", "Vård AB")
    exported(context, fair, tmp_path, "calendar")
    bo = seeker_named(context, fair, "Bo")
    own = {one["UID"]: one for one in events(tmp_path, f"person-{bo.code}.ics")}
    uid = f"{meeting.id}@motesplats"
    assert own[uid]["SUMMARY"] == "Möte med Vård AB"
    assert own[uid]["LOCATION"] == "Bord 2"
    theirs = {one["UID"]: one["SUMMARY"] for one in events(tmp_path, "employer-2.ics")}
    code = shown_code(bo.code)
    assert theirs[uid] == f"Möte med {code}"
    table = {one["UID"]: one["SUMMARY"] for one in events(tmp_path, "table-2.ics")}
    assert table[uid] == f"Vård AB: {code}"


def test_a_meeting_that_is_off_is_cancelled_under_the_same_name_with_a_higher_number(
    context: Context, tmp_path: Path
) -> None:
    fair = planned_fair(context)
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    exported(context, fair, tmp_path / "a", "calendar")
    note_export(context, fair.id)
    exported(context, fair, tmp_path / "b", "calendar")
    with context.store.write("call_off") as transaction:
        timetables.mark_meeting(transaction.connection, meeting.id, MeetingState.CANCELLED)
        transaction.journal([fair.id])
    exported(context, fair, tmp_path / "c", "calendar")
    name = f"person-{seeker_named(context, fair, 'Siv').code}.ics"
    (first,), (again,), (off,) = (events(tmp_path / x, name) for x in "abc")
    assert (first["UID"], first["SEQUENCE"]) == (again["UID"], again["SEQUENCE"])
    assert (off["UID"], off["STATUS"]) == (first["UID"], "CANCELLED")
    assert int(off["SEQUENCE"]) > int(first["SEQUENCE"])


def test_whom_to_call_about_the_fair_goes_with_the_calendars(
    context: Context, tmp_path: Path
) -> None:
    fair = planned(context, small_fair(context, officer="Karin Wallin", officer_phone="08-465 00"))
    exported(context, fair, tmp_path, "calendar")
    card = (tmp_path / "export/calendar/contact.vcf").read_text("utf-8").splitlines()
    assert {"FN:Karin Wallin", "N:Wallin;Karin;;;", "TEL;TYPE=WORK,VOICE:+46846500"} <= set(card)
    exported(context, planned_fair(context, "Utan"), tmp_path / "b", "calendar")
    assert not (tmp_path / "b/export/calendar/contact.vcf").exists()


def seats_of(context: Context, fair: Fair) -> list[MeetingId]:
    """The parts in the fair's groups."""
    with context.store.read() as connection:
        return [seat.meeting for seat in groups.seats_of(connection, fair.id)]


def group_state(context: Context, fair: Fair, folder: Path) -> str:
    """Whether the group stands in its employer's calendar."""
    exported(context, fair, folder, "calendar")
    talks = events(folder, "employer-1.ics")
    return next(one["STATUS"] for one in talks if one["SUMMARY"] == "Så blir du snickare")


def test_groups_and_video_meetings_stand_in_calendars(context: Context, tmp_path: Path) -> None:
    fair = small_fair(context)
    bygg, vard = (employer_named(context, fair, name) for name in ("Bygg AB", "Vård AB"))
    meet_remotely(context, Remote(vard.id, None, RemoteWay.VIDEO, "https://meet.example/x"))
    station = next(s for s in stations(context, fair.id) if s.employer == bygg.id)
    plan = GroupPlan(bygg.id, station.id, 1, "Så blir du snickare")
    put_wishers_in_group(context, plan_group(context, fair.id, plan).group)
    planned(context, fair)
    exported(context, fair, tmp_path, "calendar", "json")
    talks = events(tmp_path, "employer-1.ics")
    assert [one["SUMMARY"] for one in talks].count("Så blir du snickare") == 1
    first, middle, last = seats_of(context, fair)
    for seat in (first, last):
        note_who_came(context, bygg.id, seat, came=False)
    assert group_state(context, fair, tmp_path) == "CONFIRMED"
    note_who_came(context, bygg.id, middle, came=False)
    assert group_state(context, fair, tmp_path) == "CANCELLED"
    video = events(tmp_path, "employer-2.ics")[0]
    assert (video["LOCATION"], video["URL"]) == ("Video", "https://meet.example/x")
    ways = {row["way"] for row in tables(context, fair, tmp_path)["meetings"]}
    assert ways == {"group", "video"}


def test_what_is_due_stands_in_a_calendar_without_a_list_of_people(
    context: Context, tmp_path: Path
) -> None:
    fair = met_fair(context, **PROMISED)
    after(context, 1)
    exported(context, fair, tmp_path, "due")
    promise, asked, *_ = events(tmp_path, "due.ics")
    assert "Bygg AB" in promise["SUMMARY"]
    assert asked["SUMMARY"].endswith("1 att följa upp")
    assert asked["DTSTART;VALUE=DATE"] == "20261203"


def crowd(context: Context, many: int) -> Fair:
    """So many people with a form from one employer, and outcomes."""
    fair = fair_in(context, plan=DayPlan(time(9), time(16)))
    people = [someone(f"Namn{n} Namnsson", "Bygg AB") for n in range(many)]
    register(context, fair, host("Bygg AB", 1), *people)
    planned(context, fair)
    for n in range(many):
        rare = {"hire_chance": "H6" if n == 0 else "H5", "promise": "P1", "promise_by": BY}
        give_feedback(context, fair, f"Namn{n}", "Bygg AB", strength_evidence=OWN_WORDS, **rare)
        seeker = seeker_named(context, fair, f"Namn{n}").id
        record_outcome(context, Outcome(seeker, "w1", "A", frozenset({"closer"})))
    return fair


def test_evaluators_get_answers_and_outcomes_under_made_up_codes(
    context: Context, tmp_path: Path
) -> None:
    fair = crowd(context, 7)
    exported(context, fair, tmp_path, "evaluation")
    whole = everything(tmp_path)
    codes = [shown_code(s.code) for s in seekers(context, fair.id)]
    for hidden in ("Namn1", "Namnsson", "Bygg AB", "ritningar", "2026-11-26", BY, *codes):
        assert hidden not in whole
    book = load_workbook(tmp_path / "export/evaluation.xlsx")
    assert book.sheetnames == ["Läs mig", "Svar", "Utfall", "Kodlista"]
    answers = list(book["Svar"].iter_rows(min_row=2, values_only=True))
    chance = [row[3] for row in answers if row[1] == "Möjlighet till anställning"]
    assert chance == ["färre än 5"] * 7
    outcomes = list(book["Utfall"].iter_rows(min_row=2, values_only=True))
    assert len(outcomes) == 14
    assert {row[0] for row in outcomes} == {row[0] for row in answers}


def test_a_file_for_evaluators_of_four_people_is_refused(
    context: Context, tmp_path: Path, refused: Callable[..., object]
) -> None:
    fair = crowd(context, 4)
    with refused(Refusal.TOO_FEW_TO_EXPORT, n=5):
        exported(context, fair, tmp_path, "evaluation")
    assert not list(tmp_path.iterdir())


def test_an_export_tells_how_far_it_is_and_can_be_stopped(
    context: Context, tmp_path: Path, refused: Callable[..., object]
) -> None:
    fair = told_fair(context)
    steps: list[tuple[int, int]] = []
    watch = Watch(lambda done, total: steps.append((done, total)), lambda: len(steps) > 2)
    order = ExportOrder(("workbook", "csv"), tmp_path, TR, watch)
    with refused(Refusal.STOPPED):
        export(context, fair.id, order)
    assert [path.name for path in tmp_path.rglob("*.*")] == ["fair.xlsx"]


def test_who_takes_records_out_is_written_in_the_journal(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    note_export(context, fair.id)
    assert history(context, fair.id)[0].step.kind == "export"
    with refused(Refusal.UNKNOWN_FAIR):
        note_export(context, FairId("nobody"))


def test_a_form_that_cannot_be_read_is_left_out(context: Context, tmp_path: Path) -> None:
    fair = told_fair(context)
    with context.store.write("spoil") as transaction:
        transaction.connection.execute(update(submission).values(answers='{"no": 1}'))
    assert tables(context, fair, tmp_path)["feedback"] == []
