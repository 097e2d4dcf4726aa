"""What is left to do before a timetable is made."""

from collections.abc import Callable

from usecases.builders import (
    fair_in,
    host,
    open_context,
    register,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.ids import FairId, OperationId, new_id
from motesplats.usecases.arrival import WalkIn, walk_in
from motesplats.usecases.readiness import LeftToDo, left_to_do


def test_a_fair_where_all_have_what_they_need_lacks_nothing() -> None:
    context = open_context()
    fair = small_fair(context)
    assert left_to_do(context, fair.id) == LeftToDo(without_station=0, without_wishes=0)


def test_employers_without_station_and_registered_people_without_wishes_are_counted() -> None:
    context = open_context()
    fair = fair_in(context)
    register(context, fair, host("Bygg AB"), host("Vård AB", 2), someone("Åsa Öst"))
    walk_in(context, fair.id, WalkIn("Bo"), OperationId(new_id()))
    assert left_to_do(context, fair.id) == LeftToDo(without_station=1, without_wishes=1)


def test_a_fair_that_is_not_there_is_refused(refused: Callable[..., object]) -> None:
    with refused(Refusal.UNKNOWN_FAIR, fair="ingen"):
        left_to_do(open_context(), FairId("ingen"))
