"""Registration lists: a preview, then the change; again and again without harm."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from usecases.builders import (
    employer_named,
    fair_in,
    host,
    list_of,
    meeting_between,
    plan_for,
    planned_fair,
    register,
    seeker_named,
    small_fair,
    someone,
    wish,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import Topic
from motesplats.core.ids import FairId, OperationId, SeekerId
from motesplats.core.people import Needs, Presence
from motesplats.exchange.headings import Mapping
from motesplats.exchange.rows import Fault, RejectedRow, RoleRow
from motesplats.exchange.synonyms import Field
from motesplats.i18n import Words
from motesplats.storage import people
from motesplats.usecases import queries
from motesplats.usecases.arrival import WalkIn, walk_in
from motesplats.usecases.changes import Change, Changes, Oddity
from motesplats.usecases.context import Context
from motesplats.usecases.registration import (
    Kind,
    carry_out_import,
    plan_import,
    read_list,
    reason_of,
    remember_columns,
    write_rejected,
)


def labels(changes: tuple[Change, ...]) -> list[str]:
    return [change.label for change in changes]


def odd(changes: Changes) -> list[tuple[str, str]]:
    return [(change.label, change.note) for change in changes.suspicious]


def ranks(context: Context, fair_id: FairId, seeker: SeekerId) -> dict[str, tuple[object, int]]:
    names = {e.id: e.name for e in queries.employers_at(context, fair_id)}
    asked = queries.wishes_at(context, fair_id)
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


def test_wishes_of_a_row_that_later_rows_overtook_are_left_out(context: Context) -> None:
    fair, phone = fair_in(context), "070-174 06 01"
    rows = (
        someone("Bo Ek", "Vård AB", email="old@example.org"),
        someone("Bo Ek", phone=phone),
        someone("Bo Ek", "Bygg AB", phone=phone, email="new@example.org"),
    )
    register(context, fair, host("Bygg AB", 1), host("Vård AB", 2), *rows)
    (bo,) = queries.seekers(context, fair.id)
    assert ranks(context, fair.id, bo.id) == {"Bygg AB": (1, 0)}


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


def test_a_list_without_columns_for_needs_or_consent_does_not_take_them_away(
    context: Context,
) -> None:
    fair = fair_in(context)
    row = someone("Samir Ali", needs=Needs("arabiska"), wants_report=False, language="en",
                  presence=Presence(time(9, 30)))  # fmt: skip
    register(context, fair, row)
    before = seeker_named(context, fair, "Samir")
    narrow = replace(list_of([someone("Samir Ali", phone="070-174 06 05")]), mapping=Mapping())
    carry_out_import(context, plan_import(context, fair.id, seekers=narrow))
    assert seeker_named(context, fair, "Samir") == replace(before, phone="070-174 06 05")


def test_protection_set_at_the_desk_survives_a_list(context: Context) -> None:
    fair = fair_in(context)
    row = someone("Rut Ek", email="rut@example.org")
    register(context, fair, row)
    rut = seeker_named(context, fair, "Rut")
    with context.store.write("protect") as transaction:
        people.change_seeker(transaction.connection, replace(rut, protected=True))
    register(context, fair, replace(row, occupation="Kock"))
    assert seeker_named(context, fair, "Rut").protected is True


def test_person_of_an_earlier_fair_is_the_same_person(context: Context) -> None:
    spring, autumn = fair_in(context, "Vår"), fair_in(context, "Höst")
    rows = (someone("Bo Ek", phone="070-1740611"), someone("Eva Ek", email="eva@example.org"))
    register(context, spring, *rows)
    plan = register(context, autumn, *rows, someone("Ny Ek", phone="1"))
    persons = [seeker_named(context, f, "Bo").person for f in (spring, autumn)]
    assert persons[0] == persons[1]
    assert len(plan.known_persons) == 2
    assert len(plan.new_seekers) == 3


def test_wish_for_an_unknown_employer_is_named(context: Context) -> None:
    fair = fair_in(context)
    plan = register(context, fair, host("Bygg AB", 1), someone("Bo Ek", "Flyg AB", "BYGG ab"))
    assert odd(plan.wishes) == [("Flyg AB", Oddity.UNKNOWN_EMPLOYER)]
    assert ranks(context, fair.id, seeker_named(context, fair, "Bo").id) == {"Bygg AB": (2, 0)}


def test_employer_wished_for_twice_keeps_the_better_rank(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, host("Bygg AB", 1), someone("Bo Ek", "Bygg AB", "Bygg AB"))
    assert ranks(context, fair.id, seeker_named(context, fair, "Bo").id) == {"Bygg AB": (1, 0)}


def test_employers_wishes_are_added_to_the_seekers(context: Context) -> None:
    fair = small_fair(context)
    register(
        context, fair, wish("Bo Ek", "Bygg AB", employer_score=5), wish("Siv Ål", "Vård AB", rank=2)
    )
    assert ranks(context, fair.id, seeker_named(context, fair, "Bo").id)["Bygg AB"] == (2, 5)
    assert ranks(context, fair.id, seeker_named(context, fair, "Siv").id)["Vård AB"] == (2, 0)


def test_employers_interest_stays_when_the_seekers_wishes_come_anew(context: Context) -> None:
    fair = small_fair(context)
    register(context, fair, wish("Bo Ek", "Bygg AB", employer_score=5))
    plan = register(context, fair, someone("Bo Ek", "Vård AB"))
    assert ranks(context, fair.id, seeker_named(context, fair, "Bo").id) == {
        "Vård AB": (1, 0),
        "Bygg AB": (None, 5),
    }
    assert len(plan.wishes.changed) == 1
    assert plan.wishing == {seeker_named(context, fair, "Bo").id}


def test_a_wish_that_is_gone_from_the_list_is_gone(context: Context) -> None:
    fair = small_fair(context)
    plan = register(context, fair, someone("Bo Ek", "Bygg AB"))
    assert len(plan.wishes.gone) == 1
    assert ranks(context, fair.id, seeker_named(context, fair, "Bo").id) == {"Bygg AB": (1, 0)}


def test_a_list_without_wishes_leaves_them_alone(context: Context) -> None:
    fair = small_fair(context)
    plan = register(context, fair, someone("Bo Ek", occupation="Kock"))
    assert plan.wishing == frozenset()
    assert queries.facts(context, fair.id).wishes == 5


def test_wish_of_somebody_unknown_is_named(context: Context) -> None:
    fair = small_fair(context)
    stranger = replace(wish("", "Bygg AB"), email="vem@example.org")
    plan = plan_for(context, fair, wish("Eva Ny", "Bygg AB"), stranger, wish("Bo Ek", "Okänd AB"))
    assert odd(plan.wishes) == [
        ("Eva Ny", Oddity.UNKNOWN_SEEKER),
        ("vem@example.org", Oddity.UNKNOWN_SEEKER),
        ("Okänd AB", Oddity.UNKNOWN_EMPLOYER),
    ]


def test_wish_by_e_mail_alone_finds_its_only_owner(context: Context) -> None:
    fair = small_fair(context)
    plan = plan_for(context, fair, replace(wish("", "Vård AB", rank=3), email="asa@example.org"))
    assert plan.wishing == {seeker_named(context, fair, "Åsa").id}


def test_row_without_a_name_among_two_who_share_an_address_fits_nobody(context: Context) -> None:
    fair = fair_in(context)
    shared = {"email": "hem@example.org"}
    register(context, fair, host("Bygg AB", 1), someone("Bo Ek", **shared),
             someone("Eva Ek", **shared))  # fmt: skip
    plan = plan_for(context, fair, replace(wish("", "Bygg AB"), **shared))
    assert [note for _, note in odd(plan.wishes)] == [Oddity.UNKNOWN_SEEKER]


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"email": "ny@example.org", "phone": "070-174 06 05"}, True),
        ({"phone": "0701740699"}, True),
        ({"email": "ny@example.org", "phone": "0701740699"}, False),
        ({"email": "ny@example.org"}, False),
        ({"external_code": "B-2", "email": "asa@example.org", "phone": "0701740605"}, True),
        ({"external_code": "B-2"}, False),
    ],
)
def test_one_changed_particular_is_a_correction_and_two_are_somebody_else(
    context: Context, changes: dict[str, str], same: bool
) -> None:
    fair = fair_in(context)
    first = someone(
        "Åsa Öst", email="asa@example.org", phone="+46 70 174 06 05", external_code="A-1"
    )
    register(context, fair, first)
    plan = plan_for(context, fair, someone("Åsa Öst", **changes))
    assert (plan.new_seekers == ()) == same


def test_stations_and_roles_of_an_employer_are_kept_and_changed(context: Context) -> None:
    fair = small_fair(context)
    before = employer_named(context, fair, "Bygg AB")
    roles = (RoleRow("Montör", places=3), RoleRow("Arbetsledare"))
    plan = register(context, fair, host("Bygg AB", 1, 7, roles=roles))
    after = employer_named(context, fair, "Bygg AB")
    assert labels(plan.employers.changed) == ["Bygg AB"]
    assert (after.id, after.roles[0].id) == (before.id, before.roles[0].id)
    assert [role.title for role in after.roles] == ["Montör", "Arbetsledare"]
    assert [s.number for s in queries.stations(context, fair.id)] == [1, 2, 7]


def test_roles_stay_when_a_list_has_none(context: Context) -> None:
    fair = small_fair(context)
    register(context, fair, host("Bygg AB", 1, roles=(), presence=Presence(time(9, 15))))
    assert [role.title for role in employer_named(context, fair, "Bygg AB").roles] == ["Montör"]


def test_employer_without_a_station_is_pointed_out_and_keeps_the_old_one(context: Context) -> None:
    fair = small_fair(context)
    plan = register(context, fair, host("Bygg AB"))
    assert odd(plan.employers) == [("Bygg AB", Oddity.WITHOUT_STATION)]
    assert queries.facts(context, fair.id).stations == 2


def test_a_station_that_is_free_is_dropped(context: Context) -> None:
    fair = small_fair(context)
    register(context, fair, host("Bygg AB", 8))
    assert [s.number for s in queries.stations(context, fair.id)] == [2, 8]


def test_a_station_where_people_meet_is_kept_and_pointed_out(context: Context) -> None:
    fair = planned_fair(context)
    plan = register(context, fair, host("Bygg AB", 8))
    assert odd(plan.employers) == [("Bygg AB 1", Oddity.STATION_IN_USE)]
    assert [s.number for s in queries.stations(context, fair.id)] == [1, 2, 8]


def test_a_station_where_people_meet_is_not_given_to_another_employer(context: Context) -> None:
    fair = planned_fair(context)
    plan = register(context, fair, host("Bygg AB", 8), host("Vård AB", 1, 2))
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    station = queries.parts(context, fair.id).stations[meeting.station]
    assert ("Vård AB 1", Oddity.STATION_IN_USE) in odd(plan.employers)
    assert (station.number, station.employer) == (1, meeting.employer)


def test_employers_may_swap_free_stations(context: Context) -> None:
    fair = small_fair(context)
    register(context, fair, host("Bygg AB", 2), host("Vård AB", 1))
    names = {e.id: e.name for e in queries.employers_at(context, fair.id)}
    numbered = {s.number: names[s.employer] for s in queries.stations(context, fair.id)}
    assert numbered == {1: "Vård AB", 2: "Bygg AB"}


def test_drop_ins_are_never_called_gone(context: Context) -> None:
    fair = fair_in(context)
    walk_in(context, fair.id, WalkIn("Ida"))
    assert plan_for(context, fair, someone("Bo Ek")).seekers.gone == ()


def test_lists_for_an_unknown_fair_are_refused(
    context: Context, refused: Callable[..., object]
) -> None:
    with refused(Refusal.UNKNOWN_FAIR):
        plan_import(context, FairId("none"), seekers=list_of([someone("Bo Ek")]))


def test_rows_that_cannot_be_read_are_told_and_written_to_a_file(
    context: Context, tmp_path: Path
) -> None:
    bad = RejectedRow(7, Fault.NAME_MISSING, "Förnamn", "")
    file = list_of([someone("Bo Ek")], rejected=(bad,))
    plan = plan_import(context, fair_in(context).id, seekers=file)
    write_rejected(tmp_path / "fel.csv", file, Words())
    assert plan.seekers.rejected == (bad,)
    assert reason_of(bad, Words()).endswith(".")
    assert "7;Förnamn" in (tmp_path / "fel.csv").read_text(encoding="utf-8-sig")


def written(folder: Path) -> Path:
    path = folder / "lista.csv"
    path.write_text("Namnet;Kallas;E-post\nÖst;Åsa;asa@example.org\n", encoding="utf-8")
    return path


def test_columns_that_were_corrected_once_are_remembered(context: Context, tmp_path: Path) -> None:
    path, mapping = written(tmp_path), tmp_path / "kolumner.toml"
    mapping.write_text('[columns]\nfirst_name = "Kallas"\nlast_name = "Namnet"\n', encoding="utf-8")
    chosen = read_list(context, path, Kind.SEEKERS, mapping)
    remember_columns(context, chosen)
    remembered = read_list(context, path, Kind.SEEKERS)
    assert remembered.seekers == chosen.seekers
    assert (remembered.seekers[0].first_name, remembered.seekers[0].last_name) == ("Åsa", "Öst")
    assert remembered.mapping.column_of(Field.FIRST_NAME) == 1


def test_a_list_seen_for_the_first_time_is_read_as_guessed(
    context: Context, tmp_path: Path
) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Förnamn;Efternamn\nÅsa;Öst\n", encoding="utf-8")
    (row,) = read_list(context, path, Kind.SEEKERS).seekers
    assert (row.first_name, row.last_name) == ("Åsa", "Öst")
