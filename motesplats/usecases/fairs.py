"""Fairs: create one from its settings, change it, take the last action back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, Topic, time_slots
from motesplats.core.ids import FairId, InterpreterId, OperationId, new_id
from motesplats.core.people import Interpreter
from motesplats.core.texts import has_hidden, one_line
from motesplats.exchange.fair_file import read_fair_file
from motesplats.i18n import swedish_order
from motesplats.storage import employers, fairs, timetables
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from collections.abc import Set
    from pathlib import Path

    from motesplats.core.fair import DayPlan, Meeting
    from motesplats.exchange.fair_file import FairFile
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context

_MADE = frozenset({Topic.FAIRS})
_CHANGED = frozenset({Topic.FAIRS, Topic.TIMETABLE})


@dataclass(frozen=True, slots=True)
class FairChanged:
    """The fair as it now is."""

    fair: Fair
    changed: frozenset[Topic]


def create_fair(context: Context, fair: Fair, operation: OperationId | None = None) -> FairChanged:
    """Add a fair.

    Raises Refused(FAIR_EXISTS) for a name that is taken, Refused(NO_TIME_SLOTS), and
    Refused(SETTING_INVALID) for breaks that overlap or lie outside the day and for texts that do
    not show as they are.
    """
    refuse_nonsense(fair)
    with context.store.write("create_fair", operation) as transaction:
        if not transaction.repeated:
            if fairs.fair_by_name(transaction.connection, fair.name) is not None:
                raise Refused(Refusal.FAIR_EXISTS, fair=fair.name)
            fairs.add_fair(transaction.connection, fair)
            transaction.journal([fair.id], _removal(fair))
    return FairChanged(fair, _MADE)


def change_fair(context: Context, fair: Fair, operation: OperationId | None = None) -> FairChanged:
    """Change a fair's settings; the meetings stay as long as the time slots they use remain, in
    the draft as in what is published.

    Raises Refused(UNKNOWN_FAIR), and Refused(SETTING_INVALID) when meetings would lose their time
    slot, for breaks that overlap or lie outside the day, and for texts that do not show as they
    are.
    """
    refuse_nonsense(fair)
    with context.store.write("change_fair", operation) as transaction:
        connection = transaction.connection
        known_fair(connection, fair.id)
        _refuse_lost_slots(connection, fair)
        if not transaction.repeated:
            fairs.change_fair(connection, fair)
            transaction.journal([fair.id])
    return FairChanged(fair, _CHANGED)


def fair_from_file(context: Context, name: str, path: Path) -> FairChanged:
    """Create the fair called ``name``, or change it, from a settings file; interpreters included.

    Raises the refusals of ``read_fair_file``, ``create_fair`` and ``change_fair``, and
    Refused(SETTING_INVALID) when an interpreter who has meetings is no longer in the file: then
    nothing is changed.
    """
    settings = read_fair_file(path)
    _refuse_hidden(name, *(interpreter.name for interpreter in settings.interpreters))
    with context.store.read() as connection:
        known = fairs.fair_by_name(connection, name)
        fair = _fair(FairId(new_id()) if known is None else known.id, name, settings)
        if known == fair and _same_interpreters(connection, fair.id, settings):
            return FairChanged(fair, frozenset())
    refuse_nonsense(fair)
    with context.store.write("create_fair" if known is None else "change_fair") as transaction:
        connection = transaction.connection
        if known is None:
            fairs.add_fair(connection, fair)
        else:
            _refuse_lost_slots(connection, fair)
            fairs.change_fair(connection, fair)
        helpers = _put_interpreters(connection, fair.id, settings)
        transaction.journal([fair.id, *helpers], _removal(fair) if known is None else None)
    return FairChanged(fair, (_MADE if known is None else _CHANGED) | {Topic.PEOPLE})


def fair_as_told(context: Context, name: str, path: Path) -> Fair:
    """The fair called ``name`` as ``fair_from_file`` would make it; nothing is stored.

    Raises the refusals of ``read_fair_file``, and Refused(NO_TIME_SLOTS).
    """
    settings = read_fair_file(path)
    time_slots(settings.plan)
    fair = _fair(FairId(new_id()), name, settings)
    _refuse_hidden(*_texts(fair), *(interpreter.name for interpreter in settings.interpreters))
    return fair_as_it_is(context, fair)


def fair_as_it_is(context: Context, fair: Fair) -> Fair:
    """``fair`` with the id of the stored fair of that name, if there is one; nothing is stored."""
    with context.store.read() as connection:
        known = fairs.fair_by_name(connection, fair.name)
    return fair if known is None else replace(fair, id=known.id)


def fair_called(context: Context, name: str, template: Fair) -> Fair:
    """The fair called ``name``; created after ``template`` when there is none.

    Raises the refusals of ``create_fair``.
    """
    _refuse_hidden(name)
    with context.store.read() as connection:
        known = fairs.fair_by_name(connection, name)
    if known is not None:
        return known
    fair = replace(template, id=FairId(new_id()), name=name)
    return create_fair(context, fair).fair


def refuse_nonsense(fair: Fair) -> None:
    """Refuse what no fair can be; see ``create_fair``."""
    _refuse_outside(fair.plan)
    _refuse_overlaps(fair.plan)
    _refuse_hidden(*_texts(fair))
    time_slots(fair.plan)


def _removal(fair: Fair) -> dict[str, object]:
    return {"verb": "remove_fair", "fair": fair.id}


def _refuse_outside(plan: DayPlan) -> None:
    for pause in plan.breaks:
        if pause.begins < plan.starts or pause.ends > plan.ends:
            value = f"{pause.begins:%H:%M}"
            raise Refused(Refusal.SETTING_INVALID, setting="break_outside", value=value)


def _refuse_overlaps(plan: DayPlan) -> None:
    breaks = sorted(plan.breaks, key=lambda pause: pause.begins)
    for earlier, later in pairwise(breaks):
        if later.begins < earlier.ends:
            raise Refused(Refusal.SETTING_INVALID, setting="breaks", value=f"{later.begins:%H:%M}")


def _texts(fair: Fair) -> tuple[str, ...]:
    contact = (fair.organiser, fair.officer, fair.officer_phone, fair.desk)
    return (fair.name, fair.place, *contact)


def _refuse_hidden(*texts: str) -> None:
    for text in texts:
        if has_hidden(text) or "\n" in text:
            raise Refused(Refusal.SETTING_INVALID, setting="text", value=one_line(text))


def _fair(fair_id: FairId, name: str, settings: FairFile) -> Fair:
    return Fair(
        id=fair_id,
        name=name,
        place=settings.place,
        day=settings.day,
        plan=settings.plan,
        rules=settings.rules,
        organiser=settings.organiser,
        officer=settings.officer,
        officer_phone=settings.officer_phone,
        desk=settings.desk,
        practice=settings.practice,
    )


def _same_interpreters(connection: Connection, fair_id: FairId, settings: FairFile) -> bool:
    known = employers.interpreters_of(connection, fair_id)
    told = {(i.name, i.languages, i.presence) for i in settings.interpreters}
    return told == {(i.name, i.languages, i.presence) for i in known}


def _put_interpreters(
    connection: Connection, fair_id: FairId, settings: FairFile
) -> tuple[InterpreterId, ...]:
    known = {i.name: i.id for i in employers.interpreters_of(connection, fair_id)}
    values = tuple(
        Interpreter(
            known.get(i.name) or InterpreterId(new_id()), fair_id, i.name, i.languages, i.presence
        )
        for i in settings.interpreters
    )
    _refuse_lost_interpreters(connection, fair_id, known.keys() - {i.name for i in values})
    employers.put_interpreters(connection, fair_id, values)
    return tuple(i.id for i in values)


def _refuse_lost_interpreters(connection: Connection, fair_id: FairId, gone: Set[str]) -> None:
    busy = {m.interpreter for m in _meetings(connection, fair_id)}
    names = {i.name for i in employers.interpreters_of(connection, fair_id) if i.id in busy}
    if lost := sorted(names & gone, key=swedish_order):
        value = ", ".join(lost)
        raise Refused(Refusal.SETTING_INVALID, setting="interpreters_in_use", value=value)


def _refuse_lost_slots(connection: Connection, fair: Fair) -> None:
    count = len(time_slots(fair.plan))
    lost = {m.id for m in _meetings(connection, fair.id) if m.last >= count}
    if lost:
        raise Refused(Refusal.SETTING_INVALID, setting="slots_in_use", value=len(lost))


def _meetings(connection: Connection, fair_id: FairId) -> tuple[Meeting, ...]:
    """What is published, and the draft."""
    standing = timetables.meetings_of(connection, fair_id)
    return (*standing, *timetables.draft_of(connection, fair_id))
