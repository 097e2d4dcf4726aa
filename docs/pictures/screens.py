"""Draws the pictures of timetable, hall and board, from the practice fair on its day.

``QT_QPA_PLATFORM=offscreen python docs/pictures/screens.py`` from the root of the project. The
other pictures are made by ``rehearse … --screens``.
"""

import tempfile
from datetime import time, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPainter

from motesplats.core.clock import ManualClock, at
from motesplats.core.fair import Fair
from motesplats.i18n import SWEDISH, words_in
from motesplats.live.board import BoardChoice, Layout
from motesplats.live.hall import hall
from motesplats.storage.store import Store
from motesplats.ui.board.facing import Asked, face_of
from motesplats.ui.board.measures import Measures
from motesplats.ui.board.view import BoardView
from motesplats.ui.frame import BOARD, KIOSK, LIVE, TIMETABLE
from motesplats.ui.inline_tasks import InlineTasks
from motesplats.ui.main_window import MainWindow
from motesplats.ui.start_up import HEIGHT, WIDTH, application
from motesplats.ui.theme import Look, Theme
from motesplats.usecases import hall_marks, hall_steps, live_hall, queries
from motesplats.usecases.arrival import check_in
from motesplats.usecases.board import board_names
from motesplats.usecases.context import Context
from motesplats.usecases.kiosk import KioskSession
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.practice import write_practice
from motesplats.usecases.rehearsal import fair_from_lists

OUT = Path(__file__).parent
ONE_IN_TEN = 10
# The size of one board among nine.
PART = (560, 315)
# The size of one window among twelve.
SMALL = (560, 315)
WITHOUT_BADGE_READ = 12
CARRIED = (2, 2), (2, 4)


def main() -> None:
    """Draw them."""
    clock = ManualClock()
    context = Context(Store.open(None, clock=clock), clock)
    with tempfile.TemporaryDirectory() as folder:
        fair = fair_from_lists(context, write_practice(Path(folder)))
    clock.move_to(at(fair.day, time(8, 40)))
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    begin(context, clock, fair)
    window = opened(context)
    drawn(window, LIVE, "live-sv")
    kiosk_phases(context, clock, fair, window)
    drawn(window, TIMETABLE, "timetable-sv")
    draw_grid(window)
    window.pages[TIMETABLE].content.show_unmet()
    drawn(window, TIMETABLE, "unmet-sv")
    drawn(window, BOARD, "board-page-sv")
    boards(context, fair, "board-sv")
    window.close()
    looks(context, clock, fair, "looks-sv")


