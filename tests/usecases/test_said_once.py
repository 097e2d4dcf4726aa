"""Whatever employers write: each sentence stands once, unchanged, with whom it is about, and what
is private or was replaced stands nowhere."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from feedback.report_words import words_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from usecases.builders import answered, open_context, planned_fair, session_of
from usecases.written import everything

from motesplats.core.errors import Refused
from motesplats.core.fair import Meeting
from motesplats.core.ids import shown_code
from motesplats.core.visibility import Place
from motesplats.feedback.compile import compile_report
from motesplats.i18n import words_in
from motesplats.usecases import queries
from motesplats.usecases.exports import KINDS, ExportOrder, export
from motesplats.usecases.feedback import Signed, autosave, open_form, save_feedback
from motesplats.usecases.feedback_list import feedback_list
from motesplats.usecases.forms import form_library
from motesplats.usecases.history import write_history
from motesplats.usecases.kiosk_closing import closing
from motesplats.usecases.moving_feedback import Move, move_feedback
from motesplats.usecases.quick_search import find, search_index
from motesplats.usecases.report_files import ReportOrder, make_reports, reports_to_make
from motesplats.usecases.reports import Decision, decide_text, release_list, report_states
from motesplats.usecases.showing import lists_behind
from motesplats.usecases.skips import Reason, Why, skip_form
from motesplats.usecases.summaries import fair_summary

MEETINGS = 5
OWN_WORDS = ("strength_evidence", "next_step", "alt_why", "advice", "promise_contact")
COMPARED = re.compile(
    r"medelvärde|genomsnitt|i snitt|\bsumman?\b|poäng|ranking|rangordn|placering|percentil"
    r"|bättre än|sämre än|jämfört med|average|mean value|\bscore|ranked|better than|worse than",
    re.IGNORECASE,
)
DEEDS = st.tuples(
    st.sampled_from(("save", "save", "note", "skip", "move", "swap")),
    st.integers(0, MEETINGS - 1),
    st.integers(0, MEETINGS - 1),
)


@dataclass(slots=True)
class Written:
    """What stands about a meeting by now, and its private note."""

    texts: tuple[str, ...] = ()
    note: str = ""


class Day:
    """A fair at which employers write, and remember themselves what they wrote about whom."""

    def __init__(self) -> None:
        self.context = open_context()
        self.fair = planned_fair(self.context)
        self.meetings = queries.parts(self.context, self.fair.id).meetings
        self.written = [Written() for _ in self.meetings]
        self.gone: list[str] = []
        self.notes: list[str] = []
        self._count = 0

    def do(self, deed: str, number: int, other: int) -> None:
        """Do it; what is refused is not done."""
        deeds = {
            "save": self._save,
            "note": self._note,
            "skip": self._skip,
            "move": lambda n: self._move(n, other, swap=False),
            "swap": lambda n: self._move(n, other, swap=True),
        }
        with suppress(Refused):
            deeds[deed](number)

    def release_all(self) -> None:
        for text in release_list(self.context, self.fair.id):
            decide_text(self.context, text.submission, text.item, Decision.RELEASED)

    def _host(self, meeting: Meeting) -> str:
        hosts = queries.employers_at(self.context, self.fair.id)
        return next(e.name for e in hosts if e.id == meeting.employer)

    def _fresh(self, kind: str) -> str:
        self._count += 1
        return f"Berätta {kind} om bygget nummer {self._count}q."

    def _save(self, number: int) -> None:
        meeting, host = self.meetings[number], self._host(self.meetings[number])
        texts = {item: self._fresh(item.replace("_", " ")) for item in OWN_WORDS}
        made = answered(
            self.context, self.fair, host, promise="P3", promise_by="2026-12-03", **texts
        )
        session = session_of(self.context, self.fair, host)
        save_feedback(self.context, session, meeting.id, Signed(made))
        self.gone += self.written[number].texts
        self.written[number].texts = tuple(texts.values())

    def _note(self, number: int) -> None:
        meeting, host = self.meetings[number], self._host(self.meetings[number])
        session = session_of(self.context, self.fair, host)
        note = self._fresh("hemligt")
        filled = open_form(self.context, session, meeting.id)
        if filled.saved:
            autosave(self.context, session, meeting.id, filled.answers, note)
            self.notes.append(note)

    def _skip(self, number: int) -> None:
        meeting, host = self.meetings[number], self._host(self.meetings[number])
        why = Why(Reason.OTHER, self._fresh("varför"))
        skip_form(self.context, session_of(self.context, self.fair, host), meeting.id, why)

    def _move(self, number: int, other: int, *, swap: bool) -> None:
        move = Move(self.meetings[number].id, self.meetings[other].id, swap)
        move_feedback(self.context, move)
        one, two = self.written[number], self.written[other]
        one.texts, two.texts = (two.texts if swap else ()), one.texts


def report_texts(day: Day) -> dict[str, str]:
    """Each person's report as one text."""
    found = {}
    for one in reports_to_make(day.context, day.fair.id).reports:
        made = compile_report(one.facts, one.views, form_library(), "sv", one.released)
        found[str(one.seeker.id)] = "\n".join(words_of(made))
    return found


