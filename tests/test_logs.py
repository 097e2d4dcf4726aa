"""The log and the details of bugs hold places in the program, and no words that somebody typed."""

import logging
from pathlib import Path

import pytest

from motesplats.logs import start_log, stop_log, write_bug_report
from motesplats.settings import log_folder

CANARY = "Kanariefågelsdotter"


def failing(name: str) -> None:
    try:
        raise ValueError(name)
    except ValueError as error:
        raise KeyError(name) from error


def caught() -> KeyError:
    with pytest.raises(KeyError) as info:
        failing(CANARY)
    return info.value


def test_a_bug_report_says_where_and_not_what(tmp_path: Path) -> None:
    report = write_bug_report(caught(), tmp_path).read_text("utf-8")
    assert "ValueError\n" in report
    assert "KeyError\n" in report
    assert "test_logs.py" in report
    assert "failing" in report
    assert CANARY not in report


def test_the_newest_twenty_bug_reports_stay(tmp_path: Path) -> None:
    made = [write_bug_report(RuntimeError(), tmp_path) for _ in range(22)]
    assert sorted(tmp_path.iterdir()) == sorted(made[2:])
    assert write_bug_report(RuntimeError()).parent == log_folder()


@pytest.mark.expects_log
def test_the_log_leaves_out_the_words_of_an_exception(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    try:
        logging.getLogger("motesplats.desk").info("check_in %s", "0190-id")
        logging.getLogger("motesplats.desk").error("bug", exc_info=caught())
    finally:
        stop_log(handler)
    written = (tmp_path / "motesplats.log").read_text("utf-8")
    assert "check_in 0190-id" in written
    assert "failing" in written
    assert CANARY not in written
