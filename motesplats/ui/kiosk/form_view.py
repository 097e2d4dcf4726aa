"""The whole form on one page of blocks, filled in by mouse or by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from motesplats.feedback.answers import (
    Answers,
    asked,
    missing,
    starting_answers,
)
from motesplats.feedback.form import Form, Item, ItemKind, Section
from motesplats.feedback.language import storable
from motesplats.ui import tokens as t
from motesplats.ui.kiosk.blocks import Block, ChoiceBlock, MatrixBlock
from motesplats.ui.kiosk.day_block import DayBlock
from motesplats.ui.kiosk.text_blocks import TextBlock
from motesplats.ui.parts import button, column, label, scrolled
from motesplats.usecases.forms import form_library, language_check

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from motesplats.i18n import Words

_KINDS: dict[ItemKind, type[Block]] = {
    ItemKind.CHOICE: ChoiceBlock,
    ItemKind.MULTI: ChoiceBlock,
    ItemKind.TEXT: TextBlock,
    ItemKind.CHOICE_OR_TEXT: TextBlock,
    ItemKind.LEVELS: MatrixBlock,
    ItemKind.MERITS: MatrixBlock,
}
_ANSWERED = frozenset({*_KINDS, ItemKind.DATE})
_ROLE = "role_ssyk"
_ALWAYS = frozenset(
    {
        *("strength_evidence", "followup_contact", "followup_detail", "tool"),
        *("promise", "promise_by", "promise_contact"),
    }
)


class _Content(QWidget):
    """As high as its blocks need at the width that it has."""

    def minimumSizeHint(self) -> QSize:
        # Qt adds up what the blocks need at their narrowest: a void would follow the last.
        return QSize(super().minimumSizeHint().width(), 0)


class FormView(QWidget):
    """Blocks in the form's order; what is optional stands behind one button."""

    answered = Signal()
    finished = Signal()

    def __init__(self, form: Form, tr: Words, today: date) -> None:
        super().__init__()
        self.form, self._tr, self._today = form, tr, today
        self.answers = starting_answers(form)
        self.blocks: dict[str, Block] = {}
        self._headings: list[tuple[QWidget, Section]] = []
        self._all = False
        # Known from the registration; it is asked only when it is not, or when all questions are.
        self._role_known = bool(self.answers.get(_ROLE))
        content = _Content()
        content.setProperty("look", "page")
        self._place = column(content, gap=t.NEAR)
        self._place.setContentsMargins(0, 0, t.APART, t.APART)
        for section in form.sections:
            self._add_section(section)
        self.more_button = button(tr("Visa alla frågor (+)"), self.show_all)
        self._place.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._place.addStretch(1)
        self.area: QScrollArea = scrolled(content)
        column(self).addWidget(self.area)
        self._show_asked()

    @property
    def reasons(self) -> frozenset[str]:
        """The items whose texts the employer said are about the work tasks."""
        return frozenset(
            name
            for name, block in self.blocks.items()
            if isinstance(block, TextBlock) and block.has_reason
        )

    @property
    def storable(self) -> Answers:
        """The answers as they may be kept before anybody has saved them."""
        return storable(self.form, self.answers, language_check(), self.reasons)

    def show_answers(self, answers: Answers) -> None:
        """Show what was filled in before."""
        self.answers = answers
        for block in self.blocks.values():
            block.show_answer(answers)
        self._show_asked()

    def show_all(self) -> None:
        """Show the optional questions too."""
        self._all = True
        self.more_button.hide()
        self._show_asked()

    def lacking(self) -> tuple[str, ...]:
        """The questions to be answered before the form is saved; each says so on the page."""
        lacking = tuple(one.item for one in missing(self.form, self.answers))
        for name, block in self.blocks.items():
            block.lack(self._tr("Här saknas ett svar.") if name in lacking else "")
        return lacking

    def go_to(self, item: str) -> None:
        """Bring a question into view and put the focus in it."""
        block = self.blocks.get(item)
        if block is not None:
            block.show()
            block.focus()
            # The page gets its measures only when it has been laid out.
            QTimer.singleShot(0, block, lambda: self.area.ensureWidgetVisible(block))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        block = self._block_here()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit() if control else self._step(block)
        elif event.text() == "+":
            self.show_all()
        elif block is None or control or not block.press(event.text()):
            super().keyPressEvent(event)
        else:
            self._follow()
            later = self._later(block)
            if later and block.is_over:
                self.go_to(later[0].item.id)

    def _add_section(self, section: Section) -> None:
        items = [item for item in section.items if item.kind in _ANSWERED]
        if not items:
            return
        heading = label(section.question.said(self._tr.language), "heading", wrap=True)
        self._headings.append((heading, section))
        self._place.addWidget(heading)
        for item in items:
            block = self._block(item)
            block.answered.connect(self._on_answered)
            self.blocks[item.id] = block
            self._place.addWidget(block)

    def _block(self, item: Item) -> Block:
        readers = readers_of(item, self._tr)
        if item.kind is ItemKind.DATE:
            return DayBlock(item, readers, self._tr, self._today)
        return _KINDS[item.kind](item, readers, self._tr)

    def _on_answered(self, item: str) -> None:
        self.answers = self.answers.with_answer(item, self.blocks[item].value())
        self._show_asked()
        self.answered.emit()

    def _show_asked(self) -> None:
        for name, block in self.blocks.items():
            block.setVisible(self._is_asked(self.form.item(name)))
        for heading, section in self._headings:
            heading.setVisible(any(self._is_asked(item) for item in section.items))

    def _is_asked(self, item: Item) -> bool:
        if item.kind not in _ANSWERED or not asked(self.form, item, self.answers):
            return False
        if item.id == _ROLE and self._role_known:
            return self._all
        return item.mandatory or item.id in _ALWAYS or self._all or bool(self.answers.get(item.id))

    def _block_here(self) -> Block | None:
        here = self.focusWidget()
        blocks = self.blocks.values()
        return next((b for b in blocks if here is not None and b.isAncestorOf(here)), None)

    def _step(self, block: Block | None) -> None:
        later = self._later(block)
        if later:
            self.go_to(later[0].item.id)
        else:
            self.finished.emit()

    def _later(self, block: Block | None) -> list[Block]:
        """The questions that are asked after that one; all of them after none."""
        order = [one for one in self.blocks.values() if not one.isHidden()]
        return order[order.index(block) + 1 :] if block in order else order

    def _follow(self) -> None:
        here = self.focusWidget()
        if here is not None:
            self.area.ensureWidgetVisible(here)


def readers_of(item: Item, tr: Words) -> str:
    """Who reads the answer, in words."""
    library = form_library()
    names = [library.reader_name(reader, tr.language) for reader in item.readers]
    names = [name[:1].lower() + name[1:] for name in names]
    *others, last = names or [""]
    listed = tr(" och ").join([", ".join(others), last]) if others else last
    return tr("Läses av {names}", names=listed) if names else ""
