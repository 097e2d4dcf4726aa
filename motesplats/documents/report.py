"""The seeker's feedback report: the employers' own words, in an order to learn from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
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
    OtherRole,
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
_WANTED_PAGES = 2

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class _Way:
    """How to set a report: its look, the share of the table for names of competencies (the rest has
    8), and whether levels are run in instead of a line each."""

    look: Look
    name_share: float = 3
    run_in: bool = False


def report(feedback: FeedbackReport, frame: ReportFrame, tr: Words) -> bytes:
    """One seeker's report as PDF, in the language of ``feedback``; employers' texts are unchanged.

    Body 12 points (18 when ``frame.large``), headings up to 20, at most 75 characters a line.
    Set with as much air as two pages allow; where they do not, on as few pages as can be.
    """
    drawn: list[Flow] = []
    for way in _ways(frame):
        flow = _drawn(feedback, frame, tr, way)
        if flow.pages <= _WANTED_PAGES:
            return flow.finish()
        drawn.append(flow)
    return min(drawn, key=lambda flow: flow.pages).finish()


def _drawn(feedback: FeedbackReport, frame: ReportFrame, tr: Words, way: _Way) -> Flow:
    flow = Flow(feedback.opening.title, feedback.language, way.look, _foot(frame, tr))
    _opening(flow, feedback, frame)
    _told(flow, feedback.told, tr, way)
    if feedback.development is not None:
        _development(flow, feedback.development, feedback.earlier, tr)
    _plan(flow, feedback, tr)
    for ending in (feedback.disagree, feedback.contact):
        _section(flow, ending)
    return flow


def _ways(frame: ReportFrame) -> Iterator[_Way]:
    """The ways to set the report, the airiest first."""
    if frame.large:
        headings = (Style(26, True, 1.2), Style(22, True, 1.2), Style(19, True, 1.3))
        look = Look(Style(18), headings, column=_LARGE_COLUMN_MM, foot=18)
        yield _Way(look, name_share=5)
        return
    headings = (Style(20, True, 1.2), Style(15, True, 1.2), Style(13, True, 1.3))
    yield _Way(Look(Style(12, leading=1.4, max_chars=70), headings, margin=16, foot=12))
    yield _close(leading=1.3, margin=15, air=0.6)
    yield _close(leading=1.25, margin=14, air=0.5)


def _close(leading: float, margin: float, air: float) -> _Way:
    headings = (Style(18, True, 1.15), Style(14, True, 1.15), Style(12, True, 1.25))
    body = Style(12, leading=leading, max_chars=75)
    return _Way(Look(body, headings, margin=margin, air=air, foot=12), run_in=True)


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
    flow.paragraph(_sentences(feedback.opening.body, feedback.framing))


def _told(flow: Flow, told: Told, tr: Words, way: _Way) -> None:
    _part(flow, told.strengths, _strength)
    _part(flow, told.steps, lambda one: _step(one, tr))
    _part(flow, told.advice, lambda one: _said(one.employer, one.text), level=3)
    _levels(flow, told.levels, tr, way)
    _part(flow, told.gaps, lambda one: _by(one.text, one.employers))
    _part(flow, told.chances, _chance)
    _part(flow, _paths(told.other_paths), lambda one: _said(one.employer, one.text))
    _part(flow, told.support, _support)
    _industry(flow, told.industry)


def _part(flow: Flow, part: Part[Entry], line: Callable[[Entry], str], *, level: int = 2) -> None:
    """A section of one bullet an entry; left out when there is nothing to say, not even that."""
    if not part.entries and not part.empty:
        return
    flow.heading(level, part.title, follow=flow.opening_height(part.body), beside=part.body)
    if part.entries:
        flow.bullets([line(entry) for entry in part.entries])
    else:
        flow.paragraph(part.empty)


def _industry(flow: Flow, part: Part[Said]) -> None:
    """One bullet an employer, with all that it told about its industry."""
    told = groupby(part.entries, key=lambda one: one.employer)
    merged = [Said(name, _sentences(*(one.text for one in said))) for name, said in told]
    _part(flow, replace(part, entries=tuple(merged)), lambda one: _said(one.employer, one.text))


def _paths(part: Part[OtherRole]) -> Part[Said]:
    """One bullet an employer: the roles it named, then why."""
    named = [
        (employer, list(roles))
        for employer, roles in groupby(part.entries, lambda one: one.employer)
    ]
    return Part(
        part.id,
        part.title,
        part.body,
        tuple(
            Said(name, _sentences(*(one.role for one in roles), *(one.why for one in roles)))
            for name, roles in named
        ),
        part.empty,
    )


def _levels(flow: Flow, part: Part[LevelRow], tr: Words, way: _Way) -> None:
    """A table of what came up; what did not is named in one line below it."""
    if not part.entries and not part.empty:
        return
    flow.heading(2, part.title, follow=_LEVEL_LINES * flow.line_height)
    flow.paragraph(part.body if part.entries else part.empty)
    told = [row for row in part.entries if row.lines]
    if told:
        alone = _alone(told)
        seen = tr("Vad {employer} såg", employer=isolated(alone)) if alone else ""
        columns = (
            Column(tr("Det ni pratade om"), way.name_share),
            Column(seen or tr("Vad arbetsgivarna såg"), 8),
        )
        flow.table(columns, [(row.name, _seen(row, alone, run_in=way.run_in)) for row in told])
    silent = [row for row in part.entries if not row.lines]
    if silent:
        flow.paragraph(_ended(f"{silent[0].remarks[0]}: {_list([row.name for row in silent])}"))


def _alone(rows: Sequence[LevelRow]) -> str:
    """The one employer that every level is from; empty where there are several."""
    heard = {line.who for row in rows for line in row.lines}
    return heard.pop() if len(heard) == 1 and not any(row.middle for row in rows) else ""


def _seen(row: LevelRow, alone: str, *, run_in: bool) -> str:
    """A level a line (or all of them run in), then the middle where the levels differ, the own view
    and the remarks."""
    lines = []
    for (level, meaning), same in groupby(row.lines, key=lambda line: (line.level, line.meaning)):
        who = "" if alone else f"{_list([line.who for line in same])}: "
        lines.append(_sentences(f"{who}{level}", meaning))
    middle = row.middle if len(lines) > 1 else ""
    rest = _sentences(middle, row.own, *row.remarks)
    whole = [_ended(text) for text in (*lines, rest) if text]
    return (" " if run_in else "\n").join(whole)


def _strength(one: Strength) -> str:
    return _said(one.employer, _sentences(_list(one.names), one.evidence))


def _step(one: Step, tr: Words) -> str:
    when = tr("När: {when}", when=one.when.lower()) if one.when else ""
    return _by(_sentences(one.text, when), one.employers)


def _support(one: Support) -> str:
    return _by(_sentences(one.text, one.help), one.employers)


def _chance(one: Chance) -> str:
    return _sentences(one.text, one.follow_up, one.contact)


def _development(flow: Flow, part: Part[Trend], earlier: Part[Step] | None, tr: Words) -> None:
    """What changed since the last fair, a rise with an arrow; then the steps that were given."""
    flow.heading(2, part.title, follow=flow.opening_height(part.body), beside=part.body)
    rises = [one.direction is Direction.UP for one in part.entries]
    flow.bullets([_trend(one) for one in part.entries], rises)
    if earlier is not None:
        flow.heading(3, earlier.title)
        flow.bullets([_step(one, tr) for one in earlier.entries])


def _trend(one: Trend) -> str:
    return _ended(_sentences(f"{one.name}: {one.sentence}", one.word, one.remark))


def _plan(flow: Flow, feedback: FeedbackReport, tr: Words) -> None:
    flow.heading(2, feedback.plan.title, follow=80)
    flow.blanks(tr("datum:"), _PLAN_LINES)
    if feedback.closing:
        flow.paragraph(feedback.closing)


def _section(flow: Flow, section: Heading) -> None:
    first, *rest = section.body.split("\n")
    flow.heading(2, section.title, beside=first)
    for line in rest:
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
    return " ".join([*map(_ended, said[:-1]), *said[-1:]])


def _ended(text: str) -> str:
    return text if text[-1] in _ENDINGS else f"{text}."
