"""Reports at the exit: scanned, printed first, handed over with one key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from ui.hands import key
from usecases.builders import give_feedback, seeker_named

from motesplats.core.fair import Fair
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.hand_out import HandOutPanel
from motesplats.ui.pages.reports import ReportsPage
from motesplats.usecases.context import Context
from motesplats.usecases.handing_over import HandOverWay, handed_over
from motesplats.usecases.reports import Decision, decide_text, release_list


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ReportsPage:
    window.go("reports")
    made = window.page
    assert isinstance(made, ReportsPage)
    made.shell.prints.set(str(tmp_path))
    made.tabs.setCurrentWidget(made.hand_out)
    return made


def fair_of(page: ReportsPage) -> Fair:
    assert page.fair is not None
    return page.fair


def code_of(page: ReportsPage, context: Context, name: str) -> str:
    return seeker_named(context, fair_of(page), name).code


def ready(page: ReportsPage, context: Context) -> None:
    for employer in ("Bygg AB", "Vård AB"):
        give_feedback(context, fair_of(page), "Åsa", employer)
    for text in release_list(context, fair_of(page).id):
        decide_text(context, text.submission, text.item, Decision.RELEASED)


def shown(panel: HandOutPanel) -> str:
    return panel.card.heading.text()


def test_a_badge_at_the_exit_prints_the_report_and_one_key_hands_it_over(
    page: ReportsPage, context: Context, tmp_path: Path
) -> None:
    ready(page, context)
    panel, code = page.hand_out, code_of(page, context, "Åsa")
    assert page.on_scan(code)
    assert shown(panel) == "Rapporten skrivs ut"
    assert (tmp_path / f"{code}.pdf").exists()
    key(panel.card.hand_button, Qt.Key.Key_H, "h")
    assert panel.card.isHidden()
    given = handed_over(context, fair_of(page).id).given
    assert [(person.name, one.way) for person, one in given] == [("Åsa Öst", HandOverWay.HAND)]
    page.on_scan(code)
    assert "Rapporten lämnades kl." in panel.card.said.text()
    assert shown(panel) == "Rapporten är klar"


def test_the_exit_says_what_a_report_lacks(page: ReportsPage, context: Context) -> None:
    panel = page.hand_out
    page.on_scan(code_of(page, context, "Bo"))
    assert shown(panel) == "Ingen återkoppling än"
    assert "Återkoppling saknas från" in panel.card.said.text()
    assert panel.card.print_button.isHidden()
    page.on_scan("MPS1111111X")
    assert "MPS1111111X" in panel.refusal.text
    assert panel.card.isHidden()


def test_a_report_that_waits_for_a_talk_does_not_print_by_itself(
    page: ReportsPage, context: Context, tmp_path: Path
) -> None:
    ready(page, context)
    panel, code = page.hand_out, code_of(page, context, "Åsa")
    panel.place.setCurrentIndex(1)
    panel.place.activated.emit(1)
    page.on_scan(code)
    assert shown(panel) == "Lämnas i ett samtal"
    assert not (tmp_path / f"{code}.pdf").exists()
    panel.card.print_button.click()
    assert (tmp_path / f"{code}.pdf").exists()


def test_badges_go_to_the_desk_while_another_part_is_open(page: ReportsPage) -> None:
    page.tabs.setCurrentWidget(page.release)
    assert not page.on_scan("MPS0000000X")
