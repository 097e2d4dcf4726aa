"""A field for a day, typed as it is written: year, month and day with hyphens or without."""

from PySide6.QtCore import QDate
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit

from motesplats.ui.parts import stepped

_PARTS = {
    QDateTimeEdit.Section.YearSection: 4,
    QDateTimeEdit.Section.MonthSection: 2,
    QDateTimeEdit.Section.DaySection: 2,
}


class DayEdit(QDateEdit):
    """Qt's own field goes on by itself after a part and then skips the next one at a hyphen; and a
    digit in a part that is full goes nowhere, so that the old year stays. Here both do what they
    say."""

    def __init__(self, day: QDate | None = None) -> None:
        super().__init__()
        if day is not None:
            self.setDate(day)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        stepped(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, part = self.lineEdit(), self.currentSection()
        chosen = line.selectedText()
        if event.text() == "-" and chosen == self.sectionText(part):
            return
        if event.matches(QKeySequence.StandardKey.SelectAll) or chosen == line.text():
            self.setSelectedSection(QDateTimeEdit.Section.YearSection)
        elif event.text().isdigit() and not chosen and self._is_full(part):
            self.setSelectedSection(part)
        if not event.matches(QKeySequence.StandardKey.SelectAll):
            super().keyPressEvent(event)

    def _is_full(self, part: QDateTimeEdit.Section) -> bool:
        return len(self.sectionText(part)) == _PARTS.get(part, 0)
