"""The file behind each page: title, language, structure, and the way back from what is drawn."""

import io

import pikepdf
import pytest

from motesplats.documents.pdf import TaggedPdf
from motesplats.documents.text import Style, wrap

STYLE = Style(12)


def made(language: str = "sv") -> bytes:
    pdf = TaggedPdf("Möten & tider <prov>", language)
    for page in range(2):
        if page:
            pdf.new_page()
        box = (50.0, 700.0, 400.0)
        pdf.draw_lines(pdf.root.add("H1"), wrap("Rubrik", STYLE, 400), STYLE, box)
        pdf.squares(pdf.root.add("Figure", "En bild på Åsa"), [(60, 60)], 10)
        pdf.frame(40, 40, 60, 60)
    return pdf.finish()


def test_title_and_language_are_said_in_the_file() -> None:
    with pikepdf.open(io.BytesIO(made("en"))) as document:
        assert document.Root.Lang == "en-GB"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.docinfo.Title == "Möten & tider <prov>"
        assert b"M\xc3\xb6ten &amp; tider &lt;prov&gt;" in document.Root.Metadata.read_bytes()


@pytest.mark.parametrize("index", [0, 1])
def test_each_mark_on_a_page_finds_its_element(index: int) -> None:
    with pikepdf.open(io.BytesIO(made())) as document:
        page = document.pages[index]
        assert page.StructParents == index
        assert page.Tabs == "/S"
        owners = document.Root.StructTreeRoot.ParentTree.Nums[2 * index + 1]
        assert [str(owner.S) for owner in owners] == ["/H1", "/Figure"]
        assert owners[1].Alt == "En bild på Åsa"


def test_what_is_drawn_is_marked_or_decoration() -> None:
    with pikepdf.open(io.BytesIO(made())) as document:
        commands = document.pages[0].Contents.read_bytes()
    assert commands.count(b"BDC") + commands.count(b"BMC") == commands.count(b"EMC") == 3


def test_the_same_content_gives_the_same_file() -> None:
    assert made() == made()
