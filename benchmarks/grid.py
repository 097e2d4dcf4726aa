"""Painting the grid of the largest fair at rest, scrolled, and under a card that is carried.

Beside it the same cells in Qt's own table view. Processor time of the process, without a screen.
"""

import os
import resource
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import time as clock_time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QScrollArea, QTableView

from benchmarks._fair import registered
from motesplats.core.fair import DayPlan, Meeting
from motesplats.core.ids import FairId, MeetingId, new_id
from motesplats.i18n import SWEDISH, words_in
from motesplats.storage import timetables
from motesplats.ui.pages.grid_look import DENSITIES
from motesplats.ui.pages.hand import Hand
from motesplats.ui.pages.timetable_grid import TimetableGrid
from motesplats.ui.start_up import application
from motesplats.ui.theme import Theme
from motesplats.usecases.carrying import Movable, movable
from motesplats.usecases.context import Context
from motesplats.usecases.planning import TimetableView, timetable
from motesplats.usecases.practice import PRACTICE_FAIR
from motesplats.usecases.problems import planning_of

EMPLOYERS, SEEKERS, FRAMES = 150, 1000, 150
DAY = DayPlan(clock_time(8), clock_time(20), talk=14, feedback=4, change=2)
STEP = 37
WINDOWS = {"1366 x 768": (710, 340), "1920 x 1080": (1260, 650)}


def main() -> None:
    """Print p50, p95 and p99 of a frame in milliseconds, and how long the places are asked for."""
    app = application()
    theme = Theme()
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        context, fair = registered(
            Path(folder), EMPLOYERS, SEEKERS, replace(PRACTICE_FAIR, plan=DAY)
        )
        _fill(context, fair)
        view = timetable(context, fair)
        begun = time.process_time()
        found = movable(context, fair)
        reading = time.process_time() - begun
    before = _memory()
    grid = TimetableGrid(theme, words_in(SWEDISH))
    grid.show_view(view)
    hand, asked = _asked(found, grid)
    print(f"{len(view.stations)} stations x {len(view.slots)} slots, {len(view.meetings)} meetings")
    print(f"reading for the hand: {reading * 1000:.0f} ms; all places: {asked * 1000:.0f} ms")
    print("| window | what | p50 ms | p95 | p99 | ratio |")
    other, area = _table(view), QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(grid)
    for window, size in WINDOWS.items():
        for shown in (other, area):
            shown.resize(*size)
            shown.show()
        table = _frames(other)
        _told(window, "QTableView, scrolled", table, table)
        for number, density in enumerate(DENSITIES):
            grid.show_density(number)
            cells = f"cells of {density.wide} x {density.high}"
            _told(window, f"scrolled, {cells}", _frames(area), table)
            grid.judge = lambda place: None if grid.map is None else hand.sign(grid.map, place)
            grid.carry("Somebody")
            _told(window, f"scrolled with a card, {cells}", _frames(area), table)
            grid.put_down()
    print(f"memory of the grid and the places: {_memory() - before:.0f} MB")


def _fill(context: Context, fair: FairId) -> None:
    """Give every station somebody in every slot, as far as wishes reach, without a search."""
    with context.store.write("fill") as transaction:
        planning = planning_of(transaction.connection, fair)
        wanted = {e: [w.seeker for w in planning.wishes if w.employer == e]
                  for e in planning.employers.values()}  # fmt: skip
        busy, met, meetings = set(), set(), []
        everybody = list(planning.seekers.values())
        for employer in planning.problem.employers:
            host = planning.employers[employer.id]
            for station in employer.stations:
                for slot in range(planning.problem.n_slots):
                    pool = [*wanted[host], *everybody]
                    free = (s for s in pool if (s, slot) not in busy and (s, host) not in met)
                    who = next(free, None)
                    if who is None:
                        continue
                    busy.add((who, slot))
                    met.add((who, host))
                    where = planning.stations[station.id]
                    meetings.append(Meeting(MeetingId(new_id()), who, host, where, slot))
        timetables.put_draft(transaction.connection, fair, tuple(meetings))


def _asked(found: Movable, grid: TimetableGrid) -> tuple[Hand, float]:
    """A hand that has asked every place of the grid, and how long that took."""
    assert grid.map is not None
    one = next(m for m in found.planning.meetings if m.slot > 3)
    carried = found.carried(one.id)
    assert carried is not None
    hand, begun = Hand(found, carried, "Somebody"), time.process_time()
    for across in range(grid.map.across):
        for down in range(grid.map.down):
            hand.sign(grid.map, (across, down))
    return hand, time.process_time() - begun


def _table(view: TimetableView) -> QTableView:
    stations, slots = view.stations, view.slots
    columns = {s.station.id: n for n, s in enumerate(stations)}
    model = QStandardItemModel(len(slots), len(stations))
    for m in view.meetings:
        item = QStandardItem(f"{m.seeker.name}\n{m.seeker.code}")
        model.setItem(m.meeting.slot, columns[m.meeting.station], item)
    made = QTableView()
    made.setModel(model)
    made.verticalHeader().setDefaultSectionSize(44)
    made.horizontalHeader().setDefaultSectionSize(124)
    return made


def _scroll(area: QScrollArea | QTableView, run: int) -> None:
    for bar in (area.horizontalScrollBar(), area.verticalScrollBar()):
        bar.setValue(bar.minimum() + run * STEP % max(1, bar.maximum() - bar.minimum()))


def _frames(shown: QScrollArea | QTableView) -> Sequence[float]:
    """Milliseconds of processor time for each whole frame after a step of scrolling."""
    # The new size of the cells reaches the scroll bars with the next events.
    QCoreApplication.processEvents()
    picture = QImage(shown.size(), QImage.Format.Format_RGB32)
    spans = []
    for run in range(FRAMES):
        _scroll(shown, run)
        begun = time.process_time()
        shown.render(picture, QPoint())
        spans.append((time.process_time() - begun) * 1000)
    return spans


def _told(window: str, name: str, spans: Sequence[float], beside: Sequence[float]) -> None:
    cuts = statistics.quantiles(spans, n=100)
    ratio = statistics.median(spans) / statistics.median(beside)
    print(f"| {window} | {name} | {cuts[49]:.1f} | {cuts[94]:.1f} | {cuts[98]:.1f} | {ratio:.2f} |")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
