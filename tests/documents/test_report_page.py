"""The report as one HTML file: the words of the paper, in its order, and nothing from elsewhere."""

import io
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pikepdf
import pytest
from paper import actual_texts, findings, pages, text, unembedded_fonts
from reports_to_print import Asked, printed_as, written_for
from test_report_sheet import SENTENCE, sizes

from motesplats.documents.report import report, report_page
from motesplats.documents.web_page import WebPage
from motesplats.feedback.label_texts import LabelLanguage
from motesplats.usecases.forms import label_languages

VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Reads a page as a screen reader does: what is said, by which element, in which language."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[tuple[str, str]] = []
        self.feed(content.decode())
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self.open]
        if data.strip() and "style" not in inside and "title" not in inside:
            self.said.append((inside[-1], " ".join(data.split())))

    def words(self) -> Iterator[str]:
        for _, said in self.said:
            yield from re.findall(r"\w+", said)

    def named(self, tag: str) -> list[str]:
        return [said for one, said in self.said if one == tag]


def read(employers: int = 2, **asked: object) -> Reader:
    return Reader(printed_as(report_page, employers, Asked(**asked)))  # type: ignore[arg-type]


@pytest.mark.parametrize("code", ["sv", "en", "ar", "uk", "prs", "so", "ti"])
def test_paper_and_page_say_the_same_in_the_same_order(code: str) -> None:
    asked = Asked(code, before=date(2026, 3, 4))
    paper = text(printed_as(report, 2, asked))
    page = list(Reader(printed_as(report_page, 2, asked)).words())
    drawn = re.findall(r"\w+", paper)
    latin = [word for word in page if word.isascii() and word.isalpha()]
    assert len(latin) > 150
    assert sorted(set(latin) - set(drawn)) == []
    titles = [said for said in written_for(asked).titles if said in paper]
    joined = " ".join(page)
    places = [joined.index(" ".join(re.findall(r"\w+", title))) for title in titles]
    assert places == sorted(places)
    assert len(places) > 5


def test_an_employers_sentence_stands_there_to_the_character() -> None:
    content = printed_as(report_page, 3, Asked()).decode()
    assert content.count(SENTENCE) == 3


def test_headings_go_down_one_level_at_a_time_and_tables_have_headings() -> None:
    reader = read(2, before=date(2026, 3, 4))
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    scopes = {attrs.get("scope") for tag, attrs in reader.tags if tag == "th"}
    assert scopes == {"col", "row"}
    assert ("html", {"lang": "sv", "dir": "ltr"}) in reader.tags
    assert {"main", "ul", "ol", "table", "title", "footer"} <= {tag for tag, _ in reader.tags}


def test_nothing_is_run_and_nothing_is_fetched() -> None:
    reader = read()
    known = {"lang", "dir", "class", "scope", "charset", "name", "content", "http-equiv"}
    assert {name for _, attrs in reader.tags for name in attrs} <= known
    assert not {"script", "img", "link", "iframe", "a"} & {tag for tag, _ in reader.tags}
    assert b"url(" not in printed_as(report_page, 1, Asked())


def test_what_an_employer_writes_cannot_become_part_of_the_page() -> None:
    page = WebPage('<"&', "sv")
    page.heading(2, "<h1>")
    page.paragraph("<script>alert(1)</script>\nrad", bold=True)
    page.bullets(['"><b>', "سلام"], [True])
    content = page.finish("<foot>").decode()
    assert "<script>" not in content
    assert "<strong>&lt;script&gt;alert(1)&lt;/script&gt;<br>rad</strong>" in content
    assert '<li class="up">&quot;&gt;&lt;b&gt;</li>' in content
    assert '<li dir="rtl">سلام</li>' in content
    assert "<footer>" not in WebPage("", "sv").finish().decode()


def test_a_large_page_is_set_in_eighteen_points() -> None:
    assert b"html { font: 18pt" in printed_as(report_page, 1, Asked(large=True))
    assert b"html { font: 12pt" in printed_as(report_page, 1, Asked())


@pytest.mark.parametrize("language", label_languages().values(), ids=lambda one: one.code)
def test_labels_stand_beside_the_swedish_words_and_say_their_language(
    language: LabelLanguage,
) -> None:
    reader = read(2, code=language.code)
    for tag, swedish in (("h1", "Din återkoppling"), ("h2", "Dina styrkor"), ("h2", "Kontakt")):
        assert swedish in reader.named(tag)
    marked = {attrs["lang"]: attrs["dir"] for tag, attrs in reader.tags if tag == "span"}
    turned = "rtl" if language.right_to_left else "ltr"
    assert marked == ({language.code: turned} if language.texts else {}) | {"en": "ltr"}
    said = " ".join(said for _, said in reader.said)
    note = "inte granskade än" if language.texts else "Det finns inga ord på tigrinska än"
    assert note in said
    assert "Du har det som behövs" in said


def test_labels_that_somebody_has_reviewed_are_not_doubted() -> None:
    assert "granskade" not in printed_as(report_page, 1, Asked("ar", reviewed=True)).decode()


@pytest.mark.parametrize("code", ["sv", "en", *label_languages()])
@pytest.mark.parametrize("large", [False, True])
def test_paper_in_every_label_language_is_accessible(code: str, large: bool) -> None:
    content = printed_as(report, 2, Asked(code, large=large))
    assert findings(content) == []
    assert unembedded_fonts(content) == []
    assert text(content).count(SENTENCE) == 2
    assert min(sizes(content)) == (18 if large else 12)


@pytest.mark.parametrize("code", ["ar", "prs"])
def test_right_to_left_labels_are_read_in_the_order_of_writing(code: str) -> None:
    language = label_languages()[code]
    content = printed_as(report, 2, Asked(code))
    spoken = actual_texts(content)
    expected = {dict(language.texts)[key] for key in ("strengths", "next_steps", "L3", "orig")}
    assert expected <= set(spoken)
    with pikepdf.open(io.BytesIO(content)) as document:
        marked = {
            str(one.Lang): str(one.S)
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and "/Lang" in one and "/S" in one
        }
    assert set(marked) == {code, "en"}


def test_a_cover_bears_the_name_and_the_code_and_nothing_else() -> None:
    content = printed_as(report, 1, Asked(cover=True))
    cover, first = pages(content)[:2]
    assert cover == "Åsa Öst CODE 0001 Lämnas i ett kuvert till personen själv."
    assert first.startswith("Mässan · CODE 0001 · Sida 1 ")
    assert findings(content) == []
    alone = pages(printed_as(report, 1, Asked(cover=True, heading="CODE 0001")))[0]
    assert alone == "CODE 0001 Lämnas i ett kuvert till personen själv."
