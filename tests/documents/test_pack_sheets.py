"""The sheets of the paper pack: read aloud in order, one form a page, for the staff alone."""

from collections.abc import Callable

import pytest
from paper import code, findings, pages, text

from motesplats.core.errors import Refusal, Refused
from motesplats.documents import staff_lists as lists
from motesplats.documents.paper_form import PaperForm, paper_forms
from motesplats.documents.values import Following
from motesplats.feedback.library import form_for
from motesplats.i18n import Words, words_in
from motesplats.usecases.forms import form_library

TR = words_in("sv")
SHEET = lists.StaffSheet("Träffen", "26 november 2026", 2)
PERSON = lists.PersonRow("محمد عبد الرحمن", "0000 0000", "09:00 bord 1", "070-174 06 05")
STATION = lists.StationList(1, "Åkeri", (lists.StationRow("09:00", "Åsa", "0000 0000"),))
EMPTY = lists.StationList(2, "Bygg", ())
DAY = lists.DayRow("09:00", "Möte 1")
BRANCHES = [branch.id for branch in form_library().branches]
SHEETS: dict[str, Callable[[Words], bytes]] = {
    "stations": lambda tr: lists.station_lists(SHEET, [STATION, EMPTY], tr),
    "names": lambda tr: lists.name_list(SHEET, [PERSON], tr),
    "calls": lambda tr: lists.call_list(SHEET, [PERSON], tr),
    "day": lambda tr: lists.day_plan(SHEET, [DAY], [DAY], tr),
    "guide": lambda tr: lists.guide(SHEET, tr),
    "forms": lambda tr: paper_forms([form("")], tr),
}


def form(branch: str, employer: str = "Åkeri") -> PaperForm:
    made = form_for(form_library(), branch, "", work_language=True)
    return PaperForm(made, employer, "Åsa", "0000 0000", "09:00", "1", code(1))


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_each_sheet_is_read_in_order_in_both_languages(sheet: Callable[[Words], bytes]) -> None:
    for tr in (TR, words_in("en")):
        assert findings(sheet(tr)) == []


def test_lists_are_for_the_staff_alone() -> None:
    for name in ("stations", "names", "calls"):
        assert "Bara för personalen" in text(SHEETS[name](TR))
    assert "Inga möten är bokade än." in text(SHEETS["stations"](TR))
    assert text(SHEETS["guide"](TR)).count("motesplats") == 1


@pytest.mark.parametrize("branch", BRANCHES)
def test_a_form_of_any_branch_is_one_page(branch: str) -> None:
    (page,) = pages(paper_forms([form(branch, "Ett företag med ett långt namn " * 6)], TR))
    assert "Återkoppling till Åsa" in page


def test_empty_lists_and_stopped_ones_are_refused() -> None:
    for make in (lists.name_list, lists.call_list, lists.station_lists):
        with pytest.raises(Refused):
            make(SHEET, (), TR)
    with pytest.raises(Refused):
        paper_forms((), TR)
    with pytest.raises(Refused) as refused:
        paper_forms([form("")], TR, Following(cancelled=lambda: True))
    assert refused.value.refusal is Refusal.STOPPED
