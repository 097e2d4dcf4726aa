"""People have names and a part of the day; what may be seen of them depends on the place."""

from dataclasses import replace
from datetime import time

import pytest
from badge_codes import badge_code_from_number

from motesplats.core.ids import FairId, PersonId, SeekerId
from motesplats.core.people import ALL_DAY, Needs, Presence, Seeker
from motesplats.core.visibility import (
    Place,
    classified_fields,
    may_see,
    seen_code,
    seen_field,
    seen_name,
    seen_needs,
)

CODE = badge_code_from_number(4711)
AWAY_FROM_THE_COORDINATOR = [place for place in Place if place is not Place.COORDINATOR]


def seeker(**more: object) -> Seeker:
    ids = (SeekerId("1"), PersonId("2"), FairId("3"), CODE)
    return Seeker(*ids, **{"first_name": "Åsa", "last_name": "Öst", **more})


def test_a_full_name_has_no_blanks_at_its_ends() -> None:
    assert seeker().full_name == "Åsa Öst"
    assert seeker(last_name="").full_name == "Åsa"


def test_presence_covers_what_lies_wholly_within_it() -> None:
    there = Presence(time(9, 30), time(11, 0))
    assert there.covers(time(9, 30), time(11, 0))
    assert not there.covers(time(9, 29), time(10, 0))
    assert not there.covers(time(10, 0), time(11, 1))
    assert ALL_DAY.covers(time(0, 0), time(23, 59))


def test_what_nobody_has_classified_is_hidden_everywhere() -> None:
    assert "seeker.shoe_size" not in classified_fields()
    assert not any(may_see("seeker.shoe_size", place) for place in Place)


def test_every_field_of_a_seeker_that_is_shown_has_been_decided_about() -> None:
    for name in ("first_name", "last_name", "email", "phone", "competences", "protected"):
        assert f"seeker.{name}" in classified_fields()


def test_an_employers_private_note_is_seen_at_the_kiosk_and_nowhere_else() -> None:
    assert [p for p in Place if may_see("submission.note", p)] == [Place.KIOSK]


def test_no_file_name_holds_more_than_the_code() -> None:
    told = {field for field in classified_fields() if may_see(field, Place.FILE_NAME)}
    assert told == {"seeker.code"}


def test_the_kiosk_knows_the_first_name_and_the_desk_the_whole() -> None:
    assert seen_name(seeker(), Place.KIOSK) == "Åsa"
    assert seen_name(seeker(), Place.DESK) == "Åsa Öst"
    assert seen_field(seeker(email="a@example.org"), "email", Place.DESK) == ""


@pytest.mark.parametrize("place", AWAY_FROM_THE_COORDINATOR)
def test_a_protected_person_is_a_code_and_nothing_else(place: Place) -> None:
    one = seeker(protected=True, phone="070-174 06 05", occupation="Montör", email="a@example.org")
    assert seen_name(one, place) == ""
    assert seen_code(one, place)
    for name in ("phone", "occupation", "email", "officer", "protected"):
        assert seen_field(one, name, place) == ""


def test_the_coordinator_sees_a_protected_person_as_anybody() -> None:
    assert seen_name(seeker(protected=True), Place.COORDINATOR) == seen_name(
        seeker(), Place.COORDINATOR
    )


def test_the_code_is_hidden_where_it_is_not_classified(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motesplats.core.visibility._FIELDS", {})
    assert seen_code(seeker(), Place.DESK) == ""


def test_each_need_is_seen_where_it_may_be_and_none_of_a_protected_person() -> None:
    every = Needs("arabiska", wheelchair=True, longer_time=True, quiet=True)
    ordinary, protected = seeker(needs=every), seeker(needs=every, protected=True)
    assert seen_needs(ordinary, Place.DESK) == every
    assert seen_needs(ordinary, Place.KIOSK) == replace(every, wheelchair=False)
    assert seen_needs(ordinary, Place.SLIP) == Needs("arabiska")
    assert {seen_needs(protected, place) for place in AWAY_FROM_THE_COORDINATOR} == {Needs()}
    assert seen_needs(protected, Place.COORDINATOR) == every
