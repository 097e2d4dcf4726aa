"""Who may see what is one table: every field stands in it, and what does not is hidden."""

from dataclasses import fields

import pytest

from motesplats.core.cards import SeekerCard
from motesplats.core.fair import Meeting
from motesplats.core.people import Employer, Needs, Seeker
from motesplats.core.visibility import Place, classified_fields, may_see
from motesplats.storage.feedback import Submission

# What only ties records together is no field of anybody's, and stands for nothing to be shown.
TIES = {
    "id",
    "person",
    "fair",
    "seeker",
    "employer",
    "station",
    "needs",
    "role",
    "roles",
    "meeting",
}
ELSEWHERE = {
    "meeting.slot": "meeting.time",
    "meeting.slots": "meeting.time",
    "meeting.interpreter": "seeker.interpreter",
    "meeting.locked": "meeting.state",
    "submission.answers": "submission.choices",
}
# Facts about a form, a firm or a record, and not about a person: shown nowhere as they are.
OF_NOBODY = {
    "submission.version",
    "submission.branch",
    "submission.form_version",
    "submission.form",
    "submission.saved_at",
    "employer.branch",
    "employer.presence",
    "seeker.walk_in",
}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("seeker", Seeker),
        ("seeker", Needs),
        ("seeker", SeekerCard),
        ("meeting", Meeting),
        ("submission", Submission),
        ("employer", Employer),
    ],
)
def test_every_field_that_can_be_shown_is_classified(name: str, kind: type) -> None:
    named = {f"{name}.{field.name}" for field in fields(kind) if field.name not in TIES}
    asked = {ELSEWHERE.get(field, field) for field in named - OF_NOBODY}
    assert asked - classified_fields() == {"submission.recruiter"} & asked


@pytest.mark.parametrize("place", Place)
def test_what_nobody_has_classified_is_hidden(place: Place) -> None:
    assert not may_see("seeker.shoe_size", place)
    assert not may_see("submission.recruiter", place)


def test_protected_people_are_hidden_by_the_table_itself() -> None:
    person = {name for name in classified_fields() if name.startswith("seeker.")}
    away = [place for place in Place if place is not Place.COORDINATOR]
    kept = {n for n in person for p in away if may_see(n, p, protected=True)}
    assert kept == {"seeker.id", "seeker.code"}
