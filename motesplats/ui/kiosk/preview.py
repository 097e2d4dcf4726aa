"""Exactly what the seeker gets to read, section by section, before the form is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import clear, column, label, scrolled

if TYPE_CHECKING:
    from motesplats.feedback.report import LevelRow, Part, Told

Entry = TypeVar("Entry")
# What is said, and what is said more about it.
_Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Heading:
    title: str
    body: str
    empty: str


class Preview(QWidget):
    """The sections of the seeker's page in their order."""

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        content.setProperty("look", "page")
        self._place = column(content, gap=t.TIGHT)
        self._place.setContentsMargins(0, 0, t.APART, t.APART)
        column(self).addWidget(scrolled(content))

    def show_told(self, told: Told) -> None:
        """Show what these answers become."""
        clear(self._place)
        for heading, lines in _parts(told):
            if lines or heading.empty:
                self._add(heading, lines)
        self._place.addStretch(1)

    def _add(self, heading: _Heading, lines: list[_Line]) -> None:
        self._place.addSpacing(t.ROOM)
        self._place.addWidget(label(heading.title, "heading", wrap=True))
        if heading.body:
            self._place.addWidget(label(heading.body, "quiet", wrap=True))
        if not lines:
            self._place.addWidget(label(heading.empty, "quiet", wrap=True))
        for text, more in lines:
            self._place.addWidget(label(text, "strong" if more else "body", wrap=True))
            if more:
                self._place.addWidget(label(more, wrap=True))


def _parts(told: Told) -> tuple[tuple[_Heading, list[_Line]], ...]:
    return (
        (_head(told.strengths), [(", ".join(s.names), s.evidence) for s in told.strengths.entries]),
        (_head(told.steps), [(s.text, s.when) for s in told.steps.entries]),
        (_head(told.advice), [(s.text, "") for s in told.advice.entries]),
        (_head(told.levels), [_level(one) for one in told.levels.entries]),
        (_head(told.gaps), [(one.text, "") for one in told.gaps.entries]),
        (
            _head(told.chances),
            [(one.text, _joined(one.follow_up, one.contact)) for one in told.chances.entries],
        ),
        (_head(told.other_paths), [(one.role, one.why) for one in told.other_paths.entries]),
        (_head(told.support), [(one.text, one.help) for one in told.support.entries]),
        (_head(told.industry), [(s.text, "") for s in told.industry.entries]),
        (_head(told.own), [(one.question, one.answer) for one in told.own.entries]),
    )


def _head(part: Part[Entry]) -> _Heading:
    return _Heading(part.title, part.body, part.empty)


def _level(one: LevelRow) -> _Line:
    lines = [_joined(line.level, line.meaning) for line in one.lines]
    return one.name, _joined(*lines, *one.remarks)


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
