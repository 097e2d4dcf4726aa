"""Branches of one's own: written to a file, changed there, and read back into the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.exchange.toml_text import text_of
from motesplats.feedback.own_branches import branch_text, branches_read, kept_text
from motesplats.i18n import folded
from motesplats.storage import own_forms
from motesplats.usecases.fair_forms import library_in
from motesplats.usecases.files import write_whole
from motesplats.usecases.forms import form_library, language_check

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.core.ids import OperationId
    from motesplats.feedback.reading import Text
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context

_LARGEST = 2 * 1024 * 1024
_CHANGED = frozenset({Topic.FAIRS, Topic.EMPLOYERS, Topic.FEEDBACK})


@dataclass(frozen=True, slots=True)
class BranchName:
    """A branch that forms can be of; ``own`` when it is the store's and not the program's."""

    id: str
    text: Text
    own: bool


@dataclass(frozen=True, slots=True)
class BranchesRead:
    """The branches that a file brought, by id."""

    branches: tuple[str, ...]
    changed: frozenset[Topic] = _CHANGED


def branches_in(context: Context) -> tuple[BranchName, ...]:
    """Every branch, the program's first."""
    programs = {one.id for one in form_library().branches}
    with context.store.read() as connection:
        library = library_in(connection)
    return tuple(BranchName(one.id, one.text, one.id not in programs) for one in library.branches)


def export_branch(context: Context, branch: str, path: Path) -> Path:
    """Write a branch to a file, to be copied and changed. Raises Refused(UNKNOWN_BRANCH)."""
    with context.store.read() as connection:
        library = library_in(connection)
    found = next((one for one in library.branches if one.id == branch), None)
    if found is None:
        raise Refused(Refusal.UNKNOWN_BRANCH, branch=branch)
    return write_whole(path, branch_text(library, found).encode())


def import_branches(
    context: Context, path: Path, operation: OperationId | None = None
) -> BranchesRead:
    """Read branches from a file; one with an id that the store has is replaced.

    What was given on an earlier form stays as it was. Raises Refused(BRANCH_INVALID) and the
    refusals of reading a small text file.
    """
    text, library = text_of(path, _LARGEST), form_library()
    found = branches_read(text, library, language_check())
    with context.store.write("import_branch", operation) as transaction:
        if not transaction.repeated:
            for one in found:
                kept = kept_text(text, one, library)
                own_forms.put_own_branch(transaction.connection, one.id, kept)
            transaction.journal([])
    return BranchesRead(tuple(one.id for one in found))


def branch_named(connection: Connection, said: str) -> str:
    """The id of the store's own branch with that name or id; empty when it is none of them."""
    programs = {one.id for one in form_library().branches}
    wanted = folded(said)
    for one in library_in(connection).branches:
        names = {folded(one.id), folded(one.text.sv), folded(one.text.en)}
        if one.id not in programs and wanted in names:
            return one.id
    return ""
