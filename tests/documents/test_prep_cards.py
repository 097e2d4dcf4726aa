"""Prep cards: competences first, and only what was handed in."""

from paper import pages, text

from motesplats.documents.prep import prep_cards
from motesplats.documents.values import PrepCard, PrepSheet, RoleValue
from motesplats.i18n import words_in

TR = words_in("sv")
CARD = PrepCard(
    "09:15", 3, "Åsa", "AB12 CD34", "Leder arbetslag", "Surdeg", "Kock", ("Tolk: arabiska", "Lugn")
)


def sheet(*cards: PrepCard, demands: tuple[str, ...] = ("Du hälsar först",)) -> PrepSheet:
    return PrepSheet("Acme", "Mässan", (RoleValue("Kock", demands),), cards)


def test_competences_come_before_occupation_and_code() -> None:
    said = text(prep_cards([sheet(CARD)], TR))
    order = ["Acme", "Roll: Kock", "Du hälsar först", "09:15 · Bord 3 · Åsa", "Leder arbetslag"]
    order += ["Surdeg", "Tolk: arabiska, Lugn", "Yrke: Kock · Kod: AB12 CD34"]
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)


def test_a_protected_person_shows_the_code_once_and_nothing_else() -> None:
    hidden = PrepCard("09:15", 3, "7K2M QX4D", "7K2M QX4D")
    said = text(prep_cards([sheet(hidden)], TR))
    assert said.count("7K2M QX4D") == 1
    assert "Kan:" not in said
    assert "Yrke" not in said


def test_no_card_leaves_its_heading_behind_at_the_foot_of_a_page() -> None:
    shown = pages(prep_cards([sheet(*[CARD] * 30)], TR))
    assert len(shown) > 2
    assert all(page.count("Åsa") == page.count("Leder arbetslag") for page in shown)
