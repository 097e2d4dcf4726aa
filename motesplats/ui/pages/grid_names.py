"""Names in the cells of the grid: whole wherever they fit on two lines, told apart by the code."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from motesplats.i18n import isolated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFontMetrics

    from motesplats.core.ids import SeekerId
    from motesplats.usecases.views import Shown


def needing_code(people: Iterable[Shown]) -> frozenset[SeekerId]:
    """Those whose name somebody else among them bears too."""
    whose: defaultdict[str, set[SeekerId]] = defaultdict(set)
    for one in people:
        whose[one.name.casefold()].add(one.seeker)
    return frozenset(seeker for same in whose.values() if len(same) > 1 for seeker in same)


def lines_of(name: str, code: str, letters: QFontMetrics, width: int) -> tuple[str, ...]:
    """The name on one line or broken after a word, so that as much as can be is seen; a code that
    is given gets the last line.
    """
    if code:
        return name, isolated(code)
    if letters.horizontalAdvance(name) <= width:
        return (name,)
    words = name.split()
    breaks = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    if not breaks:
        return (name,)
    return min(breaks, key=lambda two: max(map(letters.horizontalAdvance, two)))
