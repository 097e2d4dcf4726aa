"""What a saved form says as cells of a table: choices with their codes, days, released texts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from motesplats.exchange.sheets_file import Said
from motesplats.feedback.form import NONE_MISSING, ItemKind
from motesplats.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.exchange.sheets_file import Cell
    from motesplats.feedback.form import Item, Option
    from motesplats.i18n import Words
    from motesplats.usecases.export_source import GivenForm

# What was only told goes no further than the employer.
_ONLY_TOLD = "V0"
_STEP, _SUPPORT, _OFFER = "step", "support", "offer"
_KINDS = {_STEP: mark("Nästa steg"), _SUPPORT: mark("Stöd"), _OFFER: mark("Erbjudande")}


def answer_cells(one: GivenForm, tr: Words) -> Iterator[tuple[Said, Cell, Cell]]:
    """Question, what it is about where there are several, and answer; in the form's order."""
    for item in one.items:
        question = Said(item.id, item.text.said(tr.language))
        for part, answer in _of_item(one, item, tr):
            yield question, part, answer


def gap_cells(one: GivenForm, tr: Words) -> Iterator[Said]:
    """Each gap; nothing for somebody who lacks nothing."""
    item = one.form.item("gap")
    for code in one.answers.picks(item.id):
        option = item.option(code)
        if option is not None and code != NONE_MISSING:
            yield _said(option, tr)


def support_cells(one: GivenForm, tr: Words) -> Iterator[tuple[Said, Cell, Cell]]:
    """Kind, what and when: the next step, support that would help, and what the employer offers."""
    step = _text(one, one.form.item("next_step"), tr)
    if step is not None:
        yield _kind(_STEP, tr), step, _text(one, one.form.item("next_step_when"), tr)
    for name, kind in (("interventions", _SUPPORT), ("we_can_offer", _OFFER)):
        item = one.form.item(name)
        for option in filter(None, map(item.option, one.answers.picks(name))):
            yield _kind(kind, tr), _said(option, tr), None


def _of_item(one: GivenForm, item: Item, tr: Words) -> Iterator[tuple[Cell, Cell]]:
    if item.kind is ItemKind.LEVELS:
        yield from _levels(one, item, tr)
    elif item.kind is ItemKind.MERITS:
        yield from _merits(one, item, tr)
    elif item.kind is ItemKind.MULTI:
        for option in filter(None, map(item.option, one.answers.picks(item.id))):
            yield None, _said(option, tr)
    else:
        answer = _text(one, item, tr)
        if answer is not None:
            yield None, answer


def _levels(one: GivenForm, item: Item, tr: Words) -> Iterator[tuple[Cell, Cell]]:
    names = {skill.id: skill.text.said(tr.language) for skill in item.competencies}
    words = {level.code: level for level in item.levels}
    for skill, level in one.answers.levels():
        yield Said(skill, names[skill]), _said(words[level.value], tr)


def _merits(one: GivenForm, item: Item, tr: Words) -> Iterator[tuple[Cell, Cell]]:
    how = {level.code: level for level in item.levels}
    for code, level in one.answers.pairs(item.id):
        option = item.option(code)
        if option is not None and level in how and level != _ONLY_TOLD:
            yield _said(option, tr), _said(how[level], tr)


def _text(one: GivenForm, item: Item, tr: Words) -> Cell:
    """A choice, a day or a text that was released; None when there is none."""
    value = one.answers.text(item.id)
    option = item.option(value)
    if option is not None:
        return _said(option, tr)
    if item.kind is ItemKind.DATE and value:
        return date.fromisoformat(value)
    return value or None


def _said(option: Option, tr: Words) -> Said:
    return Said(option.code, option.text.with_gaps(tr.language))


def _kind(code: str, tr: Words) -> Said:
    return Said(code, tr(_KINDS[code]))
