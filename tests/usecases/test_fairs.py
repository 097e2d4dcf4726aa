"""Fairs: created, changed, read from a settings file, asked about, and kept safe."""

import errno
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from usecases.builders import (
    fair_in,
    host,
    later,
    planned_fair,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal, StoreTrouble, StoreUnavailable
from motesplats.core.fair import Break, DayPlan, Topic
from motesplats.core.ids import EmployerId, FairId, OperationId, SeekerId
from motesplats.core.people import Needs
from motesplats.core.visibility import Place
from motesplats.exchange.fair_file import FairFile, InterpreterRow, write_fair_file
from motesplats.exchange.synonyms import Field
from motesplats.i18n import words_in
from motesplats.storage.store import Store
from motesplats.usecases import keeping, queries
from motesplats.usecases.context import UNWATCHED, Context
from motesplats.usecases.days import day_in_words
from motesplats.usecases.fairs import (
    change_fair,
    create_fair,
    fair_as_it_is,
    fair_as_told,
    fair_called,
    fair_from_file,
)
from motesplats.usecases.files import write_whole
from motesplats.usecases.lists import (
    FIELDS_OF,
    Kind,
    TextForm,
    kind_of,
    look_at,
    set_column,
    set_form,
)
from motesplats.usecases.planning import make_timetable, publish_timetable, timetable
from motesplats.usecases.registration import read_list
from motesplats.usecases.views import shown

DAY = date(2026, 11, 26)
PLAN = DayPlan(time(9, 0), time(10, 0))
NOUR, OLENA = InterpreterRow("Nour", ("arabiska",)), InterpreterRow("Olena", ("ukrainska",))


def settings(folder: Path, **more: object) -> Path:
    path = folder / "fair.toml"
    told = FairFile(**{"name": "Träffen", "place": "Salen", "day": DAY, "plan": PLAN, **more})
    path.write_text(write_fair_file(told), encoding="utf-8")
    return path


def test_a_name_is_borne_by_one_fair(context: Context, refused: Callable[..., object]) -> None:
    fair, again = fair_in(context), OperationId("the same press")
    with refused(Refusal.FAIR_EXISTS, fair="Träffen"):
        create_fair(context, replace(fair, id=FairId("other")))
    other = replace(fair, id=FairId("other"), name="Höst")
    assert create_fair(context, other, again) == create_fair(context, other, again)
    assert len(queries.all_fairs(context)) == 2


def test_breaks_that_overlap_are_refused(context: Context, refused: Callable[..., object]) -> None:
    fika, lunch = Break(time(9, 15), time(9, 30)), Break(time(9, 30), time(9, 45))
    fair = fair_in(context, plan=replace(PLAN, breaks=(lunch, fika)))
    longer = replace(fika, ends=time(9, 31))
    for ask in (create_fair, change_fair):
        with refused(Refusal.SETTING_INVALID, setting="breaks", value="09:30"):
            ask(context, replace(fair, plan=replace(PLAN, breaks=(lunch, longer))))


@pytest.mark.parametrize(
    "pause", [Break(time(8, 45), time(9, 15)), Break(time(9, 45), time(10, 15))]
)
def test_breaks_outside_the_day_are_refused(
    context: Context, refused: Callable[..., object], pause: Break
) -> None:
    fair, begins = fair_in(context), f"{pause.begins:%H:%M}"
    for ask in (create_fair, change_fair):
        with refused(Refusal.SETTING_INVALID, setting="break_outside", value=begins):
            ask(context, replace(fair, plan=replace(PLAN, breaks=(pause,))))


def test_settings_are_changed(context: Context, refused: Callable[..., object]) -> None:
    fair, again = planned_fair(context), OperationId("the same press")
    longer = replace(fair, plan=replace(PLAN, ends=time(11, 0)))
    assert change_fair(context, longer, again).changed == {Topic.FAIRS, Topic.TIMETABLE}
    assert change_fair(context, replace(longer, place="Torget"), again).fair.place == "Torget"
    assert queries.fair_by_id(context, fair.id) == longer
    with refused(Refusal.UNKNOWN_FAIR):
        change_fair(context, replace(fair, id=FairId("none")))


def test_no_meeting_loses_its_time_slot(context: Context, refused: Callable[..., object]) -> None:
    fair = planned_fair(context)
    with refused(Refusal.SETTING_INVALID, setting="slots_in_use"):
        change_fair(context, replace(fair, plan=replace(PLAN, ends=time(9, 15))))
    assert queries.fair_by_id(context, fair.id) == fair


def test_a_settings_file_makes_a_fair_and_changes_it(context: Context, tmp_path: Path) -> None:
    made = fair_from_file(context, "Träffen", settings(tmp_path, interpreters=(NOUR,)))
    (before,) = queries.interpreters(context, made.fair.id)
    changed = fair_from_file(
        context, "Träffen", settings(tmp_path, place="Torget", interpreters=(NOUR, OLENA))
    )
    after = {i.name: i.id for i in queries.interpreters(context, made.fair.id)}
    assert (changed.fair.id, changed.fair.place) == (made.fair.id, "Torget")
    assert after["Nour"] == before.id
    assert set(after) == {"Nour", "Olena"}
    assert made.changed == {Topic.FAIRS, Topic.PEOPLE}


@pytest.mark.parametrize("published", [True, False])
def test_an_interpreter_with_meetings_stays(
    context: Context, tmp_path: Path, refused: Callable[..., object], published: bool
) -> None:
    fair = fair_from_file(context, "Träffen", settings(tmp_path, interpreters=(NOUR, OLENA))).fair
    bo = someone("Bo Ek", "Bygg AB", needs=Needs(interpreter="arabiska"))
    register(context, fair, host("Bygg AB", 1), bo)
    make_timetable(context, fair.id)
    if published:
        publish_timetable(context, fair.id)
    with refused(Refusal.SETTING_INVALID, setting="interpreters_in_use", value="Nour"):
        fair_from_file(context, "Träffen", settings(tmp_path, place="Torget"))
    assert len(timetable(context, fair.id).meetings) == 1
    assert queries.fair_by_id(context, fair.id) == fair
    fair_from_file(context, "Träffen", settings(tmp_path, interpreters=(NOUR,)))
    assert [i.name for i in queries.interpreters(context, fair.id)] == ["Nour"]


def test_the_same_settings_again_change_nothing(context: Context, tmp_path: Path) -> None:
    path = settings(tmp_path, interpreters=(OLENA, NOUR))
    made = fair_from_file(context, "Träffen", path)
    again = fair_from_file(context, "Träffen", path)
    assert (again.fair, again.changed) == (made.fair, frozenset())


def test_a_fair_is_told_from_its_file_without_being_stored(
    context: Context, tmp_path: Path
) -> None:
    told = fair_as_told(context, "Träffen", settings(tmp_path))
    assert queries.all_fairs(context) == ()
    kept = create_fair(context, told).fair
    assert fair_as_told(context, "Träffen", settings(tmp_path)) == kept
    assert fair_as_it_is(context, replace(kept, name="Ny")).name == "Ny"


def test_a_fair_that_is_there_is_called_by_name(context: Context) -> None:
    template = fair_in(context, "Mall")
    fair = fair_called(context, "Träffen", template)
    assert fair.id != template.id
    assert fair_called(context, "Träffen", template) == fair


def test_facts_count_what_a_fair_has(context: Context, refused: Callable[..., object]) -> None:
    fair = planned_fair(context)
    (summary,) = queries.all_fairs(context)
    facts = summary.facts
    assert (summary.fair, summary.version, facts) == (fair, 1, queries.facts(context, fair.id))
    assert (facts.time_slots, facts.meetings, facts.arrived, facts.reports) == (4, 5, 0, 0)
    assert queries.fair_by_name(context, "Träffen") == fair
    for ask in (queries.facts, queries.parts, queries.fair_by_id):
        with refused(Refusal.UNKNOWN_FAIR):
            ask(context, FairId("none"))
    with refused(Refusal.UNKNOWN_FAIR, fair="Okänd"):
        queries.fair_by_name(context, "Okänd")


def test_records_that_are_gone_are_refused(
    context: Context, refused: Callable[..., object]
) -> None:
    with context.store.read() as connection:
        with refused(Refusal.UNKNOWN_SEEKER):
            queries.known_seeker(connection, SeekerId("none"))
        with refused(Refusal.UNKNOWN_EMPLOYER):
            queries.known_employer(connection, EmployerId("none"))


def test_a_label_keeps_name_and_code_apart(context: Context) -> None:
    bo = seeker_named(context, small_fair(context), "Bo")
    assert "Bo Ek" in shown(bo, Place.DESK).label
    assert shown(replace(bo, protected=True), Place.DESK).label == shown(bo, Place.DESK).code
    UNWATCHED.progress(1, 2)
    assert UNWATCHED.cancelled() is False


def test_days_are_written_as_they_are_read() -> None:
    assert day_in_words(DAY, words_in("sv")) == "torsdag 26 november 2026"
    assert day_in_words(DAY, words_in("en")) == "Thursday 26 November 2026"


def test_a_file_is_written_whole_into_folders_that_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.pdf"
    assert write_whole(path, b"1") == write_whole(path, b"2") == path
    assert [p.read_bytes() for p in path.parent.iterdir()] == [b"2"]


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, StoreTrouble.DISK_FULL),
        (errno.EROFS, StoreTrouble.READ_ONLY),
        (errno.EIO, StoreTrouble.UNREACHABLE),
        (None, StoreTrouble.UNREACHABLE),
    ],
)
def test_what_keeps_a_file_from_being_written_is_named_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, trouble: StoreTrouble
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(number, "no") if number else OSError("no")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(StoreUnavailable) as found:
        write_whole(tmp_path / "b.pdf", b"1")
    assert (found.value.trouble, found.value.path) == (trouble, str(tmp_path / "b.pdf"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_cannot_be_written_into(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(StoreUnavailable):
        write_whole(tmp_path / "a" / "b.pdf", b"1")


def test_a_store_is_copied_checked_and_put_back(context: Context, tmp_path: Path) -> None:
    path = tmp_path / "a.mplats"
    kept = Context(Store.open(path, clock=context.clock), context.clock)
    small_fair(kept)
    copy = keeping.back_up(kept, tmp_path / "copy.mplats")
    assert keeping.verify(kept).ok
    later(kept, minutes=6)
    assert keeping.back_up_when_due(kept, tmp_path / "copies") is not None
    kept.store.close()
    assert keeping.restore(copy, path) == path
    again = Store.open(path, clock=context.clock)
    assert len(queries.all_fairs(Context(again, context.clock))) == 1
    again.close()


LISTS = {
    Kind.SEEKERS: "Förnamn;Efternamn;E-post;Telefon\nÅsa;Öst;asa@example.org;070-174 06 05\n",
    Kind.EMPLOYERS: "Arbetsgivare;Roll;Bord\nBygg AB;Montör;1\n",
    Kind.WISHES: "Namn;Arbetsgivare;Rang\nÅsa Öst;Bygg AB;1\n",
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_says_by_its_columns_what_it_is(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(LISTS[kind], encoding="utf-8")
    assert kind_of(path) is kind
    assert look_at(path, kind).headings == tuple(LISTS[kind].splitlines()[0].split(";"))
    assert len(set(FIELDS_OF[kind])) == len(FIELDS_OF[kind])


def test_what_is_no_list_is_refused(tmp_path: Path, refused: Callable[..., object]) -> None:
    path = tmp_path / "tom.csv"
    path.write_bytes(b"")
    with refused(Refusal.FILE_EMPTY):
        kind_of(path)


def test_how_a_text_is_written_can_be_said_and_is_remembered(
    context: Context, tmp_path: Path
) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Namn|Ort;Land\nÅsa Öst|Malmö;Sverige\nBo Ek|Lund;Sverige\n", "utf-8")
    first = replace(look_at(path, Kind.SEEKERS, TextForm("utf-8", ";")), layout_key="as guessed")
    read = set_form(context, path, first, TextForm("cp1252", "|"))
    assert [one.first_name for one in read.seekers] == ["Ã…sa", "Bo"]
    lost = set_form(context, path, read, TextForm("utf-8", ","))
    assert (lost.seekers, lost.layout_key) == ((), "as guessed")
    found = set_form(context, path, lost, TextForm("utf-8", "|"))
    assert [one.first_name for one in found.seekers] == ["Åsa", "Bo"]
    key = look_at(path, Kind.SEEKERS).layout_key
    set_form(context, path, replace(found, layout_key=key), TextForm("cp1252", "|"))
    again = read_list(context, path, Kind.SEEKERS)
    assert (again.seekers[0].first_name, again.layout_key) == ("Ã…sa", key)
    chosen = tmp_path / "val.toml"
    chosen.write_text('[file]\nseparator = "|"\n', "utf-8")
    assert read_list(context, path, Kind.SEEKERS, chosen).seekers[0].first_name == "Åsa"


def test_a_corrected_column_is_read_anew_and_remembered(
    context: Context, tmp_path: Path, refused: Callable[..., object]
) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Förnamn;Smeknamn;Telefon\nÅsa;Lillan;070\n", encoding="utf-8")
    first = read_list(context, path, Kind.SEEKERS)
    named = set_column(context, path, first, Field.FIRST_NAME, 1)
    assert named.seekers[0].first_name == "Lillan"
    without = set_column(context, path, named, None, 2)
    assert without.seekers[0].phone == ""
    assert set_column(context, path, without, None, 2).seekers == without.seekers
    assert read_list(context, path, Kind.SEEKERS).seekers == without.seekers
    with refused(Refusal.COLUMNS_MISSING):
        set_column(context, path, without, None, 1)
