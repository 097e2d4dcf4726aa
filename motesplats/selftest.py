"""Shows that what was acknowledged is kept: a worker to be killed at any instant, and a check."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from motesplats.core.clock import SystemClock
from motesplats.core.errors import Refused, StoreUnavailable
from motesplats.core.ids import OperationId, new_id
from motesplats.exchange.rows import Kind
from motesplats.feedback.answers import read_answers
from motesplats.storage.integrity import tally, verify
from motesplats.storage.store import Store
from motesplats.usecases.arrival import check_in, undo_check_in
from motesplats.usecases.context import Context
from motesplats.usecases.fairs import fair_from_file
from motesplats.usecases.feedback import Signed, open_form, save_feedback
from motesplats.usecases.kiosk import KioskSession
from motesplats.usecases.planning import make_timetable, move_meeting, publish_timetable
from motesplats.usecases.practice import PRACTICE_FAIR, made_up_answers, write_practice
from motesplats.usecases.queries import all_fairs, parts
from motesplats.usecases.registration import carry_out_import, plan_import, read_list

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from motesplats.core.ids import FairId
    from motesplats.usecases.views import FairParts

USAGE = "python -m motesplats.selftest worker STORE ACK | verify STORE ACK"
_FAIR = PRACTICE_FAIR.name
# Every so often a step is done again, as after a lost answer.
_REPEATED = 7


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the acknowledged operations; ``integrity`` is ``ok`` or what is wrong."""

    acknowledged: int
    lost: int
    duplicated: int
    integrity: str

    @property
    def ok(self) -> bool:
        return not self.lost and not self.duplicated and self.integrity == "ok"


@dataclass(frozen=True, slots=True)
class Worker:
    """Does one thing after the other at a small made-up fair."""

    context: Context
    fair: FairId
    parts: FairParts

    def step(self, number: int, operation: OperationId) -> None:
        """The check-in, move or feedback with this number; the same number does the same again."""
        verbs: tuple[Callable[[int, OperationId], None], ...] = (
            self._arrive,
            self._move,
            self._give_feedback,
        )
        verbs[number % len(verbs)](number // len(verbs), operation)

    def _arrive(self, number: int, operation: OperationId) -> None:
        seekers = list(self.parts.seekers.values())
        seeker = seekers[number % len(seekers)]
        try:
            undo_check_in(self.context, seeker.id, operation)
        except Refused:
            check_in(self.context, self.fair, seeker.code, operation)

    def _move(self, number: int, operation: OperationId) -> None:
        meeting = self.parts.meetings[number % len(self.parts.meetings)]
        slot = Random(number).randrange(len(self.parts.slots))
        try:
            move_meeting(self.context, meeting.id, meeting.station, slot, operation)
        except Refused:
            # There is no room, or the meeting has been held: somebody else comes or goes instead.
            self._arrive(number, operation)

    def _give_feedback(self, number: int, operation: OperationId) -> None:
        meeting = self.parts.meetings[number % len(self.parts.meetings)]
        employer = self.parts.employers[meeting.employer]
        session = KioskSession(self.fair, employer.id, employer.name)
        form = open_form(self.context, session, meeting.id).form
        answers = read_answers(form, made_up_answers(form, number, first=True))
        save_feedback(self.context, session, meeting.id, Signed(answers), operation)


def work(store: Path, ack: Path, steps: int | None = None) -> None:
    """Do ``steps`` things (None: until killed), each noted in ``ack`` only once committed."""
    clock = SystemClock()
    opened = Store.open(store, os.environ.get("MOTESPLATS_PASSPHRASE", ""), clock=clock)
    try:
        worker = _worker(Context(opened, clock))
        first = len(acknowledged(ack))
        with ack.open("ab") as file:
            file.truncate(sum(len(line) + 1 for line in acknowledged(ack)))
            for number in count(first) if steps is None else range(first, first + steps):
                operation = OperationId(new_id())
                worker.step(number, operation)
                file.write(f"{operation}\n".encode())
                file.flush()
                os.fsync(file.fileno())
                if number % _REPEATED == 0:
                    worker.step(number, operation)
    finally:
        opened.close()


def kept(store: Path, ack: Path) -> Kept:
    """Hold the store against what was acknowledged. Raises StoreUnavailable."""
    operations = acknowledged(ack)
    passphrase = os.environ.get("MOTESPLATS_PASSPHRASE", "")
    opened = Store.open(store, passphrase, clock=SystemClock(), create=False)
    try:
        found, state = tally(opened, operations), verify(opened)
    finally:
        opened.close()
    whole = state.integrity if state.integrity != "ok" else state.journal
    return Kept(len(operations), found.lost, found.duplicated, whole)


def acknowledged(ack: Path) -> list[str]:
    """The operations in ``ack``; a last line that a kill cut short was never acknowledged."""
    if not ack.exists():
        return []
    return [line.strip() for line in ack.read_text("ascii").splitlines(True) if line[-1] == "\n"]


def _worker(context: Context) -> Worker:
    """The worker at the store's fair, which is made first where a kill left none or a part."""
    fair = next((f.fair.id for f in all_fairs(context) if f.fair.name == _FAIR), None)
    if fair is None or not parts(context, fair).meetings:
        fair = _made_up_fair(context)
    return Worker(context, fair, parts(context, fair))


def _made_up_fair(context: Context) -> FairId:
    with tempfile.TemporaryDirectory() as folder:
        files = write_practice(Path(folder), employers=4, seekers=12)
        fair = fair_from_file(context, _FAIR, files.fair).fair.id
        seekers = read_list(context, files.seekers, Kind.SEEKERS)
        employers = read_list(context, files.employers, Kind.EMPLOYERS)
        plan = plan_import(context, fair, seekers=seekers, employers=employers)
        carry_out_import(context, plan)
    make_timetable(context, fair)
    publish_timetable(context, fair)
    return fair


def main(arguments: Sequence[str]) -> int:
    """Run ``worker`` or ``verify``; returns the exit code."""
    match list(arguments):
        case ["worker", store, ack]:
            work(Path(store), Path(ack))
        case ["worker", store, ack, steps]:
            work(Path(store), Path(ack), int(steps))
        case ["verify", store, ack]:
            return _report(Path(store), Path(ack))
        case _:
            print(USAGE, file=sys.stderr)
            return 2
    return 0


def _report(store: Path, ack: Path) -> int:
    try:
        found = kept(store, ack)
    except StoreUnavailable as error:
        lost = len(acknowledged(ack))
        found = Kept(lost, lost, 0, error.trouble.value)
    print(json.dumps(asdict(found)))
    return 0 if found.ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
