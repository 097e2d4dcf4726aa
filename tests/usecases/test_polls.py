"""The poll: nobody can tell who answered what, and numbers come five at a time."""

import re
from collections.abc import Callable, Mapping

import pytest
from usecases.builders import fair_in, later

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.ids import OperationId
from motesplats.storage import journal
from motesplats.storage.polls import evaluation_counts
from motesplats.usecases.context import Context
from motesplats.usecases.history import history, upcoming
from motesplats.usecases.polls import Ballot, cast_ballot, has_hint, poll_result

Refuse = Callable[..., object]
YES: Mapping[str, int] = {"e1": 3, "e2": 4, "e3": 1, "e4": 3, "e5": 4}


@pytest.fixture
def fair(context: Context) -> Fair:
    return fair_in(context)


def cast(context: Context, fair: Fair, many: int, who: str = "seeker", text: str = "") -> None:
    steps = YES if who == "seeker" else {"e1": 2}
    for _ in range(many):
        later(context, seconds=60)
        cast_ballot(context, fair.id, Ballot(who, steps, text))


def test_nothing_is_counted_before_five_have_answered(context: Context, fair: Fair) -> None:
    cast(context, fair, 4, text="Fler stolar.")
    (counts,) = poll_result(context, fair.id).counts
    assert (counts.people, counts.waiting, counts.answers) == (0, 4, ())
    assert counts.of("e1") == (0, 0, 0, 0)
    assert poll_result(context, fair.id).texts == ()
    cast(context, fair, 1, text="Mer kaffe.")
    (counts,) = poll_result(context, fair.id).counts
    assert (counts.people, counts.waiting) == (5, 0)
    assert (counts.of("e1"), counts.of("e2")) == ((0, 0, 5, 0), (0, 0, 0, 5))
    assert poll_result(context, fair.id).texts[-1] == ("seeker", "Mer kaffe.")


def test_nobody_who_looks_twice_can_tell_what_the_last_ones_answered(
    context: Context, fair: Fair
) -> None:
    before = 0
    for _ in range(23):
        cast(context, fair, 1)
        (counts,) = poll_result(context, fair.id).counts
        assert counts.people - before in (0, 5)
        before = counts.people
    assert (counts.people, counts.waiting) == (20, 3)


def test_seekers_employers_and_the_mingle_are_counted_apart(context: Context, fair: Fair) -> None:
    other = fair_in(context, "Andra")
    for who in ("seeker", "employer", "mingle"):
        cast(context, fair, 5, who)
    cast(context, other, 1)
    with context.store.read() as connection:
        found = evaluation_counts(connection, fair.id)
    assert [(one.who, one.people) for one in found] == [
        ("employer", 5),
        ("mingle", 5),
        ("seeker", 5),
    ]


def test_there_is_no_person_time_or_order_in_what_is_stored(context: Context, fair: Fair) -> None:
    cast(context, fair, 6, text="Fler stolar.")
    with context.store.read() as connection:
        for table in ("poll_answer", "poll_text"):
            columns = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}
            assert columns <= {"id", "fair_id", "who", "counted", "text", *YES, "e6"}
            sql = f"SELECT sql FROM sqlite_master WHERE name = '{table}'"
            assert "WITHOUT ROWID" in str(connection.exec_driver_sql(sql).scalar())
            ids = connection.exec_driver_sql(f"SELECT id FROM {table}").scalars().all()
            assert all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]+", one) for one in ids)
            assert not {one for entry in journal.latest(connection) for one in entry.subjects} & {
                *ids
            }
        kept = connection.exec_driver_sql("SELECT count(*) FROM row_change").scalar()
    assert kept == 0


def test_an_answer_is_in_nobodys_way_when_something_is_undone(context: Context, fair: Fair) -> None:
    cast(context, fair, 1)
    assert upcoming(context, fair.id).undo is None
    assert history(context, fair.id)[0].step.kind == "cast_ballot"


def test_a_press_that_is_repeated_counts_once(context: Context, fair: Fair) -> None:
    for _ in range(2):
        cast_ballot(context, fair.id, Ballot("seeker", YES, "Bra."), OperationId("one"))
    (counts,) = poll_result(context, fair.id).counts
    assert counts.waiting == 1


def test_an_empty_answer_is_nobody(context: Context, fair: Fair) -> None:
    cast_ballot(context, fair.id, Ballot("seeker", {}, "  "))
    assert poll_result(context, fair.id).counts == ()


@pytest.mark.parametrize(
    "ballot",
    [
        Ballot("seeker", {"e6": 1}),
        Ballot("guest", {"e1": 1}),
        Ballot("seeker", {"e1": 5}),
        Ballot("seeker", {}, "å" * 281),
        Ballot("seeker", {}, "a\u202eb"),
    ],
)
def test_what_was_not_asked_is_refused(
    context: Context, fair: Fair, refused: Refuse, ballot: Ballot
) -> None:
    with refused(Refusal.ANSWER_INVALID):
        cast_ballot(context, fair.id, ballot)


def test_what_must_never_be_stored_is_not(context: Context, fair: Fair, refused: Refuse) -> None:
    said = "Ring 070-174 06 05"
    assert has_hint(said)
    assert not has_hint("Fler stolar.")
    with refused(Refusal.TEXT_BLOCKED, item="e7"):
        cast_ballot(context, fair.id, Ballot("seeker", YES, said))
    assert poll_result(context, fair.id).counts == ()


def test_there_is_no_poll_without_a_fair(context: Context, fair: Fair, refused: Refuse) -> None:
    with refused(Refusal.UNKNOWN_FAIR):
        cast_ballot(context, "x", Ballot("seeker", YES))
    with refused(Refusal.UNKNOWN_FAIR):
        poll_result(context, "x")
