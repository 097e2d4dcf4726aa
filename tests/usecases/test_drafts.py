"""Papers with times are printed of what is published, never of a draft."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from usecases.builders import planned_fair

from motesplats.core.errors import Refusal
from motesplats.i18n import Words
from motesplats.usecases.context import Context
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.printing import PrintJob, print_sheet

Refuses = Callable[..., AbstractContextManager[None]]


@pytest.mark.parametrize("sheet", ["slips", "timetable", "prep"])
def test_a_draft_is_not_printed(
    context: Context, refused: Refuses, tmp_path: Path, sheet: str
) -> None:
    fair = planned_fair(context)
    make_timetable(context, fair.id)
    with refused(Refusal.NOT_PUBLISHED):
        print_sheet(context, fair.id, sheet, tmp_path, PrintJob(Words()))
    publish_timetable(context, fair.id)
    assert print_sheet(context, fair.id, sheet, tmp_path, PrintJob(Words())).path.exists()


def test_badges_wait_for_no_timetable(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    make_timetable(context, fair.id)
    assert print_sheet(context, fair.id, "badges", tmp_path, PrintJob(Words())).path.exists()
