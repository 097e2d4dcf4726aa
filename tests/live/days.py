"""A morning of three slots with a break, steps a person might take, and any day at all."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from motesplats.core.clock import at, local
from motesplats.core.fair import Break, DayPlan
from motesplats.core.ids import StationId
from motesplats.live.course import Act, Course, Step, moment_in
from motesplats.live.phases import SlotTimes

DAY = date(2026, 11, 26)
PLAN = DayPlan(time(9, 0), time(10, 0), breaks=(Break(time(9, 15), time(9, 30), "Fika"),))
FIRST = StationId("first")


def on(clock: str) -> datetime:
    """The instant on the day: ``on("09:03")``."""
    return at(DAY, time.fromisoformat(clock))


def step(act: Act, clock: str, **more: object) -> Step:
    return Step(act, on(clock), **more)


def course(*steps: Step, **more: object) -> Course:
    return Course(DAY, PLAN, steps=steps, **more)


def told(slot: SlotTimes) -> str:
    """``09:00 09:10 09:13 09:15``: how a slot's boundaries read on the wall."""
    times = (slot.starts, slot.feedback_at, slot.change_at, slot.ends)
    return " ".join(f"{local(instant):%H:%M}" for instant in times)


def seen(day: Course, clock: str) -> tuple[str, int | None, int | None]:
    """Phase, slot and seconds left at a clock time."""
    found = moment_in(day, on(clock))
    return found.phase.value, found.slot.index if found.slot else None, found.seconds_left


instants = st.integers(-1800, 3 * 3600).map(
    lambda seconds: on("09:00") + timedelta(seconds=seconds)
)
steps = st.builds(
    Step,
    st.sampled_from(Act),
    instants,
    slot=st.integers(0, 4),
    minutes=st.integers(-15, 15),
    station=st.just(FIRST),
)
plans = st.builds(
    DayPlan,
    st.just(time(9, 0)),
    st.just(time(11, 0)),
    talk=st.integers(1, 20),
    feedback=st.integers(1, 6),
    change=st.integers(0, 5),
    breaks=st.sampled_from([(), PLAN.breaks]),
)
courses = st.builds(
    Course, st.just(DAY), plans, st.booleans(), st.lists(steps, max_size=6).map(tuple)
)