def looks(context: Context, clock: ManualClock, fair: Fair, name: str) -> None:
    """The hall and an employer's screen in each phase, below each other, in the three looks."""
    sheet = QImage(3 * SMALL[0], 4 * SMALL[1], QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    began = clock.now()
    for across, look in enumerate(Look):
        window = opened(context, look)
        window.go(LIVE)
        _paint(painter, window, across, 0)
        page = window.pages[KIOSK]
        window.go(KIOSK)
        parts = queries.parts(context, fair.id)
        employer = parts.employers[parts.meetings[0].employer]
        for row, minutes in enumerate((0, 7, 10), start=1):
            clock.move_to(began + timedelta(minutes=minutes))
            page.unlock(KioskSession(fair.id, employer.id, employer.name))
            page.follow.look()
            _paint(painter, window, across, row)
        page.lock()
        page.leave()
        clock.move_to(began)
        window.close()
    painter.end()
    sheet.save(str(OUT / f"{name}.png"))


def _paint(painter: QPainter, window: MainWindow, across: int, row: int) -> None:
    for _ in range(20):
        QCoreApplication.processEvents()
    smooth = Qt.TransformationMode.SmoothTransformation
    part = window.grab().scaled(*SMALL, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    painter.drawPixmap(across * SMALL[0], row * SMALL[1], part)


def boards(context: Context, fair: Fair, name: str) -> None:
    """The three layouts of the board below each other, each in the three looks."""
    records = live_hall.hall_records(context, fair.id)
    names = board_names(records.known, words_in(SWEDISH))
    size, view = Measures(1920, 1080), BoardView(preview=True)
    view.resize(*PART)
    sheet = QImage(3 * PART[0], 3 * PART[1], QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    change = timedelta(minutes=9, seconds=40)
    for row, (layout, later) in enumerate(
        ((Layout.STATIONS, timedelta()), (Layout.NAMES, change), (Layout.CLOCK, timedelta()))
    ):
        found = hall(records.gathering, records.facts, records.course, context.now() + later)
        choice = BoardChoice(layout, by_phase=False, english=layout is Layout.NAMES)
        face = face_of(records, found, names, Asked(choice, size))
        for across, look in enumerate(Look):
            view.show_face(face, look, size)
            painter.drawPixmap(across * PART[0], row * PART[1], view.grab())
    painter.end()
    plain = Qt.ImageConversionFlag.ThresholdDither
    sheet.convertToFormat(QImage.Format.Format_Indexed8, plain).save(str(OUT / f"{name}.png"))


def draw_grid(window: MainWindow) -> None:
    """The grid while a card is carried over a place that is taken, in all three looks."""
    page = window.pages[TIMETABLE]
    grid, hand = page.grid, page.content.by_hand
    first, goal = CARRIED
    for look in Look:
        page.shell.theme.look = look
        page.shell.theme.apply(application())
        window.go(TIMETABLE)
        grid.mark_meeting(first)
        hand.take()
        grid.carry_over(grid.cell_at(goal).center())
        drawn(window, TIMETABLE, f"grid-{look.value}")
        hand.cancel()
    page.shell.theme.look = Look.LIGHT
    page.shell.theme.apply(application())


def begin(context: Context, clock: ManualClock, fair: Fair) -> None:
    """Nearly all have come, and the first meetings are going on."""
    parts = queries.parts(context, fair.id)
    for number, seeker in enumerate(parts.seekers.values()):
        if number % ONE_IN_TEN:
            check_in(context, fair.id, seeker.code)
    hall_marks.employers_came(context, fair.id, tuple(parts.employers))
    records = live_hall.hall_records(context, fair.id)
    for helper in records.known.interpreters:
        hall_marks.interpreter_came(context, fair.id, helper)
    clock.move_to(at(fair.day, fair.plan.starts))
    hall_steps.start_day(context, fair.id)
    for meeting in parts.meetings:
        if meeting.slot == 0 and parts.stations[meeting.station].number != WITHOUT_BADGE_READ:
            hall_marks.sat_down(context, meeting.station, meeting.seeker)
    clock.move_to(clock.now() + timedelta(minutes=4))


def kiosk_phases(context: Context, clock: ManualClock, fair: Fair, window: MainWindow) -> None:
    """An employer's screen in each phase of the next meeting."""
    began = clock.now()
    parts = queries.parts(context, fair.id)
    employer = parts.employers[parts.meetings[0].employer]
    window.go(KIOSK)
    page = window.pages[KIOSK]
    page.unlock(KioskSession(fair.id, employer.id, employer.name))
    for name, minutes in (("talk", 0), ("round-off", 5), ("change", 10)):
        clock.move_to(began + timedelta(minutes=minutes))
        page.follow.look()
        drawn(window, KIOSK, f"kiosk-{name}-sv")
    page.lock()
    page.leave()
    clock.move_to(began)


def opened(context: Context, look: Look = Look.LIGHT) -> MainWindow:
    """The window on that fair."""
    theme = Theme(look, 1.0)
    theme.apply(application())
    window = MainWindow(context, InlineTasks(), theme, words_in(SWEDISH))
    window.resize(WIDTH, HEIGHT)
    window.show_unencrypted()
    window.show()
    window.open_first_fair()
    return window


def drawn(window: MainWindow, page: str, name: str) -> None:
    """Go to a page and keep what it looks like."""
    window.go(page)
    for _ in range(20):
        QCoreApplication.processEvents()
    window.grab().save(str(OUT / f"{name}.png"))


if __name__ == "__main__":
    main()
