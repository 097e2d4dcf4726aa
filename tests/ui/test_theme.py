"""Colours are readable in every look; the tokens say so themselves."""

import pytest
from PySide6.QtGui import QPalette

from motesplats.settings import resource_path
from motesplats.ui.style_sheet import style_sheet
from motesplats.ui.theme import TOKENS, Look, Theme, palette
from motesplats.ui.tokens import Tokens, contrast

WORDS = ("quiet", "primary", "done", "waiting", "attention", "talk", "feedback", "change")


def test_black_on_white_has_the_highest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("tokens", TOKENS.values(), ids=list(TOKENS))
def test_ink_on_paper_is_at_least_seven_to_one(tokens: Tokens) -> None:
    assert contrast(tokens.ink, tokens.paper) >= 7
    assert contrast(tokens.ink, tokens.surface) >= 7


@pytest.mark.parametrize("tokens", TOKENS.values(), ids=list(TOKENS))
@pytest.mark.parametrize("name", WORDS)
def test_every_other_text_is_at_least_four_and_a_half_to_one(tokens: Tokens, name: str) -> None:
    colour = getattr(tokens, name)
    assert contrast(colour, tokens.paper) >= 4.5
    assert contrast(colour, tokens.surface) >= 4.5
    assert contrast(tokens.on_primary, tokens.primary) >= 4.5


@pytest.mark.parametrize("tokens", TOKENS.values(), ids=list(TOKENS))
def test_the_style_sheet_has_no_colour_that_is_no_token(tokens: Tokens) -> None:
    known = {getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    sheet = style_sheet(tokens).replace(resource_path("icons").as_posix(), "")
    found = {sheet[i : i + 7] for i, c in enumerate(sheet) if c == "#"}
    assert found <= known


def test_looks_follow_each_other_in_a_ring() -> None:
    theme = Theme()
    seen = []
    for _ in Look:
        seen.append(theme.look)
        theme.look = theme.next_look()
    assert seen == list(Look)
    assert theme.look is Look.LIGHT


def test_the_palette_carries_the_look() -> None:
    made = palette(TOKENS[Look.DARK])
    assert made.color(QPalette.ColorRole.Window).name().upper() == TOKENS[Look.DARK].paper
