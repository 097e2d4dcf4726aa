"""Registration lists: a preview, then the change; again and again without harm."""

from dataclasses import replace
from datetime import time

import pytest
from usecases.builders import (
    fair_in,
    host,
    plan_for,
    register,
    seeker_named,
    small_fair,
    someone,
    wish,
    wishes_at,
)

from motesplats.core.fair import Topic
from motesplats.core.ids import FairId, OperationId, SeekerId
from motesplats.core.people import Needs, Presence
from motesplats.exchange.synonyms import Field
from motesplats.storage import people
from motesplats.usecases import queries
from motesplats.usecases.changes import Change, Changes, Oddity
from motesplats.usecases.context import Context
from motesplats.usecases.registration import carry_out_import


def labels(changes: tuple[Change, ...]) -> list[str]:
    return [change.label for change in changes]


def odd(changes: Changes) -> list[tuple[str, str]]:
    return [(change.label, change.note) for change in changes.suspicious]


def ranks(context: Context, fair_id: FairId, seeker: SeekerId) -> dict[str, tuple[object, int]]:
    names = {e.id: e.name for e in queries.employers_at(context, fair_id)}
    asked = wishes_at(context, fair_id)
    return {names[w.employer]: (w.rank, w.employer_score) for w in asked if w.seeker == seeker}


def test_preview_stores_nothing(context: Context) -> None:
    fair = fair_in(context)
    plan = plan_for(context, fair, host("Bygg AB", 1), someone("Åsa Öst", "Bygg AB"))
    assert labels(plan.seekers.new) == ["Åsa Öst"]
    assert labels(plan.employers.new) == ["Bygg AB"]
    assert len(plan.wishes.new) == 1
    assert queries.facts(context, fair.id).seekers == 0


def test_what_was_previewed_goes_in(context: Context) -> None:
    fair = small_fair(context)
    facts = queries.facts(context, fair.id)
    assert (facts.seekers, facts.employers, facts.stations, facts.wishes) == (3, 2, 2, 5)
    assert ranks(context, fair.id, seeker_named(context, fair, "Bo").id) == {
        "Vård AB": (1, 0),
        "Bygg AB": (2, 0),
    }


def test_the_same_lists_again_change_nothing(context: Context) -> None:
    fair = fair_in(context)
    rows = (
        host("Bygg AB", 1, 2), someone("Åsa Öst", "Bygg AB", email="asa@example.org"),
        someone("Samir", phone="070-174 06 05"), wish("Samir", "Bygg AB", employer_score=4),
    )  # fmt: skip
    register(context, fair, *rows)
    before = queries.parts(context, fair.id)
    again = plan_for(context, fair, *rows)
    assert again.is_empty
    assert labels(again.seekers.unchanged) == ["Åsa Öst", "Samir"]
    assert carry_out_import(context, again).changed == frozenset()
    assert queries.parts(context, fair.id) == before


def test_an_import_that_is_repeated_counts_once(context: Context) -> None:
    fair, operation = fair_in(context), OperationId("one press")
    plan = plan_for(context, fair, someone("Åsa Öst"))
    carry_out_import(context, plan, operation)
    answer = carry_out_import(context, plan, operation)
    assert answer.changed == {Topic.PEOPLE, Topic.EMPLOYERS, Topic.WISHES}
    assert queries.facts(context, fair.id).seekers == 1


def test_changed_particulars_change_the_same_person(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, someone("Åsa Öst", email="asa@example.org", phone="070-174 06 05"))
    old = seeker_named(context, fair, "Åsa")
    plan = register(context, fair, someone("Asa  Öst", email="ASA@example.org"))
    new = seeker_named(context, fair, "Asa")
    assert labels(plan.seekers.changed) == ["Asa  Öst"]
    assert (new.id, new.code, new.phone) == (old.id, old.code, old.phone)


def test_somebody_missing_from_a_newer_list_is_shown_as_gone_and_stays(context: Context) -> None:
    fair = small_fair(context)
    plan = register(context, fair, someone("Bo Ek"), host("Vård AB", 2))
    assert labels(plan.seekers.gone) == ["Åsa Öst", "Siv Ål"]
    assert labels(plan.employers.gone) == ["Bygg AB"]
    facts = queries.facts(context, fair.id)
    assert (facts.seekers, facts.employers, facts.wishes) == (3, 2, 5)


def test_the_same_person_twice_is_pointed_out_and_goes_in_once(context: Context) -> None:
    fair = fair_in(context)
    twice = (someone("Åsa Öst", email="asa@example.org") for _ in range(2))
    plan = register(context, fair, *twice)
    assert ("Åsa Öst", Oddity.SAME_PERSON_TWICE) in odd(plan.seekers)
    assert queries.facts(context, fair.id).seekers == 1


