"""Before the fair: whether there are places for the wishes, told with the fair's own names."""

from dataclasses import replace

from usecases.builders import fair_in, host, planned_fair, register, small_fair, someone

from motesplats.core.people import Needs
from motesplats.usecases.capacities import fair_capacity
from motesplats.usecases.context import Context, Watch


def test_a_fair_with_room_for_all_says_how_long_it_takes(context: Context) -> None:
    found = fair_capacity(context, small_fair(context).id)
    assert (found.seekers, found.wishes, found.stuck) == (3, 5, ())
    one = found.needs[0]
    assert (one.meetings, one.slots, one.minutes, one.more_stations) == (1, 2, 30, 0)
    assert found.curve[0].levels[0] == 2
    assert found.desks == 1


def test_who_wishes_for_too_few_is_named(context: Context) -> None:
    found = fair_capacity(context, small_fair(context).id)
    two = found.needs[1]
    assert [person.name for person in two.people] == ["Siv Ål"]
    assert two.employers == ()


def test_an_employer_wanted_by_too_many_comes_first_and_lacks_places(context: Context) -> None:
    fair = fair_in(context)
    people = [someone(f"Bo {n}", "Vård AB", phone=str(n)) for n in range(30)]
    register(context, fair, host("Bygg AB", 1), host("Vård AB", 2), *people)
    found = fair_capacity(context, fair.id)
    assert [room.name for room in found.employers] == ["Vård AB", "Bygg AB"]
    assert found.employers[0].spare < 0 < found.employers[1].spare
    need = found.needs[0]
    assert (need.slots, need.employers, need.more_stations) == (None, ("Vård AB",), 7)
    assert need.wanted == need.places + 1


def test_whom_nobody_can_meet_is_told_apart(context: Context) -> None:
    fair = fair_in(context)
    needs = Needs(interpreter="somaliska")
    register(
        context, fair, host("Bygg AB", 1), someone("Bo Ek", "Bygg AB"),
        replace(someone("Hodan Aden", "Bygg AB"), needs=needs),
    )  # fmt: skip
    found = fair_capacity(context, fair.id)
    assert [person.name for person in found.stuck] == ["Hodan Aden"]
    assert found.needs[0].slots == 1


def test_what_is_planned_already_does_not_change_the_capacity(context: Context) -> None:
    before = fair_capacity(context, small_fair(context).id)
    after = fair_capacity(context, planned_fair(context, "En till").id)
    assert replace(after, needs=()) == replace(before, needs=())


def test_counting_can_be_broken_off(context: Context) -> None:
    fair = small_fair(context)
    assert fair_capacity(context, fair.id, Watch(cancelled=lambda: True)).curve == ()
