"""Reading the journal, and finding out whether a store is whole."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import text

from motesplats.core.clock import ManualClock
from motesplats.core.ids import OperationId
from motesplats.storage.integrity import tally, verify
from motesplats.storage.journal import about, latest, mark_undone, subjects_of
from motesplats.storage.store import Store


@pytest.fixture
def store() -> Iterator[Store]:
    with closing(Store.open(None, clock=ManualClock())) as it:
        for number, verb in enumerate(["check_in", "move", "check_in"], start=1):
            with it.write(verb, OperationId(f"op-{number}")) as transaction:
                inverse = {"n": number} if verb == "check_in" else None
                transaction.journal(["anna", f"m{number}"], inverse)
        yield it


def test_the_latest_changes_come_first(store: Store) -> None:
    with store.read() as connection:
        entries = latest(connection, 2)
    assert [(e.sequence, e.verb, e.subjects) for e in entries] == [
        (3, "check_in", ("anna", "m3")),
        (2, "move", ("anna", "m2")),
    ]
    assert entries[0].at == ManualClock().now()


def test_changes_are_found_by_subject_and_by_operation(store: Store) -> None:
    with store.read() as connection:
        assert [e.sequence for e in about(connection, "anna")] == [3, 2, 1]
        assert [e.sequence for e in about(connection, "m2")] == [2]
        assert about(connection, "ann") == ()
        assert subjects_of(connection, OperationId("op-2")) == ("anna", "m2")
        assert subjects_of(connection, OperationId("none")) == ()


def test_a_change_is_undone_once(store: Store) -> None:
    undo = OperationId("undo")
    with store.write("undo", undo) as transaction:
        marked = [
            mark_undone(transaction.connection, verb, "anna", undo)
            for verb in ("check_in", "move", "check_in", "check_in")
        ]
    assert marked == [True, False, True, False]
    with store.read() as connection:
        assert [e.undone_by for e in latest(connection)] == [None, undo, None, undo]


def test_a_whole_store_is_ok(store: Store) -> None:
    found = verify(store)
    assert (found.integrity, found.journal, found.lost) == ("ok", "ok", 0)
    assert found.ok


@pytest.mark.parametrize("sequence", [1, 3])
def test_a_journal_row_that_is_gone_is_lost_also_at_the_end(store: Store, sequence: int) -> None:
    with store.write("x") as transaction:
        transaction.connection.execute(text(f"DELETE FROM journal WHERE sequence={sequence}"))
    found = verify(store)
    assert found.lost == 1
    assert found.journal == "1 rows are missing"
    assert not found.ok
    assert tally(store, [f"op-{sequence}", "op-2"]).lost == 1


def test_a_reference_to_nothing_is_found(store: Store) -> None:
    with store.read() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("INSERT INTO arrival VALUES ('nobody', '2026')")
    assert "arrival" in verify(store).integrity
