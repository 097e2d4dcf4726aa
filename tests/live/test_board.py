"""What the big screen shows, and what it never shows."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from live.days import DAY, PLAN, course, instants, on, step
from live.halls import BYGG, facts, gathered, gatherings, known, shown

from motesplats.core.clock import local
from motesplats.core.fair import Break, DayPlan
from motesplats.core.ids import SeekerId, StationId
from motesplats.live.board import (
    PAGE_SECONDS,
    BoardChoice,
    BoardName,
    Layout,
    NamePage,
    big_clock,
    free_stations,
    layout_at,
    name_page,
    page_at,
    resting_stations,
    station_lines,
    station_page,
)
from motesplats.live.course import Act, Course
from motesplats.live.gathering import Facts, Gathering
from motesplats.live.hall import hall
from motesplats.live.phases import Held, Phase

# Swedish order is the caller's: å stands after b and s. Bo is shown by code only.
NAMES = {
    SeekerId("Åsa"): BoardName("Åsa · 7K4M", (29,)),
    SeekerId("Bo"): BoardName("4TX9", (2,)),
    SeekerId("Siv"): BoardName("Siv · 2BN9", (19,)),
}
TWO = gathered(["Åsa 1 0", "Bo 2 0", "Siv 1 1", "Eva 2 1"])


def lines(clock: str, known_facts: Facts) -> list[tuple[int, str, str]]:
    found = station_lines(shown(TWO, known_facts, clock), NAMES)
    return [(line.station.number, line.now, line.next) for line in found]


def names(clock: str, known_facts: Facts, most: int = 10) -> NamePage:
    return name_page(shown(TWO, known_facts, clock), TWO, NAMES, most)


def test_stations_show_now_and_next_and_nobody_without_a_name() -> None:
    assert lines("09:02", facts("Åsa")) == [(1, "Åsa · 7K4M", "Siv · 2BN9"), (2, "4TX9", "")]


def test_an_employer_who_left_leaves_no_ghosts() -> None:
    left = facts("Åsa", employers_gone=frozenset({BYGG}))
    assert lines("09:02", left)[0] == (1, "", "")
    assert [line.text for line in names("09:02", left).lines] == ["4TX9"]


def test_names_stand_in_the_order_of_their_keys_with_their_station() -> None:
    found = names("09:02", facts(""))
    assert [(line.text, line.station.number) for line in found.lines] == [
        ("4TX9", 2), ("Åsa · 7K4M", 1),
    ]  # fmt: skip
    assert (found.number, found.count, found.slot) == (1, 1, 0)


def test_from_the_change_on_the_names_are_those_of_the_next_slot() -> None:
    assert [line.text for line in names("09:13", facts("")).lines] == ["Siv · 2BN9"]
    assert names("09:20", facts("")).slot == 1
    assert names("09:59", facts("")).slot is None
    assert names("10:00", facts("")) == NamePage((), 1, 1, None)


def test_pages_turn_every_twelve_seconds_by_the_clock() -> None:
    pages = {names(f"09:00:{second:02}", facts(""), 1).lines[0].text for second in (0, 12)}
    assert len(pages) == 2
    turns = [page_at(on("09:00") + timedelta(seconds=n), 3) for n in range(0, 72, PAGE_SECONDS)]
    assert turns[:3] == turns[3:]
    assert sorted(turns[:3]) == [1, 2, 3]


def test_the_big_clock_shows_the_phase_of_all_and_the_agenda() -> None:
    found = big_clock(shown(TWO, facts(""), "09:20"))
    assert (found.phase, found.seconds_left, found.slot, found.slots) == (Phase.BREAK, 600, 2, 3)
    assert [(a.kind.value, a.title, f"{local(a.begins):%H:%M}", a.now) for a in found.agenda] == [
        ("meetings", "", "09:00", False), ("break", "Fika", "09:15", True),
        ("meetings", "", "09:30", False),
    ]  # fmt: skip
    assert big_clock(shown(TWO, facts(""), "10:00")).slot is None


def test_the_agenda_has_breaks_before_and_after_and_follows_the_real_day() -> None:
    around = (Break(PLAN.starts.replace(hour=8), PLAN.starts, "Samling"),)
    end = (Break(PLAN.ends, PLAN.ends.replace(hour=11), "Mingel"),)
    day = Course(DAY, DayPlan(PLAN.starts, PLAN.ends, breaks=around + end))
    late = day.after(step(Act.SHIFT, "08:00", minutes=5))
    found = big_clock(hall(TWO, facts(""), late, on("08:30")))
    assert [(a.kind.value, f"{local(a.begins):%H:%M}") for a in found.agenda] == [
        ("break", "08:05"), ("meetings", "09:05"), ("break", "10:05"),
    ]  # fmt: skip


def test_a_pause_is_said_on_the_board() -> None:
    paused = course(step(Act.PAUSE, "09:04"))
    assert big_clock(shown(TWO, facts(""), "09:20", paused)).held is Held.PAUSED


@given(gatherings, known, instants, st.integers(1, 4))
def test_all_pages_together_show_everybody_with_a_name_once(
    gathering: Gathering, known_facts: Facts, now: object, most: int
) -> None:
    found = hall(gathering, known_facts, course(), now)
    one = name_page(found, gathering, NAMES, most)
    whole = name_page(found, gathering, NAMES, 99)
    assert len(one.lines) <= most
    assert 1 <= one.number <= one.count
    assert set(one.lines) <= set(whole.lines)
    assert {line.text for line in whole.lines} <= {name.text for name in NAMES.values()}


def free(clock: str, known_facts: Facts, day: Course | None = None) -> list[int]:
    found = shown(FEW, known_facts, clock, day)
    return [station.number for station in free_stations(found, FEW)]


# Station 1 has Åsa first and nobody after; station 2 nobody first and Bo in the second slot.
FEW = gathered(["Åsa 1 0", "Bo 2 1"])


def test_free_places_are_offered_while_somebody_could_begin() -> None:
    assert free("09:02", facts("Åsa")) == [2]
    assert free("09:11", facts("Åsa")) == []
    assert free("09:14", facts("Åsa")) == [1]
    assert free("09:20", facts("Åsa")) == [1]
    assert free("09:32", facts("Åsa Bo")) == [1]
    assert free("08:50", facts("Åsa")) == []
    assert free("09:59", facts("Åsa")) == []


def test_no_place_is_offered_where_nobody_receives() -> None:
    gone = facts("Åsa", employers_gone=frozenset({BYGG}))
    assert free("09:20", gone) == []
    assert free("09:20", facts("Åsa", employers_here=frozenset())) == []
    assert free("09:20", facts("Åsa", resting=frozenset({StationId("t1")}))) == []
    assert free("09:20", facts("Åsa"), course(step(Act.PAUSE, "09:04"))) == []


def test_a_station_that_rests_by_itself_is_told() -> None:
    rests = facts("Åsa", resting=frozenset({StationId("t2")}))
    assert [s.number for s in resting_stations(shown(FEW, rests, "09:02"))] == [2]
    held = shown(FEW, rests, "09:20", course(step(Act.PAUSE, "09:04")))
    assert resting_stations(held) == ()


def test_the_layout_follows_the_phase_if_the_coordinator_wants() -> None:
    def at(clock: str, choice: BoardChoice, day: Course | None = None) -> Layout:
        return layout_at(choice, shown(FEW, facts(""), clock, day).moment)

    told = {clock: at(clock, BoardChoice()).value for clock in (
        "08:30", "08:50", "09:02", "09:12", "09:14", "09:20", "10:05")}  # fmt: skip
    assert list(told.values()) == [
        "clock", "names", "stations", "stations", "names", "clock", "clock",
    ]  # fmt: skip
    assert at("09:02", BoardChoice(Layout.CLOCK, by_phase=False)) is Layout.CLOCK
    assert at("09:02", BoardChoice(Layout.TEST)) is Layout.TEST
    waiting = Course(DAY, PLAN, by_hand=True)
    assert at("09:05", BoardChoice(), waiting) is Layout.NAMES


def test_stations_have_pages_too_and_somebody_may_turn_them() -> None:
    found = shown(FEW, facts("Åsa"), "09:02")
    pages = [station_page(found, NAMES, 1, skipped) for skipped in (0, 1, 2)]
    assert {page.lines[0].station.number for page in pages[:2]} == {1, 2}
    assert pages[0] == pages[2]
    assert len(station_page(found, NAMES, 5).lines) == 2
    assert {name_page(shown(TWO, facts(""), "09:02"), TWO, NAMES, 1, n).number
            for n in (0, 1)} == {1, 2}  # fmt: skip
