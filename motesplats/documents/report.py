"""The seeker's feedback report: the employers' own words, in an order to learn from."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TypeVar

from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.pen import Pen
from motesplats.documents.text import Style
from motesplats.documents.values import ReportFrame
from motesplats.documents.web_page import WebPage
from motesplats.feedback.label_texts import Labels
from motesplats.feedback.report import (
    Chance,
    Direction,
    FeedbackReport,
    Heading,
    LevelRow,
    OtherRole,
    OwnAnswer,
    Part,
    PlannedStep,
    Said,
    Shared,
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
_COVER_DOWN = 0.4
_ENDINGS = ".!?…:"
_WANTED_PAGES = 2

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class _Way:
    """How to set a report: its look, the share of the table for names of competencies (the rest has
    8), whether levels are run in instead of a line each, and whether what they mean is told."""

    look: Look
    name_share: float = 3
    run_in: bool = False
    meanings: bool = True


def report(feedback: FeedbackReport, frame: ReportFrame, tr: Words) -> bytes:
    """One seeker's report as PDF, in the language of ``feedback``; employers' texts are unchanged.

    Body 12 points (18 when ``frame.large``), headings up to 20, at most 75 characters a line.
    Set with as much air as two pages allow; where they do not, on as few pages as can be.
    """
    return _set(feedback, frame, tr).finish()


def report_and_pages(feedback: FeedbackReport, frame: ReportFrame, tr: Words) -> tuple[bytes, int]:
    """As ``report``, with the number of its pages."""
    flow = _set(feedback, frame, tr)
    return flow.finish(), flow.pages


def _set(feedback: FeedbackReport, frame: ReportFrame, tr: Words) -> Flow:
    ways = tuple(_ways(frame))

    @cache
    def tried(number: int) -> Flow:
        return _drawn(feedback, frame, tr, ways[number])

    wanted = _WANTED_PAGES + frame.cover
    if tried(0).pages <= wanted:
        return tried(0)
    found = tried(_first(ways, lambda number: tried(number).pages <= wanted))
    if found.pages > wanted:
        found = tried(_first(ways, lambda number: tried(number).pages <= found.pages))
    return found


def _first(ways: Sequence[_Way], is_enough: Callable[[int], bool]) -> int:
    """The airiest way that is close enough, else the closest, found by halving: a closer way never
    takes more pages."""
    last = len(ways) - 1
    return bisect_left(range(last), True, lo=min(1, last), key=is_enough)


def report_page(feedback: FeedbackReport, frame: ReportFrame, tr: Words) -> bytes:
    """The same report as one HTML file; body 12 points, 18 when ``frame.large``."""
    way = next(_ways(frame))
    title = feedback.opening.title
    page = WebPage(title, feedback.language, way.look.body.size, frame.labels)
    _write(page, feedback, frame, tr, way)
    return page.finish(f"{frame.fair} · {isolated(frame.code)}")


def _drawn(feedback: FeedbackReport, frame: ReportFrame, tr: Words, way: _Way) -> Flow:
    title, foot = feedback.opening.title, _foot(frame, tr)
    flow = Flow(title, feedback.language, way.look, foot, frame.labels)
    if frame.cover:
        _cover(flow, frame, tr)
    _write(flow, feedback, frame, tr, way)
    return flow


def _write(pen: Pen, feedback: FeedbackReport, frame: ReportFrame, tr: Words, way: _Way) -> None:
    """Everything the report says, in the order it is read."""
    doubt = _doubt(frame.labels, tr) if frame.labels is not None else ""
    _opening(pen, feedback, frame, doubt if way.look.dense else "")
    if frame.labels is not None:
        _about_labels(pen, frame.labels, way)
        if doubt and not way.look.dense:
            pen.paragraph(doubt)
    _told(pen, feedback.told, tr, way, frame.labels)
    if feedback.development is not None:
        _development(pen, feedback.development, feedback.earlier, tr)
    _plan(pen, feedback, tr)
    _section(pen, feedback.disagree)
    if feedback.objection is not None:
        pen.paragraph(_said(feedback.objection.employer, feedback.objection.text))
    _section(pen, feedback.contact)


def _cover(flow: Flow, frame: ReportFrame, tr: Words) -> None:
    """A page for the envelope: for whom, and nothing of what the report says."""
    flow.skip_to(_COVER_DOWN)
    flow.heading(1, frame.heading)
    if frame.heading != frame.code:
        flow.paragraph(isolated(frame.code), bold=True)
    flow.paragraph(tr("Lämnas i ett kuvert till personen själv."))
    flow.new_page()


def _about_labels(pen: Pen, labels: Labels, way: _Way) -> None:
    """What the seeker should know of the report, in the other language."""
    said = [label.text for label in labels.opening]
    for text in [" ".join(said)] if said and way.look.dense else said:
        pen.paragraph(text, language=labels.opening[0].language)


def _doubt(labels: Labels, tr: Words) -> str:
    """That the words in the other language are missing, or that nobody has reviewed them."""
    name = labels.language.called.said(tr.language)
    if not labels.complete:
        return tr("Det finns inga ord på {name} än. Därför står de på engelska.", name=name)
    if not labels.language.reviewed:
        return tr("Orden på {name} är inte granskade än. Den svenska texten gäller.", name=name)
    return ""


def _legend(pen: Pen, rows: Sequence[LevelRow], labels: Labels, tr: Words, beside: int) -> None:
    """The level words that the table uses, in both languages, so many pairs beside each other."""
    used = {line.level for row in rows for line in row.lines}
    known = [(words, labels.of(words)) for words in labels.levels if words in used]
    pairs = [(words, label.text) for words, label in known if label]
    languages = {label.language for _, label in known if label}
    if len(languages) == 1:
        (language,) = languages
        name = labels.language.name if labels.complete else tr("Engelska")
        columns = (Column(tr("Svenska"), 1), Column(name, 1, language)) * beside
        even = [*pairs, *[("", "")] * (-len(pairs) % beside)]
        rows_of = zip(*[iter(even)] * beside, strict=True)
        pen.table(columns, [[word for pair in row for word in pair] for row in rows_of])


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
    # What stands in a form's own words stays; what is the same for everybody may go.
    for close in (
        _close(leading=1.25, margin=14, air=0.5),
        _close(leading=1.25, margin=12, air=0.35),
        _close(leading=1.2, margin=10, air=0.25),
    ):
        dense = replace(close.look, dense=True)
        yield replace(close, look=dense, name_share=4.5, meanings=False)


def _close(leading: float, margin: float, air: float) -> _Way:
    headings = (Style(18, True, 1.15), Style(14, True, 1.15), Style(12, True, 1.25))
    body = Style(12, leading=leading, max_chars=75)
    return _Way(Look(body, headings, margin=margin, air=air, foot=12), run_in=True)


def _foot(frame: ReportFrame, tr: Words) -> Callable[[int], str]:
    def line(page: int) -> str:
        number = page - frame.cover
        if number == 0:
            return ""
        return " · ".join((frame.fair, isolated(frame.code), tr("Sida {page}", page=number)))

    return line


def _opening(pen: Pen, feedback: FeedbackReport, frame: ReportFrame, doubt: str) -> None:
    pen.heading(1, feedback.opening.title)
    known = [isolated(frame.heading)]
    if frame.heading != frame.code:
        known.append(isolated(frame.code))
    pen.paragraph(" · ".join(known), bold=True)
    pen.paragraph(_sentences(feedback.opening.body, feedback.framing, doubt))


def _told(pen: Pen, told: Told, tr: Words, way: _Way, labels: Labels | None) -> None:
    _part(pen, told.shared, _shared)
    _part(pen, told.strengths, _strength)
    _part(pen, told.steps, lambda one: _step(one, tr))
    _part(pen, told.advice, lambda one: _said(one.employer, one.text), level=3)
    _levels(pen, told.levels, tr, way, labels)
    _part(pen, told.gaps, lambda one: _by(one.text, one.employers))
    _part(pen, told.chances, _chance)
    _part(pen, _paths(told.other_paths), lambda one: _said(one.employer, one.text))
    _part(pen, told.support, lambda one: _support(one, way))
    _industry(pen, told.industry)
    _part(pen, told.own, _own)


def _part(pen: Pen, part: Part[Entry], line: Callable[[Entry], str], *, level: int = 2) -> None:
    """A section of one bullet an entry; left out when there is nothing to say, not even that."""
    if not part.entries and not part.empty:
        return
    pen.heading(level, part.title, follow=pen.opening_height(part.body), beside=part.body)
    if part.entries:
        pen.bullets([line(entry) for entry in part.entries])
    else:
        pen.paragraph(part.empty)


def _industry(pen: Pen, part: Part[Said]) -> None:
    """One bullet an employer, with all that it told about its industry."""
    told = groupby(part.entries, key=lambda one: one.employer)
    merged = [Said(name, _sentences(*(one.text for one in said))) for name, said in told]
    _part(pen, replace(part, entries=tuple(merged)), lambda one: _said(one.employer, one.text))


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


def _levels(pen: Pen, part: Part[LevelRow], tr: Words, way: _Way, labels: Labels | None) -> None:
    """A table of what came up; what did not is named in one line below it."""
    if not part.entries and not part.empty:
        return
    pen.heading(2, part.title, follow=_LEVEL_LINES * pen.line_height)
    pen.paragraph(part.body if part.entries else part.empty)
    told = [row for row in part.entries if row.lines]
    if told and labels is not None:
        _legend(pen, told, labels, tr, 2 if way.look.dense else 1)
    if told:
        alone = _alone(told)
        seen = tr("Vad {employer} såg", employer=isolated(alone)) if alone else ""
        columns = (
            Column(tr("Det ni pratade om"), way.name_share),
            Column(seen or tr("Vad arbetsgivarna såg"), 8),
        )
        pen.table(columns, [(row.name, _seen(row, alone, way)) for row in told])
    silent = [row for row in part.entries if not row.lines]
    if silent:
        pen.paragraph(_ended(f"{silent[0].remarks[0]}: {_list([row.name for row in silent])}"))


def _alone(rows: Sequence[LevelRow]) -> str:
    """The one employer that every level is from; empty where there are several."""
    heard = {line.who for row in rows for line in row.lines}
    return heard.pop() if len(heard) == 1 and not any(row.middle for row in rows) else ""


def _seen(row: LevelRow, alone: str, way: _Way) -> str:
    """A level a line (or all of them run in), then the middle where the levels differ, the own view
    and the remarks."""
    lines = []
    for (level, told), same in groupby(row.lines, key=lambda line: (line.level, line.meaning)):
        meaning = told if way.meanings else ""
        who = "" if alone else f"{_list([line.who for line in same])}: "
        lines.append(_sentences(f"{who}{level}", meaning))
    middle = row.middle if len(lines) > 1 else ""
    rest = _sentences(middle, row.own, *row.remarks)
    whole = [_ended(text) for text in (*lines, rest) if text]
    return (" " if way.run_in else "\n").join(whole)


def _shared(one: Shared) -> str:
    return f"{one.text} ({one.employers})"


def _strength(one: Strength) -> str:
    return _said(one.employer, _sentences(_list(one.names), one.evidence))


def _step(one: Step, tr: Words) -> str:
    when = tr("När: {when}", when=one.when.lower()) if one.when else ""
    return _by(_sentences(one.text, when), one.employers)


def _own(one: OwnAnswer) -> str:
    return _said(one.employer, _sentences(one.question, one.answer))


def _support(one: Support, way: _Way) -> str:
    return _by(_sentences(one.text, one.help if way.meanings else ""), one.employers)


def _chance(one: Chance) -> str:
    return _sentences(one.text, one.follow_up, one.contact)


def _development(pen: Pen, part: Part[Trend], earlier: Part[Step] | None, tr: Words) -> None:
    """What changed since the last fair, a rise with an arrow; then the steps that were given."""
    pen.heading(2, part.title, follow=pen.opening_height(part.body), beside=part.body)
    rises = [one.direction is Direction.UP for one in part.entries]
    pen.bullets([_trend(one) for one in part.entries], rises)
    if earlier is not None:
        pen.heading(3, earlier.title)
        pen.bullets([_step(one, tr) for one in earlier.entries])


def _trend(one: Trend) -> str:
    return _ended(_sentences(f"{one.name}: {one.sentence}", one.word, one.remark))


def _plan(pen: Pen, feedback: FeedbackReport, tr: Words) -> None:
    pen.heading(2, feedback.plan.title, follow=80, beside=feedback.reflection)
    if feedback.planned:
        pen.bullets([_planned(one, tr) for one in feedback.planned])
    left = _PLAN_LINES - len(feedback.planned)
    if left > 0:
        pen.blanks(tr("datum:"), left)
    if feedback.closing:
        pen.paragraph(feedback.closing)


def _planned(one: PlannedStep, tr: Words) -> str:
    return f"{one.text} ({tr('datum:')} {isolated(one.when)})" if one.when else one.text


def _section(pen: Pen, section: Heading) -> None:
    first, *rest = section.body.split("\n")
    pen.heading(2, section.title, beside=first)
    for line in rest:
        pen.paragraph(line)


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
