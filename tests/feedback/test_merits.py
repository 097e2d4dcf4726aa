"""Merits with how they were checked, by whom and when; what nobody checked goes no further."""

from collections.abc import Callable
from dataclasses import replace

from motesplats.feedback.form import Form
from motesplats.feedback.merits import checked_merits, merits_of
from motesplats.feedback.report import SubmissionView

View = Callable[..., SubmissionView]


def test_a_checked_merit_names_what_how_who_and_when(form: Form, view: View) -> None:
    first, second, third = (option.code for option in form.item("verified_merits").options[:3])
    given = [
        {"merit": first, "verification_level": "V2"},
        {"merit": second, "verification_level": "V0"},
        {"merit": third, "verification_level": "V4"},
    ]
    one = view("Bygg AB", verified_merits=given)
    every, checked = merits_of(form, one), checked_merits(form, one)
    assert [m.checked for m in every] == [True, False, True]
    assert [m.code for m in checked] == [first, third]
    told = checked[0]
    assert (told.employer, told.recruiter, told.day) == ("Bygg AB", "Eva Ek", one.day)
    assert told.how.said("sv") == "Jag har sett intyg, betyg eller arbete"
    assert checked[1].how.said("sv") == "Jag har talat med en referens"
    assert told.what.sv


def test_a_merit_that_the_form_does_not_know_is_not_told(form: Form, view: View) -> None:
    one = view("Bygg AB")
    unknown = (("something else", "V1"),)
    other = replace(one, answers=one.answers.with_answer("verified_merits", unknown))
    assert merits_of(form, other) == ()
