"""Slips that are printed anew from any page."""

from pathlib import Path

from pypdfium2 import PdfDocument
from ui.conftest import Opened
from usecases.builders import fair_in, open_context, seeker_named

from motesplats.core.ids import SeekerId
from motesplats.ui.main_window import MainWindow
from motesplats.usecases.context import Context
from motesplats.usecases.queries import all_fairs


def text_of(path: Path) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(path))


def test_slips_of_just_these_people_lie_in_the_fairs_folder(
    window: MainWindow, context: Context, tmp_path: Path
) -> None:
    fair = all_fairs(context)[0].fair
    window.paper.slips(())
    window.page.shell.prints.set(str(tmp_path))
    window.paper.slips((seeker_named(context, fair, "Bo").id,))
    (path,) = tmp_path.iterdir()
    text = text_of(path)
    assert "Bo Ek" in text
    assert "Åsa" not in text
    assert str(path) in window.foot.text


def test_slips_that_cannot_be_made_say_why(open_window: Opened, tmp_path: Path) -> None:
    context = open_context()
    fair_in(context)
    window = open_window(context)
    window.page.shell.prints.set(str(tmp_path))
    window.paper.slips((SeekerId("nobody"),))
    assert window.foot.text
    assert not list(tmp_path.iterdir())
