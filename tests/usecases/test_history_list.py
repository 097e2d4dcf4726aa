"""The list of what was done: names, who did it, what can be undone, the file, the sentences."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from usecases.builders import (
    give_feedback,
    later,
    meeting_between,
    planned_fair,
    seeker_named,
)
from usecases.histories import SWEDISH, arrive, coming, plain, said

from motesplats.core.errors import Refused
from motesplats.core.fair import Fair
from motesplats.core.history import Actor, Step
from motesplats.core.ids import OperationId, StationId
from motesplats.i18n import ENGLISH, words_in
from motesplats.step_words import SENTENCES, actor_said
from motesplats.usecases import hall_steps as steps
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.history import (
    Upcoming,
    forget_old_steps,
    history,
    undo_last,
    upcoming,
    write_history,
)
from motesplats.usecases.protection import protect

Refuses = Callable[..., pytest.RaisesExc[Refused]]
ONCE, AGAIN = OperationId("once"), OperationId("again")


@pytest.fixture
def fair(context: Context) -> Fair:
    return planned_fair(context)


def test_the_list_says_what_can_be_undone_and_redone(context: Context, fair: Fair) -> None:
    arrive(context, fair, "Bo", "Siv")
    undo_last(context, fair.id)
    newest = history(context, fair.id, limit=3)
    assert [plain(told.step) for told in newest] == [
        "Ångra: Checka in Siv Ål", "Checka in Siv Ål", "Checka in Bo Ek",
    ]  # fmt: skip
    assert [(t.undone, t.back, t.forth) for t in newest] == [
        (False, False, False), (True, False, True), (False, True, False),
    ]  # fmt: skip
    older = history(context, fair.id, before=newest[-1].step.sequence)
    assert said(context, fair)[3:] == [plain(told.step) for told in older]


def test_a_protected_person_is_a_code_in_the_list(context: Context, fair: Fair) -> None:
    bo = seeker_named(context, fair, "Bo")
    arrive(context, fair, "Bo")
    protect(context, bo.id, True)
    assert not any("Bo" in line for line in said(context, fair))
    assert said(context, fair)[0].startswith("Visa bara koden ")
    undo_last(context, fair.id)
    assert "Checka in Bo Ek" in said(context, fair)


def test_every_part_that_a_sentence_names_is_found(context: Context, fair: Fair) -> None:
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    steps.start_day(context, fair.id)
    steps.make_longer(context, fair.id, steps.Longer(2, station=StationId(meeting.station)))
    steps.make_longer(context, fair.id, steps.Longer(-1))
    give_feedback(context, fair, "Siv", "Bygg AB")
    number = {s.id: s.number for s in queries.stations(context, fair.id)}[meeting.station]
    assert said(context, fair)[:4] == [
        "Spara återkoppling till Siv Ål", "Ändra resten av dagen −1 min",
        f"Ändra samtalet vid bord {number} +2 min", "Starta träffen",
    ]  # fmt: skip


def test_who_did_it_is_told(context: Context, fair: Fair) -> None:
    for actor in (Actor.DESK, Actor.COMMAND, Actor.PRACTICE):
        steps.arm_start(context.by(actor), fair.id, by_hand=actor is Actor.DESK)
    told = [actor_said(one.step, SWEDISH) for one in history(context, fair.id, 4)]
    assert told == ["Övningen", "Kommandoraden", "Incheckningen", "Koordinatorn"]
    assert actor_said(Step(1, "x", "", context.now()), SWEDISH) == "Inte antecknat"
    assert plain(Step(1, "x", "", context.now())) == "En annan ändring"
    assert coming(context, fair)[0] == "Låt träffen starta automatiskt"


def test_old_rows_are_forgotten_once_and_names_are_kept(context: Context, fair: Fair) -> None:
    arrive(context, fair, "Bo")
    forget_old_steps(context)
    later(context, hours=24)
    for _ in range(2):
        forget_old_steps(context)
    with context.store.read() as connection:
        verbs = list(connection.exec_driver_sql("SELECT verb FROM journal").scalars())
    assert verbs.count("forget_steps") == 1
    assert "Checka in Bo Ek" in said(context, fair)
    arrive(context, fair, "Siv")
    forget_old_steps(context)
    undo_last(context, fair.id)


def test_the_list_is_written_as_swedes_open_it(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    arrive(context.by(Actor.DESK), fair, "Bo")
    undo_last(context, fair.id)
    path = write_history(context, fair.id, tmp_path / "log.csv", SWEDISH)
    lines = path.read_bytes().decode("utf-8").split("\r\n")
    assert lines[0] == "\ufeffNummer;Datum;Tid;Vem;Vad;Ångrat"
    assert lines[-3:] == [
        "5;2026-11-26;09:00;Incheckningen;Checka in Bo Ek;Ja",
        "6;2026-11-26;09:00;Koordinatorn;Ångra: Checka in Bo Ek;Nej", "",
    ]  # fmt: skip
    write_history(context, fair.id, path, words_in(ENGLISH))
    assert "Check in Bo Ek" in path.read_text("utf-8")


def test_a_fair_with_nothing_done_has_an_empty_list(context: Context) -> None:
    assert history(context, "nowhere") == ()
    assert upcoming(context, "nowhere") == Upcoming(None, None, 0)


def test_every_verb_has_a_sentence() -> None:
    room = Path(queries.__file__).parent
    text = "\n".join(path.read_text("utf-8") for path in room.glob("*.py"))
    verbs = set(re.findall(r'store\.write\(\s*"(\w+)"', text))
    verbs |= set(re.findall(r'^_(?:VERB|MADE) = "(\w+)"', text, re.MULTILINE))
    known = {kind.partition(":")[0] for kind in SENTENCES}
    assert len(verbs) > 30
    assert verbs - known == set()
