"""Registration lists that come again, or are odd."""

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
    placed,
    plan_for,
    planned,
    planned_fair,
    register,
    seeker_named,
    small_fair,
    someone,
    wish,
    wishes_at,
)

from motesplats.core.errors import Refusal
from motesplats.core.ids import FairId, SeekerId
from motesplats.core.people import Presence
from motesplats.exchange.rows import Fault, RejectedRow, RoleRow, StationRow
from motesplats.exchange.synonyms import Field
from motesplats.i18n import Words, isolated
from motesplats.usecases import queries
from motesplats.usecases.arrival import WalkIn, undo_walk_in, walk_in
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
    asked = wishes_at(context, fair_id)
    return {names[w.employer]: (w.rank, w.employer_score) for w in asked if w.seeker == seeker}


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
    assert labels(plan.wishes.changed) == [f"{isolated('Bo Ek')} – {isolated('Bygg AB')}"]
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


def test_a_list_that_says_little_of_an_employer_erases_nothing(context: Context) -> None:
    fair = fair_in(context)
    station = StationRow(1, False, 4.0, 5.0, "Vid fönstret", frozenset(Field))
    role = RoleRow("Montör", ssyk="8211", demands=("Läsa ritning",), work_language="svenska")
    full = {"branch": "it", "contact": "Eva", "email": "e@example.org", "phone": "1111",
            "presence": Presence(time(9, 15))}  # fmt: skip
    register(context, fair, host("Bygg AB", roles=(role,), stations=(station,), **full))
    before = employer_named(context, fair, "Bygg AB"), queries.stations(context, fair.id)
    register(context, fair, host("Bygg AB", 1, told=frozenset()))
    assert (employer_named(context, fair, "Bygg AB"), queries.stations(context, fair.id)) == before


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


def test_a_station_that_got_meetings_since_the_preview_stays(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    moved = plan_for(context, fair, host("Bygg AB", 2), host("Vård AB", 1))
    dropped = plan_for(context, fair, host("Bygg AB", 3))
    planned(context, fair)
    for plan in (moved, dropped):
        with refused(Refusal.PREVIEW_OUTDATED):
            carry_out_import(context, plan)
    assert len(placed(context, fair)) == 5


def test_a_preview_about_somebody_who_was_taken_off_is_refused(
    context: Context, refused: Callable[..., object]
) -> None:
    spring, autumn = small_fair(context, "Vår"), small_fair(context, "Höst")
    kim = walk_in(context, spring.id, WalkIn("Kim", phone="070-1740699")).seeker.seeker
    row = someone("Kim", "Bygg AB", phone="070-1740699")
    plans = [plan_for(context, fair, row) for fair in (spring, autumn)]
    undo_walk_in(context, kim)
    for plan in plans:
        with refused(Refusal.PREVIEW_OUTDATED):
            carry_out_import(context, plan)
