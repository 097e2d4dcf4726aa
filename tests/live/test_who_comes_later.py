"""Who has gone or comes later: the stations, the board and the alarms while nobody is there."""

from live.days import on
from live.halls import BYGG, HERE, VARD, facts, first, gathered, meeting, shown, wish

from motesplats.core.fair import MeetingState
from motesplats.core.ids import SeekerId
from motesplats.live.alarms import alarms
from motesplats.live.board import BoardName, name_page, station_lines
from motesplats.live.gathering import Expected, Facts, gather
from motesplats.live.hall import StationState

TWO = gathered(["Åsa 1 0", "Bo 1 1", "Siv 2 0", "Eva 1 2"], ["Siv Bygg 1"])
NAMES = {SeekerId(name): BoardName(name, (name,)) for name in ("Åsa", "Bo", "Siv", "Eva")}


def late(clock: str) -> Facts:
    return facts(
        "Åsa Bo Siv Eva", employers_here=HERE - {BYGG}, expected=(Expected(BYGG, on(clock)),)
    )


def test_an_employer_who_said_when_is_not_missing_until_then() -> None:
    known = late("09:35")
    view = first(shown(TWO, known, "09:05"))
    assert (view.state, view.comes) == (StationState.EMPLOYER_COMING, on("09:35"))
    assert not alarms(shown(TWO, known, "09:05"), TWO, known).shown
    after = shown(TWO, known, "09:36")
    assert first(after).state is StationState.EMPLOYER_MISSING
    (told,) = alarms(after, TWO, known).shown
    assert (told.code.value, told.since) == ("employer_missing", on("09:35"))


def test_whoever_was_here_and_comes_again_is_not_here_meanwhile() -> None:
    known = facts("Åsa Bo Siv Eva", expected=(Expected(BYGG, on("09:35")),))
    found = shown(TWO, known, "09:05")
    assert first(found).state is StationState.EMPLOYER_COMING
    assert all(BYGG not in reserve.wants for reserve in found.reserves)
    assert first(shown(TWO, known, "09:40")).state is StationState.EMPLOYER_MISSING


def test_the_board_says_when_and_sends_nobody_before_that() -> None:
    found = shown(TWO, late("09:35"), "09:05")
    line = station_lines(found, NAMES)[0]
    assert (line.comes, line.now, line.next) == (on("09:35"), "", "Bo")
    assert [one.text for one in name_page(found, TWO, NAMES, 9).lines] == ["Siv"]


def test_whoever_meets_after_the_employer_has_come_is_sent_there() -> None:
    found = shown(TWO, late("09:20"), "09:14")
    assert first(found).state is StationState.EMPLOYER_COMING
    assert [one.text for one in name_page(found, TWO, NAMES, 9).lines] == ["Bo"]


def test_who_is_to_be_called_is_no_reserve_for_that_employer() -> None:
    called = meeting("Siv 1 1", state=MeetingState.BY_PHONE)
    found = gather((), (), [called], [wish("Siv Bygg 1"), wish("Siv Vård 2")])
    assert found.unmet_by(SeekerId("Siv")) == (VARD,)
    assert found.meetings == ()
