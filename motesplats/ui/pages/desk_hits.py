"""Who matches what was typed at the desk: those who seek, employers and interpreters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from motesplats.i18n import isolated
from motesplats.ui import tokens as t
from motesplats.ui.pages.desk_words import mark_in_words, way
from motesplats.usecases.host_arrivals import HostHit, HostKind

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.usecases.arrival import SearchHit

_HIT = Qt.ItemDataRole.UserRole


class DeskHits(QListWidget):
    """One line for each who matches."""

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self._tr = tr
        self.setAccessibleName(tr("Träffar på det du skrev"))

    def show_hits(self, hits: tuple[SearchHit, ...], hosts: tuple[HostHit, ...]) -> None:
        """Show these people, then these employers and interpreters; the first is chosen."""
        self.clear()
        for hit in hits:
            self._add(_person(hit, self._tr), hit)
        for host in hosts:
            self._add(_host(host, self._tr), host)
        if not hits and not hosts:
            nobody = QListWidgetItem(self._tr("Ingen hittades. Ctrl+N lägger till en drop-in."))
            nobody.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(nobody)
        self.setCurrentRow(0)

    def chosen(self) -> SearchHit | HostHit | None:
        """Who is chosen, if anybody was found."""
        item = self.currentItem()
        hit: SearchHit | HostHit | None = None if item is None else item.data(_HIT)
        return hit

    def _add(self, text: str, hit: SearchHit | HostHit) -> None:
        item = QListWidgetItem(text)
        item.setData(_HIT, hit)
        item.setSizeHint(QSize(0, t.ROW))
        self.addItem(item)


def _person(hit: SearchHit, tr: Words) -> str:
    parts = [hit.seeker.label]
    if hit.mark is not None:
        parts.append(f"! {mark_in_words(hit.mark, tr)}")
    if hit.first_meeting is not None:
        parts.append(way(hit.first_meeting, tr))
    if hit.arrived is not None:
        parts.append(tr("har gått ut") if hit.outside else tr("redan inne"))
    return "   ".join(parts)


def _host(hit: HostHit, tr: Words) -> str:
    parts = [isolated(hit.name)]
    if hit.kind is HostKind.EMPLOYER:
        parts += [tr("arbetsgivare"), stations_in_words(hit, tr), isolated(hit.contact)]
    else:
        parts += [tr("tolk"), ", ".join(hit.languages)]
    parts.append(tr("redan här") if hit.here else "")
    return "   ".join(part for part in parts if part.strip("\u2068\u2069"))


def stations_in_words(hit: HostHit, tr: Words) -> str:
    """Which stations are an employer's."""
    return tr("bord {numbers}", numbers=", ".join(map(str, hit.stations))) if hit.stations else ""
