"""How long a form takes at the employer's screen, by keyboard alone, in each branch.

A driver fills in the real form at a real window. It types 200 letters a minute (40 words), a key
being 0.3 s, and needs time of its own to read and to make up its mind, which is stated in THINK
below. Three ways through the form: what has to be answered; that with a sentence of evidence, a
piece of advice and a promise; and every question that there is. ``--quick`` leaves out the last.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from benchmarks import _kiosk_deeds as kiosk
from benchmarks._driver import PERSON_GAP_MS, Effort
from benchmarks._room import SMALL, Room, own_home
from motesplats.feedback.answers import missing
from motesplats.feedback.form import Item, ItemKind, Option
from motesplats.ui.kiosk.blocks import Block
from motesplats.ui.kiosk.meeting_screen import FORM, PREVIEW
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.start_up import application
from motesplats.usecases import queries
from motesplats.usecases.forms import form_library

CONTROL = Qt.KeyboardModifier.ControlModifier
GOAL_S = 90
MERITS = 2
# Seconds of reading and choosing before the first key of a question, by what kind it is; before
# each row of levels; before a sentence is written; and for the preview.
THINK = {
    ItemKind.CHOICE: 3.0,
    ItemKind.MULTI: 4.0,
    ItemKind.CHOICE_OR_TEXT: 4.0,
    ItemKind.TEXT: 3.0,
    ItemKind.DATE: 1.5,
}
THINK_ROW, THINK_PREVIEW = 2.5, 8.0
SENTENCES = {
    "strength_evidence": "Du berättade hur du hittade felet och rättade det.",
    "followup_detail": "Eva Ek, 070-174 06 05",
    "alt_why": "Den rollen passar eftersom du gärna förklarar.",
    "advice": "Ta med två exempel nästa gång och säg vad de ledde till.",
    "promise_contact": "Eva Ek, 070-174 06 05",
    "industry_text": "Det svåraste att hitta är folk som vill lära upp andra.",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A way through the form; ``asks`` says which questions are answered, ``chance`` is the key of
    the chance of a job, ``rows`` how many levels are given (0: all)."""

    name: str
    asks: Callable[[Item], bool]
    chance: str = "6"
    rows: int = 3
    all_questions: bool = False


def _must(item: Item) -> bool:
    return item.mandatory and item.id != "show_name"


WAYS = (
    Way("what has to be answered", _must),
    Way(
        "with evidence, advice and a promise",
        lambda item: (
            _must(item) or item.id in {"strength_evidence", "advice", "promise", "promise_by"}
        ),
        all_questions=True,
    ),
    Way(
        "every question",
        lambda item: item.id not in {"role_ssyk", "show_name"},
        chance="1",
        rows=0,
        all_questions=True,
    ),
)


