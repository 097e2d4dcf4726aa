"""The form that a fair's employers fill in: the library's, with what the fair changes in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.ids import new_id
from motesplats.feedback.form_json import digest_of, form_from, form_text
from motesplats.feedback.library import form_for
from motesplats.feedback.own_branches import with_branches
from motesplats.feedback.own_form import (
    OWN_PREFIX,
    FormChanges,
    adapted,
    changes_from,
    changes_text,
    checked,
    seconds_of,
)
from motesplats.storage import employers, own_forms
from motesplats.usecases.forms import form_library, form_of, question_check
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from motesplats.core.ids import FairId, OperationId, SubmissionId
    from motesplats.core.people import Employer
    from motesplats.feedback.form import Form
    from motesplats.feedback.library import FormLibrary
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context

_CHANGED = frozenset({Topic.FAIRS, Topic.FEEDBACK})


@dataclass(frozen=True, slots=True)
class BranchForm:
    """The form of one branch that a fair has employers of: as the library has it, without a role,
    and what the fair changes in it."""

    form: Form
    changes: FormChanges
    employers: int

    @property
    def plain_seconds(self) -> int:
        """How long the mandatory questions take without the fair's own."""
        return seconds_of(self.form)

    @property
    def seconds(self) -> int:
        """How long the mandatory questions take, with the fair's own."""
        return self.plain_seconds + self.changes.seconds


@dataclass(frozen=True, slots=True)
class FormChanged:
    """What the fair changes in the form of a branch now."""

    branch: str
    changes: FormChanges
    changed: frozenset[Topic] = _CHANGED


def library_in(connection: Connection) -> FormLibrary:
    """All content of forms and reports, as this store has it."""
    own = own_forms.own_branches(connection)
    return with_branches(form_library(), own) if own else form_library()


def fair_form(connection: Connection, employer: Employer) -> Form:
    """The form that the employer fills in at its fair."""
    form = form_of(employer, library_in(connection))
    kept = own_forms.changes_of(connection, employer.fair).get(form.branch, "")
    return _adapted(form, kept) if kept else form


def fair_forms(context: Context, fair_id: FairId) -> tuple[BranchForm, ...]:
    """The forms of the branches that the fair's employers are of, most employers first.

    Raises Refused(UNKNOWN_FAIR).
    """
    with context.store.read() as connection:
        known_fair(connection, fair_id)
        library = library_in(connection)
        kept = own_forms.changes_of(connection, fair_id)
        hosts = employers.employers_of(connection, fair_id)
    branches = [library.branch(host.branch).id for host in hosts]
    found = (
        BranchForm(
            form=form_for(library, branch, work_language=True),
            changes=_changes(kept.get(branch, "")),
            employers=branches.count(branch),
        )
        for branch in dict.fromkeys(branches)
    )
    return tuple(sorted(found, key=lambda one: (-one.employers, one.form.branch_name.sv)))


def change_form(
    context: Context,
    fair_id: FairId,
    branch: str,
    changes: FormChanges,
    operation: OperationId | None = None,
) -> FormChanged:
    """Change the form of a branch at the fair; nothing changed is the library's form again.

    Forms that were filled in stay as they were. Raises Refused(UNKNOWN_FAIR),
    Refused(UNKNOWN_BRANCH), and the refusals of ``own_form.checked``.
    """
    with context.store.write("change_form", operation) as transaction:
        connection = transaction.connection
        known_fair(connection, fair_id)
        library = library_in(connection)
        if branch not in {one.id for one in library.branches}:
            raise Refused(Refusal.UNKNOWN_BRANCH, branch=branch)
        form = form_for(library, branch, work_language=True)
        whole = _with_ids(checked(form, changes, question_check()))
        if not transaction.repeated:
            kept = "" if whole == FormChanges() else changes_text(whole)
            own_forms.put_changes(connection, fair_id, branch, kept)
            transaction.journal([fair_id])
    return FormChanged(branch, whole)


def keep_given(connection: Connection, given: SubmissionId, form: Form) -> None:
    """Keep the form that a submission was given on."""
    text = form_text(form)
    own_forms.keep_form(connection, given, digest_of(text), text)


def given_form(text: str) -> Form | None:
    """The form as it was given; None when it was not kept."""
    return form_from(text) if text else None


def _with_ids(changes: FormChanges) -> FormChanges:
    """A new question gets an id that no other question has had."""
    questions = tuple(
        one if one.id else replace(one, id=f"{OWN_PREFIX}{new_id()}") for one in changes.questions
    )
    return replace(changes, questions=questions)


# A form is opened for every meeting, and a fair has one for each branch and role.
@lru_cache(maxsize=256)
def _adapted(form: Form, kept: str) -> Form:
    return adapted(form, changes_from(kept))


def _changes(kept: str) -> FormChanges:
    return changes_from(kept) if kept else FormChanges()
