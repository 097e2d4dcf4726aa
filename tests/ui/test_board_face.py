"""What the board says and how large, without a window of the program around it."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QImage
from pytestqt.qtbot import QtBot
from ui.hands import the_fair
from usecases.builders import (
    employer_named,
    fair_in,
    host,
    open_context,
    planned,
    planned_fair,
    register,
    seeker_named,
    someone,
)

from motesplats.core.clock import at
from motesplats.core.fair import Break, DayPlan
from motesplats.i18n import words_in
from motesplats.live.board import BoardChoice, Layout
from motesplats.live.gongs import Sound
from motesplats.live.hall import hall
from motesplats.ui.board.face import Agenda, Cells, Face, NameCell, Pattern, StationCell
from motesplats.ui.board.facing import Asked, empty_face, face_of
from motesplats.ui.board.measures import PART_OF_HEIGHT, Measures
from motesplats.ui.board.painting import elided, wrapped
from motesplats.ui.board.view import BoardView
from motesplats.ui.theme import TOKENS, Look
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.board import board_names
from motesplats.usecases.context import Context
from motesplats.usecases.hall_marks import employers_came
from motesplats.usecases.hall_steps import pause_all, start_day
from motesplats.usecases.live_hall import hall_records
from motesplats.usecases.protection import protect

BIG = Measures(1920, 1080)
SIZES = [Measures(1920, 1080), Measures(1366, 768), Measures(1024, 768), Measures(3840, 2160)]


@pytest.fixture
def context() -> Context:
    made = open_context()
    fair = planned_fair(made)
    here = [employer_named(made, fair, name).id for name in ("Bygg AB", "Vård AB")]
    employers_came(made, fair.id, tuple(here))
    made.clock.move_to(at(fair.day, time(9)))
    start_day(made, fair.id)
    return made


def face(
    context: Context, clock: str, choice: BoardChoice, size: Measures = BIG, **more: object
) -> Face:
    fair = the_fair(context)
    records = hall_records(context, fair.id)
    names = board_names(records.known, words_in("sv"))
    now = at(fair.day, time.fromisoformat(clock))
    found = hall(records.gathering, records.facts, records.course, now)
    return face_of(records, found, names, Asked(choice, size, **more))


def chosen(layout: Layout, **more: object) -> BoardChoice:
    return BoardChoice(layout, by_phase=False, **more)


def words(texts: object) -> str:
    """Everything that is said, without the marks around parts of another direction."""
    return repr(texts).replace("\\u2068", "").replace("\\u2069", "")


def test_main_text_is_a_twenty_fifth_of_the_height_or_more_on_every_screen() -> None:
    for size in SIZES:
        assert size.text * PART_OF_HEIGHT >= size.height
        assert size.station_rows >= 7
        assert size.name_rows >= 12
        assert size.head.bottom <= size.body.y
        assert size.body.bottom <= size.foot.y
        assert size.foot.bottom <= size.height
    assert BIG.station_rows * BIG.wide_columns >= 14
    assert (BIG.wide_columns, BIG.narrow_columns) == (2, 3)
    assert Measures(320, 900).narrow_columns == 1


def test_a_talk_shows_now_and_next_at_each_station_in_twenty_four_hours(context: Context) -> None:
    shown = face(context, "09:04", BoardChoice())
    assert shown.layout is Layout.STATIONS
    assert (shown.head.phase, shown.head.left, shown.head.clock) == (
        "Samtal",
        "06:00 kvar",
        "09:04",
    )
    assert (shown.head.symbol, shown.head.colour) == ("talk", "talk")
    assert shown.head.below == "Möte 1 av 4"
    assert isinstance(shown.body, Cells)
    first = shown.body.cells[0]
    assert isinstance(first, StationCell)
    assert (first.number, first.state) == ("1", "")
    assert first.now
    assert first.next
    afternoon = face(context, "13:05", chosen(Layout.CLOCK))
    assert isinstance(afternoon.body, Agenda)
    assert afternoon.body.clock == "13:05"


def test_the_change_sends_people_to_their_stations_and_says_it_in_english_too(
    context: Context,
) -> None:
    shown = face(context, "09:13:30", BoardChoice(english=True))
    assert shown.layout is Layout.NAMES
    assert (shown.head.phase, shown.head.left) == ("Byt bord", "01:30 kvar")
    assert shown.head.below == "Change stations · Meeting 2 of 4 begins at 09:15"
    assert isinstance(shown.body, Cells)
    names = [cell for cell in shown.body.cells if isinstance(cell, NameCell)]
    assert all(cell.station.startswith("Bord ") and cell.employer for cell in names)
    assert len(names) == len(shown.body.cells) > 0
    last = face(context, "09:58:30", BoardChoice())
    assert last.head.below == "Det var dagens sista möte"


def test_of_a_protected_person_there_is_a_code_and_nothing_says_why(context: Context) -> None:
    fair = the_fair(context)
    for clock, layout in (("09:04", Layout.STATIONS), ("09:14", Layout.NAMES)):
        assert "Åsa" in words(face(context, clock, chosen(layout)))
    protect(context, seeker_named(context, fair, "Åsa").id, True)
    for layout in Layout:
        for clock in ("08:50", "09:04", "09:14", "10:30"):
            said = words(face(context, clock, chosen(layout, english=True)))
            assert "Åsa" not in said.replace("Åsa Öberg", "")
            assert "kydd" not in said


def test_nobody_is_counted_down_or_told_to_be_late(context: Context) -> None:
    shown = face(context, "09:08", chosen(Layout.STATIONS))
    assert "Väntar" not in words(shown)
    assert "min" not in words(shown.body)


def test_free_places_and_the_message_take_turns_in_the_last_line(context: Context) -> None:
    choice = chosen(Layout.CLOCK, message="Fika i foajén")
    said = {face(context, f"09:{m:02}:{s:02}", choice).foot for m in (46, 47) for s in (0, 12, 24)}
    assert said == {
        "\u2068Fika i foajén\u2069", "Lediga nu: bord 1, bord 2. Fråga i incheckningen.",
    }  # fmt: skip
    assert face(context, "09:46", chosen(Layout.CLOCK, english=True)).foot
    assert face(context, "08:00", chosen(Layout.CLOCK)).foot == ""


def test_a_gong_is_seen_on_the_board(context: Context) -> None:
    shown = face(context, "09:10", BoardChoice(), gong=Sound.FEEDBACK)
    assert (shown.head.phase, shown.head.loud) == ("Återkopplingen börjar", True)


def test_a_pause_is_said_and_nothing_is_counted(context: Context) -> None:
    fair = the_fair(context)
    context.clock.move_to(at(fair.day, time(9, 4)))
    pause_all(context, fair.id)
    shown = face(context, "09:20", chosen(Layout.STATIONS))
    assert (shown.head.phase, shown.head.left, shown.head.symbol) == ("Allt är pausat", "", "pause")
    assert all(isinstance(c, StationCell) and not c.state for c in shown.body.cells)


def test_a_break_is_called_by_its_name_and_the_agenda_marks_it() -> None:
    context = open_context()
    plan = DayPlan(time(9), time(10), breaks=(Break(time(9, 15), time(9, 30), "Fika"),))
    fair = fair_in(context, plan=plan)
    register(context, fair, host("Bygg AB", 1), someone("Åsa Öst", "Bygg AB"))
    planned(context, fair)
    context.clock.move_to(at(fair.day, time(9)))
    start_day(context, fair.id)
    shown = face(context, "09:20", BoardChoice())
    assert isinstance(shown.body, Agenda)
    assert "Fika" in shown.head.phase
    assert [line.now for line in shown.body.lines] == [False, True, False]
    assert shown.body.lines[0].times == "09:00–09:15"
    assert shown.body.day == "torsdag 26/11"


def test_an_employer_who_is_not_here_is_told_kindly(context: Context) -> None:
    fresh = open_context()
    fair = planned_fair(fresh)
    fresh.clock.move_to(at(fair.day, time(9)))
    start_day(fresh, fair.id)
    check_in_by_name(fresh, seeker_named(fresh, fair, "Åsa").id)
    cells = face(fresh, "09:04", chosen(Layout.STATIONS)).body.cells
    assert {cell.state for cell in cells} == {"Kommer senare"}


def test_the_test_picture_names_fair_and_screen_and_stands_still(context: Context) -> None:
    shown = face(context, "09:04", chosen(Layout.TEST), screen="HDMI-1")
    assert isinstance(shown.body, Pattern)
    assert "Träffen" in shown.body.lines[0]
    assert "HDMI-1" in shown.body.lines[1]
    assert "1920 × 1080" in shown.body.lines[1]
    assert shown.shift == (0, 0)


def test_no_line_stands_in_one_place_all_day() -> None:
    shifts = {BIG.shift(minute * 60.0) for minute in range(8)}
    assert len(shifts) == 8
    assert max(abs(part) for shift in shifts for part in shift) < BIG.edge


def test_a_name_is_shortened_before_its_code_and_text_breaks_between_words(qtbot: QtBot) -> None:
    metrics = QFontMetrics(BoardView().font())
    whole = "\u2068Maximiliana-Konstantina\u2069 \u20687K4M\u2069"
    short = elided(whole, metrics, metrics.horizontalAdvance(whole) // 2)
    assert short.endswith("7K4M\u2069")
    assert "…" in short
    assert elided(whole, metrics, 4000) == whole
    assert "…" in elided("Maximiliana", metrics, 40)
    assert wrapped("ett två tre", metrics, 4000) == ["ett två tre"]
    room = metrics.horizontalAdvance("ett två")
    assert wrapped("ett två tre", metrics, room) == ["ett två", "tre"]
    assert wrapped("ett två tre fyra fem sex", metrics, room)[1].endswith("…")


@pytest.mark.parametrize("look", Look)
def test_every_layout_is_painted_in_every_look(qtbot: QtBot, context: Context, look: Look) -> None:
    view = BoardView()
    qtbot.addWidget(view)
    view.resize(1366, 768)
    pictures = set()
    for layout, clock in zip(Layout, ("09:04", "09:14", "09:04", "09:04"), strict=True):
        choice = chosen(layout, message="Fika i foajén")
        view.show_face(face(context, clock, choice, view.measures), look)
        image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert image.pixelColor(3, 765) == QColor(TOKENS[look].paper) or layout is Layout.TEST
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == len(Layout)


def test_only_what_has_changed_is_painted(qtbot: QtBot, context: Context) -> None:
    view = BoardView()
    qtbot.addWidget(view)
    view.resize(1920, 1080)
    view.show()
    first = face(context, "09:04:00", chosen(Layout.STATIONS))
    for seconds, most in ((0, 1920 * 1080), (0, 0), (1, 1920 * BIG.head.height)):
        view.painted = 0
        view.show_face(face(context, f"09:04:{seconds:02}", chosen(Layout.STATIONS)), Look.DARK)
        qtbot.wait(1)
        assert view.painted <= most
    assert view.face != first
    view.show_face(replace(first, foot="Fika"), Look.DARK)
    assert "Fika" in view.accessibleName()


def test_without_a_fair_there_is_the_time(qtbot: QtBot, context: Context) -> None:
    shown = empty_face(context.now(), BIG)
    assert isinstance(shown.body, Agenda)
    assert shown.body.clock == "09:00"
    view = BoardView(preview=True)
    qtbot.addWidget(view)
    view.resize(480, 270)
    view.show_face(shown, Look.LIGHT, BIG)
    assert view.heightForWidth(480) == 270
    assert not view.grab().isNull()
