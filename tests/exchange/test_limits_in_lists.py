"""How long, how many and when to rest, as lists and settings files tell it."""

from datetime import time
from pathlib import Path

import pytest
from exchange import lists_of_people as lists

from motesplats.core.errors import Refused
from motesplats.core.fair import MeetingRules, MetBefore, Mode
from motesplats.core.people import ALL_DAY, Presence
from motesplats.exchange.fair_file import fair_file_from_text, write_fair_file
from motesplats.exchange.registration import read_registration
from motesplats.exchange.rows import Fault, Kind

EMPLOYERS = (
    "Arbetsgivare;Bord;Samtal, minuter;Flest möten;Paus efter\n"
    "Bygg AB;1;25;8;4\nBygg AB;2;;;\nVård AB;3;;;3\n"
)
FAIR = """[fair]
name = "T"
day = "2026-11-26"
[times]
starts = "09:00"
ends = "12:00"
[rules]
"""


def test_employers_say_how_long_how_many_and_when_their_recruiters_rest(tmp_path: Path) -> None:
    read = read_registration(lists.text_file(tmp_path / "a.csv", EMPLOYERS), Kind.EMPLOYERS)
    bygg, vard = read.employers
    assert (bygg.talk, bygg.max_meetings) == (25, 8)
    assert [station.max_run for station in bygg.stations] == [4, None]
    assert (vard.talk, vard.max_meetings, vard.stations[0].max_run) == (None, None, 3)


def test_a_later_row_with_a_station_of_its_own_tells_its_recruiter_s_times(tmp_path: Path) -> None:
    text = (
        "Arbetsgivare;Roll;Bord;Kommer;Går\nBygg AB;Snickare;1;9:30;\n"
        "Bygg AB;Murare;2;;11:00\nBygg AB;Målare;1;;12:00\n"
    )
    read = read_registration(lists.text_file(tmp_path / "a.csv", text), Kind.EMPLOYERS)
    bygg = read.employers[0]
    assert bygg.presence == Presence(time(9, 30))
    assert [s.presence for s in bygg.stations] == [ALL_DAY, Presence(leaves=time(11))]


def test_seekers_say_how_many_meetings_they_can_bear(tmp_path: Path) -> None:
    text = "Förnamn;Efternamn;Högst antal möten\nÅsa;Öst;3\nBo;Ek;\n"
    read = read_registration(lists.text_file(tmp_path / "s.csv", text), Kind.SEEKERS)
    assert [seeker.max_meetings for seeker in read.seekers] == [3, None]


@pytest.mark.parametrize(
    ("row", "fault", "column"),
    [
        ("Bygg AB;1;0;;", Fault.LIMIT_INVALID, "Samtal, minuter"),
        ("Bygg AB;1;500;;", Fault.LIMIT_INVALID, "Samtal, minuter"),
        ("Bygg AB;1;;97;", Fault.LIMIT_INVALID, "Flest möten"),
        ("Bygg AB;1;;;många", Fault.NUMBER_INVALID, "Paus efter"),
    ],
)
def test_limits_that_cannot_be_keep_their_row_out(
    tmp_path: Path, row: str, fault: Fault, column: str
) -> None:
    text = EMPLOYERS.split("\n", 1)[0] + f"\n{row}\n"
    read = read_registration(lists.text_file(tmp_path / "a.csv", text), Kind.EMPLOYERS)
    assert [(bad.reason, bad.column) for bad in read.rejected] == [(fault, column)]


def test_a_settings_file_says_what_the_fair_wants_and_is_written_back() -> None:
    wants = 'station_run = 4\nmode = "fewer_deeper"\nmet_before = "prefer"\nequal_time = true\n'
    fair = fair_file_from_text(FAIR + wants)
    rules = MeetingRules(
        station_run=4, mode=Mode.FEWER_DEEPER, met_before=MetBefore.PREFER, equal_time=True
    )
    assert fair.rules == rules
    assert fair_file_from_text(write_fair_file(fair)) == fair


@pytest.mark.parametrize("line", ['mode = "slow"', "met_before = 3", "station_run = -1"])
def test_what_cannot_be_wanted_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(Refused) as refused:
        fair_file_from_text(FAIR + line)
    assert refused.value.details["line"] == 8