def test_the_later_of_two_rows_about_a_known_person_holds(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, someone("Åsa Öst", email="asa@example.org"))
    rows = [someone("Åsa Öst", email="asa@example.org", occupation=o) for o in ("Kock", "Bagare")]
    plan = register(context, fair, *rows)
    assert labels(plan.seekers.changed) == ["Åsa Öst"]
    assert seeker_named(context, fair, "Åsa").occupation == "Bagare"


def test_two_people_of_one_name_are_pointed_out_and_both_go_in(context: Context) -> None:
    fair = fair_in(context)
    rows = [
        someone("Anna Ek", email=f"anna{n}@example.org", phone=f"07017406{n}") for n in (11, 22)
    ]
    plan = register(context, fair, *rows)
    assert odd(plan.seekers) == [("Anna Ek", Oddity.SAME_NAME)] * 2
    assert queries.facts(context, fair.id).seekers == 2
    assert plan_for(context, fair, *rows).is_empty


def test_one_of_three_namesakes_of_whom_only_the_name_is_known_is_known_again(
    context: Context,
) -> None:
    fair = fair_in(context)
    mails = ({"email": "a@example.org"}, {"email": "b@example.org"}, {})
    rows = [someone("Anna Ek", "Bygg AB", **mail) for mail in mails]
    register(context, fair, host("Bygg AB", 1), *rows)
    facts = queries.facts(context, fair.id)
    assert (facts.seekers, facts.wishes) == (3, 3)
    assert plan_for(context, fair, *rows).is_empty


def test_two_rows_about_one_person_complete_each_other(context: Context) -> None:
    fair = fair_in(context)
    row = someone("Bo Ek", email="bo@example.org")
    register(context, fair, row)
    register(context, fair, replace(row, phone="070-174 06 05"), replace(row, occupation="Kock"))
    bo = seeker_named(context, fair, "Bo")
    assert (bo.phone, bo.occupation) == ("070-174 06 05", "Kock")


def test_what_one_row_told_tells_the_next_namesake_apart(context: Context) -> None:
    fair = fair_in(context)
    first = someone("Anna Ek", email="a@example.org", phone="070-174 06 01")
    second = someone("Anna Ek", email="b@example.org", phone="070-174 06 02")
    rows = (someone("Anna Ek"), first, second)
    register(context, fair, *rows)
    assert [s.email for s in queries.seekers(context, fair.id)] == [first.email, second.email]


def test_wishes_stay_with_the_person_that_the_row_is_about(context: Context) -> None:
    fair, phone = fair_in(context), "070-174 06 01"
    rows = (
        someone("Bo Ek", "Vård AB", email="one@example.org"),
        someone("Bo Ek", phone=phone),
        someone("Bo Ek", "Bygg AB", phone=phone, email="other@example.org"),
    )
    register(context, fair, host("Bygg AB", 1), host("Vård AB", 2), *rows)
    asked = {s.email: ranks(context, fair.id, s.id) for s in queries.seekers(context, fair.id)}
    assert asked == {
        "one@example.org": {"Vård AB": (1, 0)},
        "other@example.org": {"Bygg AB": (1, 0)},
    }


@pytest.mark.parametrize("phones", [("1111", "1111"), ("1111", ""), ("", "1111"), ("", "")])
def test_rows_of_one_name_with_different_addresses_are_two_people(
    context: Context, phones: tuple[str, str]
) -> None:
    fair = fair_in(context)
    first, second = (
        someone("Bo Ek", email=f"bo{n}@example.org", phone=p) for n, p in enumerate(phones)
    )
    plan = register(context, fair, first, second)
    assert odd(plan.seekers) == [("Bo Ek", Oddity.SAME_NAME)] * 2
    assert queries.facts(context, fair.id).seekers == 2
    assert plan_for(context, fair, first, second).is_empty
    assert plan_for(context, fair, second, first).is_empty


def test_rows_of_one_name_with_different_numbers_are_two_people(context: Context) -> None:
    fair = fair_in(context)
    rows = [someone("Bo Ek", phone=phone) for phone in ("1111", "2222")]
    assert len(register(context, fair, *rows).new_seekers) == 2
    assert plan_for(context, fair, *rows).is_empty


@pytest.mark.parametrize("turned", [False, True])
def test_a_namesake_in_a_newer_list_does_not_take_over_somebody_with_the_same_number(
    context: Context, turned: bool
) -> None:
    fair = fair_in(context)
    known = someone("Bo Ek", email="one@example.org", phone="1111", occupation="Kock")
    register(context, fair, known)
    rows = [known, someone("Bo Ek", email="other@example.org", phone="1111")]
    plan = register(context, fair, *(reversed(rows) if turned else rows))
    found = {s.email: s.occupation for s in queries.seekers(context, fair.id)}
    assert found == {"one@example.org": "Kock", "other@example.org": ""}
    assert len(plan.seekers.unchanged) == 1


