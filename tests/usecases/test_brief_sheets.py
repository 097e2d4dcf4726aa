"""What is printed before the meetings: role sheets, signs, prep sheets, branch sheets, cards."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from usecases.builders import (
    employer_named,
    fair_in,
    give_feedback,
    host,
    planned,
    register,
    seeker_named,
    someone,
)
from usecases.test_reports import release_all

from motesplats.core.cards import SeekerCard
from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.ids import shown_code
from motesplats.core.meeting_forms import Remote, RemoteWay
from motesplats.core.people import Demand
from motesplats.exchange.rows import RoleRow
from motesplats.i18n import Words, words_in
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.groups import GroupPlan, plan_group, put_in_group
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.protection import protect
from motesplats.usecases.remote import meet_remotely

Sheet = Callable[..., str]
SUPPORT = RoleRow(
    "Supporttekniker",
    places=3,
    demands=("Du kan felsöka", "Du kan nätverk"),
    explained=(Demand("Du kan felsöka", "Kunden väntar"),
               Demand("Du kan nätverk", "", learnable=True, takes="tre månader")),
    work_language="Svenska",
    language_why="För kunder i telefon",
    aim="Samma fel kommer inte tillbaka",
    pay="29 000–34 000 kr",
)  # fmt: skip


@pytest.fixture
def fair(context: Context) -> Fair:
    """An employer in IT with a brief, one without any role, and Siv who meets both."""
    made = fair_in(context)
    told = SeekerCard("Mina exempel", "Hur ser veckan ut?", "Lett ett lag")
    register(
        context, made, host("Kod AB", 1, branch="it", roles=(SUPPORT,)),
        host("Tyst AB", 2, roles=()), someone("Siv Ål", "Kod AB", "Tyst AB", card=told),
        someone("Bo Ek"),
    )  # fmt: skip
    return planned(context, made)


@pytest.fixture
def sheet(context: Context, fair: Fair, tmp_path: Path) -> Sheet:
    """The text of a sheet, with line ends as blanks."""

    def printed(name: str, tr: Words | None = None, of: Fair = fair) -> str:
        path = print_sheet(context, of.id, name, tmp_path, PrintJob(tr or Words())).path
        with closing(pypdfium2.PdfDocument(path)) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        return " ".join(" ".join(pages).split())

    return printed


def test_the_role_sheet_says_what_to_achieve_what_is_asked_and_why(sheet: Sheet) -> None:
    text = sheet("roles")
    for said in (
        "Supporttekniker", "Kod AB", "Bord 1", "3 lediga jobb", "Samma fel kommer inte tillbaka.",
        "Du kan felsöka. Varför: Kunden väntar.", "Går att lära på jobbet: tre månader.",
        "Du kan söka även om", "Svenska. Varför: För kunder i telefon.", "29 000–34 000 kr",
    ):  # fmt: skip
        assert said in text
    assert "Tyst AB" not in text


def test_a_role_without_a_brief_still_has_a_sheet(context: Context, sheet: Sheet) -> None:
    other = fair_in(context, "Den andra")
    register(context, other, host("Enkel AB", roles=(RoleRow("Kock"),)))
    text = sheet("roles", of=other)
    assert "Kock" in text
    assert "1 ledigt jobb" in text
    assert "Lön" not in text


def test_the_sign_says_the_role_and_what_it_shall_achieve(sheet: Sheet) -> None:
    assert "Supporttekniker Samma fel kommer inte tillbaka" in sheet("signs")


def test_the_prep_sheet_has_the_role_and_what_the_employer_will_look_at(sheet: Sheet) -> None:
    text = sheet("prepsheets")
    for said in ("Siv Ål", "Kod AB", "Det här ska rollen uppnå: Samma fel", "Varför: Kunden väntar",
                 "Tyst AB", "Berätta om meriter",
                 "Delar upp felet, provar en sak i taget", "Mitt exempel"):  # fmt: skip
        assert said in text
    assert "Bo Ek" not in text


def test_the_prep_sheet_tells_of_groups_and_of_meetings_elsewhere(
    context: Context, fair: Fair, sheet: Sheet
) -> None:
    own = employer_named(context, fair, "Kod AB").id
    [station] = [s.id for s in queries.stations(context, fair.id) if s.employer == own]
    group = plan_group(context, fair.id, GroupPlan(own, station, 3, "Så jobbar vi")).group
    put_in_group(context, group, [seeker_named(context, fair, "Bo").id])
    quiet = employer_named(context, fair, "Tyst AB").id
    meet_remotely(context, Remote(quiet, None, RemoteWay.VIDEO, "https://mote.example/a"))
    text = sheet("prepsheets")
    assert "Gruppmöte: Så jobbar vi." in text
    assert "Bo Ek" in text
    assert "På video: https://mote.example/a" in text


@pytest.mark.parametrize("name", ["prepsheets", "cards"])
def test_a_protected_person_is_the_code_on_sheets_of_their_own(
    context: Context, fair: Fair, sheet: Sheet, name: str
) -> None:
    siv = seeker_named(context, fair, "Siv")
    protect(context, siv.id, True)
    text = sheet(name)
    assert shown_code(siv.code) in text
    assert "Siv" not in text


def test_the_card_to_fill_in_has_the_anchors_of_the_first_wish(sheet: Sheet) -> None:
    text = sheet("cards")
    assert "Hittar felet med stöd och kända steg" in text
    assert "Ingen arbetsgivare ser dina kryss" in text
    assert "Bo Ek" in text


def test_the_empty_role_profile_is_one_page(
    context: Context, fair: Fair, tmp_path: Path, sheet: Sheet
) -> None:
    assert "Krav 5" in sheet("roleform")
    with closing(pypdfium2.PdfDocument(tmp_path / "roleform.pdf")) as document:
        assert len(document) == 1


def test_employers_read_the_card_on_paper_portfolio_first(sheet: Sheet) -> None:
    text = sheet("prep")
    assert "Siv Har gjort: Lett ett lag" in text
    assert "Vill fråga: Hur ser veckan ut?" in text
    assert "Varför: Kunden väntar" in text


def test_the_branch_sheet_of_five_briefs_lists_skills_openings_and_released_words(
    context: Context, sheet: Sheet
) -> None:
    it = fair_in(context, "IT-dagen")
    roles = [RoleRow("Utvecklare", places=n, demands=("Du kan Python", f"Egen {n}")) for n in
             range(1, 6)]  # fmt: skip
    hosts = [host(f"Kod {n}", n, branch="it", roles=(role,)) for n, role in enumerate(roles, 1)]
    register(context, it, *hosts, someone("Siv Ål", "Kod 1"), host("Annat", 9))
    planned(context, it)
    give_feedback(context, it, "Siv", "Kod 1", industry_text="Vi söker fler.",
                  competence_levels={"learning": "L3", "it_quality": "L2", "interplay": "L2"},
                  gap=["none"])  # fmt: skip
    assert "Vi söker fler" not in sheet("branches", of=it)
    release_all(context, it)
    text = sheet("branches", of=it)
    assert "15 lediga jobb hos 5 arbetsgivare" in text
    assert "Krav Söks av Du kan Python 5 arbetsgivare, 15 jobb" in text
    assert "”Vi söker fler.”" in text
    assert "Bransch: Övriga 1 ledigt jobb hos en arbetsgivare" in text


def test_what_is_learnt_at_work_stands_on_the_branch_sheet(sheet: Sheet) -> None:
    assert "Du kan nätverk. Tid: tre månader." in sheet("branches")
    assert "Can be learnt on the job: tre månader." in sheet("roles", words_in("en"))


@pytest.mark.parametrize("name", ["roles", "branches", "cards"])
def test_nothing_to_print_is_said(
    context: Context, tmp_path: Path, refused: Callable[..., object], name: str
) -> None:
    empty = fair_in(context, "Tom")
    with refused(Refusal.NOTHING_TO_PRINT, what=name):
        print_sheet(context, empty.id, name, tmp_path, PrintJob(Words()))
