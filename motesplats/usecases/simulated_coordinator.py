"""A coordinator who does at once what the hall proposes, so that a whole day can run by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from motesplats.core.ids import EmployerId, InterpreterId, MeetingId
from motesplats.core.people import Needs
from motesplats.live.alarms import AlarmCode, Handled
from motesplats.usecases.hall_marks import put_alarm_away
from motesplats.usecases.live_hall import live_hall
from motesplats.usecases.mending_hall import hall_proposals
from motesplats.usecases.mending_taken import take_hall_proposal
from motesplats.usecases.troubles import Delay, EmployerGone, Late, NoShow, WalkIn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from motesplats.core.ids import FairId, SeekerId
    from motesplats.live.alarms import Alarm
    from motesplats.usecases.context import Context
    from motesplats.usecases.hall_reader import HallReader
    from motesplats.usecases.live_hall import HallRecords
    from motesplats.usecases.simulated_people import Asked
    from motesplats.usecases.troubles import HallProposal, Trouble

_QUIET = timedelta(minutes=5)
_UNHEARD_OF = timedelta(minutes=15)


@dataclass(slots=True, eq=False)
class SimulatedCoordinator:
    """Takes the first proposal for everything that goes wrong.

    ``comes``: when employers and interpreters who are late say that they will come.
    ``taken``: every proposal that was taken, in order.
    """

    reader: HallReader
    comes: Mapping[str, datetime]
    taken: list[HallProposal] = field(default_factory=list)
    _slot: int = -1

    @property
    def context(self) -> Context:
        """The store that is acted on and the clock that is believed."""
        return self.reader.context

    @property
    def fair(self) -> FairId:
        """The fair that goes on."""
        return self.reader.fair

    def act(self, asked: tuple[Asked, ...]) -> None:
        """See to what is asked for, to every alarm, and to those who have no meeting at all."""
        for one in asked:
            if one.walk_in is not None:
                self._mend(WalkIn(one.walk_in))
            if one.leaving is not None:
                self._mend(EmployerGone(one.leaving))
        records = self.reader.records()
        found = live_hall(records, self.context.now())
        for alarm in found.alarms.shown:
            self._answer(alarm)
        slot = found.hall.moment.slot
        if slot is not None and slot.index != self._slot:
            self._slot = slot.index
            self._place_the_rest(records)

    def _place_the_rest(self, records: HallRecords) -> None:
        """Ask for those without a meeting until somebody who can sit anywhere at any time finds
        nothing: then nobody else does either."""
        anywhere = {s.id for s in records.gathering.seekers if s.needs == Needs()}
        for seeker in tuple(_without_meeting(records)):
            if not self._mend(WalkIn(seeker)) and seeker in anywhere:
                return

    def _answer(self, alarm: Alarm) -> None:
        troubles: dict[AlarmCode, Callable[[], Trouble]] = {
            AlarmCode.NO_SHOW: lambda: NoShow(MeetingId(alarm.subjects[0])),
            AlarmCode.LATE_SEEKER: lambda: Late(MeetingId(alarm.subjects[0])),
            AlarmCode.EMPLOYER_MISSING: lambda: self._delay(EmployerId(alarm.subjects[1])),
            AlarmCode.INTERPRETER_LATE: lambda: self._delay(InterpreterId(alarm.subjects[0])),
        }
        until = self.context.now() + _QUIET
        if alarm.code in troubles:
            self._mend(troubles[alarm.code]())
        put_alarm_away(self.context, self.fair, Handled(alarm.code, alarm.subjects, until))

    def _delay(self, who: EmployerId | InterpreterId) -> Delay:
        unheard_of = self.context.now() + _UNHEARD_OF
        return Delay(who, self.comes.get(who, unheard_of))

    def _mend(self, trouble: Trouble) -> bool:
        """Take the first proposal; False where there is none."""
        best = next(iter(hall_proposals(self.context, self.fair, trouble)), None)
        if best is None:
            return False
        take_hall_proposal(self.context, best)
        self.taken.append(best)
        return True


def _without_meeting(records: HallRecords) -> Iterator[SeekerId]:
    """Those who are inside and have no meeting that stands."""
    for arrival in records.facts.arrivals:
        home = arrival.seeker in records.facts.gone_home
        if not home and not records.gathering.meetings_of(arrival.seeker):
            yield arrival.seeker
