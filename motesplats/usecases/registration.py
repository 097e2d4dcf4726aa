"""Registration lists: a preview of what they would change, then the change itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.exchange.errors_file import errors_csv, fault_sentence
from motesplats.exchange.mapping_file import form_from_text, mapping_from_text, mapping_text
from motesplats.exchange.registration import look_at, read_registration
from motesplats.exchange.rows import Kind, ReadFile
from motesplats.exchange.toml_text import text_of
from motesplats.storage import cards, employers, fairs, people, summaries, timetables, wishes
from motesplats.usecases.apart import plan_apart
from motesplats.usecases.changes import Imported, ImportPlan
from motesplats.usecases.files import write_whole
from motesplats.usecases.list_rows import plan_employers, plan_seekers
from motesplats.usecases.list_wishes import plan_wishes
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.core.ids import (
        FairId,
        OperationId,
    )
    from motesplats.exchange.rows import RejectedRow
    from motesplats.i18n import Words
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context


__all__ = [
    "Kind",
    "ReadFile",
    "carry_out_import",
    "plan_import",
    "preview_import",
    "read_list",
    "reason_of",
    "remember_columns",
    "write_rejected",
]


def read_list(context: Context, path: Path, kind: Kind, chosen: Path | None = None) -> ReadFile:
    """Read one list: with the columns in the mapping file ``chosen``, else as they were last set
    for lists with these headings, else as guessed.

    Raises the refusals of reading a foreign file, and Refused(COLUMNS_MISSING).
    """
    if chosen is not None:
        return _read_as(path, kind, text_of(chosen), chosen.name)
    look = look_at(path, kind)
    with context.store.read() as connection:
        kept = fairs.remembered_layout(connection, look.layout_key)
    if kept is None:
        return read_registration(path, kind)
    # What is remembered is found by the headings as they are guessed.
    return replace(_read_as(path, kind, kept), layout_key=look.layout_key)


def _read_as(path: Path, kind: Kind, told: str, name: str = "") -> ReadFile:
    look = look_at(path, kind, form_from_text(told, name))
    mapping = mapping_from_text(told, look.headings, name)
    return read_registration(path, kind, mapping if mapping.columns else look.mapping)


def remember_columns(context: Context, file: ReadFile) -> None:
    """Let lists with the same headings be read the same way from now on."""
    text = mapping_text(file.mapping, file.headings)
    with context.store.write("remember_columns") as transaction:
        fairs.remember_layout(transaction.connection, file.layout_key, file.kind.value, text)
        transaction.journal([])


def write_rejected(path: Path, file: ReadFile, tr: Words) -> None:
    """Write the rows that could not be read, each with its reason, to a CSV file."""
    write_whole(path, errors_csv(file, tr))


def reason_of(rejected: RejectedRow, tr: Words) -> str:
    """Why a row could not be read, and what to do about it."""
    return fault_sentence(rejected.reason, tr)


def plan_import(
    context: Context,
    fair_id: FairId,
    *,
    seekers: ReadFile | None = None,
    employers: ReadFile | None = None,
    wishes: ReadFile | None = None,
) -> ImportPlan:
    """What reading these lists into the fair would change; nothing is stored.

    Somebody who is missing from a newer list is shown as gone, and stays. Raises
    Refused(UNKNOWN_FAIR).
    """
    with context.store.read() as connection:
        known_fair(connection, fair_id)
    return preview_import(context, fair_id, seekers=seekers, employers=employers, wishes=wishes)


def preview_import(
    context: Context,
    fair_id: FairId,
    *,
    seekers: ReadFile | None = None,
    employers: ReadFile | None = None,
    wishes: ReadFile | None = None,
) -> ImportPlan:
    """Like ``plan_import``, also for a fair that nobody has stored yet."""
    with context.store.read() as connection:
        plan = plan_employers(connection, fair_id, employers)
        plan = plan_seekers(connection, plan, seekers)
        plan = plan_wishes(connection, plan, seekers, wishes)
        return plan_apart(connection, plan, seekers)


def carry_out_import(
    context: Context, plan: ImportPlan, operation: OperationId | None = None
) -> Imported:
    """Store what the plan says, all of it or nothing; the same plan again changes nothing.

    Raises Refused(PREVIEW_OUTDATED) when somebody it is about is no longer there, or a station that
    it takes away has got meetings since it was made: then nothing is stored.
    """
    if plan.is_empty:
        return Imported(plan, frozenset())
    with context.store.write("import", operation or plan.operation) as transaction:
        if not transaction.repeated:
            _refuse_outdated(transaction.connection, plan)
            _store(transaction.connection, plan)
            subjects = [s.id for s in (*plan.new_seekers, *plan.changed_seekers)]
            transaction.journal([plan.fair, *subjects])
    return Imported(plan, frozenset({Topic.PEOPLE, Topic.EMPLOYERS, Topic.WISHES}))


def _refuse_outdated(connection: Connection, plan: ImportPlan) -> None:
    hosts = {s.id: s.employer for s in employers.stations_of(connection, plan.fair)}
    moved = {s.id for s in plan.stations if hosts.get(s.id, s.employer) != s.employer}
    taken = timetables.stations_in_use(connection, plan.fair) & {*plan.dropped_stations, *moved}
    here = {s.id for s in (*people.seekers_of(connection, plan.fair), *plan.new_seekers)}
    gone = {
        *plan.wishing,
        *(s for s, _ in plan.apart),
        *(s for s, _ in plan.cards),
        *(s.id for s in plan.changed_seekers),
    } - here
    lost = plan.known_persons - {p.id for p in people.persons(connection)}
    if taken or gone or lost:
        raise Refused(Refusal.PREVIEW_OUTDATED)


def _store(connection: Connection, plan: ImportPlan) -> None:
    for employer in plan.new_employers:
        employers.add_employer(connection, employer)
    for employer in plan.changed_employers:
        employers.change_employer(connection, employer)
    for dropped in plan.dropped_stations:
        employers.remove_station(connection, dropped)
    employers.put_stations(connection, plan.fair, plan.stations)
    people.add_seekers(connection, plan.new_seekers, plan.known_persons)
    for seeker in plan.changed_seekers:
        people.change_seeker(connection, seeker)
    for who, said in plan.said:
        summaries.put_said(connection, who, said)
    wishes.replace_wishes(connection, plan.wishing, plan.new_wishes)
    for seeker_id, card in plan.cards:
        cards.put_card(connection, seeker_id, card)
    for pair in plan.apart:
        wishes.add_never_pair(connection, *pair)
