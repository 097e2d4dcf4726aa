"""What was done to a fair, as tests say it."""

from usecases.builders import (
    seeker_named,
)

from motesplats.core.fair import Fair
from motesplats.core.history import Step
from motesplats.i18n import Words
from motesplats.step_words import step_said
from motesplats.usecases import queries
from motesplats.usecases.arrival import (
    check_in_by_name,
)
from motesplats.usecases.context import Context
from motesplats.usecases.history import (
    Upcoming,
    history,
    upcoming,
)

SWEDISH = Words()


def plain(step: Step | None) -> str:
    return "" if step is None else bare(step_said(step, SWEDISH))


def bare(text: str) -> str:
    """Without the signs that keep names apart from their neighbours."""
    return text.replace("\u2068", "").replace("\u2069", "")


def said(context: Context, fair: Fair) -> list[str]:
    """All that was done, newest first."""
    return [plain(told.step) for told in history(context, fair.id)]


def coming(context: Context, fair: Fair) -> tuple[str, str]:
    known: Upcoming = upcoming(context, fair.id)
    return plain(known.undo), plain(known.redo)


def arrive(context: Context, fair: Fair, *names: str) -> None:
    for name in names:
        check_in_by_name(context, seeker_named(context, fair, name).id)


def inside(context: Context, fair: Fair) -> set[str]:
    parts = queries.parts(context, fair.id)
    return {parts.seekers[one].first_name for one in parts.arrivals}
