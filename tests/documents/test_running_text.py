"""Text that runs over pages: rows taller than a page, headings that keep company, lists."""

import re

import pytest
from paper import findings, pages, roles, text

from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.text import Style

COLUMNS = (Column("Vad", 1), Column("Vem", 2))
LONG = " ".join(f"ord{n}" for n in range(4000))


def words(content: bytes) -> list[int]:
    return [int(n) for n in re.findall(r"ord(\d+)", text(content))]


@pytest.mark.parametrize("look", [Look(), Look(Style(18)), Look(air=0.5)])
def test_a_row_taller_than_a_page_runs_on_and_loses_no_word(look: Look) -> None:
    flow = Flow("Lista", "sv", look)
    flow.heading(1, "Lista")
    flow.table(COLUMNS, [("Före", "kort"), ("Lång", LONG), ("Efter", "kort")])
    asked = flow.pages
    content = flow.finish()
    assert words(content) == list(range(4000))
    assert asked == len(pages(content)) > 3
    assert all("Vad Vem" in page for page in pages(content))
    assert "ord0 " in pages(content)[0]
    assert findings(content) == []
    assert (roles(content)["TR"], roles(content)["TD"], roles(content)["TH"]) == (4, 6, 2)


def test_a_tall_row_begins_on_a_new_page_where_hardly_a_line_is_left() -> None:
    flow = Flow("Lista", "sv", Look())
    while flow.room() > 5 * flow.line_height:
        flow.paragraph("Text.")
    flow.table(COLUMNS, [("Kort", "rad"), ("Lång", LONG)])
    content = flow.finish()
    assert words(content) == list(range(4000))
    assert "ord0" not in pages(content)[0]


def test_a_word_wider_than_its_cell_is_cut_and_not_lost() -> None:
    flow = Flow("Lista", "sv", Look())
    flow.table(COLUMNS, [("x" * 300, "kort")])
    assert text(flow.finish()).count("x") == 300


def test_a_long_paragraph_and_a_long_item_run_on() -> None:
    flow = Flow("Lista", "sv", Look())
    flow.paragraph(LONG)
    flow.bullets([LONG, "sist"])
    content = flow.finish()
    assert words(content) == [*range(4000), *range(4000)]
    assert roles(content)["LI"] == 2


def test_a_paragraph_stands_beside_its_heading_only_where_it_fits() -> None:
    flow = Flow("Lista", "sv", Look())
    for beside in ("Kort mening.", "En lång mening som behöver mer än raden. " * 3, ""):
        flow.heading(2, "Rubrik", beside=beside)
        flow.paragraph("Text.")
    flow.heading(2, "En rubrik som är så lång att den själv tar två rader " * 2, beside="Kort.")
    content = flow.finish()
    assert findings(content) == []
    assert (roles(content)["H2"], roles(content)["P"]) == (4, 6)
    said = text(content)
    assert said.index("Kort mening.") < said.index("Text.")


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    flow = Flow("Lista", "sv", Look())
    for number in range(60):
        flow.heading(2, f"Rubrik {number}", beside="Bredvid.")
        flow.paragraph("Text under rubriken.")
    assert all(page.endswith("rubriken.") for page in pages(flow.finish()))


def test_a_last_line_never_stands_alone_on_the_next_page() -> None:
    flow = Flow("Lista", "sv", Look())
    while flow.room() >= 12 * flow.line_height:
        flow.paragraph("Text.")
    fits = int(flow.room() / flow.line_height)
    flow.paragraph("\n".join(f"ord{n}" for n in range(fits + 1)))
    first, second = pages(flow.finish())
    assert first.endswith(f"ord{fits - 2}")
    assert second == f"ord{fits - 1} ord{fits}"


@pytest.mark.parametrize("bullet", [False, True])
def test_a_sentence_or_two_are_read_without_turning_the_page(bullet: bool) -> None:
    flow = Flow("Lista", "sv", Look())
    while flow.room() >= 5 * flow.line_height:
        flow.paragraph("Text.")
    said = "\n".join(f"ord{n}" for n in range(6))
    flow.bullets([said]) if bullet else flow.paragraph(said)
    first, second = pages(flow.finish())
    assert "ord" not in first
    assert second.endswith("ord0 ord1 ord2 ord3 ord4 ord5")