def other_outputs(day: Day, folder: Path) -> dict[str, str]:
    """What else comes out of the program, by name."""
    context, fair = day.context, day.fair.id
    index = search_index(context, fair)
    said = {
        "lists": repr([lists_behind(context, fair, place) for place in Place]),
        "summary": repr(fair_summary(context, fair)),
        "states": repr(report_states(context, fair)),
        "search": repr([find(index, word, context.now()) for word in ("berätta", "bygget", "bo")]),
        "closing": repr([closing(context, session_of(context, day.fair, n), "sv") for n in HOSTS]),
        "history": write_history(context, fair, folder / "h.csv", words_in("sv")).read_text(),
    }
    pages = make_reports(context, fair, folder, ReportOrder(pdf=False, page=True))
    said |= {str(page): page.read_text() for page in pages.files}
    exported(day, folder, *(set(KINDS) - {"evaluation", "series"}))
    return said | {"export": everything(folder / "export")}


def exported(day: Day, folder: Path, *kinds: str) -> Path:
    """The first of the files that the fair is exported to."""
    order = ExportOrder(kinds, folder, words_in("sv"))
    return export(day.context, day.fair.id, order).files[0]


HOSTS = ("Bygg AB", "Vård AB")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(DEEDS, max_size=12))
def test_each_sentence_stands_once_with_whom_it_is_about(deeds: list[tuple[str, int, int]]) -> None:
    day = Day()
    for deed in (("save", 0, 0), ("note", 0, 0), *deeds):
        day.do(*deed)
    day.release_all()
    reports = report_texts(day)
    assert any(written.texts for written in day.written)
    for meeting, written in zip(day.meetings, day.written, strict=True):
        for text in written.texts:
            told = {who: said.count(text) for who, said in reports.items() if text in said}
            assert told == {str(meeting.seeker): 1}
    everything = "\n".join(reports.values())
    assert not any(text in everything for text in (*day.gone, *day.notes))
    assert not COMPARED.search(everything)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(DEEDS, max_size=8))
def test_an_export_has_each_sentence_once_under_the_code_of_whom_it_is_about(
    deeds: list[tuple[str, int, int]],
) -> None:
    day = Day()
    for deed in (("save", 0, 0), *deeds):
        day.do(*deed)
    day.release_all()
    with TemporaryDirectory() as folder:
        rows = json.loads(exported(day, Path(folder), "json").read_bytes())["tables"]["feedback"]
    codes = {s.id: shown_code(s.code) for s in queries.seekers(day.context, day.fair.id)}
    for meeting, written in zip(day.meetings, day.written, strict=True):
        for text in written.texts:
            found = [row["code"] for row in rows if row["answer"] == text]
            assert found == [codes[meeting.seeker]]
            assert sum(text in repr(row) for row in rows) == 1


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(DEEDS, max_size=8))
def test_a_private_note_and_a_replaced_text_stand_nowhere(
    deeds: list[tuple[str, int, int]],
) -> None:
    day = Day()
    for deed in (("save", 0, 0), ("note", 0, 0), ("save", 0, 0), *deeds):
        day.do(*deed)
    assert day.notes
    day.release_all()
    with TemporaryDirectory() as folder:
        said = other_outputs(day, Path(folder))
    said["to release"] = repr(release_list(day.context, day.fair.id))
    said["meetings"] = repr(feedback_list(day.context, day.fair.id))
    for place, text in said.items():
        assert not any(one in text for one in (*day.gone, *day.notes)), place
        assert not COMPARED.search(text), place
