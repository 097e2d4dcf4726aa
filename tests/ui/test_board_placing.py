"""Where the board goes: never over the work window, whatever screens come and go."""

from hypothesis import given
from hypothesis import strategies as st

from motesplats.ui.board.placing import Area, How, Spot, placed

LAPTOP = Spot("eDP-1", Area(0, 0, 1366, 768), Area(0, 0, 1366, 728))
PROJECTOR = Spot("HDMI-1", Area(1366, 0, 1920, 1080), Area(1366, 0, 1920, 1080))
WALL = Spot("DP-2", Area(-3840, 0, 3840, 2160), Area(-3840, 0, 3840, 2160))
WHOLE_LAPTOP = Area(0, 0, 1366, 728)


def test_the_board_fills_the_other_screen() -> None:
    found = placed((LAPTOP, PROJECTOR), WHOLE_LAPTOP)
    assert (found.how, found.screen, found.area) == (How.FULL, "HDMI-1", PROJECTOR.whole)


def test_of_several_screens_the_chosen_one_is_taken_else_the_largest() -> None:
    screens = (LAPTOP, PROJECTOR, WALL)
    assert placed(screens, WHOLE_LAPTOP).screen == "DP-2"
    assert placed(screens, WHOLE_LAPTOP, "HDMI-1").screen == "HDMI-1"
    assert placed(screens, WHOLE_LAPTOP, "VGA-9").screen == "DP-2"
    assert placed(screens, WHOLE_LAPTOP, "eDP-1").screen == "DP-2"


def test_the_screen_of_the_work_window_is_never_taken_wherever_it_is_moved() -> None:
    on_the_wall = Area(-3000, 100, 1366, 728)
    assert placed((LAPTOP, WALL), on_the_wall).screen == "eDP-1"
    astride = Area(700, 0, 1366, 728)
    assert placed((LAPTOP, PROJECTOR), astride).how is How.BESIDE
    framed = Area(-8, -8, 1382, 744)
    assert placed((LAPTOP, PROJECTOR), framed).screen == "HDMI-1"


def test_without_another_screen_it_is_small_and_beside_the_work_window() -> None:
    found = placed((LAPTOP,), Area(0, 0, 900, 728))
    assert (found.how, found.area) == (How.BESIDE, Area(900, 0, 466, 360))
    found = placed((LAPTOP,), Area(400, 0, 966, 728))
    assert (found.how, found.area) == (How.BESIDE, Area(0, 0, 400, 360))
    assert placed((LAPTOP,), Area(0, 300, 1366, 428)).area == Area(0, 0, 640, 300)


def test_where_there_is_no_room_beside_it_is_put_away() -> None:
    assert placed((LAPTOP,), WHOLE_LAPTOP).how is How.AWAY
    assert placed((LAPTOP,), WHOLE_LAPTOP, "HDMI-1").how is How.AWAY


def test_screens_that_show_the_same_are_one() -> None:
    mirrored = Spot("HDMI-1", LAPTOP.whole, LAPTOP.left_over)
    assert placed((LAPTOP, mirrored), WHOLE_LAPTOP).how is How.AWAY


places, sizes = st.integers(-4000, 4000), st.integers(320, 4000)
areas = st.builds(Area, places, places, sizes, sizes)


@given(st.lists(areas, min_size=1, max_size=4), areas, st.sampled_from(["", "0", "1"]))
def test_it_never_lands_over_the_work_window(screens: list[Area], work: Area, wanted: str) -> None:
    spots = tuple(Spot(str(n), area, area) for n, area in enumerate(screens))
    found = placed(spots, work, wanted)
    over = found.area.shared(work) / (work.width * work.height)
    assert found.how is How.AWAY or over <= (0.02 if found.how is How.FULL else 0)
    assert found.screen in {spot.name for spot in spots}
