"""What a running text asks of whatever writes it: paper and web page get the same words in the same
order."""

from collections.abc import Sequence
from typing import Protocol

from motesplats.documents.table import Column


class Pen(Protocol):
    """Writes headings, paragraphs, lists and tables one after the other, in reading order."""

    @property
    def line_height(self) -> float:
        """The height of one line of running text, in points; 0 where nothing is measured."""
        ...

    def opening_height(self, text: str) -> float:
        """The points that ``text`` takes as a paragraph together with two lines after it."""
        ...

    def heading(
        self,
        level: int,
        text: str,
        *,
        follow: float = 0,
        beside: str = "",
    ) -> None:
        """A heading of level 1–3, kept with ``follow`` points of what comes after it, and a
        paragraph ``beside`` it; in two languages where the pen has a label for it."""
        ...

    def paragraph(self, text: str, *, bold: bool = False, language: str = "") -> None:
        """A paragraph, in the document's language unless another is named."""
        ...

    def bullets(self, texts: Sequence[str], raised: Sequence[bool] = ()) -> None:
        """A list; ``raised`` says which items have an arrow upwards instead of a dot."""
        ...

    def blanks(self, label: str, count: int = 1) -> None:
        """Numbered lines to write on by hand, with ``label`` where the date goes."""
        ...

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """A table with a heading row; a cell may have several lines."""
        ...
