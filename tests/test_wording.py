"""Every refusal and every trouble has a sentence in both languages, and no code shows in it."""

from enum import StrEnum

import pytest

from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable
from motesplats.feedback.answers import Missing, Rule
from motesplats.feedback.library import form_for
from motesplats.feedback.reading import Text
from motesplats.i18n import Words, words_in
from motesplats.scheduling import problem, rules
from motesplats.usecases.forms import form_library
from motesplats.wording import sentence

BOTH = (Words(), words_in("en"))


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_has_a_sentence_in_both_languages(refusal: Refusal) -> None:
    swedish, english = (sentence(Refused(refusal), tr) for tr in BOTH)
    assert swedish != english
    assert swedish.endswith((".", "…"))
    assert "!" not in swedish + english


@pytest.mark.parametrize("trouble", StoreTrouble)
def test_every_trouble_has_a_sentence_in_both_languages(trouble: StoreTrouble) -> None:
    swedish, english = (sentence(StoreUnavailable(trouble, "s.mplats"), tr) for tr in BOTH)
    assert swedish != english
    assert swedish.endswith(".")


@pytest.mark.parametrize("reason", [*problem.Fault, *rules.Rule])
def test_every_reason_of_the_timetables_is_said_in_words(reason: StrEnum) -> None:
    refused = Refused(Refusal.PROBLEM_CLASH, reason=reason.value, seeker="S1", slot=2)
    assert f": {reason.value} (" not in sentence(refused, Words())


def test_every_item_of_the_form_is_called_by_its_name() -> None:
    for item in form_for(form_library(), "care", work_language=True).items:
        said = sentence(Refused(Refusal.ANSWER_INVALID, item=item.id, reason="too_long"), Words())
        assert f"”{item.id}”" not in said


@pytest.mark.parametrize(
    ("refused", "swedish"),
    [
        (
            Refused(Refusal.SETTING_INVALID, setting="fair.day (fair.toml:3)", value="31/2"),
            "Inställningen ”dag” (fair.day, rad 3 i fair.toml) kan inte vara 31/2.",
        ),
        (
            Refused(Refusal.SETTING_INVALID, setting="fair.day (fair.toml)", value=""),
            "Inställningen ”dag” (fair.day i fair.toml) kan inte vara tom.",
        ),
        (
            Refused(Refusal.SETTING_INVALID, setting="fair.dya (fair.toml:3)", value="x"),
            "Inställningen ”fair.dya” (fair.dya, rad 3 i fair.toml) känns inte igen.",
        ),
        (Refused(Refusal.FILE_TOO_LARGE, path="p.json", limit_mb=64), "högst 64 MB"),
        (Refused(Refusal.FILE_WRONG_TYPE, path="f.toml", found="binary"), "är ingen textfil."),
        (Refused(Refusal.FILE_EMPTY, path=""), "Filen som du klistrade in är tom."),
        (Refused(Refusal.REPORT_WITHOUT_STEP, seeker="MPS1"), "Rapporten för MPS1 skrivs inte ut"),
        (
            Refused(
                Refusal.FORM_INCOMPLETE, missing=(Text("Råd", "Advice"), Missing("gap", Rule.R1))
            ),
            "Det saknas: Råd, Det här saknas för rollen.",
        ),
        (Refused(Refusal.PROBLEM_INVALID, path="$", reason="wrong_type"), "vid filens början:"),
        (
            Refused(Refusal.PROBLEM_INVALID, path="pairs[9]", reason="duplicate", first="pairs[2]"),
            "fel vid pairs[9]: samma sak finns redan vid pairs[2].",
        ),
    ],
)
def test_details_are_said_in_plain_words(refused: Refused, swedish: str) -> None:
    assert swedish in sentence(refused, Words())


def test_words_that_were_typed_are_shown_as_they_are() -> None:
    said = sentence(Refused(Refusal.UNKNOWN_FAIR, fair="{fair} {0}"), Words())
    assert "”{fair} {0}”" in said
