"""Registration lists: a preview of what they would change, then the change itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.fair import Topic
from motesplats.core.ids import (
    FairId,
    OperationId,
    new_badge_code,
)
from motesplats.storage import employers, people, wishes
from motesplats.usecases.changes import Imported, ImportPlan
from motesplats.usecases.list_rows import plan_employers, plan_seekers
from motesplats.usecases.list_wishes import plan_wishes
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from motesplats.core.ids import BadgeCode
    from motesplats.exchange.rows import (
        ReadFile,
    )
    from motesplats.usecases.context import Context


def plan_import(
    context: Context,
    fair_id: FairId,
    *,
    seekers: ReadFile | None = None,
    employers: ReadFile | None = None,
    wishes: ReadFile | None = None,
    draw_code: Callable[[], BadgeCode] = new_badge_code,
) -> ImportPlan:
    """What reading these lists into the fair would change; nothing is stored.

    Somebody who is missing from a newer list is shown as gone, and stays. Raises Refused(UNKNOWN_FAIR).
    """
    with context.store.read() as connection:
        known_fair(connection, fair_id)
        plan = plan_employers(connection, fair_id, employers)
        plan = plan_seekers(connection, plan, seekers, draw_code)
        return plan_wishes(connection, plan, seekers, wishes)


def carry_out_import(
    context: Context, plan: ImportPlan, operation: OperationId | None = None
) -> Imported:
    """Store what the plan says, all of it or nothing."""
    if plan.is_empty:
        return Imported(plan, frozenset())
    with context.store.write("import", operation) as transaction:
        if not transaction.repeated:
            _store(transaction.connection, plan)
            subjects = [s.id for s in (*plan.new_seekers, *plan.changed_seekers)]
            transaction.journal([plan.fair, *subjects])
    return Imported(plan, frozenset({Topic.PEOPLE, Topic.EMPLOYERS, Topic.WISHES}))


def _store(connection: Connection, plan: ImportPlan) -> None:
    for employer in plan.new_employers:
        employers.add_employer(connection, employer)
    for employer in plan.changed_employers:
        employers.change_employer(connection, employer)
    for dropped in plan.dropped_stations:
        employers.remove_station(connection, dropped)
    employers.put_stations(connection, plan.fair, plan.stations)
    people.add_seekers(connection, plan.new_seekers, plan.known_persons)
    for seeker in plan.changed_seekers:
        people.change_seeker(connection, seeker)
    wishes.replace_wishes(connection, plan.wishing, plan.new_wishes)
