"""The papers of following up, the poll and the employers: values from the store to PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.ids import EmployerId
from motesplats.documents.employer_page import employer_pages
from motesplats.documents.follow_up import (
    CallRow,
    OutcomeSheet,
    ShareValue,
    calls,
    outcomes,
)
from motesplats.documents.plan_forms import plan_forms
from motesplats.documents.poll import PollAnswers, PollForm, poll_answers, poll_forms
from motesplats.documents.task_split import task_split
from motesplats.feedback.follow_up import guarded
from motesplats.feedback.small_numbers import SMALLEST
from motesplats.i18n import isolated, mark
from motesplats.usecases.employer_pages import employer_pages_of
from motesplats.usecases.follow_figures import figures
from motesplats.usecases.follow_up import (
    DueFilter,
    due_list,
    filtered,
    follow_up_texts,
    today_of,
)
from motesplats.usecases.polls import poll_result
from motesplats.usecases.summaries import summary_frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Fair
    from motesplats.documents.values import Following
    from motesplats.feedback.follow_up import Share
    from motesplats.i18n import Words
    from motesplats.usecases.context import Context
    from motesplats.usecases.follow_figures import Promises
    from motesplats.usecases.follow_up import Due

# A sheet about one employer is called by this name, a colon and the employer's id.
EMPLOYERS = "employers"
_MOMENTS = {
    "end": mark("Indikatorer inom fyra veckor"),
    "m6": mark("Indikatorer efter sex månader"),
}


def due_paper(context: Context, fair: Fair, tr: Words, _follow: Following) -> bytes:
    """What is to be followed up now. Raises Refused(NOTHING_TO_PRINT) when nothing is."""
    wanted = DueFilter(fair=fair.id, until=today_of(context))
    rows = [_call(one, tr) for one in filtered(due_list(context), wanted)]
    return calls(rows, summary_frame(fair, tr), tr)


def outcome_paper(context: Context, fair: Fair, tr: Words, _follow: Following) -> bytes:
    """How many have work, with small numbers taken out. Raises Refused(NOTHING_TO_PRINT)."""
    found = figures(context, fair.id)
    shares: list[ShareValue] = []
    told = ""
    for one in found.points:
        name = one.point.text.said(tr.language)
        shares.append(_share(name, one.share))
        whole = guarded(one.share).share is not None
        told = f"{name}. {share_said(one.share, tr)}. {silent_said(one.share, tr)}" if whole else ""
        if one.still is not None:
            still = tr("{time}, av dem som hade arbete före", time=name)
            shares.append(_share(still, one.still))
    for _, groups in found.groups:
        shares += [_share(tr(group.sv), share) for group, share in groups]
    sheet = OutcomeSheet(
        shares=tuple(shares),
        indicators=tuple((tr(_MOMENTS[moment]), rows) for moment, rows in found.indicators),
        promises=promises_said(found.promises, tr) if found.promises.made >= SMALLEST else "",
        told=told,
    )
    return outcomes(sheet, summary_frame(fair, tr), tr)


def poll_paper(_context: Context, fair: Fair, tr: Words, _follow: Following) -> bytes:
    """The poll to fill in by hand, a page for each kind of people."""
    texts, language = follow_up_texts(), tr.language
    forms = [
        PollForm(
            who.said(language),
            tuple(step.text.said(language) for step in texts.scale),
            tuple(one.text.said(language) for one in texts.asked(name)),
            texts.last_question.said(language),
        )
        for name, who in texts.who.items()
    ]
    return poll_forms(forms, summary_frame(fair, tr), tr)


def result_paper(context: Context, fair: Fair, tr: Words, _follow: Following) -> bytes:
    """The answers to the poll. Raises Refused(NOTHING_TO_PRINT) before five have answered."""
    texts, language = follow_up_texts(), tr.language
    found = poll_result(context, fair.id)
    answers = [
        PollAnswers(
            texts.who[one.who].said(language),
            one.people,
            one.waiting,
            tuple(step.text.said(language) for step in texts.scale),
            tuple((q.text.said(language), one.of(q.id)) for q in texts.asked(one.who)),
        )
        for one in found.counts
    ]
    said = [text for _, text in found.texts]
    return poll_answers(answers, said, summary_frame(fair, tr), tr)


def employer_paper(context: Context, fair: Fair, tr: Words, follow: Following) -> bytes:
    """A page for each employer. Raises Refused(NOTHING_TO_PRINT) without employers."""
    pages = employer_pages_of(context, fair.id, tr)
    return employer_pages(pages, summary_frame(fair, tr), tr, follow)


def task_paper(_context: Context, fair: Fair, tr: Words, _follow: Following) -> bytes:
    """A worksheet for dividing the tasks of a role."""
    return task_split(summary_frame(fair, tr), tr)


def plan_paper(_context: Context, fair: Fair, tr: Words, _follow: Following) -> bytes:
    """Plans to fill in: equality, accessibility, following up."""
    return plan_forms(summary_frame(fair, tr), tr)


def paper_of(employer: str) -> Callable[[Context, Fair, Words, Following], bytes]:
    """The page of one employer."""

    def made(context: Context, fair: Fair, tr: Words, follow: Following) -> bytes:
        pages = employer_pages_of(context, fair.id, tr, EmployerId(employer))
        return employer_pages(pages, summary_frame(fair, tr), tr, follow)

    return made


PAPERS: dict[str, Callable[[Context, Fair, Words, Following], bytes]] = {
    "followup": due_paper,
    "outcomes": outcome_paper,
    "poll": poll_paper,
    "poll.results": result_paper,
    EMPLOYERS: employer_paper,
    "tasks": task_paper,
    "plans": plan_paper,
}


def promises_said(promises: Promises, tr: Words) -> str:
    """What became of the promises so far, in a sentence."""
    return tr(
        "Löften: {kept} hållna, {broken} inte hållna, {left} att följa upp.",
        kept=promises.kept,
        broken=promises.broken,
        left=promises.open,
    )


def share_said(share: Share, tr: Words) -> str:
    """How many have work, with the share of everybody who came from ten people."""
    if share.of_all is None:
        return tr("Har arbete: {n} av {m}", n=share.works, m=share.everybody)
    return tr(
        "Har arbete: {n} av {m} ({share} %)", n=share.works, m=share.everybody, share=share.of_all
    )


def silent_said(share: Share, tr: Words) -> str:
    """Who did not answer, apart, and the share among those who did."""
    text = tr("Ej svar: {n}. De räknas inte som utan arbete.", n=share.silent)
    if share.of_answered is None:
        return text
    among = tr(
        "Av dem som svarade har {n} av {m} arbete ({share} %).",
        n=share.works,
        m=share.answered,
        share=share.of_answered,
    )
    return f"{text} {among}"


def _share(name: str, share: Share) -> ShareValue:
    safe = guarded(share)
    return ShareValue(name, safe.works, safe.others, safe.silent)


def _call(due: Due, tr: Words) -> CallRow:
    contact, host = due.contact, [text for text in (due.phone, due.email) if text]
    point = follow_up_texts().point(due.kind)
    what = "" if point is None else point.text.said(tr.language)
    if due.promise is not None:
        promise = due.promise.text.said(tr.language)
        what = tr("{employer}: {promise}", employer=isolated(due.employer), promise=promise)
        what = " ".join([what, *host])
    ways = [text for text in (contact.phone, contact.email) if text]
    # A list lies on desks: for somebody who is a code there, not even the officer is named.
    officer = contact.officer if contact.person.name else ""
    return CallRow(due.day.isoformat(), what, contact.person.label, " ".join(ways), officer)
