"""The last look before the doors open: what is ready, what is not, and what a person has to see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.documents.qr import QUIET_MODULES, qr_matrix
from motesplats.live.lamps import LEAST_CHARGE, LEAST_FREE_BYTES
from motesplats.storage import arrivals, employers, feedback, timetables
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.core.ids import FairId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.machine import Machine

# Y and Z, and a sign that no badge has, lie elsewhere on other keyboards.
TEST_CODE = "MPTYZ-7"
_FROM_US = TEST_CODE.replace("-", "+")
_FROM_GERMAN = "MPTZY"
_BYTES_PER_GB = 1_000_000_000


class CheckCode(StrEnum):
    """What is looked at, in the order in which it is shown."""

    CLOCK = "clock"
    TIMETABLE = "timetable"
    PINS = "pins"
    CLEAN = "clean"
    PRINTER = "printer"
    SCANNER = "scanner"
    GONG = "gong"
    SCREEN = "screen"
    BATTERY = "battery"
    DISK = "disk"
    COPY = "copy"


class CheckState(StrEnum):
    """How it stands: good, worth a thought, in the way, or only a person can tell."""

    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing and how it stands; ``n`` is a number that belongs to it: employers without a PIN,
    people and forms from a trial, per cent of the battery, GB of the disk."""

    code: CheckCode
    state: CheckState
    n: int = 0


class ScannerLayout(StrEnum):
    """What the test code came out as: badges read right when it is RIGHT or US."""

    RIGHT = "right"
    US = "us"
    GERMAN = "german"
    UNKNOWN = "unknown"


def checks_of(context: Context, fair_id: FairId, machine: Machine) -> tuple[Check, ...]:
    """Everything that the store and the machine can tell. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        fair = known_fair(connection, fair_id)
        published = timetables.state_of(connection, fair_id).version > 0
        pins = sum(
            not feedback.pin_of(connection, one.id).hash
            for one in employers.employers_of(connection, fair_id)
        )
        before = local(context.now()).date() < fair.day
        trial = _trial(connection, fair) if before and not fair.practice else 0
    return (
        Check(CheckCode.TIMETABLE, CheckState.GOOD if published else CheckState.BAD),
        Check(CheckCode.PINS, CheckState.CAUTION if pins else CheckState.GOOD, pins),
        Check(CheckCode.CLEAN, CheckState.CAUTION if trial else CheckState.GOOD, trial),
        *_machine(machine),
    )


def scanner_layout(typed: str) -> ScannerLayout:
    """For which keyboard a scanner is set, from what its reading of the test code typed here."""
    found = typed.strip().upper()
    if found == TEST_CODE:
        return ScannerLayout.RIGHT
    if found == _FROM_US:
        return ScannerLayout.US
    if found.startswith(_FROM_GERMAN):
        # Badges hold Y and Z too, so they would be read wrong.
        return ScannerLayout.GERMAN
    return ScannerLayout.UNKNOWN


def code_modules() -> tuple[tuple[bool, ...], ...]:
    """The dark modules of the test code row by row, with its quiet zone."""
    inner = qr_matrix(TEST_CODE)
    side = (False,) * QUIET_MODULES
    empty = ((False,) * (len(inner) + 2 * QUIET_MODULES),) * QUIET_MODULES
    return (*empty, *((*side, *line, *side) for line in inner), *empty)


def _trial(connection: Connection, fair: Fair) -> int:
    """Check-ins and forms that somebody made to try the program out."""
    tried = len(arrivals.arrivals_of(connection, fair.id))
    return tried + len(feedback.submissions_of(connection, fair.id))


def _machine(machine: Machine) -> tuple[Check, ...]:
    readings = machine.readings
    found = []
    if readings.charge is not None:
        low = readings.charge < LEAST_CHARGE
        drained = CheckState.BAD if low else CheckState.CAUTION
        state = drained if readings.draining else CheckState.GOOD
        found.append(Check(CheckCode.BATTERY, state, round(readings.charge * 100)))
    if readings.free_bytes is not None:
        full = readings.free_bytes < LEAST_FREE_BYTES
        state = CheckState.BAD if full else CheckState.GOOD
        found.append(Check(CheckCode.DISK, state, readings.free_bytes // _BYTES_PER_GB))
    copied = machine.copied is not None and readings.unsaved_since is None
    found.append(Check(CheckCode.COPY, CheckState.GOOD if copied else CheckState.CAUTION))
    return tuple(found)
