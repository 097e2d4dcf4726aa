"""A window to train in: people act by themselves, and what they ask for is said."""

import sys
from datetime import timedelta

import pytest
from ui.conftest import Opened
from usecases.builders import open_context, planned_fair

from motesplats.core.clock import ManualClock, at
from motesplats.ui.frame import LIVE
from motesplats.ui.inline_tasks import InlineTasks
from motesplats.ui.pages.training_menu import SPEEDS, TrainingMenu, command
from motesplats.ui.training import Training
from motesplats.usecases import queries
from motesplats.usecases.simulated_people import people_of


def test_people_come_and_ask_while_the_coordinator_looks_on(
    open_window: Opened, tasks: InlineTasks
) -> None:
    context = open_context()
    fair = planned_fair(context)
    clock = context.clock
    assert isinstance(clock, ManualClock)
    window = open_window(context)
    training = Training(window, tasks, people_of(context, fair, 1))
    assert window.page.name == LIVE
    assert "övar" in window.windowTitle()
    clock.move_to(at(fair.day, fair.plan.starts) + timedelta(minutes=29))
    training.let_act()
    assert queries.facts(context, fair.id).arrived > 0
    assert "drop-in" in window.foot.text
    clock.move_to(at(fair.day, fair.plan.ends))
    training.let_act()
    assert "vill gå nu" in window.foot.text


def test_how_fast_the_day_goes_is_chosen_before(open_window: Opened) -> None:
    window = open_window(open_context())
    menu = TrainingMenu(window.words, window)
    assert [action.text() for action in menu.actions()] == [
        "I verklig takt", "5 gånger så fort", "10 gånger så fort", "20 gånger så fort",
    ]  # fmt: skip
    assert len(SPEEDS) == len(menu.actions())


def test_training_opens_another_copy_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["rehearse", "there", "--live", "--speed", "10", "--lang", "sv"]
    assert command("there", 10, "sv") == [sys.executable, "-m", "motesplats", *asked]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command("there", 10, "sv") == [sys.executable, *asked]
