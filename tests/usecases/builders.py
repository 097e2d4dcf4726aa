"""Small fairs for the tests of use cases: a builder shows only what matters."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from itertools import count

from motesplats.core.clock import ManualClock
from motesplats.core.fair import DayPlan, Fair, Meeting
from motesplats.core.ids import FairId, new_id
from motesplats.core.people import Employer, Seeker, Wish
from motesplats.exchange.headings import Mapping
from motesplats.exchange.rows import (
    EmployerRow,
    Kind,
    ReadFile,
    RejectedRow,
    RoleRow,
    SeekerRow,
    StationRow,
    WishRow,
)
from motesplats.exchange.synonyms import Field
from motesplats.feedback.answers import Answers, read_answers
from motesplats.storage.store import Store
from motesplats.storage.wishes import wishes_of
from motesplats.usecases import queries
from motesplats.usecases.changes import ImportPlan
from motesplats.usecases.context import Context
from motesplats.usecases.fair_forms import fair_form
from motesplats.usecases.fairs import create_fair
from motesplats.usecases.feedback import Saved, Signed, save_feedback
from motesplats.usecases.kiosk import KioskSession
from motesplats.usecases.planning import make_timetable, publish_timetable, timetable
from motesplats.usecases.registration import carry_out_import, plan_import

MORNING = DayPlan(time(9, 0), time(10, 0))
ANSWERS: dict[str, object] = {
    "role_ssyk": "9111",
    "strength_pick": ["learning"],
    "strength_evidence": "Du visade hur du lär dig nya system.",
    "competence_levels": {"learning": "L3", "g_craft": "L2", "interplay": "L2"},
    "hire_chance": "H6",
    "gap": ["none"],
    "next_step": "Skicka en kort film där du visar ett av dina arbeten.",
    "next_step_when": "M1",
}
EVERYTHING = frozenset(Field)
_rows = count(2)


def open_context() -> Context:
    """An empty store in memory on a clock that stands still."""
    clock = ManualClock()
    return Context(Store.open(None, clock=clock), clock)


def later(context: Context, **step: float) -> None:
    """Let time pass: ``later(context, seconds=30)``."""
    assert isinstance(context.clock, ManualClock)
    context.clock.advance(timedelta(**step))


def fair_in(context: Context, name: str = "Träffen", **more: object) -> Fair:
    """A fair of four time slots from nine to ten."""
    values = {"place": "Salen", "day": date(2026, 11, 26), "plan": MORNING, "practice": True}
    fair = Fair(id=FairId(new_id()), name=name, **values | more)
    return create_fair(context, fair).fair


def someone(name: str, *wishes: str, **more: object) -> SeekerRow:
    """A row about a seeker: ``someone("Åsa Öst", "Bygg AB", phone="…")``."""
    first, _, last = name.partition(" ")
    values = {"wishes": wishes, "told": EVERYTHING, **more}
    return SeekerRow(next(_rows), first, last, **values)


def host(name: str, *numbers: int, **more: object) -> EmployerRow:
    """A row about an employer with a role and its stations."""
    stations = tuple(StationRow(number) for number in numbers)
    values = {"roles": (RoleRow("Montör"),), "stations": stations, "told": EVERYTHING}
    return EmployerRow(next(_rows), name, **values | more)


def wish(name: str, employer: str, **more: object) -> WishRow:
    """A row about one wish."""
    first, _, last = name.partition(" ")
    return WishRow(next(_rows), employer, first_name=first, last_name=last, **more)


def list_of(
    rows: Iterable[SeekerRow | EmployerRow | WishRow], rejected: tuple[RejectedRow, ...] = ()
) -> ReadFile:
    """A list that has been read, with these rows."""
    held = tuple(rows)
    kinds = {SeekerRow: Kind.SEEKERS, EmployerRow: Kind.EMPLOYERS, WishRow: Kind.WISHES}
    kind = kinds[type(held[0])] if held else Kind.SEEKERS
    return ReadFile(
        "listan", kind, "", (), Mapping(), (), "utf-8", ";", "", rejected=rejected,
        **{kind.value: held},
    )  # fmt: skip


def plan_for(context: Context, fair: Fair, *rows: SeekerRow | EmployerRow | WishRow) -> ImportPlan:
    """The preview of these rows, sorted into lists by their kind."""
    kinds = (("seekers", SeekerRow), ("employers", EmployerRow), ("wishes", WishRow))
    chosen = {name: [r for r in rows if isinstance(r, kind)] for name, kind in kinds}
    lists = {name: list_of(found) for name, found in chosen.items() if found}
    return plan_import(context, fair.id, **lists)


def register(context: Context, fair: Fair, *rows: SeekerRow | EmployerRow | WishRow) -> ImportPlan:
    """Read these rows into the fair."""
    return carry_out_import(context, plan_for(context, fair, *rows)).plan


def small_fair(context: Context, name: str = "Träffen", **more: object) -> Fair:
    """Two employers at one station each; Åsa and Bo want both, Siv wants Bygg AB."""
    fair = fair_in(context, name, **more)
    register(
        context, fair, host("Bygg AB", 1), host("Vård AB", 2),
        someone("Åsa Öst", "Bygg AB", "Vård AB", phone="070-174 06 05", email="asa@example.org"),
        someone("Bo Ek", "Vård AB", "Bygg AB"), someone("Siv Ål", "Bygg AB"),
    )  # fmt: skip
    return fair


def planned_fair(context: Context, name: str = "Träffen") -> Fair:
    """The small fair with a timetable that is published."""
    return planned(context, small_fair(context, name))


def seeker_named(context: Context, fair: Fair, first_name: str) -> Seeker:
    """The seeker with that first name."""
    return next(s for s in queries.seekers(context, fair.id) if s.first_name == first_name)


def employer_named(context: Context, fair: Fair, name: str) -> Employer:
    """The employer with that name."""
    return next(e for e in queries.employers_at(context, fair.id) if e.name == name)


def wishes_at(context: Context, fair_id: FairId) -> tuple[Wish, ...]:
    """Everybody's wishes at a fair."""
    with context.store.read() as connection:
        return wishes_of(connection, fair_id)


