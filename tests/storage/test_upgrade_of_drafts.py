"""Stores of the first version: what was only a draft becomes one, and nothing is lost."""

from collections.abc import Iterator
from contextlib import closing
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from motesplats.core.clock import ManualClock
from motesplats.core.fair import DayPlan, MeetingRules, MetBefore
from motesplats.core.ids import FairId
from motesplats.storage import fairs, timetables
from motesplats.storage.connection import connect
from motesplats.storage.schema import REVISIONS, upgrade
from motesplats.storage.store import Store
from motesplats.storage.values import plan_text

FAIR = FairId("fair")
RECORDS = """
INSERT INTO fair (id, name, day, "plan", rules) VALUES ('fair', 'T', '2026-11-26', '{}', '{}');
INSERT INTO person (id) VALUES ('p1'), ('p2');
INSERT INTO seeker (id, person_id, fair_id, code) VALUES ('s1', 'p1', 'fair', 'A'),
    ('s2', 'p2', 'fair', 'B');
INSERT INTO employer (id, fair_id, name) VALUES ('e', 'fair', 'Bygg AB');
INSERT INTO station (id, employer_id, fair_id, number) VALUES ('b', 'e', 'fair', 1);
INSERT INTO meeting (id, fair_id, seeker_id, employer_id, station_id, slot, state, locked) VALUES
    ('m1', 'fair', 's1', 'e', 'b', 0, 'planned', 1), ('m2', 'fair', 's2', 'e', 'b', 1, 'planned', 0)
"""
HAPPENED = {
    "marked": "UPDATE meeting SET state = 'held' WHERE id = 'm1'",
    "begun": "INSERT INTO draft VALUES ('m1', '{}', '2026-11-26T09:00:00Z')",
    "noted": "INSERT INTO note VALUES ('m1', 'x', '2026-11-26T09:00:00Z')",
    "judged": "INSERT INTO submission (id, meeting_id, version, branch, form_version, answers,"
    " saved_at) VALUES ('f', 'm1', 1, 'it', 1, '{}', '2026-11-26T09:00:00Z')",
}


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A store of the first version with two meetings in a timetable."""
    path = tmp_path / "old.mplats"
    made = create_engine(
        "sqlite://", module=dbapi2, creator=lambda: connect(path, None), poolclass=NullPool
    )
    event.listen(made, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    with made.begin() as connection:
        upgrade(connection, "0001")
        for statement in RECORDS.split(";\n"):
            connection.exec_driver_sql(statement)
    return path


def change(path: Path, *statements: str) -> None:
    with closing(connect(path, None)) as raw:
        for statement in statements:
            raw.execute(statement)


def upgraded(path: Path) -> tuple[list[str], list[tuple[str, bool]]]:
    """The ids of the published meetings, and ids with locks of the draft."""
    with closing(Store.open(path, clock=ManualClock())) as store, store.read() as connection:
        published = [m.id for m in timetables.meetings_of(connection, FAIR)]
        draft = [(m.id, m.locked) for m in timetables.draft_of(connection, FAIR)]
    return published, draft


WHOLE = [("m1", True), ("m2", False)]


def test_a_timetable_that_was_never_published_becomes_the_draft(path: Path) -> None:
    change(path, "INSERT INTO timetable (fair_id) VALUES ('fair')")
    assert upgraded(path) == ([], WHOLE)
    assert path.with_name(f"old.mplats.before-{REVISIONS[-1]}").exists()


@pytest.mark.parametrize("published", ["'2026-11-25T09:00:00Z'", "NULL"])
def test_what_desk_and_kiosk_showed_stays_published(path: Path, published: str) -> None:
    change(path, f"INSERT INTO timetable VALUES ('fair', 1, {published}, '{{}}')")
    assert upgraded(path) == (["m1", "m2"], WHOLE)


@pytest.mark.parametrize("happened", HAPPENED.values(), ids=HAPPENED)
def test_a_meeting_that_something_happened_to_stays(path: Path, happened: str) -> None:
    change(path, "INSERT INTO timetable (fair_id) VALUES ('fair')", happened)
    assert upgraded(path) == (["m1"], WHOLE)


@pytest.mark.parametrize("thing", ["station", "interpreter"])
def test_no_meeting_goes_with_what_it_needs(path: Path, thing: str) -> None:
    change(
        path,
        "INSERT INTO interpreter (id, fair_id, name, languages) VALUES ('i', 'fair', 'T', '[]')",
    )
    change(path, "UPDATE meeting SET interpreter_id = 'i'", HAPPENED["begun"])
    upgraded(path)
    for table in ("draft_meeting", "meeting"):
        with pytest.raises(dbapi2.IntegrityError):
            change(path, f"DELETE FROM {thing}")
        change(path, f"DELETE FROM {table}")
    change(path, f"DELETE FROM {thing}")


@pytest.mark.parametrize("whole", ["employer", "fair"])
def test_a_whole_employer_or_fair_can_still_go(path: Path, whole: str) -> None:
    upgraded(path)
    change(path, f"DELETE FROM {whole}")
    assert upgraded(path) == ([], [])


@pytest.mark.parametrize(
    ("rules", "how"),
    [
        ('{"avoid_met_before": false, "max_run": 4}', MetBefore.IGNORE),
        ('{"avoid_met_before": true, "max_run": 4}', MetBefore.AVOID),
        ('{"max_run": 4}', MetBefore.AVOID),
    ],
)
def test_rules_and_lengths_of_older_stores_mean_the_same(
    path: Path, rules: str, how: MetBefore
) -> None:
    plan = plan_text(DayPlan(time(9), time(12)))
    change(path, f"UPDATE fair SET rules = '{rules}', \"plan\" = '{plan}'")
    change(path, "INSERT INTO timetable VALUES ('fair', 1, NULL, '{}')")
    with closing(Store.open(path, clock=ManualClock())) as store, store.read() as connection:
        known = fairs.fair_by_id(connection, FAIR)
        assert known is not None
        assert known.rules == MeetingRules(max_run=4, met_before=how)
        assert {m.slots for m in timetables.meetings_of(connection, FAIR)} == {1}
        assert timetables.state_of(connection, FAIR).made_of == ""


def test_what_hangs_on_meetings_is_there_after_the_table_was_made_anew(path: Path) -> None:
    change(path, *HAPPENED.values(), "UPDATE meeting SET state = 'no_show' WHERE id = 'm2'")
    upgraded(path)
    with closing(connect(path, None)) as raw:
        hanging = [
            raw.execute(f"SELECT meeting_id FROM {name}").fetchall()
            for name in ("draft", "note", "submission")
        ]
        assert hanging == [[("m1",)]] * 3
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        other = "INSERT INTO meeting (id, fair_id, seeker_id, employer_id, station_id, slot)"
        raw.execute(f"{other} VALUES ('m3', 'fair', 's2', 'e', 'b', 1)")
        with pytest.raises(dbapi2.IntegrityError):
            raw.execute(f"{other} VALUES ('m4', 'fair', 's1', 'e', 'b', 1)")
