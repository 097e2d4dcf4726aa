"""How quick notes read in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.clock import local

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.usecases.notes import NoteLine


def about_said(line: NoteLine, tr: Words) -> str:
    """Whom or what a note is about; empty for nothing."""
    return tr("Bord {n}", n=line.station) if line.station else line.about


def note_said(line: NoteLine, tr: Words) -> str:
    """A note in one line: what, about whom, who sees to it."""
    parts = (line.note.text, about_said(line, tr), line.note.owner)
    return " · ".join(part for part in parts if part)


def noted_at(line: NoteLine) -> str:
    """When it was written."""
    return f"{local(line.note.at):%H:%M}"
