"""The words of following up that the window and its papers share out to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.i18n import isolated
from motesplats.usecases.days import day_in_words
from motesplats.usecases.follow_up import PROMISE, follow_up_texts

if TYPE_CHECKING:
    from datetime import date

    from motesplats.i18n import Words
    from motesplats.usecases.follow_up import Due


def what_said(due: Due, tr: Words) -> str:
    """What is due: ``En månad`` or ``Bygg AB: Vi ringer``."""
    return kind_said(due.kind, tr) if due.promise is None else promise_said(due, tr)


def kind_said(kind: str, tr: Words) -> str:
    """A point in time, or promises as a kind."""
    if kind == PROMISE:
        return tr("Löften")
    point = follow_up_texts().point(kind)
    return kind if point is None else point.text.said(tr.language)


def promise_said(due: Due, tr: Words) -> str:
    """The promise in the words of the form."""
    said = "" if due.promise is None else due.promise.text.said(tr.language)
    return tr("{employer}: {promise}", employer=isolated(due.employer), promise=said)


def day_said(day: date, today: date, tr: Words) -> str:
    """A day as it is read in a list, with a sign and a word for one that has come."""
    if day < today:
        return tr("● {day}", day=short_day(day))
    return tr("● I dag") if day == today else tr("○ {day}", day=short_day(day))


def short_day(day: date) -> str:
    return day.isoformat()


def long_day(day: date, tr: Words) -> str:
    """A day with its month in words."""
    return day_in_words(day, tr)


def whom_said(due: Due) -> str:
    """Whom to call."""
    return due.contact.person.label
