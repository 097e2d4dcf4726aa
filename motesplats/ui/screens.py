"""Pictures of every page in every language, made off screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from motesplats.ui.frame import ARRIVAL, KIOSK, PAGE_ORDER
from motesplats.ui.inline_tasks import InlineTasks
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.ui.start_up import HEIGHT, WIDTH, build_window
from motesplats.usecases.arrival import latest_arrivals
from motesplats.usecases.kiosk import KioskSession, kiosk_employers, kiosk_meetings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from motesplats.ui.main_window import MainWindow
    from motesplats.ui.theme import Theme
    from motesplats.usecases.context import Context


def picture_all(
    context: Context, folder: Path, languages: Sequence[str], theme: Theme | None = None
) -> tuple[Path, ...]:
    """Picture every page as ``folder/<page>-<language>.png``, 1366×768, with the store's first
    fair.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for language in languages:
        tasks = InlineTasks()
        window = build_window(context, tasks, language=language, theme=theme)
        window.resize(WIDTH, HEIGHT)
        window.show()
        for name in PAGE_ORDER:
            window.go(name)
            made.append(_picture(window, folder / f"{name}-{language}.png"))
            made += _inner(window, name, folder, language)
        window.close()
        tasks.close()
        window.deleteLater()
    return tuple(made)


def _inner(window: MainWindow, name: str, folder: Path, language: str) -> list[Path]:
    page = window.page
    if page.fair is None:
        return []
    if name == ARRIVAL and isinstance(page, ArrivalPage):
        return _desk(window, page, folder / f"arrival-answer-{language}.png")
    if name == KIOSK and isinstance(page, KioskPage):
        return _kiosk(window, page, folder, language)
    return []


def _desk(window: MainWindow, page: ArrivalPage, path: Path) -> list[Path]:
    context, fair = page.shell.context, page.fair
    latest = latest_arrivals(context, fair.id, 1) if fair is not None else ()
    if not latest:
        return []
    page.on_scan(latest[0].seeker.code)
    return [_picture(window, path)]


def _kiosk(window: MainWindow, page: KioskPage, folder: Path, language: str) -> list[Path]:
    context, fair = page.shell.context, page.fair
    if fair is None:
        return []
    for employer in kiosk_employers(context, fair.id):
        session = KioskSession(fair.id, employer.id, employer.name)
        meetings = kiosk_meetings(context, session)
        if meetings:
            page.unlock(session)
            made = [_picture(window, folder / f"kiosk-today-{language}.png")]
            page.open_meeting(meetings[0])
            made.append(_picture(window, folder / f"kiosk-form-{language}.png"))
            page.meeting.show_preview()
            made.append(_picture(window, folder / f"kiosk-preview-{language}.png"))
            page.lock()
            # The pages that follow are the coordinator's.
            page.shell.alone(False)
            return made
    return []


def _picture(window: MainWindow, path: Path) -> Path:
    # Layouts settle and deleted widgets go before the picture is taken.
    for _ in range(3):
        QApplication.sendPostedEvents(None, 0)
    window.grab().save(str(path))
    return path