def session_of(context: Context, fair: Fair, name: str) -> KioskSession:
    """An open kiosk of that employer, whose PIN is none of the test's business."""
    employer = employer_named(context, fair, name)
    return KioskSession(fair.id, employer.id, employer.name)


def meeting_between(context: Context, fair: Fair, first_name: str, employer: str) -> Meeting:
    """The planned meeting of these two."""
    wanted = seeker_named(context, fair, first_name).id, employer_named(context, fair, employer).id
    meetings = queries.parts(context, fair.id).meetings
    return next(m for m in meetings if (m.seeker, m.employer) == wanted)


def drafted_between(context: Context, fair: Fair, first_name: str, employer: str) -> Meeting:
    """The meeting of these two in the draft."""
    wanted = seeker_named(context, fair, first_name).id, employer_named(context, fair, employer).id
    drafted = [view.meeting for view in timetable(context, fair.id).meetings]
    return next(m for m in drafted if (m.seeker, m.employer) == wanted)


def planned(context: Context, fair: Fair) -> Fair:
    """The same fair with a timetable that is published."""
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    return fair


def placed(context: Context, fair: Fair) -> list[tuple[int, int, str]]:
    """The published timetable as anybody would say it: station number, time slot, name."""
    parts = queries.parts(context, fair.id)
    return sorted(
        (parts.stations[m.station].number, m.slot, parts.seekers[m.seeker].full_name)
        for m in parts.meetings
    )


def answered(context: Context, fair: Fair, employer: str, **answers: object) -> Answers:
    """A complete form of that employer, with some answers changed."""
    host_there = employer_named(context, fair, employer)
    with context.store.read() as connection:
        form = fair_form(connection, host_there)
    return read_answers(form, {**ANSWERS, **answers})


def give_feedback(
    context: Context, fair: Fair, first_name: str, employer: str, **answers: object
) -> Saved:
    """Save a complete form about that meeting, with some answers changed."""
    given = answered(context, fair, employer, **answers)
    meeting = meeting_between(context, fair, first_name, employer)
    session = session_of(context, fair, employer)
    return save_feedback(context, session, meeting.id, Signed(given))
