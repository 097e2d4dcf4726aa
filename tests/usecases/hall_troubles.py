"""A fair that is going on, for tests of what is done when something goes wrong in it."""

from datetime import time, timedelta

from motesplats.core.clock import ManualClock, at
from motesplats.core.fair import DayPlan, Fair, Meeting
from motesplats.core.ids import EmployerId, SeekerId, StationId
from motesplats.exchange.rows import EmployerRow, SeekerRow
from motesplats.storage import timetables
from motesplats.usecases import queries
from motesplats.usecases.arrival import check_in
from motesplats.usecases.context import Context
from motesplats.usecases.hall_marks import employers_came
from motesplats.usecases.hall_steps import start_day
from motesplats.usecases.mending_hall import hall_proposals
from motesplats.usecases.troubles import HallProposal, Trouble, Way
from tests.usecases.builders import fair_in, host, planned, register, someone

NAMES = ("Åsa Öst", "Bo Ek", "Siv Ål", "Eva Ny", "Ali Reza", "Ann Lund")
DAY = DayPlan(time(9, 0), time(10, 15))


class Hall:
    """Six people who want Bygg AB or Vård AB, at one station each; five time slots, before nine.

    ``rows`` are others instead of these.
    """

    def __init__(
        self, context: Context, rows: tuple[SeekerRow | EmployerRow, ...] = (), **more: object
    ) -> None:
        assert isinstance(context.clock, ManualClock)
        self.context, self.clock = context, context.clock
        made = fair_in(context, **{"plan": DAY, **more})
        self.clock.move_to(at(made.day, time(8, 0)))
        wants = (("Bygg AB", "Vård AB"), ("Vård AB", "Bygg AB"))
        people = (someone(name, *wants[n % 2]) for n, name in enumerate(NAMES))
        usual = (host("Bygg AB", 1), host("Vård AB", 2), *people)
        register(context, made, *(rows or usual))
        self.fair: Fair = planned(context, made)

    def open(self, *away: str, minutes: float = 2.5) -> None:
        """Employers and everybody but those come, the day starts and goes on for so long."""
        hosts = tuple(e.id for e in queries.employers_at(self.context, self.fair.id))
        employers_came(self.context, self.fair.id, hosts)
        for seeker in queries.seekers(self.context, self.fair.id):
            if seeker.first_name not in away:
                check_in(self.context, self.fair.id, seeker.code)
        self.clock.move_to(at(self.fair.day, time(9, 0)))
        start_day(self.context, self.fair.id)
        self.wait(minutes)

    def wait(self, minutes: float) -> None:
        self.clock.advance(timedelta(minutes=minutes))

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        with self.context.store.read() as connection:
            return timetables.meetings_of(connection, self.fair.id)

    def at(self, station: int, slot: int) -> Meeting:
        """The meeting that stands there."""
        return next(
            m
            for m in self.meetings
            if m.stands and (m.station, m.slot) == (self.station(station), slot)
        )

    def station(self, number: int) -> StationId:
        found = queries.stations(self.context, self.fair.id)
        return next(s.id for s in found if s.number == number)

    def employer(self, name: str) -> EmployerId:
        found = queries.employers_at(self.context, self.fair.id)
        return next(e.id for e in found if e.name == name)

    def name(self, seeker: SeekerId) -> str:
        found = queries.seekers(self.context, self.fair.id)
        return next(s.first_name for s in found if s.id == seeker)

    def seeker(self, first_name: str) -> SeekerId:
        found = queries.seekers(self.context, self.fair.id)
        return next(s.id for s in found if s.first_name == first_name)

    def ways(self, trouble: Trouble) -> list[HallProposal]:
        return list(hall_proposals(self.context, self.fair.id, trouble))

    def way(self, trouble: Trouble, wanted: Way) -> HallProposal:
        return next(one for one in self.ways(trouble) if one.way is wanted)