def test_namesakes_of_a_second_fair_are_not_both_the_person_of_the_first(context: Context) -> None:
    spring, autumn = fair_in(context, "Vår"), fair_in(context, "Höst")
    rows = [someone("Bo Ek", email=f"bo{n}@example.org", phone="1111") for n in range(3)]
    register(context, spring, rows[0])
    register(context, autumn, rows[1])
    register(context, autumn, *rows)
    (first,) = queries.seekers(context, spring.id)
    persons = [s.person for s in queries.seekers(context, autumn.id)]
    assert len(set(persons)) == 3
    assert first.person in persons


def test_a_number_that_two_namesakes_bear_is_first_that_of_its_first_owner(
    context: Context,
) -> None:
    fair = fair_in(context)
    one = someone("Bo Ek", email="one@example.org", phone="1111")
    other = someone("Bo Ek", email="other@example.org", phone="2222")
    third = someone("Bo Ek", phone="2222", occupation="Kock")
    register(context, fair, one, other, replace(one, phone="2222"), third)
    found = {s.email: s.occupation for s in queries.seekers(context, fair.id)}
    assert found == {"one@example.org": "", "other@example.org": "Kock"}


NEEDY = {
    "needs": Needs("arabiska", wheelchair=True),
    "wants_report": False,
    "language": "en",
    "presence": Presence(time(9, 30), time(11, 0)),
}


def test_a_list_that_says_nothing_of_needs_or_consent_does_not_take_them_away(
    context: Context,
) -> None:
    fair = fair_in(context)
    register(context, fair, someone("Samir Ali", **NEEDY))
    before = seeker_named(context, fair, "Samir")
    register(context, fair, someone("Samir Ali", phone="070-174 06 05", told=frozenset()))
    assert seeker_named(context, fair, "Samir") == replace(before, phone="070-174 06 05")


def test_what_one_cell_tells_leaves_the_other_needs_and_times_alone(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, someone("Samir Ali", **NEEDY))
    told = frozenset({Field.LEAVES, Field.WHEELCHAIR})
    leaving = Presence(leaves=time(10, 30))
    register(context, fair, someone("Samir Ali", presence=leaving, told=told))
    samir = seeker_named(context, fair, "Samir")
    assert samir.presence == Presence(time(9, 30), time(10, 30))
    assert samir.needs == Needs("arabiska")


def test_a_time_that_does_not_go_with_what_was_known_stands_alone(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, someone("Samir Ali", **NEEDY))
    early = Presence(leaves=time(9, 15))
    register(context, fair, someone("Samir Ali", presence=early, told=frozenset({Field.LEAVES})))
    assert seeker_named(context, fair, "Samir").presence == early


def test_a_row_without_wishes_erases_none(context: Context) -> None:
    fair = small_fair(context)
    register(context, fair, someone("Bo Ek"), someone("Siv Ål", "Vård AB"))
    assert ranks(context, fair.id, seeker_named(context, fair, "Bo").id) == {
        "Vård AB": (1, 0),
        "Bygg AB": (2, 0),
    }


def test_protection_set_at_the_desk_survives_a_list(context: Context) -> None:
    fair = fair_in(context)
    row = someone("Rut Ek", email="rut@example.org")
    register(context, fair, row)
    rut = seeker_named(context, fair, "Rut")
    with context.store.write("protect") as transaction:
        people.change_seeker(transaction.connection, replace(rut, protected=True))
    register(context, fair, replace(row, occupation="Kock"))
    assert seeker_named(context, fair, "Rut").protected is True


def test_a_list_for_a_second_fair_neither_uncovers_nor_forgets_a_known_person(
    context: Context,
) -> None:
    spring, autumn = fair_in(context, "Vår"), fair_in(context, "Höst")
    known = {"email": "rut@example.org", "phone": "070-174 06 05"}
    register(context, spring, someone("Rut Al", protected=True, **known))
    register(context, autumn, someone("Rut Al", email="RUT@example.org"))
    (first,), (second,) = (queries.seekers(context, f.id) for f in (spring, autumn))
    assert first.person == second.person
    assert (first.protected, first.phone) == (True, known["phone"])
    assert (second.protected, second.phone) == (True, known["phone"])


def test_protection_marked_after_the_preview_stays(context: Context) -> None:
    spring, autumn = fair_in(context, "Vår"), fair_in(context, "Höst")
    rut = someone("Rut Al", email="rut@example.org")
    register(context, spring, rut)
    plan = plan_for(context, autumn, rut)
    register(context, spring, someone("Rut Al", email="rut@example.org", protected=True))
    carry_out_import(context, plan)
    assert seeker_named(context, spring, "Rut").protected is True


def test_the_same_plan_twice_counts_once(context: Context) -> None:
    fair = fair_in(context)
    plan = plan_for(context, fair, host("Bygg AB", 1), someone("Åsa Öst", "Bygg AB"))
    carry_out_import(context, plan)
    carry_out_import(context, plan)
    facts = queries.facts(context, fair.id)
    assert (facts.seekers, facts.employers, facts.wishes) == (1, 1, 1)
