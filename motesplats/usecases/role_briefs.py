"""The role brief: what a role shall achieve, and what it asks for and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.ids import RoleId, new_id
from motesplats.core.people import MOST_DEMANDS, Demand, Role
from motesplats.core.texts import one_line
from motesplats.i18n import folded
from motesplats.storage import employers
from motesplats.usecases.forms import language_check
from motesplats.usecases.kept_texts import refuse_numbers
from motesplats.usecases.queries import known_employer

if TYPE_CHECKING:
    from motesplats.core.ids import EmployerId, OperationId
    from motesplats.core.people import Employer
    from motesplats.feedback.language import Hint
    from motesplats.usecases.context import Context

# Pages name what they write down.
__all__ = ["MOST_DEMANDS", "Demand", "Role", "RoleSaved", "brief_hints", "new_role"]
__all__ += ["remove_role", "save_role"]


@dataclass(frozen=True, slots=True)
class RoleSaved:
    """The role as it is stored now (None: removed), and as it was before (None: it is new)."""

    role: Role | None
    before: Role | None
    changed: frozenset[Topic] = frozenset({Topic.EMPLOYERS})


def new_role(employer: EmployerId) -> Role:
    """An empty role of that employer, which nobody has stored yet."""
    return Role(RoleId(new_id()), employer, "")


def save_role(context: Context, role: Role, operation: OperationId | None = None) -> RoleSaved:
    """Store a role with its brief, in the place of the one with its id or after the others.

    Demands without a text are left out. Raises Refused(UNKNOWN_EMPLOYER); SETTING_INVALID without a
    title ("role"), for one that another role of the employer has ("role"), for more than five
    demands ("demands") or fewer than one opening ("places"); TEXT_BLOCKED for numbers of people and
    contact details.
    """
    kept = _tidy(role)
    _refuse_nonsense(kept)
    with context.store.write("save_brief", operation) as transaction:
        connection = transaction.connection
        employer = known_employer(connection, kept.employer)
        before = next((one for one in employer.roles if one.id == kept.id), None)
        if any(folded(r.title) == folded(kept.title) and r.id != kept.id for r in employer.roles):
            raise Refused(Refusal.SETTING_INVALID, setting="role", value=kept.title)
        if not transaction.repeated:
            employers.change_employer(connection, _with(employer, kept))
            transaction.journal([employer.id])
    return RoleSaved(kept, before)


def remove_role(context: Context, role: Role, operation: OperationId | None = None) -> RoleSaved:
    """Take a role away; feedback that was given about it stays. Raises Refused(UNKNOWN_EMPLOYER).

    Saving the role again puts it back.
    """
    with context.store.write("remove_role", operation) as transaction:
        connection = transaction.connection
        employer = known_employer(connection, role.employer)
        left = tuple(one for one in employer.roles if one.id != role.id)
        if not transaction.repeated:
            employers.change_employer(connection, replace(employer, roles=left))
            transaction.journal([employer.id])
    return RoleSaved(None, role)


def brief_hints(role: Role, language: str) -> tuple[Hint, ...]:
    """What the language check says of the brief's sentences, in the order they stand."""
    said = (role.aim, *(text for one in role.asks for text in (one.text, one.why)))
    return tuple(hint for text in said for hint in language_check().find(text, language))


def _with(employer: Employer, role: Role) -> Employer:
    if any(one.id == role.id for one in employer.roles):
        roles = tuple(role if one.id == role.id else one for one in employer.roles)
    else:
        roles = (*employer.roles, role)
    return replace(employer, roles=roles)


def _tidy(role: Role) -> Role:
    asks = (_tidy_demand(one) for one in role.asks)
    plain = replace(
        role,
        title=one_line(role.title),
        ssyk=one_line(role.ssyk),
        work_language=one_line(role.work_language),
        language_why=one_line(role.language_why),
        aim=one_line(role.aim),
        pay=one_line(role.pay),
    )
    return plain.asking(tuple(dict.fromkeys(one for one in asks if one.text)))


def _tidy_demand(one: Demand) -> Demand:
    takes = one_line(one.takes)
    return Demand(one_line(one.text), one_line(one.why), one.learnable or bool(takes), takes)


def _refuse_nonsense(role: Role) -> None:
    if not role.title:
        raise Refused(Refusal.SETTING_INVALID, setting="role", value=role.title)
    if len(role.demands) > MOST_DEMANDS:
        raise Refused(Refusal.SETTING_INVALID, setting="demands", value=len(role.demands))
    if role.places < 1:
        raise Refused(Refusal.SETTING_INVALID, setting="places", value=role.places)
    refuse_numbers("role_aim", (role.aim,))
    refuse_numbers("need_profile", [t for one in role.asks for t in (one.text, one.why)])
