"""The right to disagree and the plan: written down at the desk, and in the report word for word."""

from collections.abc import Callable
from pathlib import Path

import pytest
from usecases.builders import give_feedback, planned_fair, seeker_named
from usecases.test_reports import release_all, state_of, text_of

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.ids import OperationId, SeekerId
from motesplats.usecases.context import Context
from motesplats.usecases.replies import PlannedStep, Reply, reply_of, save_reply
from motesplats.usecases.report_files import ReportOrder, make_reports

OBJECTION = "Jag har visst körkort – sedan 2019."
SAID = Reply(OBJECTION, (PlannedStep("Ringa Bygg AB", "3 december"), PlannedStep("Öva")))


@pytest.fixture
def fair(context: Context) -> Fair:
    """A fair where Bo and Åsa have feedback that was released."""
    made = planned_fair(context)
    for name in ("Bo", "Åsa"):
        give_feedback(context, made, name, "Bygg AB")
    release_all(context, made)
    return made


@pytest.fixture
def bo(context: Context, fair: Fair) -> SeekerId:
    return seeker_named(context, fair, "Bo").id


def test_what_a_person_says_stands_in_their_own_report_and_in_no_other(
    context: Context, fair: Fair, bo: SeekerId, tmp_path: Path
) -> None:
    assert save_reply(context, bo, SAID).before == Reply()
    made = make_reports(context, fair.id, tmp_path, ReportOrder(page=True))
    code = seeker_named(context, fair, "Bo").code
    for path in made.files:
        text = text_of(path) if path.suffix == ".pdf" else path.read_text("utf-8")
        assert (OBJECTION in text) is (path.stem == code)
        assert ("Ringa Bygg AB" in text) is (path.stem == code)
    own = text_of(tmp_path / f"{code}.pdf")
    assert f"Du har sagt: {OBJECTION}" in own
    assert "Ringa Bygg AB (datum: 3 december)" in own
    assert own.count("datum:") == 1 + 1


def test_a_full_plan_leaves_no_lines_to_write_on(
    context: Context, fair: Fair, bo: SeekerId, tmp_path: Path
) -> None:
    steps = tuple(PlannedStep(f"Sak {n}") for n in range(4))
    saved = save_reply(context, bo, Reply(steps=(PlannedStep("  ", "i dag"), *steps))).reply
    assert [step.text for step in saved.steps] == ["Sak 0", "Sak 1", "Sak 2"]
    (path,) = make_reports(context, fair.id, tmp_path, ReportOrder(frozenset({bo}))).files
    assert "Sak 2" in text_of(path)
    assert "datum:" not in text_of(path)


def test_a_report_printed_before_has_to_be_printed_anew(
    context: Context, fair: Fair, bo: SeekerId, tmp_path: Path
) -> None:
    make_reports(context, fair.id, tmp_path)
    assert state_of(context, fair, "Bo").printed
    save_reply(context, bo, SAID)
    assert not state_of(context, fair, "Bo").printed
    assert state_of(context, fair, "Åsa").printed


def test_a_repeated_press_writes_nothing_and_an_empty_answer_takes_it_back(
    context: Context, bo: SeekerId
) -> None:
    press = OperationId("one press")
    save_reply(context, bo, SAID, press)
    save_reply(context, bo, Reply())
    save_reply(context, bo, SAID, press)
    assert reply_of(context, bo) == Reply()


def test_what_is_said_is_kept_to_the_letter_and_over_a_second_saving(
    context: Context, bo: SeekerId
) -> None:
    save_reply(context, bo, SAID)
    assert reply_of(context, bo) == SAID
    changed = Reply(f"{OBJECTION}\nOch jag är inte dum.", SAID.steps)
    assert save_reply(context, bo, changed).before == SAID
    assert reply_of(context, bo) == changed


@pytest.mark.parametrize(
    ("reply", "item"),
    [
        (Reply("Mitt nummer är 850709-1234."), "objection"),
        (Reply(steps=(PlannedStep("Mejla eva@firma.se"),)), "plan"),
    ],
)
def test_numbers_and_addresses_are_not_kept_there_either(
    context: Context, bo: SeekerId, reply: Reply, item: str, refused: Callable[..., object]
) -> None:
    with refused(Refusal.TEXT_BLOCKED) as told:
        save_reply(context, bo, reply)
    assert told.value.details["item"] == item
    assert reply_of(context, bo) == Reply()
