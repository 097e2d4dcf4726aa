"""The most frequent actions of a fair's day, done by keys and mouse in a real window.

For each: keys, clicks and scans; seconds at a person's pace, the program's answers included; the
program's own seconds; and what was to be reached. ``--quick`` leaves out the fair of 1,000 people,
start, memory and rest; ``--large`` the fair of 60; ``--rest`` does nothing before the window rests.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import _at_rest as rest
from benchmarks import _desk_deeds as desk
from benchmarks import _hall_deeds as hall
from benchmarks import _kiosk_deeds as kiosk
from benchmarks._driver import Effort
from benchmarks._room import LARGE, SMALL, Room, Size, own_home
from motesplats.ui.start_up import application

Deed = Callable[[Room], Effort]


@dataclass(frozen=True, slots=True)
class Goal:
    """An action by its number and name, what it may take, and how it is done.

    ``most``: keys and clicks; None where nobody set a bound.
    """

    number: str
    name: str
    most: int | None
    seconds: float
    deed: Deed
    large: bool = True


GOALS = (
    Goal("1", "check in by scan", 0, 2, desk.by_scan),
    Goal("2", "check in by name: three letters, Enter", 6, 6, desk.by_name),
    Goal("12", "print one slip again: Ctrl+P, PDF", 1, 3, desk.slip_again),
    Goal("3", "walk-in: Ctrl+N, first and last name", 25, 20, desk.walk_in),
    Goal("4", "where is X: Ctrl+K, three letters", 4, 4, desk.where_is),
    Goal("15", "the other language", 1, 1, desk.other_language),
    Goal("16", "quick note: Ctrl+Shift+N, 16 letters, Enter", None, 8, desk.quick_note),
    Goal("11", "start the fair: Space", 1, 1, hall.start),
    Goal("10", "+2 min for all: button, Enter", 1, 2, hall.longer),
    Goal("9", "undo: Ctrl+Z", 1, 1, hall.undone),
    Goal("–", "board: from Space to painted", None, 1, hall.next_phase_on_board),
    Goal("13", "unlock the employer's screen: tile, PIN, Enter", 4, 5, kiosk.unlock, large=False),
    Goal("6", "no-show: the employer's button", 1, 2, kiosk.no_show, large=False),
    Goal("7", "take a reserve: alarm, Enter", 2, 10, hall.reserve),
    Goal("8", "move a meeting: mouse", 6, 5, hall.dragged),
    Goal("8", "move a meeting: Ctrl+X, arrows, Ctrl+V", 6, 5, hall.by_keys),
)


def main() -> None:
    """Do everything once at each size, and print a table of each."""
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        own_home(Path(name))
        application()
        print(f"{os.cpu_count()} cores")
        sizes = (SMALL,) if quick else (LARGE,) if "--large" in sys.argv else (SMALL, LARGE)
        for size in sizes:
            _measure(size, Path(name), quick=quick)
        if not quick:
            rest.print_start()


def _measure(size: Size, folder: Path, *, quick: bool) -> None:
    room = Room(size, folder)
    small = size is SMALL
    print(f"\n{size.name}, {len(room.stations)} stations\n")
    print("| # | action | keys | clicks | scans | goal | s | program s (cpu) | goal s | |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for goal in () if "--rest" in sys.argv else GOALS:
        if small or goal.large:
            _print(goal, _done(goal, room))
    if small:
        for branch, effort in kiosk.forms(room):
            _print(
                Goal("5", f"feedback, all that is asked: {branch}", None, 90, desk.by_scan), effort
            )
        release = Goal("14", "release one text: Space", 2, 10, kiosk.released)
        _print(release, _done(release, room))
    room.close()
    if not quick:
        rest.print_rest(room)


def _done(goal: Goal, room: Room) -> Effort | str:
    try:
        return goal.deed(room)
    except (TimeoutError, AssertionError, StopIteration) as failure:
        return f"{type(failure).__name__}: {failure}"


def _print(goal: Goal, effort: Effort | str) -> None:
    if isinstance(effort, str):
        print(f"| {goal.number} | {goal.name} | not done: {effort} |", flush=True)
        return
    most = "–" if goal.most is None else f"≤ {goal.most}"
    met = effort.seconds <= goal.seconds and (goal.most is None or effort.actions <= goal.most)
    counted = f"{effort.keys} | {effort.clicks} | {effort.scans} | {most}"
    own = f"{effort.wall:.2f} ({effort.cpu:.2f})"
    told = f"{effort.seconds:.1f} | {own} | ≤ {goal.seconds:g}"
    print(
        f"| {goal.number} | {goal.name} | {counted} | {told} | {'ok' if met else 'missed'} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
