"""Group meetings and meetings from elsewhere, planned at the timetable and held at the table."""

import pytest
from PySide6.QtWidgets import QCheckBox
from ui.conftest import Opened
from ui.hands import enter
from usecases.builders import employer_named, session_of

from motesplats.core.fair import Fair
from motesplats.core.meeting_forms import RemoteWay
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.timetable import TimetablePage
from motesplats.usecases.context import Context
from motesplats.usecases.groups import group_meetings
from motesplats.usecases.remote import remotes


@pytest.fixture
def plan(window: MainWindow) -> TimetablePage:
    window.go("timetable")
    assert isinstance(window.page, TimetablePage)
    return window.page


def fair_of(page: TimetablePage) -> Fair:
    assert page.fair is not None
    return page.fair


def planned_group(page: TimetablePage) -> None:
    """A group at Bygg AB, with everybody who wished for it."""
    view = page.content.groups
    page.content.tabs.setCurrentWidget(view)
    view.begin()
    view.form.title.setText("Så blir du snickare")
    view.form.host.setCurrentIndex(view.form.host.findText("Bygg AB"))
    view.form.begins.setCurrentIndex(3)
    view.form.save_button.click()
    view.wishers_button.click()


def test_a_group_is_planned_given_to_those_who_wished_and_left(
    plan: TimetablePage, context: Context
) -> None:
    view = plan.content.groups
    planned_group(plan)
    (found,) = group_meetings(context, fair_of(plan).id)
    assert [m.seeker.name for m in found.members] == ["Bo Ek", "Siv Ål", "Åsa Öst"]
    view.member_list.selectRow(0)
    view.out_button.click()
    view.add_field.setCurrentText(view.add_field.itemText(0))
    enter(view.add_field)
    assert view.members.rowCount() == 3
    view.form.capacity.setValue(2)
    view.form.save_button.click()
    assert "har plats för 2 personer" in view.refusal.text
    view.remove_button.click()
    assert group_meetings(context, fair_of(plan).id) == ()


def test_who_is_ticked_at_the_table_gets_the_groups_feedback(
    open_window: Opened, context: Context
) -> None:
    window = open_window(context)
    window.go("timetable")
    page = window.page
    assert isinstance(page, TimetablePage)
    planned_group(page)
    fair = fair_of(page)
    window.go("kiosk")
    kiosk = window.page
    assert isinstance(kiosk, KioskPage)
    kiosk.unlock(session_of(context, fair, "Bygg AB"))
    group = next(m for m in kiosk.today.meetings if m.group is not None)
    kiosk.open_meeting(group)
    assert kiosk.meeting.title.text() == "Återkoppling till Så blir du snickare"
    boxes = kiosk.meeting.person.group.findChildren(QCheckBox)
    assert [box.isChecked() for box in boxes] == [False, False, False]
    boxes[1].click()
    (found,) = group_meetings(context, fair.id)
    assert [m.came for m in found.members] == [None, True, None]


def test_a_whole_employer_meets_by_video_and_comes_back(
    plan: TimetablePage, context: Context
) -> None:
    view, fair = plan.content.remote, fair_of(plan)
    plan.content.tabs.setCurrentWidget(view)
    view.save()
    assert "Skriv länken eller telefonnumret" in view.refusal.text
    view.host.setCurrentIndex(view.host.findText("Vård AB"))
    view.address.setText("https://mote.example/abc")
    enter(view.address)
    (found,) = remotes(context, fair.id)
    assert (found.employer, found.seeker) == (employer_named(context, fair, "Vård AB").id, None)
    assert (found.way, found.address) == (RemoteWay.VIDEO, "https://mote.example/abc")
    view.list.selectRow(0)
    view.back_button.click()
    assert remotes(context, fair.id) == ()
