"""A rehearsed fair: every paper is there, every code decodes, every sentence gets through."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from sqlalchemy import select

from motesplats.core.clock import SystemClock
from motesplats.i18n import words_in
from motesplats.storage.integrity import verify
from motesplats.storage.store import Store
from motesplats.storage.tables import meeting, seeker, submission
from motesplats.usecases.practice import write_practice
from motesplats.usecases.rehearsal import RehearsalOrder, Rehearsed, rehearse_fair

SHEETS = {"badges", "slips", "signs", "timetable", "prep", "summary"}
DOTS_PER_INCH = 150


@dataclass(frozen=True)
class Played:
    """A rehearsal that is over."""

    store: Store
    folder: Path
    result: Rehearsed


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    folder = tmp_path_factory.mktemp("rehearsal")
    files = write_practice(folder / "registration")
    store = Store.open(folder / "store.mplats", clock=SystemClock())
    order = RehearsalOrder(folder / "pdf", words_in("sv"))
    yield Played(store, folder / "pdf", rehearse_fair(store, files, order))
    store.close()


def text_of(path: Path) -> str:
    """The text without spaces: where lines break is the sheet's own business."""
    pages = pypdfium2.PdfDocument(path)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


def own_words(answers: str) -> list[str]:
    told = json.loads(answers)
    fields = ("strength_evidence", "advice", "alt_why")
    return [told[name] for name in fields if name in told]


def test_every_sheet_and_report_is_there(played: Played) -> None:
    assert {path.stem for path in played.folder.glob("*.pdf")} == SHEETS
    assert len(list((played.folder / "reports").glob("*.pdf"))) == played.result.reports > 50


def test_nine_of_ten_held_meetings_have_feedback(played: Played) -> None:
    assert played.result.feedback >= 0.9 * played.result.held
    assert played.result.held >= 100


def test_every_badge_on_the_sheet_decodes_to_its_seeker(played: Played) -> None:
    found: set[str] = set()
    for page in pypdfium2.PdfDocument(played.folder / "badges.pdf"):
        picture = page.render(scale=DOTS_PER_INCH / 72).to_pil()
        found |= {code.text for code in zxingcpp.read_barcodes(picture)}
    with played.store.read() as connection:
        registered = {
            row.code for row in connection.execute(select(seeker.c.code, seeker.c.walk_in))
            if not row.walk_in
        }  # fmt: skip
    assert found == registered


def test_every_sentence_stands_unchanged_in_the_right_report(played: Played) -> None:
    query = select(seeker.c.code, submission.c.answers).join_from(submission, meeting)
    with played.store.read() as connection:
        rows = connection.execute(query.join(seeker, seeker.c.id == meeting.c.seeker_id)).all()
    texts = {path.stem: text_of(path) for path in (played.folder / "reports").glob("*.pdf")}
    wanted = [(code, "".join(said.split())) for code, a in rows for said in own_words(a)]
    assert len(wanted) > 200
    assert not [(code, said) for code, said in wanted if code in texts and said not in texts[code]]


def test_no_report_has_a_file_name_that_tells_whose_it_is(played: Played) -> None:
    names = [path.name for path in (played.folder / "reports").iterdir()]
    assert all(re.fullmatch(r"MPS[0-9A-Z]{8}\.pdf", name) for name in names)


def test_the_store_is_whole_afterwards(played: Played) -> None:
    assert verify(played.store).ok
