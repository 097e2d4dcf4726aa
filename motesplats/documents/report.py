"""The seeker's feedback report: the employers' own words, in an order to learn from."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.text import Style
from motesplats.documents.values import ReportFrame
from motesplats.feedback.report import (
    Chance,
    Direction,
    FeedbackReport,
    Heading,
    LevelRow,
    Part,
    Said,
    Step,
    Strength,
    Support,
    Told,
    Trend,
)
from motesplats.i18n import Words, isolated

_LARGE_COLUMN_MM = 174
_PLAN_LINES = 3
_LEVEL_LINES = 9
_ENDINGS = ".!?…:"

Entry = TypeVar("Entry")


def report(feedback: FeedbackReport, frame: ReportFrame, tr: Words) -> bytes:
    """One seeker's report as PDF, in the language of ``feedback``; employers' texts are unchanged.

    Body 12 points (18 when ``frame.large``), headings 20 and 15, at most 75 characters a line.
    """
    flow = Flow(feedback.opening.title, feedback.language, _look(frame), _foot(frame, tr))
    _opening(flow, feedback, frame)
    _told(flow, feedback.told, tr)
    if feedback.development is not None:
        _development(flow, feedback.development)
    _plan(flow, feedback, tr)
    for ending in (feedback.disagree, feedback.contact):
        _section(flow, ending)
    return flow.finish()


def _look(frame: ReportFrame) -> Look:
    if frame.large:
        headings = (Style(26, True, 1.2), Style(22, True, 1.2), Style(19, True, 1.3))
        return Look(body=Style(18), headings=headings, column=_LARGE_COLUMN_MM)
    headings = (Style(20, True, 1.2), Style(15, True, 1.2), Style(13, True, 1.3))
    return Look(body=Style(12, leading=1.25, max_chars=75), headings=headings, margin=15)


def _foot(frame: ReportFrame, tr: Words) -> Callable[[int], str]:
    def line(page: int) -> str:
        return " · ".join((frame.fair, isolated(frame.code), tr("Sida {page}", page=page)))

    return line


def _opening(flow: Flow, feedback: FeedbackReport, frame: ReportFrame) -> None:
    flow.heading(1, feedback.opening.title)
    known = [isolated(frame.heading)]
    if frame.heading != frame.code:
        known.append(isolated(frame.code))
    flow.paragraph(" · ".join(known), bold=True)
    for line in feedback.opening.body.split("\n"):
        flow.paragraph(line)
    if feedback.framing:
        flow.paragraph(feedback.framing)


def _told(flow: Flow, told: Told, tr: Words) -> None:
    _part(flow, told.strengths, _strength)
    _part(flow, told.steps, lambda one: _step(one, tr))
    _part(flow, told.advice, lambda one: _said(one.employer, one.text))
    _levels(flow, told.levels, tr)
    _part(flow, told.gaps, lambda one: _by(one.text, one.employers))
    _part(flow, told.chances, _chance)
    _part(flow, told.other_paths, lambda one: _said(one.employer, _sentences(one.role, one.why)))
    _part(flow, told.support, _support)
    _industry(flow, told.industry)


def _part(
    flow: Flow, part: Part[Entry], line: Callable[[Entry], str], raised: Sequence[bool] = ()
) -> None:
    """A section of one bullet an entry; left out when there is nothing to say, not even that."""
    if not part.entries and not part.empty:
        return
    flow.heading(2, part.title, follow=flow.opening_height(part.body))
    if part.body:
        flow.paragraph(part.body)
    if part.entries:
        flow.bullets([line(entry) for entry in part.entries], raised)
    else:
        flow.paragraph(part.empty)


def _industry(flow: Flow, part: Part[Said]) -> None:
    """One bullet an employer, with all that it told about its industry."""
    told = groupby(part.entries, key=lambda one: one.employer)
    merged = [Said(name, _sentences(*(one.text for one in said))) for name, said in told]
    _part(flow, replace(part, entries=tuple(merged)), lambda one: _said(one.employer, one.text))


def _levels(flow: Flow, part: Part[LevelRow], tr: Words) -> None:
    """A table of what came up; what did not is named in one line below it."""
    if not part.entries and not part.empty:
        return
    flow.heading(2, part.title, follow=_LEVEL_LINES * flow.line_height)
    flow.paragraph(part.body if part.entries else part.empty)
    told = [row for row in part.entries if row.lines]
    if told:
        columns = (Column(tr("Det ni pratade om"), 3), Column(tr("Vad arbetsgivarna såg"), 8))
        flow.table(columns, [(row.name, _seen(row)) for row in told])
    silent = [row for row in part.entries if not row.lines]
    if silent:
        flow.paragraph(f"{silent[0].remarks[0]}: {_list([row.name for row in silent])}.")


def _seen(row: LevelRow) -> str:
    lines = [_sentences(f"{line.who}: {line.level}", line.meaning) for line in row.lines]
    return "\n".join([*lines, *(text for text in (row.middle, row.own) if text), *row.remarks])


def _strength(one: Strength) -> str:
    return _said(one.employer, _sentences(_list(one.names), one.evidence))


def _step(one: Step, tr: Words) -> str:
    when = tr("När: {when}", when=one.when.lower()) if one.when else ""
    return _by(_sentences(one.text, when), one.employers)


def _support(one: Support) -> str:
    return _by(_sentences(one.text, one.help), one.employers)


def _chance(one: Chance) -> str:
    return _sentences(one.text, one.follow_up, one.contact)


def _development(flow: Flow, part: Part[Trend]) -> None:
    _part(flow, part, _trend, [one.direction is Direction.UP for one in part.entries])


def _trend(one: Trend) -> str:
    return _sentences(f"{one.name}: {one.sentence}", one.word, one.remark)


def _plan(flow: Flow, feedback: FeedbackReport, tr: Words) -> None:
    flow.heading(2, feedback.plan.title, follow=80)
    flow.blanks(tr("datum:"), _PLAN_LINES)
    if feedback.closing:
        flow.paragraph(feedback.closing)


def _section(flow: Flow, section: Heading) -> None:
    flow.heading(2, section.title)
    for line in section.body.split("\n"):
        flow.paragraph(line)


def _said(employer: str, text: str) -> str:
    return f"{isolated(employer)}: {text}"


def _by(text: str, employers: Sequence[str]) -> str:
    return f"{text} ({', '.join(isolated(name) for name in employers)})" if employers else text


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)


def _sentences(*texts: str) -> str:
    """The texts one after the other, each ending as a sentence does; none of them is changed."""
    said = [text for text in texts if text]
    ended = [text if text[-1] in _ENDINGS else f"{text}." for text in said[:-1]]
    return " ".join([*ended, *said[-1:]])
