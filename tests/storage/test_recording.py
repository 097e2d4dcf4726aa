"""What a write did to the rows of the day stands beside its journal row, or nothing of it does."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from motesplats.core.clock import ManualClock
from motesplats.core.history import Actor
from motesplats.core.ids import OperationId
from motesplats.storage.changes import RowChange, carry_out, changes_of, forget_rows, has_old_rows
from motesplats.storage.journal import latest
from motesplats.storage.recording import DAY_TABLES
from motesplats.storage.store import Store, Transaction

# What a column is called that may hold what somebody wrote, or who somebody is.
WRITTEN = ("name", "text", "note", "reason", "hint", "title", "phone", "email", "answers")
PEOPLE = (
    "INSERT INTO fair (id, name, day, plan, rules) VALUES ('f', 'T', '2026-11-26', '{}', '{}')",
    "INSERT INTO person (id, first_name) VALUES ('p', 'Åsa')",
    "INSERT INTO seeker (id, person_id, fair_id, code) VALUES ('s', 'p', 'f', 'MPSAAAAAAAA')",
)
CAME, LEFT = "INSERT INTO arrival VALUES ('s', '13')", "DELETE FROM arrival"
SAT = (
    "INSERT INTO hall_step (id, fair_id, position, act, at) VALUES ('h{n}', 'f', {n}, 'next', '9')"
)


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "s.mplats" if request.param == "file" else None
    with closing(Store.open(path, clock=ManualClock())) as made:
        wrote(made, *PEOPLE)
        yield made


def run(transaction: Transaction, *statements: str) -> None:
    for statement in statements:
        transaction.connection.execute(text(statement))


def wrote(store: Store, *statements: str) -> int:
    """Carry statements out in one transaction; its number in the journal."""
    with store.write("test") as transaction:
        run(transaction, *statements)
        return transaction.journal(["s"])


def rows(store: Store, sequence: int) -> list[tuple[object, object, object]]:
    with store.read() as connection:
        found = changes_of(connection, sequence)
    return [(c.table, c.was and dict(c.was), c.became and dict(c.became)) for c in found]


def counted(store: Store, table: str) -> int:
    with store.read() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0)


def test_a_row_is_kept_as_it_was_and_as_it_became(store: Store) -> None:
    came, here = wrote(store, CAME), {"seeker_id": "s", "at": "13"}
    assert rows(store, came) == [("arrival", None, here)]
    later = wrote(store, "UPDATE arrival SET at = '14'", "UPDATE arrival SET at = '15'")
    assert rows(store, later) == [("arrival", here, {"seeker_id": "s", "at": "15"})]
    assert rows(store, wrote(store, LEFT)) == [("arrival", {"seeker_id": "s", "at": "15"}, None)]


def test_what_comes_and_goes_within_one_write_leaves_nothing(store: Store) -> None:
    assert rows(store, wrote(store, CAME, LEFT)) == []
    wrote(store, CAME)
    assert rows(store, wrote(store, LEFT, CAME)) == []


def test_rows_that_go_with_others_are_kept_too(store: Store) -> None:
    wrote(store, CAME)
    gone = wrote(store, "DELETE FROM seeker")
    assert ("arrival", {"seeker_id": "s", "at": "13"}, None) in rows(store, gone)


def test_only_the_flag_is_kept_of_a_table_that_holds_names(store: Store) -> None:
    assert rows(store, wrote(store, "UPDATE person SET first_name = 'Siv', protected = 0")) == []
    hidden = rows(store, wrote(store, "UPDATE person SET protected = 1"))
    assert hidden == [("person", {"id": "p", "protected": 0}, {"id": "p", "protected": 1})]


def test_a_write_that_does_more_says_so(store: Store) -> None:
    more = "UPDATE person SET first_name = 'Siv'"
    assert [table for table, *_ in rows(store, wrote(store, CAME, more, more))] == [
        "arrival", "person",
    ]  # fmt: skip
    assert rows(store, wrote(store, "UPDATE person SET first_name = 'Bo'")) == []


def test_a_write_that_fails_leaves_neither_rows_nor_what_was_noted(store: Store) -> None:
    with pytest.raises(IntegrityError):
        wrote(store, CAME, CAME)
    assert (counted(store, "arrival"), counted(store, "row_change")) == (0, 0)
    after = wrote(store, SAT.format(n=1))
    assert [table for table, *_ in rows(store, after)] == ["hall_step"]


def test_a_repeated_write_keeps_nothing_more(store: Store) -> None:
    for _ in range(2):
        with store.write("test", OperationId("once")) as transaction:
            if not transaction.repeated:
                run(transaction, CAME)
    assert counted(store, "row_change") == 1


def test_what_was_committed_is_there_when_the_power_goes(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s.mplats", clock=ManualClock())
    wrote(store, *PEOPLE)
    wrote(store, CAME)
    with store.write("unsaved") as transaction:
        run(transaction, "UPDATE arrival SET at = '14'")
        for part in ("s.mplats", "s.mplats-wal"):
            (tmp_path / f"cut-{part}").write_bytes((tmp_path / part).read_bytes())
        transaction.repeated = True
    with closing(Store.open(tmp_path / "cut-s.mplats", clock=ManualClock())) as cut:
        assert rows(cut, 2) == [("arrival", None, {"seeker_id": "s", "at": "13"})]
        assert counted(cut, "journal") == 2
    store.close()


def test_the_journal_says_who_and_at_which_fair(store: Store) -> None:
    with store.by(Actor.DESK).write("check_in") as transaction:
        run(transaction, CAME)
        transaction.journal(["s"])
    with store.read() as connection:
        newest = latest(connection, 1)[0]
        fair = connection.execute(text("SELECT fair_id FROM journal ORDER BY sequence DESC"))
        assert (newest.actor, fair.scalar()) == ("desk", "f")


def test_the_day_tables_hold_nothing_that_somebody_wrote() -> None:
    columns = [(day.table.name, column) for day in DAY_TABLES for column in day.columns]
    written = {pair for pair in columns if any(word in pair[1] for word in WRITTEN)}
    # One of a few codes, and the way to a station.
    assert written == {("meeting_reason", "reason"), ("station", "hint")}


def test_rows_that_change_places_do_not_meet(store: Store) -> None:
    wrote(store, SAT.format(n=1), SAT.format(n=2))
    swap = wrote(
        store,
        "UPDATE hall_step SET position = 9 WHERE id = 'h1'",
        "UPDATE hall_step SET position = 1 WHERE id = 'h2'",
        "UPDATE hall_step SET position = 2 WHERE id = 'h1'",
    )
    with store.write("back") as transaction:
        changes = changes_of(transaction.connection, swap)
        assert carry_out(transaction.connection, [c.reversed() for c in changes]) is None
        order = transaction.connection.execute(text("SELECT id FROM hall_step ORDER BY position"))
        assert list(order.scalars()) == ["h1", "h2"]


def test_a_row_that_was_changed_since_is_left_alone(store: Store) -> None:
    came = wrote(store, CAME)
    wrote(store, "UPDATE arrival SET at = '14'")
    with store.write("back") as transaction:
        (change,) = changes_of(transaction.connection, came)
        assert carry_out(transaction.connection, [change.reversed()]) == change.reversed()
    assert counted(store, "arrival") == 1


def test_a_row_whose_person_is_gone_cannot_come_back(store: Store) -> None:
    wrote(store, CAME)
    left = wrote(store, LEFT)
    wrote(store, "DELETE FROM seeker")
    with store.write("back") as transaction:
        (change,) = changes_of(transaction.connection, left)
        assert carry_out(transaction.connection, [change.reversed()]) == change.reversed()
        transaction.connection.rollback()
        transaction.repeated = True


def test_a_column_that_a_newer_program_added_does_not_count(store: Store) -> None:
    wrote(store, SAT.format(n=1))
    old = RowChange("hall_step", "h1", {"id": "h1", "act": "next"}, None)
    with store.write("back") as transaction:
        assert carry_out(transaction.connection, [old]) is None
    assert counted(store, "hall_step") == 0


def test_old_rows_are_forgotten_but_for_what_a_step_is_told_by(store: Store) -> None:
    many = wrote(store, *(SAT.format(n=n) for n in range(1, 9)), CAME)
    with store.write("forget") as transaction:
        assert has_old_rows(transaction.connection, many + 1)
        forget_rows(transaction.connection, many + 1)
        assert not has_old_rows(transaction.connection, many + 1)
    assert [table for table, *_ in rows(store, many)] == ["hall_step", "arrival"]


def test_an_employers_screen_reads_nothing_of_what_was_noted(store: Store) -> None:
    wrote(store, CAME)
    with store.read_for("f", "e") as connection:
        for table in ("recorded", "row_change", "main.row_change", "journal"):
            with pytest.raises(dbapi2.DatabaseError):
                connection.connection.driver_connection.execute(f"SELECT * FROM {table}")
