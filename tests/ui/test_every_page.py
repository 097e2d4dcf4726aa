"""Every page in both languages, with long words and large letters: named, reached, readable."""

from collections.abc import Callable

import polib
import pytest
from ui.conftest import Opened
from ui.hands import clipped, controls, first_code, is_reached, open_form, settle

from motesplats.i18n import ENGLISH, SWEDISH, Words, words_in
from motesplats.settings import resource_path
from motesplats.ui import mnemonics
from motesplats.ui.frame import PAGE_ORDER
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.ui.theme import Look
from motesplats.usecases.context import Context


def stretched() -> Words:
    """Swedish in which every sentence is 40 % longer, as translations often are."""
    files = resource_path("locale", ENGLISH).glob("*.po")
    texts = {entry.msgid for file in files for entry in polib.pofile(str(file))}
    return Words(SWEDISH, {text: longer(text) for text in texts if text.strip()})


def longer(text: str) -> str:
    wanted = round(len(text) * 0.4)
    return text + "".join(" lång" for _ in range(wanted // 5)) + "e" * (wanted % 5)


WORDS: dict[str, Callable[[], Words]] = {
    "swedish": lambda: words_in(SWEDISH),
    "english": lambda: words_in(ENGLISH),
    "stretched": stretched,
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_nothing_is_clipped(
    open_window: Opened, context: Context, words: Callable[[], Words]
) -> None:
    window = open_window(context, words())
    assert not [fault for name in PAGE_ORDER for fault in faults_on(window, name)]


def test_nothing_is_clipped_at_one_and_a_half_times_the_size(
    open_window: Opened, context: Context
) -> None:
    window = open_window(context, scale=1.5)
    assert not [fault for name in PAGE_ORDER for fault in faults_on(window, name)]


def faults_on(window: MainWindow, name: str) -> list[str]:
    window.go(name)
    settle()
    return [f"{name}, {fault}" for fault in clipped(window)]


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_the_form_is_not_clipped(
    open_window: Opened, context: Context, words: Callable[[], Words]
) -> None:
    window = open_window(context, words())
    page = open_form(window, context)
    assert page.meeting.form is not None
    page.meeting.form.show_all()
    settle()
    assert not clipped(window)


@pytest.mark.parametrize("language", [SWEDISH, ENGLISH])
def test_every_control_has_a_name_and_is_reached_by_keyboard(
    open_window: Opened, context: Context, language: str
) -> None:
    window = open_window(context, words_in(language))
    for name in PAGE_ORDER:
        window.go(name)
        settle()
        everything = list(controls(window))
        assert everything
        assert not [(name, type(c).__name__) for c in everything if not c.accessibleName()]
        assert not [(name, c.accessibleName()) for c in everything if not is_reached(c)]


def test_the_form_too_is_named_and_reached(window: MainWindow, context: Context) -> None:
    page = open_form(window, context)
    assert page.meeting.form is not None
    page.meeting.form.show_all()
    settle()
    everything = list(controls(page))
    assert len(everything) > 60
    assert not [type(c).__name__ for c in everything if not c.accessibleName()]
    assert not [c.accessibleName() for c in everything if not is_reached(c)]


@pytest.mark.parametrize("language", [SWEDISH, ENGLISH])
def test_no_letter_stands_for_two_controls(
    open_window: Opened, context: Context, language: str
) -> None:
    window = open_window(context, words_in(language))
    for name in PAGE_ORDER:
        window.go(name)
        found = [*mnemonics.letters(window.rail), *mnemonics.letters(window.foot)]
        found += mnemonics.letters(window.page)
        assert len(found) >= 9
        assert len(found) == len(set(found)), name


@pytest.mark.parametrize("look", Look)
def test_a_full_desk_is_readable_in_every_look(
    open_window: Opened, context: Context, look: Look
) -> None:
    window = open_window(context, look=look)
    window.go("arrival")
    assert isinstance(window.page, ArrivalPage)
    window.page.on_scan(first_code(context))
    settle()
    assert not clipped(window)


def test_the_bundled_letters_are_in_use(window: MainWindow) -> None:
    assert resource_path("fonts", "NotoSans-Regular.ttf").exists()
    assert window.fontInfo().family() == "Noto Sans"
