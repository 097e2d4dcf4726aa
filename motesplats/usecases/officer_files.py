"""Files for the case officers, each kept apart and named by a code that tells of nobody."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.ids import CODE_ALPHABET, shown_code
from motesplats.core.visibility import Place, seen_name
from motesplats.documents.officer_pages import (
    OfficerPages,
    OfficerPerson,
    officer_pages,
    sections_of,
    tasks,
)
from motesplats.exchange.officer_file import officer_workbook
from motesplats.storage import summaries
from motesplats.usecases.days import day_in_words
from motesplats.usecases.files import write_whole
from motesplats.usecases.queries import known_fair
from motesplats.usecases.sharing import shared_at

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from motesplats.core.fair import Fair
    from motesplats.core.ids import FairId
    from motesplats.core.people import Seeker
    from motesplats.feedback.officer_basis import Basis
    from motesplats.i18n import Words
    from motesplats.usecases.context import Context

FOLDER = "handlaggare"
_LETTERS = 6


@dataclass(frozen=True, slots=True)
class OfficerFiles:
    """The files that were made, in one folder, and of how many people's pages."""

    files: tuple[Path, ...]
    people: int
    changed: frozenset[Topic] = frozenset({Topic.REPORTS})


def officer_code(fair: FairId, officer: str) -> str:
    """What an officer's files are called: the same each time for one fair, and no name in it."""
    digest = hashlib.sha256(f"{fair}\n{officer}".encode()).digest()
    return "".join(CODE_ALPHABET[byte % len(CODE_ALPHABET)] for byte in digest[:_LETTERS])


def officers_at(context: Context, fair_id: FairId) -> tuple[str, ...]:
    """The officers with people who share a page, in order. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        fair = known_fair(connection, fair_id)
        return tuple(
            sorted({s.officer or fair.officer for s, *_ in shared_at(connection, fair_id)})
        )


def make_officer_files(
    context: Context, fair_id: FairId, folder: Path, tr: Words, officer: str | None = None
) -> OfficerFiles:
    """A PDF and a workbook in ``folder/handlaggare`` for each officer, or for one.

    Those who took their yes back are not in it. Raises Refused(UNKNOWN_FAIR),
    Refused(NOTHING_TO_PRINT) when nobody shares a page.
    """
    with context.store.read() as connection:
        fair = known_fair(connection, fair_id)
        shared = [
            (seeker, basis)
            for seeker, _, basis in shared_at(connection, fair_id)
            if officer is None or (seeker.officer or fair.officer) == officer
        ]
    files = [
        path
        for name, own in _by_officer(fair, shared).items()
        for path in _write(folder / FOLDER, fair, name, tuple(own), tr)
    ]
    with context.store.write("fetch_shares") as transaction:
        # So that the staff can tell the officer of a no that comes later.
        for seeker, _ in shared:
            summaries.set_fetched(transaction.connection, seeker.id, context.now())
        transaction.journal([seeker.id for seeker, _ in shared])
    return OfficerFiles(tuple(files), len(shared))


def _by_officer(fair: Fair, shared: list[tuple[Seeker, Basis]]) -> dict[str, list[OfficerPerson]]:
    """Raises Refused(NOTHING_TO_PRINT) for nobody."""
    if not shared:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="officers")
    people: dict[str, list[OfficerPerson]] = {}
    for seeker, basis in shared:
        one = OfficerPerson(seen_name(seeker, Place.REPORT), shown_code(seeker.code), basis)
        people.setdefault(seeker.officer or fair.officer, []).append(one)
    return people


def _write(
    folder: Path, fair: Fair, officer: str, people: tuple[OfficerPerson, ...], tr: Words
) -> tuple[Path, Path]:
    name = officer_code(fair.id, officer)
    pages = OfficerPages(officer, fair.name, day_in_words(fair.day, tr), people)
    book = officer_workbook(_tasks(people, tr), _shared(people, tr), fair.day, tr)
    return (
        write_whole(folder / f"{name}.pdf", officer_pages(pages, tr)),
        write_whole(folder / f"{name}.xlsx", book),
    )


def _tasks(people: tuple[OfficerPerson, ...], tr: Words) -> list[tuple[date | str, ...]]:
    said = tr.language
    return [
        (
            one.todo.due or one.todo.when.said(said),
            one.person.heading,
            one.person.code,
            one.kind,
            one.todo.text.with_gaps(said),
            one.todo.employer,
        )
        for one in tasks(people, tr)
    ]


def _shared(people: tuple[OfficerPerson, ...], tr: Words) -> list[tuple[str, ...]]:
    return [
        (one.heading, one.code, section.title, line)
        for one in people
        for section in sections_of(one.basis, tr)
        for line in section.lines
    ]
