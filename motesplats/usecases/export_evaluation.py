"""The file for evaluators: made-up codes, answers and outcomes, and nothing of a few people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.exchange.sheets_file import Said, Sheet
from motesplats.feedback.pseudonyms import Fact, pseudonym, without_small
from motesplats.feedback.small_numbers import SMALLEST
from motesplats.usecases.export_answers import answer_cells
from motesplats.usecases.export_tables import code_sheet
from motesplats.usecases.follow_up import follow_up_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from motesplats.exchange.sheets_file import Cell
    from motesplats.i18n import Words
    from motesplats.usecases.export_source import Source

_BRANCH = "branch"
_POOLED = "few"


def evaluation_sheets(source: Source, tr: Words) -> tuple[Sheet, ...]:
    """Answers, outcomes and what the codes mean; no day, employer, place or text.

    Raises Refused(TOO_FEW_TO_EXPORT) for fewer than five people with answers: then codes hide
    nobody.
    """
    told = tuple(_answers(source, tr))
    if len({fact.person for fact, _ in told}) < SMALLEST:
        raise Refused(Refusal.TOO_FEW_TO_EXPORT, n=SMALLEST)
    after = tuple(_outcomes(source, tr))
    columns = (
        ("code", tr("Kod")), ("question", tr("Fråga")), ("part", tr("Vad")), ("answer", tr("Svar")),
    )  # fmt: skip
    answers = Sheet("answers", tr("Svar"), columns, _rows(told, tr))
    short = (("code", tr("Kod")), ("when", tr("När")), ("part", tr("Vad")), ("outcome", tr("Läge")))
    outcomes = Sheet("outcomes", tr("Utfall"), short, _rows(after, tr))
    sheets = (answers, outcomes)
    return (_read_me(tr), *sheets, code_sheet(sheets, tr))


def _read_me(tr: Words) -> Sheet:
    rows = (
        tr("Koderna är påhittade. De är samma för en person på alla träffar."),
        tr("Namn, arbetsgivare, dagar och fritext finns inte med."),
        tr("Det som färre än {n} personer delar står som ”färre än {n}”.", n=SMALLEST),
        tr("Filen handlar om människor även utan namn. Spara den skyddat."),
    )
    return Sheet("read_me", tr("Läs mig"), (("about", tr("Läs mig")),), tuple((r,) for r in rows))


Told = tuple[Fact, tuple["Cell", "Cell", "Cell"]]


def _answers(source: Source, tr: Words) -> Iterator[Told]:
    for one in source.forms:
        person = pseudonym(source.seeker(one).person)
        branch = Said(one.form.branch, one.form.branch_name.said(tr.language))
        yield _told(person, Said(_BRANCH, tr("Bransch")), None, branch)
        for question, part, answer in answer_cells(one, tr):
            if isinstance(answer, Said):
                yield _told(person, question, part, answer)


def _outcomes(source: Source, tr: Words) -> Iterator[Told]:
    """What people answered at each point in time, and said besides."""
    texts, said = follow_up_texts(), tr.language
    points = {point.id: point.text.said(said) for point in texts.points}
    for one in source.outcomes:
        person = pseudonym(source.parts.seekers[one.seeker].person)
        when = Said(one.point, points[one.point])
        answer = Said(one.answer, texts.answers[one.answer].said(said))
        yield _told(person, when, None, answer)
        for mark in texts.marks:
            if mark.code in one.marks:
                yield _told(
                    person, when, Said(mark.code, mark.text.said(said)), Said("yes", tr("Ja"))
                )


def _told(person: str, question: Said, part: Cell, answer: Said) -> Told:
    about = part.code if isinstance(part, Said) else ""
    return Fact(person, question.code, about, answer.code), (question, part, answer)


def _rows(told: Iterable[Told], tr: Words) -> tuple[tuple[Cell, ...], ...]:
    """In the order of the codes, which is no order of people."""
    known = tuple(told)
    words = dict(known)
    few = Said(_POOLED, tr("färre än {n}", n=SMALLEST))
    rows: list[tuple[Cell, ...]] = []
    kept = without_small(fact for fact, _ in known)
    places = {(fact.question, fact.part): cells for fact, cells in known}
    for fact in sorted(kept, key=lambda one: (one.person, one.question, one.part, one.value)):
        question, part, _ = places[(fact.question, fact.part)]
        answer = words[fact][2] if fact.value else few
        rows.append((fact.person, question, part, answer))
    return tuple(rows)
