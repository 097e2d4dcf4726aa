"""The tables of an export: meetings by name, and everything about feedback by code alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.fair import MeetingState
from motesplats.core.meeting_forms import RemoteWay
from motesplats.core.visibility import Place, seen_code, seen_name
from motesplats.exchange.sheets_file import Said, Sheet
from motesplats.i18n import mark, swedish_order
from motesplats.usecases.export_answers import answer_cells, gap_cells, support_cells
from motesplats.usecases.follow_up import PROMISE, PromiseState, follow_up_texts, promise_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from motesplats.core.fair import Meeting
    from motesplats.exchange.sheets_file import Cell
    from motesplats.i18n import Words
    from motesplats.usecases.export_source import GivenForm, Source

    Row = tuple[Cell, ...]

STATES = {
    MeetingState.PLANNED: mark("Planerat"),
    MeetingState.HELD: mark("Genomfört"),
    MeetingState.NO_SHOW: mark("Uteblev"),
    MeetingState.CANCELLED: mark("Inställt"),
    MeetingState.BY_PHONE: mark("Per telefon"),
    MeetingState.IN_GROUP: mark("I grupp"),
}
WAYS = {
    "hall": mark("I lokalen"),
    "group": mark("Grupp"),
    RemoteWay.VIDEO.value: mark("Video"),
    RemoteWay.PHONE.value: mark("Telefon"),
}
PROMISES = {
    PromiseState.KEPT: mark("Hållet"),
    PromiseState.BROKEN: mark("Inte hållet"),
    PromiseState.MOVED: mark("Flyttat"),
}
_OPEN = mark("Inte klart")
_CODE, _EMPLOYER = ("code", mark("Kod")), ("employer", mark("Arbetsgivarens namn"))
_ABOUT: tuple[tuple[str, str], ...] = (
    ("fair", mark("Träffen, serien och hur många det blev")),
    ("meetings", mark("Varje möte med tid, bord och vad det blev av det")),
    ("feedback", mark("Svaren i formulären, en rad per svar, med kod och utan namn")),
    ("needs", mark("Vad som saknas, enligt arbetsgivarna")),
    ("interventions", mark("Nästa steg och stöd som skulle hjälpa")),
    ("poll", mark("Enkäten efter träffen, räknad fem svar i taget")),
    ("follow_up", mark("Vad det blev av människor och löften")),
    ("codes", mark("Vad koderna i filen för andra program betyder")),
)
_LEFT_OUT = (
    mark("Privata anteckningar, fritext som ingen har släppt och kontaktuppgifter finns inte med."),
    mark("Skyddade personer står med sin kod och inget annat."),
    mark("Kontaktkort görs bara för träffen, för inget annat samtycke till det sparas."),
    mark("Filen handlar om människor. Spara den där bara de som behöver den kommer åt den."),
)


def all_sheets(source: Source, tr: Words) -> tuple[Sheet, ...]:
    """All the tables, in the order of the workbook; the last explains the codes of the others."""
    told = (
        _overview(source, tr),
        _meetings(source, tr),
        _sheet("feedback", tr("Återkoppling"), _FEEDBACK, _feedback(source, tr), tr),
        _sheet("needs", tr("Behov"), _NEEDS, _needs(source, tr), tr),
        _sheet("interventions", tr("Insatser"), _SUPPORTS, _supports(source, tr), tr),
        _sheet("poll", tr("Enkät"), _POLL, _poll(source, tr), tr),
        _sheet("follow_up", tr("Uppföljning"), _FOLLOW, _follow_up(source, tr), tr),
    )
    codes = code_sheet(told, tr)
    return (_read_me((*told, codes), tr), *told, codes)


def code_sheet(sheets: Sequence[Sheet], tr: Words) -> Sheet:
    """What each code in these tables means, once for each column."""
    found: dict[tuple[str, str, str], str] = {}
    for sheet in sheets:
        for row in sheet.rows:
            for (_, heading), cell in zip(sheet.columns, row, strict=True):
                if isinstance(cell, Said):
                    found[(sheet.title, heading, cell.code)] = cell.text
    columns = (
        ("table", mark("Tabell")), ("column", mark("Kolumn")),
        ("code", mark("Kod")), ("text", mark("Betyder")),
    )  # fmt: skip
    rows = ((*place, text) for place, text in found.items())
    return _sheet("codes", tr("Kodlista"), columns, rows, tr)


def _sheet(
    key: str, title: str, columns: Sequence[tuple[str, str]], rows: Iterator[Row], tr: Words
) -> Sheet:
    return Sheet(key, title, tuple((name, tr(said)) for name, said in columns), tuple(rows))


def _read_me(sheets: Sequence[Sheet], tr: Words) -> Sheet:
    titles = {sheet.key: sheet.title for sheet in sheets}
    rows: list[Row] = [(titles[key], tr(said)) for key, said in _ABOUT]
    rows += [("", tr(said)) for said in _LEFT_OUT]
    columns = (("part", tr("Del")), ("about", tr("Vad den innehåller")))
    return Sheet("read_me", tr("Läs mig"), columns, tuple(rows))


def _overview(source: Source, tr: Words) -> Sheet:
    fair, account, parts = source.fair, source.account, source.parts
    held = sum(m.state is MeetingState.HELD for m in source.meetings)
    rows: tuple[Row, ...] = (
        (tr("Träff"), fair.name), (tr("Dag"), fair.day), (tr("Plats"), fair.place),
        (tr("Arrangör"), fair.organiser), (tr("Serie"), account.series),
        (tr("Samarbetspartner"), account.partners), (tr("Projektledare"), account.head),
        (tr("Arbetssökande"), len(parts.seekers)), (tr("Incheckade"), len(parts.arrivals)),
        (tr("Arbetsgivare"), len(parts.employers)), (tr("Bord"), len(parts.stations)),
        (tr("Möten"), len(source.meetings)), (tr("Hållna möten"), held),
        (tr("Möten med återkoppling"), len(source.written)),
    )  # fmt: skip
    columns = (("what", tr("Uppgift")), ("value", tr("Värde")))
    return Sheet("fair", tr("Översikt"), columns, rows)


_MEETING = (
    _CODE, ("person", mark("Person")), _EMPLOYER, ("role", mark("Roll")), ("day", mark("Dag")),
    ("starts", mark("Börjar")), ("ends", mark("Slutar")), ("station", mark("Bord")),
    ("way", mark("Hur")), ("state", mark("Läge")), ("feedback", mark("Återkoppling")),
)  # fmt: skip


def _meetings(source: Source, tr: Words) -> Sheet:
    rows = (_meeting(source, meeting, tr) for meeting in source.meetings)
    return _sheet("meetings", tr("Möten"), _MEETING, rows, tr)


def _meeting(source: Source, meeting: Meeting, tr: Words) -> Row:
    parts = source.parts
    view, seeker = parts.view(meeting, Place.EXPORT), parts.seekers[meeting.seeker]
    way = way_of(source, meeting)
    return (
        seen_code(seeker, Place.EXPORT),
        seen_name(seeker, Place.EXPORT),
        view.employer,
        view.role,
        source.fair.day,
        view.starts,
        view.ends,
        view.station,
        Said(way, tr(WAYS[way])),
        Said(meeting.state.value, tr(STATES[meeting.state])),
        meeting.id in source.written,
    )


def way_of(source: Source, meeting: Meeting) -> str:
    """How the two meet: ``hall``, ``group``, ``video`` or ``phone``."""
    if meeting.id in source.group_of:
        return "group"
    elsewhere = source.remotes.of(meeting)
    return "hall" if elsewhere is None else elsewhere.way.value


_FEEDBACK = (
    _CODE, _EMPLOYER, ("day", mark("Dag")), ("version", mark("Version")),
    ("question", mark("Fråga")), ("part", mark("Vad")), ("answer", mark("Svar")),
)  # fmt: skip


def _feedback(source: Source, tr: Words) -> Iterator[Row]:
    for one in _by_code(source):
        version = one.submission.version
        for question, part, answer in answer_cells(one, tr):
            yield (*_who(source, one), source.fair.day, version, question, part, answer)


_NEEDS = (_CODE, _EMPLOYER, ("branch", mark("Bransch")), ("gap", mark("Behov")))


def _needs(source: Source, tr: Words) -> Iterator[Row]:
    for one in _by_code(source):
        branch = Said(one.form.branch, one.form.branch_name.said(tr.language))
        for gap in gap_cells(one, tr):
            yield (*_who(source, one), branch, gap)


_SUPPORTS = (
    _CODE, _EMPLOYER, ("kind", mark("Slag")), ("what", mark("Vad")), ("when", mark("När")),
)  # fmt: skip


def _supports(source: Source, tr: Words) -> Iterator[Row]:
    for one in _by_code(source):
        for kind, what, when in support_cells(one, tr):
            yield (*_who(source, one), kind, what, when)


_POLL = (
    ("who", mark("Vem")), ("question", mark("Fråga")), ("answer", mark("Svar")),
    ("count", mark("Antal")),
)  # fmt: skip


def _poll(source: Source, tr: Words) -> Iterator[Row]:
    texts, said = follow_up_texts(), tr.language
    for counts in source.poll:
        who = Said(counts.who, texts.who[counts.who].said(said))
        for question in texts.asked(counts.who):
            asked = Said(question.id, question.text.said(said))
            for step, number in zip(texts.scale, counts.of(question.id), strict=True):
                yield who, asked, Said(str(step.code), step.text.said(said)), number


_FOLLOW = (
    _CODE, ("kind", mark("Vad")), ("answer", mark("Svar")), _EMPLOYER, ("by", mark("Senast")),
    ("state", mark("Läge")), ("marks", mark("Dessutom")),
)  # fmt: skip


def _follow_up(source: Source, tr: Words) -> Iterator[Row]:
    yield from _outcomes(source, tr)
    for one in _by_code(source):
        promise = promise_in(one.submission)
        if promise is None:
            continue
        code, employer = _who(source, one)
        news = source.news.get(one.submission.meeting)
        state = Said("open", tr(_OPEN))
        if news is not None:
            state = Said(news.state.value, tr(PROMISES[news.state]))
        by = promise.by if news is None or news.due is None else news.due
        text = promise.text.with_gaps(tr.language)
        yield code, Said(PROMISE, tr("Löfte")), Said(promise.code, text), employer, by, state, None


def _outcomes(source: Source, tr: Words) -> Iterator[Row]:
    texts, said = follow_up_texts(), tr.language
    points = {point.id: point.text.said(said) for point in texts.points}
    marks = {one.code: one.text.said(said) for one in texts.marks}
    rows = [
        (
            seen_code(source.parts.seekers[one.seeker], Place.EXPORT),
            Said(one.point, points[one.point]),
            Said(one.answer, texts.answers[one.answer].said(said)),
            None,
            None,
            None,
            ", ".join(marks[code] for code in marks if code in one.marks) or None,
        )
        for one in source.outcomes
    ]
    order = list(points)
    yield from sorted(rows, key=lambda row: (row[0], order.index(row[1].code)))


def _who(source: Source, one: GivenForm) -> tuple[str, str]:
    code = seen_code(source.seeker(one), Place.EXPORT)
    return code, source.parts.employers[one.submission.employer].name


def _by_code(source: Source) -> list[GivenForm]:
    """In the order of codes, then employers: no order of anything that was said."""

    def place(one: GivenForm) -> tuple[object, ...]:
        code, employer = _who(source, one)
        return (code, swedish_order(employer))

    return sorted(source.forms, key=place)
