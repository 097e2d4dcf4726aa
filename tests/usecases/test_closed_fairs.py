"""What goes when a fair closes: private notes, out of every file."""

from pathlib import Path

from usecases.builders import answered, meeting_between, planned_fair, session_of

from motesplats.core.clock import ManualClock, at
from motesplats.core.fair import Fair
from motesplats.storage import closing
from motesplats.storage.store import Store
from motesplats.usecases.closed_fairs import close_past_fairs
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import autosave, open_form

NOTE = "Kanariegul väska under bordet"


def written(context: Context, fair: Fair) -> str:
    """Write the note once more; what the form shows of it afterwards."""
    session = session_of(context, fair, "Bygg AB")
    meeting = meeting_between(context, fair, "Bo", "Bygg AB").id
    autosave(context, session, meeting, answered(context, fair, "Bygg AB"), NOTE)
    return open_form(context, session, meeting).note


def move_to(context: Context, fair: Fair, *, days: int) -> None:
    clock = context.clock
    assert isinstance(clock, ManualClock)
    clock.move_to(at(fair.day.replace(day=fair.day.day + days), fair.plan.starts))


def test_a_note_stays_until_the_day_is_over_and_no_longer(context: Context) -> None:
    fair = planned_fair(context)
    move_to(context, fair, days=0)
    assert written(context, fair) == NOTE
    assert close_past_fairs(context) == ()
    move_to(context, fair, days=1)
    assert close_past_fairs(context) == (fair.id,)
    assert close_past_fairs(context) == ()
    with context.store.read() as connection:
        assert closing.fairs_with_notes(connection) == {}


def test_no_note_is_written_or_shown_once_the_fair_has_closed(context: Context) -> None:
    fair = planned_fair(context)
    move_to(context, fair, days=1)
    assert written(context, fair) == ""
    assert close_past_fairs(context) == ()


def test_an_erased_note_is_in_none_of_the_stores_files(tmp_path: Path) -> None:
    clock = ManualClock()
    context = Context(Store.open(tmp_path / "s.mplats", clock=clock), clock)
    fair = planned_fair(context)
    move_to(context, fair, days=0)
    written(context, fair)
    assert any(NOTE.encode() in one.read_bytes() for one in tmp_path.iterdir())
    move_to(context, fair, days=1)
    close_past_fairs(context)
    assert not any(NOTE.encode() in one.read_bytes() for one in tmp_path.iterdir())
    context.store.close()