def main() -> None:
    """Fill in a form of each branch in each way, and print a table."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        own_home(Path(name))
        application()
        room = Room(SMALL, Path(name))
        print(f"{os.cpu_count()} cores; a key 0.3 s, thinking as in benchmarks/typing.py\n")
        print("| branch | way | keys | keys s | thinking s | program s | s | goal s | |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
        for way in WAYS[:-1] if "--quick" in sys.argv else WAYS:
            for branch, effort, thought in _branches(room, way):
                _print(branch, way, effort, thought)
        room.close()


def _print(branch: str, way: Way, effort: Effort, thought: float) -> None:
    goal = GOAL_S if way is WAYS[0] else None
    met = "" if goal is None else "ok" if effort.seconds <= goal else "missed"
    hands = effort.person - thought
    told = f"{hands:.1f} | {thought:.1f} | {effort.wall:.2f} | {effort.seconds:.0f}"
    print(f"| {branch} | {way.name} | {effort.keys} | {told} | {goal or '–'} | {met} |", flush=True)


def _branches(room: Room, way: Way) -> Iterator[tuple[str, Effort, float]]:
    page, seen = room.page("kiosk", KioskPage), set[str]()
    names = {branch.id: branch.text.said("sv") for branch in form_library().branches}
    for host in kiosk.hosts(room):
        branch = kiosk.branch_of(room, host)
        if branch in seen:
            continue
        seen.add(branch)
        kiosk.unlocked(room, page, host)
        waiting = [one for one in page.today.meetings if not one.has_feedback]
        page.open_meeting(waiting[0], FORM)
        room.settle(400)
        hand = _Hand(room, page, way)
        yield names.get(branch, branch), hand.fill(), hand.thought
        kiosk.left(room, page)


class _Hand:
    """Somebody at the form; ``thought`` counts the seconds of reading and choosing."""

    def __init__(self, room: Room, page: KioskPage, way: Way) -> None:
        self.room, self.page, self.way, self.thought = room, page, way, 0.0
        self.driver = room.driver
        assert page.meeting.form is not None
        self.form = page.meeting.form

    def fill(self) -> Effort:
        """Answer, preview, save."""
        before = queries.facts(self.room.context, self.room.fair_id).feedback
        self.driver.begin()
        if self.way.all_questions:
            self._show_all()
        wanted = [item for item in self.form.form.items if self.way.asks(item)]
        asked = {item.id for item in wanted}
        while (block := self._here()) is not None:
            if block.item.id in asked:
                asked.discard(block.item.id)
                self._answer(block)
                # A key that may come from a scanner is held for as long.
                self.driver.rest(PERSON_GAP_MS)
            if self._is_ready(asked):
                break
            if self._here() is block:
                self.driver.press(Qt.Key.Key_Return)
        self._save()
        assert queries.facts(self.room.context, self.room.fair_id).feedback == before + 1
        return self.driver.effort

    def _is_ready(self, asked: set[str]) -> bool:
        shown = {b.item.id for b in self.form.blocks.values() if not b.isHidden()}
        return not (asked & shown) and not missing(self.form.form, self.form.answers)

    def _show_all(self) -> None:
        """With one key, from the first question."""
        self.driver.type("+")
        self.driver.see(self.form.more_button.isHidden, "every question")

    def _save(self) -> None:
        driver, meeting = self.driver, self.page.meeting
        driver.press(Qt.Key.Key_Return, CONTROL)
        driver.see(lambda: meeting.steps.currentIndex() == PREVIEW, "the preview")
        self._think(THINK_PREVIEW)
        driver.press(Qt.Key.Key_Return, CONTROL)
        driver.see(
            lambda: not self.page.is_open or meeting.steps.currentIndex() != PREVIEW,
            "that it is saved",
        )

    def _answer(self, block: Block) -> None:
        item = block.item
        self._think(THINK.get(item.kind, 0.0))
        if item.kind in {ItemKind.LEVELS, ItemKind.MERITS}:
            self._answer_rows(item)
        elif item.kind is ItemKind.TEXT:
            self.driver.type(SENTENCES.get(item.id, "Excel"))
        else:
            self.driver.type(self._keys(item))

    def _answer_rows(self, item: Item) -> None:
        shown = min(item.show_first or len(item.competencies), len(item.competencies))
        rows = MERITS if item.kind is ItemKind.MERITS else self.way.rows or shown
        key = item.levels[2].key
        for _ in range(rows):
            self._think(THINK_ROW)
            self.driver.type(key)

    def _keys(self, item: Item) -> str:
        if item.id == "hire_chance":
            return self.way.chance
        whole = [option.key for option in item.options if _needs_nothing(option)]
        return "".join(whole[: 2 if item.kind is ItemKind.MULTI and not self.way.rows else 1])

    def _think(self, seconds: float) -> None:
        self.driver.think(seconds)
        self.thought += seconds

    def _here(self) -> Block | None:
        here = QApplication.focusWidget()
        blocks = self.form.blocks.values()
        return next((b for b in blocks if here is not None and b.isAncestorOf(here)), None)


def _needs_nothing(option: Option) -> bool:
    return bool(option.key) and "{" not in option.text.sv


if __name__ == "__main__":
    main()
