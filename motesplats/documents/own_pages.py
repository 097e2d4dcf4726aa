"""Papers that are handed to one person after the other, each from a page of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.flow import Flow
from motesplats.documents.role_sheet import EASY
from motesplats.i18n import Words, isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from motesplats.documents.values import Following


class Owned(Protocol):
    """What is somebody's own: the fair's name, and the badge code or nothing."""

    @property
    def fair(self) -> str: ...
    @property
    def code(self) -> str: ...


V = TypeVar("V", bound=Owned)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper by its name on the command line, and its title."""

    what: str
    title: str


class _OwnFoot:
    """The line at the bottom of pages that are handed to one person after the other: whose page it
    is, and which of that person's."""

    def __init__(self, fair: str, tr: Words) -> None:
        self._fair, self._tr = fair, tr
        self._code, self._before = "", 0

    def __call__(self, page: int) -> str:
        number = self._tr("Sida {page}", page=page - self._before)
        return " · ".join(text for text in (isolated(self._fair), self._code, number) if text)

    def begin(self, code: str, before: int) -> None:
        """From the next page on the pages are another person's, after ``before`` of others."""
        self._code, self._before = code, before


def own_pages(
    paper: Paper,
    values: Sequence[V],
    write: Callable[[Flow, V, Words], None],
    tr: Words,
    follow: Following,
) -> bytes:
    """Everybody's pages after each other; ``write`` sets those of one.

    Raises Refused(NOTHING_TO_PRINT) without anybody, Refused(STOPPED) when cancelled.
    """
    if not values:
        raise Refused(Refusal.NOTHING_TO_PRINT, what=paper.what)
    foot = _OwnFoot(values[0].fair, tr)
    foot.begin(values[0].code, 0)
    flow = Flow(paper.title, tr.language, EASY, foot)
    for done, value in enumerate(values, start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        if done > 1:
            foot.begin(value.code, flow.pages)
            flow.new_page()
        write(flow, value, tr)
        follow.progress(done, len(values))
        follow.placed(done, flow.pages)
    return flow.finish()
