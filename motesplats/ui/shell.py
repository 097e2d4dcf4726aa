"""What the window hands to every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Fair
    from motesplats.i18n import Words
    from motesplats.ui.board.stage import Stage
    from motesplats.ui.lamps import Lamps
    from motesplats.ui.paper import Paper
    from motesplats.ui.print_folder import PrintFolder
    from motesplats.ui.refresh import Refresh
    from motesplats.ui.tasks import Tasks
    from motesplats.ui.theme import Theme
    from motesplats.ui.undoing import Undoing
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Shell:
    """What the window hands to every page.

    ``undoable(text, undo)`` shows what was done with a way back; ``go`` opens another page by its
    name; ``open_fair`` makes a fair the one that all pages show; ``alone`` hides everything but the
    page. ``paper.slips(seekers)`` prints those people's slips anew; ``stage`` has the board and
    the gong; ``note`` opens a quick note;
    ``undoing`` undoes and redoes steps.
    """

    context: Context
    tasks: Tasks
    refresh: Refresh
    tr: Words
    theme: Theme
    prints: PrintFolder
    lamps: Lamps
    undoable: Callable[[str, Callable[[], None] | None], None]
    go: Callable[[str], None]
    open_fair: Callable[[Fair | None], None]
    alone: Callable[[bool], None]
    speak: Callable[[str], None]
    change_language: Callable[[], None]
    letters: Callable[[], None]
    note: Callable[[], None]
    paper: Paper
    undoing: Undoing
    stage: Stage
