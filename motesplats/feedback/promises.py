"""What an employer promised to do after the meeting, and by which day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from motesplats.feedback.answers import Answers, shown
from motesplats.feedback.form import Form
from motesplats.feedback.reading import Text
from motesplats.feedback.report_texts import ReportTexts, filled

NO_PROMISE = "P0"
FURTHEST = timedelta(days=366)
_TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\.?")
# Whoever wants to meet again says how long it takes until they are heard of.
_HEARD_OF = {"C1": timedelta(days=7), "C2": timedelta(days=14)}


@dataclass(frozen=True, slots=True)
class Promise:
    """``code`` and ``text`` are those of the choice in the form, ``by`` the last day (None: no day
    was said)."""

    code: str
    text: Text
    by: date | None


def promise_of(form: Form, answers: Answers, given: date | None = None) -> Promise | None:
    """What was promised; None when nothing was.

    Who only said how long it takes until they get in touch has promised that, counted from
    ``given``, the day on which the form was saved.
    """
    made = _chosen(form, answers, "promise")
    if made is not None and made.code != NO_PROMISE:
        return made
    heard = _chosen(form, answers, "followup_contact")
    if heard is None or heard.code not in _HEARD_OF:
        return None
    by = None if given is None else given + _HEARD_OF[heard.code]
    return Promise(heard.code, heard.text, by)


def promise_told(
    form: Form, answers: Answers, employer: str, texts: ReportTexts, language: str
) -> str:
    """The promise as the seeker reads it; empty when there is none or its day is not said yet."""
    item, code = form.find("promise"), answers.text("promise")
    option = None if item is None else item.option(code)
    by = answers.text("promise_by")
    if option is None or not option.tells or not by:
        return ""
    day = texts.day(date.fromisoformat(by), language)
    return filled(option.tells.said(language), {"employer": employer, "by": day})


def read_day(text: str, today: date) -> date | None:
    """The day that somebody typed, ``24/12``, ``24.12.2026`` or ``2026-12-24``; None for no day.

    Without a year it is the first such day that is not before ``today``.
    """
    said = text.strip()
    found = _TYPED.fullmatch(said)
    try:
        if found is None:
            return date.fromisoformat(said)
        day, month, year = int(found[1]), int(found[2]), found[3]
        if year is not None:
            return date(int(year), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _chosen(form: Form, answers: Answers, item_id: str) -> Promise | None:
    item = form.find(item_id)
    if item is None or not shown(item, answers):
        return None
    option = item.option(answers.text(item_id))
    by = answers.text("promise_by")
    day = date.fromisoformat(by) if by else None
    return None if option is None else Promise(option.code, option.text, day)
