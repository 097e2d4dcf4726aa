"""Whole days on which people leave and come late: the timetable keeps the rules all the time."""

from datetime import time, timedelta
from random import Random

import pytest
from usecases.builders import fair_in, host, later, planned, register, someone
from usecases.fair_of_the_day import broken, standing, told

from motesplats.core.fair import DayPlan, Fair, MeetingRules
from motesplats.usecases import queries
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.batches import BatchDone, undo_batch
from motesplats.usecases.context import Context
from motesplats.usecases.departures import departure_plan, employer_late, employer_leaves
from motesplats.usecases.going_home import goes_home, home_plan
from motesplats.usecases.hall_steps import start_day

HOSTS = tuple(f"Firma {letter}" for letter in "ABCDEF")


def busy_fair(context: Context, seed: int) -> Fair:
    """Six employers and fourteen seekers, each with a phone and three wishes by lot."""
    random = Random(seed)
    day = DayPlan(time(9, 0), time(11, 0))
    fair = fair_in(context, plan=day, rules=MeetingRules(max_meetings=3))
    register(context, fair, *(host(name, n) for n, name in enumerate(HOSTS, 1)))
    people = (
        someone(f"P{n} E{n}", *random.sample(HOSTS, 4), phone="070-174 06 05") for n in range(14)
    )
    register(context, fair, *people)
    return planned(context, fair)


def something(context: Context, fair: Fair, random: Random) -> BatchDone:
    """Somebody leaves, is late or goes home."""
    parts = queries.parts(context, fair.id)
    employer = random.choice(sorted(parts.employers))
    seeker = random.choice(sorted(parts.seekers))
    match random.randrange(3):
        case 0:
            return employer_leaves(context, departure_plan(context, fair.id, employer))
        case 1:
            until = context.now() + timedelta(minutes=random.choice((15, 30, 45)))
            return employer_late(context, departure_plan(context, fair.id, employer, until))
    return goes_home(context, home_plan(context, seeker))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_the_rules_are_kept_and_undo_is_exact(context: Context, seed: int) -> None:
    fair, random = busy_fair(context, seed), Random(seed)
    for seeker in queries.parts(context, fair.id).seekers:
        check_in_by_name(context, seeker)
    start_day(context, fair.id)
    for _ in range(5):
        later(context, minutes=12)
        before = told(context, fair)
        done = something(context, fair, random)
        assert not broken(context, fair)
        after = told(context, fair)
        undo_batch(context, fair.id, done.operation)
        assert told(context, fair) == before
        assert not broken(context, fair)
        something(context, fair, random)
        assert not broken(context, fair)
        assert after or not standing(context, fair)
