"""Quick notes: what they are about, who sees them, and that they can be taken back."""

import pytest
from usecases.builders import later, open_context, planned_fair

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair
from motesplats.core.ids import OperationId
from motesplats.core.notes import About
from motesplats.usecases import notes
from motesplats.usecases.context import Context
from motesplats.usecases.history import undo_last
from motesplats.usecases.notes import NoteLine, about_of, mentioned, new_note, notes_at, save_note
from motesplats.usecases.protection import protect
from motesplats.usecases.queries import seekers
from motesplats.usecases.quick_search import search_index


@pytest.fixture
def context() -> Context:
    return open_context()


@pytest.fixture
def fair(context: Context) -> Fair:
    return planned_fair(context)


def noted(context: Context, fair: Fair, text: str, about: About = notes.ABOUT_NOTHING) -> NoteLine:
    later(context, seconds=1)
    made = save_note(context, fair.id, new_note(context, fair.id, text, " Maria ", about))
    return next(line for line in notes_at(context, fair.id) if line.note == made.note)


def about(context: Context, fair: Fair, text: str) -> About:
    return about_of(mentioned(search_index(context, fair.id), text, context.now()).found[0])


def test_open_notes_come_first_and_the_newest_of_them(context: Context, fair: Fair) -> None:
    first, second = noted(context, fair, "  ett  ord "), noted(context, fair, "två")
    assert [line.note.text for line in notes_at(context, fair.id)] == ["två", "ett ord"]
    assert first.note.owner == "Maria"
    notes.finish_note(context, second.note.id)
    assert [line.note.text for line in notes_at(context, fair.id)] == ["ett ord", "två"]
    notes.reopen_note(context, second.note.id)
    assert notes_at(context, fair.id)[0] == second


@pytest.mark.parametrize(
    ("typed", "names", "rest"),
    [
        ("ring @siv om körkort", ["Siv Ål"], "ring om körkort"),
        ("@siv ål", ["Siv Ål"], ""),
        ("söker fler @bygg", ["Bygg AB"], "söker fler"),
        ("@bord 2 saknar stol", ["Vård AB"], "saknar stol"),
        ("@zzz", [], ""),
        ("@", [], ""),
        ("@09.00", [], ""),
        ("mejla a@siv.se", [], ""),
        ("siv", [], ""),
    ],
)
def test_what_is_typed_after_the_sign_is_recognised(
    context: Context, fair: Fair, typed: str, names: list[str], rest: str
) -> None:
    found = mentioned(search_index(context, fair.id), typed, context.now())
    assert [hit.name.partition("\u2069")[0].strip("\u2068") for hit in found.found] == names
    assert found.rest == rest


def test_a_note_says_whom_or_what_it_is_about(context: Context, fair: Fair) -> None:
    assert "Siv Ål" in noted(context, fair, "a", about(context, fair, "@siv")).about
    assert noted(context, fair, "b", about(context, fair, "@bygg")).about == "Bygg AB"
    assert noted(context, fair, "c", about(context, fair, "@bord 2")).station == 2


def test_somebody_protected_is_a_code_in_notes_too(context: Context, fair: Fair) -> None:
    line = noted(context, fair, "ring", about(context, fair, "@siv"))
    assert line.note.about.seeker is not None
    protect(context, line.note.about.seeker, True)
    told = repr(notes_at(context, fair.id))
    assert "Siv" not in told
    assert "Ål" not in told
    assert not mentioned(search_index(context, fair.id), "@siv", context.now()).found


def test_notes_go_with_the_person_and_stay_without_the_station(
    context: Context, fair: Fair
) -> None:
    noted(context, fair, "ring", about(context, fair, "@siv"))
    noted(context, fair, "stol", about(context, fair, "@bord 2"))
    siv = next(s for s in seekers(context, fair.id) if s.first_name == "Siv")
    with context.store.write("test") as transaction:
        run = transaction.connection.exec_driver_sql
        for table in ("meeting", "draft_meeting"):
            run(f"DELETE FROM {table}")
        run("DELETE FROM person WHERE id = ?", (siv.person,))
        run("DELETE FROM station WHERE number = 2")
    (left,) = notes_at(context, fair.id)
    assert (left.note.text, left.station) == ("stol", 0)


def test_what_is_taken_away_is_put_back_as_it_was(context: Context, fair: Fair) -> None:
    line = noted(context, fair, "ring", about(context, fair, "@siv"))
    gone = notes.remove_note(context, line.note.id)
    assert not notes_at(context, fair.id)
    save_note(context, fair.id, gone.note)
    assert notes_at(context, fair.id) == (line,)


def test_done_is_undone_like_any_other_step(context: Context, fair: Fair) -> None:
    line = noted(context, fair, "ring")
    notes.finish_note(context, line.note.id)
    undo_last(context, fair.id)
    assert notes_at(context, fair.id) == (line,)


def test_the_same_note_twice_is_kept_once(context: Context, fair: Fair) -> None:
    note, once = new_note(context, fair.id, "ring"), OperationId("once")
    save_note(context, fair.id, note, once)
    save_note(context, fair.id, note, once)
    done = OperationId("done")
    assert notes.finish_note(context, note.id, done).note.done_at == context.now()
    notes.finish_note(context, note.id, done)
    assert len(notes_at(context, fair.id)) == 1


def test_an_empty_note_and_one_that_is_gone_are_refused(context: Context, fair: Fair) -> None:
    with pytest.raises(Refused, match=Refusal.NOTE_EMPTY):
        save_note(context, fair.id, new_note(context, fair.id, "  "))
    for act in (notes.finish_note, notes.reopen_note, notes.remove_note):
        with pytest.raises(Refused, match=Refusal.UNKNOWN_NOTE):
            act(context, "nothing")


def test_no_word_of_a_note_is_written_into_the_journal(context: Context, fair: Fair) -> None:
    line = noted(context, fair, "Kanariefågel")
    notes.finish_note(context, line.note.id)
    notes.remove_note(context, line.note.id)
    with context.store.read() as connection:
        kept = [
            connection.exec_driver_sql(f"SELECT * FROM {table}").all()
            for table in ("journal", "row_change")
        ]
    assert "Kanariefågel" not in repr(kept)
    assert "Maria" not in repr(kept)
