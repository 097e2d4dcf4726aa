"""What is to be printed and how far it has come, and what is printed on each seeker's slip."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from motesplats.core.ids import EmployerId, FairId, SeekerId, StationId
from motesplats.storage.paper_tables import print_job, slip_print
from motesplats.storage.tables import seeker
from motesplats.storage.values import instant_text, instant_value, text_tuple, texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class JobState(StrEnum):
    """How it goes with a job; INTERRUPTED: the program ended while it was printed."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"


class Trouble(StrEnum):
    """Why a job failed."""

    PRINTER_GONE = "printer_gone"
    PRINTER_STOPPED = "printer_stopped"
    NOTHING_LEFT = "nothing_left"
    REFUSED = "refused"
    DISK = "disk"


@dataclass(frozen=True, slots=True)
class StoredJob:
    """One job of the queue.

    ``seekers`` are those whom the paper is about, in its order; empty for sheets about a whole
    fair. ``total`` counts people, or pages of such a sheet, 0 until it is known; ``done`` is how
    many have left. ``printer`` is the system's name for it, empty for a PDF; ``medium`` what is
    printed on, empty for the sheet's usual paper, ``first_label`` the first free label of it.
    """

    id: str
    fair: FairId
    sheet: str
    at: datetime
    seekers: tuple[SeekerId, ...] = ()
    medium: str = ""
    first_label: int = 1
    printer: str = ""
    state: JobState = JobState.WAITING
    total: int = 0
    done: int = 0
    why: Trouble | None = None


@dataclass(frozen=True, slots=True, order=True)
class OnPaper:
    """One meeting as a slip says it."""

    slot: int
    slots: int
    station: StationId
    employer: EmployerId


@dataclass(frozen=True, slots=True)
class SlipPrint:
    """The latest slip of a seeker; ``named`` when the name stands on it."""

    version: int
    meetings: frozenset[OnPaper]
    named: bool
    at: datetime


def jobs_of(connection: Connection, fair: FairId) -> tuple[StoredJob, ...]:
    """The fair's jobs, the latest first."""
    rows = connection.execute(
        select(print_job).where(print_job.c.fair_id == fair).order_by(print_job.c.position.desc())
    )
    return tuple(_job(row) for row in rows)


def job_by_id(connection: Connection, wanted: str) -> StoredJob | None:
    row = connection.execute(select(print_job).where(print_job.c.id == wanted)).first()
    return None if row is None else _job(row)


def add_job(connection: Connection, job: StoredJob) -> None:
    """Put a job last in the queue."""
    highest = connection.execute(select(func.max(print_job.c.position))).scalar()
    connection.execute(
        insert(print_job).values(
            id=job.id,
            fair_id=job.fair,
            position=(highest or 0) + 1,
            sheet=job.sheet,
            medium=job.medium,
            first_label=job.first_label,
            at=instant_text(job.at),
            **_course(job),
        )
    )


def change_job(connection: Connection, job: StoredJob) -> None:
    """Let a job have other people, printer, state or length; the sheet and its paper stay."""
    connection.execute(update(print_job).where(print_job.c.id == job.id).values(**_course(job)))


def remove_job(connection: Connection, wanted: str) -> None:
    connection.execute(delete(print_job).where(print_job.c.id == wanted))


def slip_prints(connection: Connection, fair: FairId) -> Mapping[SeekerId, SlipPrint]:
    """What the slip of each seeker of the fair says, for those who have one."""
    rows = connection.execute(
        select(slip_print)
        .join(seeker, seeker.c.id == slip_print.c.seeker_id)
        .where(seeker.c.fair_id == fair)
    )
    return {SeekerId(row.seeker_id): _slip(row) for row in rows}


def put_slip_prints(connection: Connection, prints: Mapping[SeekerId, SlipPrint]) -> None:
    """These seekers have other slips from now on."""
    if not prints:
        return
    connection.execute(delete(slip_print).where(slip_print.c.seeker_id.in_(prints)))
    rows = [
        {
            "seeker_id": wanted,
            "version": value.version,
            "meetings": json.dumps(
                [[m.slot, m.slots, m.station, m.employer] for m in sorted(value.meetings)]
            ),
            "named": value.named,
            "at": instant_text(value.at),
        }
        for wanted, value in prints.items()
    ]
    connection.execute(insert(slip_print), rows)


def _course(job: StoredJob) -> dict[str, object]:
    return {
        "seekers": texts(job.seekers),
        "printer": job.printer,
        "state": job.state.value,
        "total": job.total,
        "done": job.done,
        "why": "" if job.why is None else job.why.value,
    }


def _job(row: Row[Any]) -> StoredJob:
    return StoredJob(
        id=row.id,
        fair=FairId(row.fair_id),
        sheet=row.sheet,
        at=instant_value(row.at),
        seekers=tuple(SeekerId(one) for one in text_tuple(row.seekers)),
        medium=row.medium,
        first_label=row.first_label,
        printer=row.printer,
        state=JobState(row.state),
        total=row.total,
        done=row.done,
        why=Trouble(row.why) if row.why else None,
    )


def _slip(row: Row[Any]) -> SlipPrint:
    said = frozenset(
        OnPaper(slot, slots, StationId(station), EmployerId(employer))
        for slot, slots, station, employer in json.loads(row.meetings)
    )
    return SlipPrint(row.version, said, bool(row.named), instant_value(row.at))
