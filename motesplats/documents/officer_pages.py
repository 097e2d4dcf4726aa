"""A case officer's pages: what to do and by when, then one part for each person who said yes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.text import Style
from motesplats.i18n import Words, isolated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from motesplats.feedback.officer_basis import Basis, Merit, Named, ToDo

_LOOK = Look(body=Style(11, leading=1.25), margin=18)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines, as they stand on paper and on the screen before it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficerPerson:
    """Somebody who shares a page: name (or only the code), code, and what the page is made of."""

    heading: str
    code: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class OfficerPages:
    """The pages of one officer; ``officer`` is the name, ``fair`` and ``day`` where it was said."""

    officer: str
    fair: str
    day: str
    people: tuple[OfficerPerson, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the list of what to do: for whom, what, who said so, and by when."""

    person: OfficerPerson
    todo: ToDo
    kind: str


def officer_pages(pages: OfficerPages, tr: Words) -> bytes:
    """The pages as PDF."""
    title = tr("Att göra för handläggare")
    flow = Flow(title, tr.language, _LOOK, lambda page: _foot(pages, page, tr))
    flow.heading(1, title)
    facts = (pages.officer, pages.fair, pages.day)
    flow.paragraph(" · ".join(isolated(one) for one in facts if one))
    flow.paragraph(_warning(tr))
    columns = (
        Column(tr("Senast"), 1.1), Column(tr("Person"), 1.8), Column(tr("Vad"), 3),
        Column(tr("Arbetsgivare"), 1.8),
    )  # fmt: skip
    flow.table(columns, [_line(task, tr) for task in tasks(pages.people, tr)])
    for person in pages.people:
        flow.new_page()
        _person(flow, person, tr)
    return flow.finish()


def tasks(people: Iterable[OfficerPerson], tr: Words) -> tuple[Task, ...]:
    """Supports and steps of all, the earliest day first, those without a day last."""
    found = [
        Task(one, todo, kind)
        for one in people
        for kind, todos in (
            (tr("Stöd"), one.basis.supports), (tr("Nästa steg"), one.basis.steps)
        )
        for todo in todos
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda task: (task.todo.due is None, task.todo.due or 0)))


def sections_of(basis: Basis, tr: Words) -> tuple[Section, ...]:
    """The page in words; a part that nobody said anything of is not there."""
    said = tr.language
    found = (
        Section(tr("Bekräftade meriter"), tuple(_merit(one, tr) for one in basis.merits)),
        Section(tr("Det som saknas"), _with_names(basis.gaps, said)),
        Section(tr("Nästa steg"), tuple(_todo(one, tr) for one in basis.steps)),
        Section(
            tr("Stöd som arbetsgivare föreslår"), tuple(_todo(one, tr) for one in basis.supports)
        ),
        Section(tr("Andra roller"), _with_names(basis.roles, said)),
        Section(tr("Möjlighet till anställning"), _with_names(basis.chances, said)),
        Section(tr("Frågor från arrangören"), _with_names(basis.own, said)),
        Section(tr("Så såg arbetsgivarna på kompetenserna"), _with_names(basis.levels, said)),
    )
    return tuple(one for one in found if one.lines)


def _person(flow: Flow, person: OfficerPerson, tr: Words) -> None:
    flow.heading(2, isolated(person.heading), beside=person.code)
    flow.paragraph(tr("Personen har själv valt att dela det här, och har sett sidan först."))
    for section in sections_of(person.basis, tr):
        flow.heading(3, section.title, follow=30)
        flow.bullets(section.lines)


def _warning(tr: Words) -> str:
    return tr(
        "Bara för dig som handläggare. Ta bort filen när du har läst den. Om någon ångrar sig"
        " får du en ny fil utan den personen: ta då bort den gamla."
    )


def _foot(pages: OfficerPages, page: int, tr: Words) -> str:
    return f"{pages.fair} · " + tr("Sida {page}", page=page)


def _line(task: Task, tr: Words) -> Sequence[str]:
    when = _by(task.todo.due, task.todo.when.said(tr.language))
    what = f"{task.kind}: {isolated(task.todo.text.with_gaps(tr.language))}"
    return when, isolated(task.person.heading), what, isolated(task.todo.employer)


def _by(due: date | None, when: str) -> str:
    return when if due is None else due.isoformat()


def _merit(one: Merit, tr: Words) -> str:
    return tr(
        "{merit}: {way}, {employer}, {day}",
        merit=one.merit.said(tr.language),
        way=one.way.said(tr.language),
        employer=isolated(one.employer),
        day=one.day.isoformat(),
    )


def _todo(one: ToDo, tr: Words) -> str:
    text = isolated(one.text.with_gaps(tr.language))
    when = _by(one.due, one.when.said(tr.language))
    employer = isolated(one.employer)
    if not when:
        return f"{text} ({employer})"
    return tr("{text} ({employer}, senast {when})", text=text, employer=employer, when=when)


def _with_names(found: Iterable[Named], language: str) -> tuple[str, ...]:
    return tuple(
        f"{one.text.with_gaps(language)} ({', '.join(isolated(name) for name in one.employers)})"
        for one in found
    )
