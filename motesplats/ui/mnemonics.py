"""Gives every button and named field a letter for Alt, no letter twice in one window."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

_SPARE = "abcdefghijklmnopqrstuvwxyz0123456789"


def assign(root: QWidget, taken: frozenset[str] = frozenset()) -> frozenset[str]:
    """Choose letters for what lies below ``root``, none of ``taken``; the answer is all that are in
    use.

    First letters of words come first. A control that knows a key of its own (a choice in a form)
    gets none.
    """
    used = set(taken)
    for control in _controls(root):
        text = str(control.property("plain"))
        place = _place(text, used)
        if place is None:
            control.setText(text.replace("&", "&&"))
            continue
        used.add(text[place].casefold())
        control.setText(_doubled(text[:place]) + "&" + _doubled(text[place:]))
    return frozenset(used)


def letters(root: QWidget) -> tuple[str, ...]:
    """The mnemonic letters below ``root``, one for each control that has one."""
    return tuple(
        letter for control in _controls(root) if (letter := _letter(control.text())) is not None
    )


def _letter(text: str) -> str | None:
    rest = text.replace("&&", "")
    return rest[rest.index("&") + 1].casefold() if "&" in rest else None


def _controls(root: QWidget) -> list[QAbstractButton | QLabel]:
    found = [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLabel) and widget.property("plain")
    ]
    # What comes next is not the one to go without when letters run out.
    return sorted(found, key=lambda widget: widget.property("look") != "primary")


def _place(text: str, used: set[str]) -> int | None:
    starts = [i for i, c in enumerate(text) if i == 0 or not text[i - 1].isalnum()]
    places: tuple[int, ...] = (*starts, *range(len(text)))
    for place in places:
        letter = text[place].casefold()
        if (letter in _SPARE or letter in "åäö") and letter not in used:
            return place
    return None


def _doubled(text: str) -> str:
    return text.replace("&", "&&")
