"""A fair whose meetings are decided: from the lists to what is published, or to what clashes."""

from collections import Counter
from datetime import time

import pytest
from usecases.builders import fair_in, host, open_context, placed, register, seeker_named, someone

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, MeetingRules, Mode
from motesplats.core.people import Presence
from motesplats.i18n import SWEDISH, words_in
from motesplats.ui.explaining import how_good
from motesplats.usecases.apart import keep_apart
from motesplats.usecases.context import Context
from motesplats.usecases.decided import with_names
from motesplats.usecases.planning import make_timetable, publish_timetable, timetable
from motesplats.usecases.problems import planning_of
from motesplats.wording import sentence

tr = words_in(SWEDISH)


def decided_fair(context: Context) -> Fair:
    return fair_in(context, rules=MeetingRules(max_meetings=1, mode=Mode.DECIDED))


def refusal_in(context: Context, fair: Fair) -> Refused:
    with pytest.raises(Refused) as caught:
        make_timetable(context, fair.id)
    return caught.value


def said(refused: Refused) -> str:
    return sentence(refused, tr).replace("\u2068", "").replace("\u2069", "")


def test_all_decided_meetings_are_held_and_published() -> None:
    context = open_context()
    fair = decided_fair(context)
    hosts = ("Bygg AB", "Vård AB", "Skog AB")
    people = ("Åsa Öst", "Bo Ek", "Siv Ål", "Ada By")
    register(
        context,
        fair,
        *(host(name, n) for n, name in enumerate(hosts, 1)),
        *(someone(name, *hosts) for name in people),
    )
    figures = make_timetable(context, fair.id).figures
    publish_timetable(context, fair.id)
    meetings = placed(context, fair)
    assert len(meetings) == figures.decided == 12
    assert max(Counter((table, slot) for table, slot, _ in meetings).values()) == 1
    assert max(Counter((slot, who) for _, slot, who in meetings).values()) == 1
    view = timetable(context, fair.id)
    assert view.figures == figures
    assert figures.proven
    waits = f"Minsta möjliga väntan: {figures.breaks} (bevisat)."
    told = how_good(figures, view.wishing, tr)
    assert told.startswith("Alla 12 möten är placerade.")
    assert told.endswith(waits if figures.breaks else "Ingen väntar mellan två möten.")


def test_what_cannot_all_be_held_is_told_with_names_and_times() -> None:
    context = open_context()
    fair = decided_fair(context)
    early = Presence(leaves=time(9, 14))
    register(
        context, fair, host("Bygg AB", 1), host("Vård AB", 2),
        someone("Åsa Öst", "Bygg AB", "Vård AB", presence=early), someone("Bo Ek", "Bygg AB"),
    )  # fmt: skip
    refused = refusal_in(context, fair)
    assert refused.refusal is Refusal.DECIDED_CLASH
    assert said(refused) == (
        "Alla bestämda möten får inte plats. De här går inte att hålla alla: Åsa Öst – Bygg AB, "
        "Åsa Öst – Vård AB. Det som hindrar: Åsa Öst är här 09.00–09.13, "
        "mötestider under dagen: 4. Ändra något av det."
    )
    assert timetable(context, fair.id).meetings == ()


def test_nobody_gets_more_meetings_than_they_can_bear() -> None:
    context = open_context()
    fair = decided_fair(context)
    hosts = (host("Bygg AB", 1), host("Vård AB", 2))
    register(context, fair, *hosts, someone("Åsa Öst", "Bygg AB", "Vård AB", max_meetings=1))
    assert "möten för Åsa Öst, högst: 1" in said(refusal_in(context, fair))


def test_two_who_must_not_meet_are_told_before_any_search() -> None:
    context = open_context()
    fair = decided_fair(context)
    register(context, fair, host("Bygg AB", 1), someone("Åsa Öst", "Bygg AB"), someone("Bo Ek"))
    keep_apart(context, seeker_named(context, fair, "Åsa").id, "Bygg AB")
    refused = refusal_in(context, fair)
    assert refused.refusal is Refusal.DECIDED_APART
    assert "Åsa Öst – Bygg AB" in said(refused)


def test_a_meeting_decided_later_is_told_as_lacking() -> None:
    context = open_context()
    fair = decided_fair(context)
    register(context, fair, host("Bygg AB", 1), someone("Åsa Öst", "Bygg AB"))
    make_timetable(context, fair.id)
    register(context, fair, someone("Bo Ek", "Bygg AB"))
    figures = timetable(context, fair.id).figures
    assert figures is not None
    assert (figures.decided, figures.lacking) == (2, 1)
    assert how_good(figures, 2, tr).startswith("1 av 2 bestämda möten är placerade.")


def test_other_refusals_are_passed_on_as_they_are() -> None:
    context = open_context()
    fair = decided_fair(context)
    register(context, fair, host("Bygg AB", 1), someone("Åsa Öst", "Bygg AB"))
    refused = Refused(Refusal.PROBLEM_CLASH, clash=("S0–E0 (pinned[0])",))
    with context.store.read() as connection:
        assert with_names(connection, planning_of(connection, fair.id), refused) is refused
