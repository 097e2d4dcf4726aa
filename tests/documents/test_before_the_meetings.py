"""The sheets before the meetings: accessible, twelve points or more, whatever they hold."""

from collections.abc import Callable

import pytest
from paper import findings, pages, roles, text, unembedded_fonts
from values_for_sheets import FAIR, MUHAMMAD

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.branch_sheet import branch_sheets
from motesplats.documents.brief_forms import card_papers, role_form
from motesplats.documents.brief_values import (
    AskedValue,
    BranchValue,
    CardPaper,
    Criterion,
    MeetingPrep,
    PrepPerson,
    RoleSheetValue,
)
from motesplats.documents.meeting_prep import meeting_preps
from motesplats.documents.role_sheet import EASY, role_sheets
from motesplats.documents.signs import signs
from motesplats.documents.values import Following, StationSign
from motesplats.i18n import Words, words_in

LONG = "Şahin-Lindqvist von Österåkers åkeri och kranbilstransporter i Västernorrland AB"
ASKS = tuple(
    AskedValue(f"Du kan göra sak nummer {n} " * 3, "Det behövs varje dag " * 4, "Går att lära.")
    for n in range(5)
)
ROLE = RoleSheetValue("Förare", LONG, FAIR, "Bord 3", "3 lediga jobb", "Allt kommer fram", ASKS,
                      "Svenska.", "30 000 kr")  # fmt: skip
MEETING = MeetingPrep("09:15", 3, LONG, "Förare", "på video: https://mote.example/a", "Allt fram",
                      ASKS, "Svenska.")  # fmt: skip
LOOKS = tuple(
    Criterion(f"Kompetens {n}", "Visar hur det gick till.", ("A", "B", "C", "D")) for n in range(9)
)
PERSON = PrepPerson(MUHAMMAD, "7GM3 HE3Z", FAIR, "26 november", (MEETING,) * 6, LOOKS)
CARD = CardPaper(MUHAMMAD, "7GM3 HE3Z", FAIR, LOOKS)
BRANCH = BranchValue("IT", "15 lediga jobb", (("Förare", LONG, "3"),) * 9, (("Du kan", "tre"),),
                     ("Nät.",), ("Fler",), ("Vi söker.",))  # fmt: skip
SHEETS: dict[str, Callable[[Words, int, Following], bytes]] = {
    "roles": lambda tr, n, follow: role_sheets([ROLE] * n, tr, follow),
    "prep": lambda tr, n, follow: meeting_preps([PERSON] * n, tr, follow),
    "cards": lambda tr, n, follow: card_papers([CARD] * n, tr, follow),
    "branches": lambda tr, n, follow: branch_sheets([BRANCH] * n, FAIR, tr, follow),
    "form": lambda tr, _n, _follow: role_form(FAIR, tr),
}


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_checker_of_accessible_pdf_finds_nothing(name: str, language: str) -> None:
    content = SHEETS[name](words_in(language), 2, Following())
    assert findings(content) == []
    assert unembedded_fonts(content) == []
    assert roles(content)["H1"] >= 1


def test_running_text_is_at_least_twelve_points() -> None:
    assert EASY.body.size >= 12


@pytest.mark.parametrize("name", ["roles", "prep", "cards", "branches"])
def test_progress_is_told_and_a_cancelled_job_stops(name: str) -> None:
    heard: list[tuple[int, int]] = []
    follow = Following(progress=lambda done, total: heard.append((done, total)))
    SHEETS[name](Words(), 2, follow)
    assert heard == [(1, 2), (2, 2)]
    with pytest.raises(Refused) as refused:
        SHEETS[name](Words(), 1, Following(cancelled=lambda: True))
    assert refused.value.refusal is Refusal.STOPPED
    with pytest.raises(Refused):
        SHEETS[name](Words(), 0, Following())


@pytest.mark.parametrize("name", ["prep", "cards"])
def test_each_page_says_whose_it_is_and_counts_from_one(name: str) -> None:
    found = pages(SHEETS[name](Words(), 2, Following()))
    half = len(found) // 2
    assert all("7GM3 HE3Z" in page for page in found)
    assert "Sida 1" in found[half]
    assert f"Sida {half}" in found[-1]


def test_nothing_of_a_full_sheet_is_lost() -> None:
    said = text(SHEETS["prep"](Words(), 1, Following()))
    assert said.count("Det här vill jag berätta") == 6
    assert "Kompetens 8" in said
    assert said.count("sak nummer 4") == 18


def test_a_sheet_with_little_to_tell_tells_it() -> None:
    bare = MeetingPrep("09:15", 3, "Tyst AB")
    person = PrepPerson("7GM3 HE3Z", "7GM3 HE3Z", FAIR, "", (bare,))
    said = text(meeting_preps([person], Words()))
    assert "Tyst AB" in said
    assert said.count("7GM3 HE3Z") == 2
    assert "Det här tittar arbetsgivarna på" not in said
    branch = branch_sheets([BranchValue("IT", "1 ledigt jobb")], FAIR, Words())
    assert "Det här söks mest" not in text(branch)


def test_a_sign_holds_what_there_is_room_for() -> None:
    aim = "Samma fel kommer inte tillbaka och kunderna ringer bara en enda gång " * 3
    sign = StationSign(3, LONG, tuple(f"Roll {n}" for n in range(5)), (aim,) * 5)
    [page] = pages(signs([sign], Words()))
    assert "Roll 0 Samma fel" in page
