"""What employers do most at their screen, and what is read before reports are printed."""

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from benchmarks._driver import PERSON_GAP_MS, Effort
from benchmarks._room import PIN, STEP, Room
from motesplats.core.fair import MeetingState
from motesplats.core.ids import EmployerId
from motesplats.feedback.answers import missing
from motesplats.ui.kiosk.blocks import Block, ChoiceBlock, MatrixBlock
from motesplats.ui.kiosk.form_view import FormView
from motesplats.ui.kiosk.meeting_screen import FORM, PREVIEW
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.kiosk.text_blocks import TextBlock
from motesplats.ui.pages.reports import ReportsPage
from motesplats.usecases import queries
from motesplats.usecases.forms import form_library

CONTROL = Qt.KeyboardModifier.ControlModifier
SENTENCE = "Ring i januari, du kan visa bygget."
GONE_INTO = timedelta(minutes=2, seconds=30)


def unlock(room: Room) -> Effort:
    """The employer's tile, four digits and Enter, until the screen is the employer's."""
    page = room.page("kiosk", KioskPage)
    return unlocked(room, page, _missing_host(room))


def no_show(room: Room) -> Effort:
    """One click, two minutes and a half into the talk, until somebody else is looked for.

    The key N is not pressed: during the talk what is typed is the note.
    """
    page, driver = room.page("kiosk", KioskPage), room.driver
    for _ in range(GONE_INTO // STEP):
        room.clock.advance(STEP)
        page.follow.look()
    room.settle()
    wanted = page.follow.told
    assert wanted is not None
    assert wanted.meeting is not None
    driver.begin()
    driver.click(page.line.nobody)
    try:
        driver.see(lambda: page.follow.missed is not None and page.waiting.isVisible())
        _check_missed(room, str(wanted.meeting.id))
        return driver.effort
    finally:
        left(room, page)


def forms(room: Room) -> Iterator[tuple[str, Effort]]:
    """For each branch, everything that is asked, one sentence in own words, preview and save."""
    page, seen = room.page("kiosk", KioskPage), set[str]()
    names = {branch.id: branch.text.said("sv") for branch in form_library().branches}
    for host in hosts(room):
        branch = branch_of(room, host)
        if branch in seen:
            continue
        seen.add(branch)
        unlocked(room, page, host)
        yield names.get(branch, branch), _filled(room, page)
        left(room, page)


def released(room: Room) -> Effort:
    """Space on the page Rapporter, until the next text stands there."""
    page, driver = room.page("reports", ReportsPage), room.driver
    page.reload()
    room.settle()
    page.first_focus.setFocus()
    before = page.release.place.text()
    driver.begin()
    driver.think()
    driver.press(Qt.Key.Key_Space)
    driver.see(lambda: page.release.place.text() != before, "the next text")
    return driver.effort


def unlocked(room: Room, page: KioskPage, employer: EmployerId) -> Effort:
    names = [one.id for one in page.picker.employers]
    tile = page.picker.tiles.findChildren(QPushButton)[names.index(employer)]
    room.driver.begin()
    room.driver.click(tile)
    room.driver.see(page.picker.pin.hasFocus, "the field for the PIN")
    room.driver.type(PIN)
    room.driver.press(Qt.Key.Key_Return)
    room.driver.see(lambda: page.session is not None and not page.picker.isVisible())
    effort = room.driver.effort
    room.settle(400)
    return effort


def left(room: Room, page: KioskPage) -> None:
    """The next employer's turn; the coordinator has the screen in between."""
    page.lock()
    room.settle()
    page.picker.way_out.click()
    room.settle()


def hosts(room: Room) -> list[EmployerId]:
    """Employers with a meeting in the first time slot: whose guest is here first, then the rest."""
    parts = queries.parts(room.context, room.fair_id)
    first = [m for m in parts.meetings if m.slot == 0]
    away = {one.id for one in room.absent[2:]}
    return [m.employer for m in sorted(first, key=lambda m: m.seeker in away)]


def _missing_host(room: Room) -> EmployerId:
    parts = queries.parts(room.context, room.fair_id)
    away = {one.id for one in room.absent[2:]}
    return next(m.employer for m in parts.meetings if m.slot == 0 and m.seeker in away)


def _check_missed(room: Room, meeting: str) -> None:
    parts = queries.parts(room.context, room.fair_id)
    state = next(m.state for m in parts.meetings if m.id == meeting)
    assert state is MeetingState.NO_SHOW, state


def branch_of(room: Room, employer: EmployerId) -> str:
    found = queries.employers_at(room.context, room.fair_id)
    return next(one.branch for one in found if one.id == employer)


def _filled(room: Room, page: KioskPage) -> Effort:
    driver = room.driver
    page.open_meeting(page.today.meetings[0], FORM)
    room.settle(400)
    form = page.meeting.form
    assert form is not None
    before = queries.facts(room.context, room.fair_id).feedback
    driver.begin()
    while lacking := {one.item for one in missing(form.form, form.answers)}:
        block = _block_here(form)
        if block is not None and block.item.id in lacking:
            _answer(room, form, block)
            driver.rest(PERSON_GAP_MS)
        # A key that is the whole answer has led on by itself.
        if _block_here(form) is block:
            driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_Return, CONTROL)
    driver.see(lambda: page.meeting.steps.currentIndex() == PREVIEW, "the preview")
    driver.think()
    driver.press(Qt.Key.Key_Return, CONTROL)
    driver.see(
        lambda: not page.is_open or page.meeting.steps.currentIndex() != PREVIEW, "that it is saved"
    )
    assert queries.facts(room.context, room.fair_id).feedback == before + 1
    return driver.effort


def _block_here(form: FormView) -> Block | None:
    here = QApplication.focusWidget()
    return next((b for b in form.blocks.values() if here and b.isAncestorOf(here)), None)


def _answer(room: Room, form: FormView, block: Block) -> None:
    """Make up one's mind and answer a question by its keys, or in words."""
    driver = room.driver
    driver.think()
    if isinstance(block, MatrixBlock):
        for line in block.rows.values():
            driver.type(line.buttons[-2].key)
    elif isinstance(block, TextBlock):
        while not block.line.hasFocus():
            driver.press(Qt.Key.Key_Tab)
        driver.type(SENTENCE)
    elif isinstance(block, ChoiceBlock):
        for made in block.choices.buttons:
            driver.type(made.key)
            room.driver.rest(PERSON_GAP_MS)
            if block.item.id not in {one.item for one in missing(form.form, form.answers)}:
                return
