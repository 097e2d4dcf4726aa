"""The page of the timetable when the day turns out otherwise: mend, see who is left out, ask."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip
from ui.conftest import Opened
from ui.hands import clipped, enter, key, settle, the_fair
from usecases.builders import (
    drafted_between,
    employer_named,
    fair_in,
    host,
    later,
    meeting_between,
    open_context,
    planned,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.fair import Fair, MeetingState, Topic
from motesplats.core.ids import BadgeCode, SeekerId
from motesplats.core.people import Presence
from motesplats.storage.employers import change_employer, put_stations
from motesplats.ui.bottom_line import BottomLine
from motesplats.ui.pages.grid_names import lines_of, needing_code
from motesplats.ui.pages.timetable import TimetablePage
from motesplats.usecases import queries
from motesplats.usecases.arrival import WalkIn, walk_in
from motesplats.usecases.clashes import move_clash
from motesplats.usecases.context import Context
from motesplats.usecases.fitting import fit
from motesplats.usecases.planning import make_timetable, move_meeting, timetable
from motesplats.usecases.running import mark_meeting
from motesplats.usecases.views import Shown

PEOPLE = frozenset({Topic.PEOPLE})


@pytest.fixture
def context() -> Context:
    """The small fair on the day before, published, and Vård AB now comes at half past nine."""
    made = open_context()
    later(made, days=-1)
    fair = planned(made, small_fair(made))
    comes(made, fair, time(9, 30))
    return made


@pytest.fixture
def page(open_window: Opened, context: Context) -> TimetablePage:
    return opened(open_window, context)


def opened(open_window: Opened, context: Context) -> TimetablePage:
    window = open_window(context)
    window.go("timetable")
    assert isinstance(window.page, TimetablePage)
    return window.page


def comes(context: Context, fair: Fair, arrives: time | None) -> None:
    """Vård AB is there from that time on."""
    with context.store.write("other times") as transaction:
        one = replace(employer_named(context, fair, "Vård AB"), presence=Presence(arrives))
        change_employer(transaction.connection, one)


def new_person(context: Context, *hosts: str) -> None:
    fair = the_fair(context)
    wanted = tuple(employer_named(context, fair, name).id for name in hosts)
    walk_in(context, fair.id, WalkIn("Ny", "Person", wishes=wanted))


def primary(page: TimetablePage) -> list[QPushButton]:
    shown = page.findChildren(QPushButton)
    return [one for one in shown if one.isVisible() and one.property("look") == "primary"]


def said(page: TimetablePage) -> str:
    labels = page.panel.cell.findChildren(QLabel)
    return " ".join(label.text() for label in labels if not label.isHidden())


def test_what_no_longer_fits_is_mended_by_keyboard_and_taken_back(
    page: TimetablePage, context: Context
) -> None:
    before = [view.meeting for view in timetable(context, the_fair(context).id).meetings]
    assert "Schemat stämmer inte längre." in page.fit_line.text
    assert "när arbetsgivaren inte är här: Vård AB." in page.fit_line.text
    assert primary(page) == [page.fit_line.mend_button]
    key(page.fit_line.mend_button, Qt.Key.Key_Space)
    settle()
    card = page.content.mending.cards[0]
    assert primary(page) == [card.use_button]
    assert page.window().focusWidget() is card.who_button
    key(card.who_button, Qt.Key.Key_Space)
    settle()
    assert not clipped(page.window())
    first = card.people.item(0)
    assert "→" in first.text()
    card.people.setCurrentItem(first)
    enter(card.people)
    assert page.grid.meeting_here().seeker.label in first.text()
    key(card.use_button, Qt.Key.Key_Space)
    assert (page.fit_line.isHidden(), page.content.is_mending) == (True, False)
    assert primary(page) == [page.publish_button]
    page.window().findChild(BottomLine).undo_button.click()
    assert [v.meeting for v in timetable(context, the_fair(context).id).meetings] == before


def test_proposals_that_something_overtook_cannot_be_used(
    page: TimetablePage, context: Context
) -> None:
    page.mend()
    panel = page.content.mending
    new_person(context, "Bygg AB")
    # The page has not heard of it yet: the store refuses.
    panel.cards[0].use_button.click()
    assert "Något har ändrats" in panel.refusal.text
    assert not panel.cards[0].use_button.isEnabled()
    panel.again_button.click()
    assert panel.cards[0].use_button.isEnabled()
    page.shell.refresh.tell(PEOPLE)
    assert not panel.cards[0].use_button.isEnabled()
    panel.close_button.click()
    assert not page.content.is_mending


def test_where_nothing_can_be_done_the_panel_says_so(page: TimetablePage, context: Context) -> None:
    comes(context, the_fair(context), None)
    page.reload()
    assert page.fit_line.text == ""
    page.mend()
    assert page.content.mending.text == "Inget behöver ändras, eller inget går att ändra."


def test_locks_in_the_way_are_opened(open_window: Opened, context: Context) -> None:
    fair = the_fair(context)
    bo = drafted_between(context, fair, "Bo", "Vård AB")
    comes(context, fair, None)
    early = (slot for slot in range(3) if not move_clash(context, bo.id, bo.station, slot))
    move_meeting(context, bo.id, bo.station, next(early))
    comes(context, fair, time(9, 45))
    page = opened(open_window, context)
    page.mend()
    panel = page.content.mending
    assert "låst och står kvar" in panel.text
    panel.unlock_button.click()
    assert not fit(context, fair.id).locked
    assert panel.unlock_button.isHidden()


def test_locks_that_clash_are_named(open_window: Opened) -> None:
    context = open_context()
    later(context, days=-1)
    fair = fair_in(context)
    register(
        context, fair, host("Bygg AB", 1), host("Vård AB", 2),
        someone("Bo Ek", "Bygg AB", "Vård AB"),
    )  # fmt: skip
    make_timetable(context, fair.id)
    for name in ("Bygg AB", "Vård AB"):
        one = drafted_between(context, fair, "Bo", name)
        move_meeting(context, one.id, one.station, one.slot)
    with context.store.write("far away") as transaction:
        near, far = queries.stations(context, fair.id)
        put_stations(transaction.connection, fair.id, (near, replace(far, x=100_000.0)))
    page = opened(open_window, context)
    page.make()
    text = page.content.mending.refusal.text
    assert "för långt att gå mellan två möten" in text
    assert "Bygg AB" in text
    assert "Vård AB" in text
    assert "Bo Ek" in text
    page.content.mending.unlock_button.click()
    assert page.content.mending.cards


def test_everybody_without_a_meeting_is_named_and_every_unmet_wish_listed(
    page: TimetablePage, context: Context
) -> None:
    new_person(context, "Vård AB", "Bygg AB")
    page.shell.refresh.tell(PEOPLE)
    page.without_button.click()
    view = page.content.unmet
    assert view.without.text() == "1 person har inget möte: \u2068Ny Person\u2069."
    assert [row.person.name for row in view.model.shown] == ["Ny Person", "Ny Person"]
    view.rows.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [row.employer for row in view.model.shown] == ["Bygg AB", "Vård AB"]
    view.rows.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert [row.rank for row in view.model.shown] == [1, 2]
    view.name.setText("bygg")
    assert len(view.model.shown) == 1
    view.reasons.setCurrentIndex(1)
    view.rows.setFocus()
    view.rows.setCurrentIndex(view.model.index(0, 0))
    view.rows.activated.emit(view.model.index(0, 0))
    assert "Ny Person" in page.panel.people.currentItem().text()


def test_a_chosen_meeting_says_why_it_is_there(page: TimetablePage) -> None:
    while page.grid.meeting_here() is None:
        key(page.grid, Qt.Key.Key_Down)
    enter(page.grid)
    assert "Varför Bygg AB kl. 09.00 Alla som vill träffa arbetsgivaren får det." in said(page)


def test_a_chosen_empty_place_names_who_could_come_and_gives_it(
    page: TimetablePage, context: Context
) -> None:
    comes(context, the_fair(context), None)
    new_person(context, "Bygg AB")
    page.shell.refresh.tell(PEOPLE)
    while page.grid.meeting_here() is not None:
        key(page.grid, Qt.Key.Key_Down)
    enter(page.grid)
    assert "Ledigt kl." in said(page)
    assert "Ny Person" in said(page)
    next(b for b in page.panel.cell.findChildren(QPushButton) if b.isVisible()).click()
    assert drafted_between(context, the_fair(context), "Ny", "Bygg AB")
    assert page.window().findChild(BottomLine).text.startswith("Ändringen finns i utkastet.")


def test_an_empty_place_where_nobody_sits_or_wants_to_come_says_so(page: TimetablePage) -> None:
    page.mend()
    page.content.mending.cards[0].use_button.click()
    key(page.grid, Qt.Key.Key_Right)
    enter(page.grid)
    assert "Ingen sitter vid bordet då." in said(page)
    key(page.grid, Qt.Key.Key_Left)
    while page.grid.meeting_here() is not None:
        key(page.grid, Qt.Key.Key_Down)
    enter(page.grid)
    assert "Ingen som är ledig och vill dit kan komma då." in said(page)


@pytest.mark.no_qt_log
def test_the_whole_name_stands_over_a_cell(page: TimetablePage) -> None:
    spot = QPoint(100, 80)
    QApplication.sendEvent(
        page.grid, QHelpEvent(QEvent.Type.ToolTip, spot, page.grid.mapToGlobal(spot))
    )
    settle()
    assert "Kl. 09.00, bord 1, Bygg AB" in QToolTip.text()


def test_somebody_who_stays_away_is_noticed_when_others_come(
    open_window: Opened,
) -> None:
    context = open_context()
    fair = planned(context, small_fair(context))
    page = opened(open_window, context)
    late = max(
        (meeting_between(context, fair, n, "Bygg AB") for n in ("Bo", "Siv", "Åsa")),
        key=lambda meeting: meeting.slot,
    )
    mark_meeting(context, drafted_first(context, late.seeker), MeetingState.NO_SHOW)
    page.shell.refresh.tell(frozenset({Topic.ARRIVALS}))
    assert page.fit_line.fit.live is not None
    assert late.seeker in page.fit_line.fit.live.absent


def drafted_first(context: Context, seeker: SeekerId) -> object:
    own = [m for m in queries.parts(context, the_fair(context).id).meetings if m.seeker == seeker]
    return min(own, key=lambda meeting: meeting.slot).id


def test_somebody_who_goes_home_is_counted_out_and_in_again(
    page: TimetablePage, context: Context
) -> None:
    comes(context, the_fair(context), None)
    page.content.choose(seeker_named(context, the_fair(context), "Bo").id)
    press(page, "Kommer inte, eller går nu")
    assert "när personen inte är här: \u2068Bo Ek\u2069." in page.fit_line.text
    press(page, "Stannar till slutet")
    assert page.fit_line.text == ""
    press(page, "Kommer inte, eller går nu")
    page.window().findChild(BottomLine).undo_button.click()
    assert page.fit_line.text == ""


def press(page: TimetablePage, text: str) -> None:
    settle()
    next(b for b in page.panel.findChildren(QPushButton) if b.property("plain") == text).click()


def test_a_meeting_is_moved_by_hand_or_told_who_is_in_the_way(
    page: TimetablePage, context: Context
) -> None:
    comes(context, the_fair(context), None)
    page.reload()
    one, foot = page.grid.meeting_here(), page.window().findChild(BottomLine)
    page.content.by_hand.put()
    page.content.by_hand.take()
    key(page.grid, Qt.Key.Key_Down)
    page.content.by_hand.put()
    assert page.refusal.text.startswith("Går inte: ")
    assert "har redan ett möte då" in page.refusal.text
    while page.grid.meeting_here() is not None:
        key(page.grid, Qt.Key.Key_Down)
    page.content.by_hand.put()
    assert (page.grid.meeting_here().seeker, page.refusal.text) == (one.seeker, "")
    assert page.grid.meeting_here().meeting.locked
    foot.undo_button.click()
    assert foot.text.startswith("Ångrat: Flytta")
    assert page.grid.meeting_here() is None


def test_two_of_one_name_are_told_apart_by_the_code() -> None:
    people = [Shown(SeekerId(str(n)), name, BadgeCode("C")) for n, name in enumerate("aAb")]
    assert needing_code(people) == {"0", "1"}


def test_a_long_name_is_broken_after_a_word(page: TimetablePage) -> None:
    letters = QFontMetrics(page.font())
    assert lines_of("Bo Ek", "", letters, 200) == ("Bo Ek",)
    assert lines_of("Elif Lindqvist von Ek", "", letters, 60) == ("Elif Lindqvist", "von Ek")
    assert lines_of("Anna", "", letters, 1) == ("Anna",)
    assert lines_of("Anna Ek", "8QD5", letters, 200) == ("Anna Ek", "\u20688QD5\u2069")
