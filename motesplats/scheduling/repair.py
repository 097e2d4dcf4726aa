"""Mend a timetable in the middle of a fair: keep what is valid, move as few as possible."""

import random

from motesplats.scheduling.bound import choose
from motesplats.scheduling.dealing import timetable_of
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.improve import place, settle
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.solve import Solution, checked_index, solution_of
from motesplats.scheduling.stop import Stopped
from motesplats.scheduling.timetable import Timetable


def repair(problem: Problem, previous: Timetable, *, seed: int = 1) -> Solution:
    """The previous timetable with what became impossible placed anew and freed places used.

    Pinned meetings never move. Who can stay stays, at the same station and with the same
    interpreter where those are still there. The displaced get a free slot, else one other meeting
    moves, else a chain; places left are then filled moving nobody.

    Raises Refused(PROBLEM_CLASH, reason, seeker, slot) when pinned meetings break a rule together.
    """
    index = checked_index(problem)
    draft = Draft(index)
    displaced = []
    for meeting in previous.meetings:
        pair = index.pair_number.get((meeting.seeker, meeting.employer))
        if pair is None or pair in draft.slot_of:
            continue
        if draft.fits(pair, meeting.slot):
            draft.put(pair, meeting.slot)
        elif meeting.slot >= (problem.now or 0):
            displaced.append(pair)
    place(draft, displaced, random.Random(seed))
    settle(draft)
    timetable = timetable_of(index, draft.slot_of, previous)
    return solution_of(index, timetable, choose(index).score, Stopped.SPENT)
