"""The desk: check in by badge or name, find people, take drop-ins, undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from time import process_time

import pytest
from usecases.builders import (
    employer_named,
    fair_in,
    host,
    later,
    planned_fair,
    register,
    seeker_named,
    small_fair,
    someone,
    wishes_at,
)

from motesplats.core.clock import SystemClock
from motesplats.core.errors import Refusal
from motesplats.core.fair import Topic
from motesplats.core.ids import FairId, OperationId, SeekerId, new_badge_code, shown_code
from motesplats.core.people import Needs, Presence
from motesplats.exchange.practice_people import made_up_employers, made_up_seekers
from motesplats.storage import arrivals, journal
from motesplats.usecases import queries
from motesplats.usecases.arrival import (
    WalkIn,
    attendance,
    check_in,
    check_in_by_name,
    latest_arrivals,
    matching,
    search,
    undo_check_in,
    walk_in,
)
from motesplats.usecases.call_list import call_list
from motesplats.usecases.context import Context
from motesplats.usecases.hall_steps import Longer, make_longer
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.quick_search import find, search_index

AGAIN = OperationId("the same press")


def test_a_scan_checks_in_and_says_where_to_go(context: Context) -> None:
    fair = planned_fair(context)
    answer = check_in(context, fair.id, seeker_named(context, fair, "Åsa").code)
    assert answer.seeker.name == "Åsa Öst"
    assert (answer.at, answer.again) == (context.now(), False)
    assert [view.starts for view in answer.meetings] == sorted(v.starts for v in answer.meetings)
    assert {view.employer for view in answer.meetings} == {"Bygg AB", "Vård AB"}
    assert answer.changed == {Topic.ARRIVALS}


def test_first_scan_is_the_first_by_the_computers_own_clock(context: Context) -> None:
    fair = small_fair(context)
    ticking = replace(context, clock=SystemClock())
    assert check_in(ticking, fair.id, seeker_named(context, fair, "Bo").code).again is False


def test_second_scan_changes_nothing_and_says_when(context: Context) -> None:
    fair = small_fair(context)
    code = seeker_named(context, fair, "Bo").code
    came = check_in(context, fair.id, code).at
    later(context, minutes=7)
    with context.store.read() as connection:
        before = journal.latest(connection)
    second = check_in(context, fair.id, shown_code(code).lower())
    assert (second.at, second.again, second.changed) == (came, True, frozenset())
    with context.store.read() as connection:
        assert journal.latest(connection) == before


def test_a_press_that_is_repeated_counts_once(context: Context) -> None:
    fair = small_fair(context)
    seeker = seeker_named(context, fair, "Bo")
    check_in(context, fair.id, seeker.code, AGAIN)
    undo_check_in(context, seeker.id)
    check_in(context, fair.id, seeker.code, AGAIN)
    assert queries.facts(context, fair.id).arrived == 0


def test_unknown_badge_is_refused(context: Context, refused: Callable[..., object]) -> None:
    fair, code = small_fair(context), new_badge_code()
    with refused(Refusal.UNKNOWN_BADGE, code=code):
        check_in(context, fair.id, f" {code} ")


@pytest.mark.parametrize("text", ["", "  ", "hej", "https://example.org/biljett"])
def test_other_codes_are_unknown_badges(
    context: Context, refused: Callable[..., object], text: str
) -> None:
    fair = small_fair(context)
    with refused(Refusal.UNKNOWN_BADGE, code=text.strip()):
        check_in(context, fair.id, text)


def test_badge_of_another_fair_is_refused(context: Context, refused: Callable[..., object]) -> None:
    here, there = small_fair(context), fair_in(context, "Höstträffen")
    register(context, there, someone("Ulla Ås"))
    with refused(Refusal.FOREIGN_BADGE):
        check_in(context, here.id, seeker_named(context, there, "Ulla").code)


def test_ticket_of_the_registration_system_counts_at_its_own_fair(
    context: Context, refused: Callable[..., object]
) -> None:
    here, there = fair_in(context), fair_in(context, "Höstträffen")
    register(context, here, someone("Eva Ek", external_code="A-1"))
    assert check_in(context, here.id, "A-1").seeker.name == "Eva Ek"
    with refused(Refusal.UNKNOWN_BADGE):
        check_in(context, there.id, "A-1")


def test_somebody_found_by_name_is_checked_in(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    bo = seeker_named(context, fair, "Bo").id
    assert check_in_by_name(context, bo).again is False
    assert check_in_by_name(context, bo).again is True
    with refused(Refusal.UNKNOWN_SEEKER):
        check_in_by_name(context, SeekerId("nobody"))


def test_check_in_is_undone_once(context: Context, refused: Callable[..., object]) -> None:
    fair = small_fair(context)
    bo = seeker_named(context, fair, "Bo")
    check_in(context, fair.id, bo.code)
    assert undo_check_in(context, bo.id, AGAIN).seeker.name == "Bo Ek"
    assert queries.facts(context, fair.id).arrived == 0
    assert undo_check_in(context, bo.id, AGAIN).changed == {Topic.ARRIVALS}
    with refused(Refusal.NOT_ARRIVED, code=bo.code):
        undo_check_in(context, bo.id)


def test_needs_are_told_at_the_desk_but_not_those_of_a_protected_person(context: Context) -> None:
    fair, needs = fair_in(context), Needs(interpreter="arabiska")
    register(
        context, fair, someone("Samir Ali", needs=needs),
        someone("Rut Ek", needs=needs, protected=True),
    )  # fmt: skip
    told = check_in(context, fair.id, seeker_named(context, fair, "Samir").code)
    kept = check_in(context, fair.id, seeker_named(context, fair, "Rut").code)
    assert (told.needs, kept.needs, kept.seeker.name) == (needs, Needs(), "")


def test_drop_in_is_registered_with_wishes_and_checked_in(context: Context) -> None:
    fair = small_fair(context)
    wanted = employer_named(context, fair, "Vård AB").id
    stay = Presence(leaves=time(9, 30))
    answer = walk_in(context, fair.id, WalkIn(" Ida ", "Ny", presence=stay, wishes=(wanted,)))
    ida = seeker_named(context, fair, "Ida")
    assert (ida.walk_in, ida.presence, answer.at) == (True, stay, context.now())
    assert [w.rank for w in wishes_at(context, fair.id) if w.seeker == ida.id] == [1]
    assert answer.changed == {Topic.ARRIVALS, Topic.PEOPLE, Topic.WISHES}
    assert check_in(context, fair.id, ida.code).again is True


def test_drop_in_pressed_twice_is_one_person(context: Context) -> None:
    fair = small_fair(context)
    first = walk_in(context, fair.id, WalkIn("Ida"), AGAIN)
    later(context, minutes=1)
    second = walk_in(context, fair.id, WalkIn("Ida"), AGAIN)
    assert (first.seeker, first.at) == (second.seeker, second.at)
    assert queries.facts(context, fair.id).seekers == 4


def test_what_does_not_show_is_no_part_of_a_drop_ins_name(context: Context) -> None:
    fair = small_fair(context)
    answer = walk_in(context, fair.id, WalkIn("I\x07da\u202e", "Ny\u200b  Berg"))
    assert answer.seeker.name == "Ida Ny Berg"


def test_drop_in_needs_a_name_and_a_fair(context: Context, refused: Callable[..., object]) -> None:
    fair = small_fair(context)
    with refused(Refusal.NAME_MISSING):
        walk_in(context, fair.id, WalkIn(" \x07", "Ek"))
    with refused(Refusal.UNKNOWN_FAIR):
        walk_in(context, FairId("none"), WalkIn("Ida"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as", ["Åsa"]),
        ("ÖST", ["Åsa"]),
        ("öst å", ["Åsa"]),
        ("lukasz", ["Łukasz"]),
        ("berg", ["Łukasz"]),
        ("0605", ["Åsa"]),
        ("4 06 05", ["Åsa"]),
        ("605", []),
        ("e", []),
        ("", []),
        ("ek", ["Bo", "Bo"]),
        ("bo öst", []),
    ],
)
def test_search_folds_letters_and_takes_any_part_of_the_name(
    context: Context, text: str, found: list[str]
) -> None:
    fair = fair_in(context)
    register(
        context, fair, someone("Åsa Öst", phone="070-174 06 05"),
        someone("Łukasz Öberg-Berg"), someone("Bo Ek", phone="1"), someone("Bo Ekman", phone="2"),
    )  # fmt: skip
    hits = search(context, fair.id, text)
    assert [hit.seeker.name.split()[0] for hit in hits] == found


def test_search_by_code_needs_no_prefix(context: Context) -> None:
    fair = small_fair(context)
    bo = seeker_named(context, fair, "Bo")
    for text in (bo.code, shown_code(bo.code), bo.code[3:8].lower()):
        assert [hit.seeker.seeker for hit in search(context, fair.id, text)] == [bo.id]


def test_the_first_letters_of_a_code_do_not_stand_among_the_names(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, someone("Bo Ek"))
    bo = seeker_named(context, fair, "Bo")
    for text in ("mps", bo.code[:6], bo.code[3:6]):
        assert search(context, fair.id, text) == ()


def test_protected_person_is_found_by_the_code_only(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, someone("Rut Ek", phone="070-174 06 06", protected=True))
    rut = seeker_named(context, fair, "Rut")
    assert search(context, fair.id, "rut") == search(context, fair.id, "0606") == ()
    (hit,) = search(context, fair.id, rut.code)
    assert (hit.seeker.name, hit.seeker.label) == ("", shown_code(rut.code))


def test_those_who_have_not_come_stand_first_in_swedish_order(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, *(someone(n) for n in ("Ek Örn", "Ek Ås", "Ek Zorn", "Ek Alm")))
    check_in_by_name(context, search(context, fair.id, "alm")[0].seeker.seeker)
    hits = search(context, fair.id, "ek")
    assert [hit.seeker.name for hit in hits] == ["Ek Zorn", "Ek Ås", "Ek Örn", "Ek Alm"]
    assert [hit.arrived is None for hit in hits] == [True, True, True, False]
    assert len(search(context, fair.id, "ek", limit=2)) == 2


def test_a_hit_shows_the_first_meeting(context: Context) -> None:
    fair = planned_fair(context)
    (hit,) = search(context, fair.id, "siv")
    assert hit.first_meeting is not None
    assert hit.first_meeting.employer == "Bygg AB"
    assert matching([], "siv") == []


def test_attendance_names_who_is_missing_for_the_first_time_slot(context: Context) -> None:
    fair = planned_fair(context)
    check_in(context, fair.id, seeker_named(context, fair, "Bo").code)
    found = attendance(context, fair.id)
    assert (found.expected, found.inside) == (3, 1)
    assert [view.seeker.name for view in found.missing_first] == ["Åsa Öst"]


def test_attendance_without_a_timetable_misses_nobody(context: Context) -> None:
    fair = small_fair(context)
    assert attendance(context, fair.id).missing_first == ()


def test_latest_arrivals_come_first(context: Context) -> None:
    fair = small_fair(context)
    for name in ("Siv", "Bo", "Åsa"):
        later(context, seconds=5)
        check_in(context, fair.id, seeker_named(context, fair, name).code)
    latest = latest_arrivals(context, fair.id, limit=2)
    assert [hit.seeker.name for hit in latest] == ["Åsa Öst", "Bo Ek"]


def test_two_desks_that_scan_at_once_record_the_first(context: Context) -> None:
    fair = small_fair(context)
    bo = seeker_named(context, fair, "Bo")
    first = context.now()
    later(context, seconds=1)
    with context.store.write("check_in") as transaction:
        for at in (first, context.now()):
            assert arrivals.add_arrival(transaction.connection, bo.id, at) == first
    assert check_in(context, fair.id, bo.code).at == first


def test_employer_without_a_role_has_an_empty_one_in_the_answer(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, replace(host("Bygg AB", 1), roles=()), someone("Bo Ek", "Bygg AB"))
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    (view,) = check_in(context, fair.id, seeker_named(context, fair, "Bo").code).meetings
    assert (view.role, view.station, view.hint) == ("", 1, "")


def test_three_letters_of_either_name_find_almost_everybody_among_a_thousand(
    context: Context,
) -> None:
    fair = fair_in(context)
    made_up = made_up_seekers(1000, made_up_employers(20, 7), 7)
    register(context, fair, *(someone(f"{p.first_name} {p.last_name}") for p in made_up))
    looked_for = queries.seekers(context, fair.id)[::40]
    typed = [(one, part[:3]) for one in looked_for for part in (one.first_name, one.last_name)]
    before = process_time()
    found = [
        any(hit.seeker.seeker == one.id for hit in search(context, fair.id, letters))
        for one, letters in typed
    ]
    assert (process_time() - before) / len(found) < 0.15
    assert sum(found) >= 0.95 * len(found)


def test_whoever_comes_late_is_sent_to_the_meeting_that_is_not_over(context: Context) -> None:
    fair = planned_fair(context)
    asa = seeker_named(context, fair, "Åsa")
    first, second = check_in(context, fair.id, asa.code).meetings
    undo_check_in(context, asa.id)
    later(context, minutes=15 * (first.meeting.slot + 1) + 1)
    came = check_in(context, fair.id, asa.code)
    assert came.next is not None
    assert (came.meetings[0].meeting.id, came.next.meeting.id) == (
        first.meeting.id, second.meeting.id,
    )  # fmt: skip
    later(context, hours=3)
    assert check_in(context, fair.id, asa.code).next is None


def test_the_desk_tells_the_times_that_the_day_really_goes_by(context: Context) -> None:
    fair = planned_fair(context)
    later(context, minutes=-10)
    make_longer(context, fair.id, Longer(15))
    asa = seeker_named(context, fair, "Åsa")
    (hit,) = search(context, fair.id, "Åsa Ö")
    came = check_in(context, fair.id, asa.code)
    planned = came.meetings[0].meeting.slot * 15
    told = time(9 + (15 + planned) // 60, (15 + planned) % 60)
    assert hit.first_meeting is not None
    assert (hit.first_meeting.starts, came.meetings[0].starts) == (told, told)
    assert {line.first.starts for line in call_list(context, fair.id)} <= {
        time(9, 15), time(9, 30), time(9, 45),
    }  # fmt: skip
    (found,) = [f for f in find(search_index(context, fair.id), "Åsa", context.now()) if f.next]
    assert found.next is not None
    assert found.next.starts == told


def test_whoever_came_is_shown_with_the_meeting_that_is_not_over(context: Context) -> None:
    fair = planned_fair(context)
    asa = seeker_named(context, fair, "Åsa")
    first, second = check_in(context, fair.id, asa.code).meetings
    later(context, minutes=15 * (first.meeting.slot + 1) + 1)
    (latest,) = latest_arrivals(context, fair.id)
    assert latest.first_meeting is not None
    assert latest.first_meeting.meeting.id == second.meeting.id
