"""Which merits an employer spoke of with a seeker, how each was checked, by whom and when."""

from dataclasses import dataclass
from datetime import date

from motesplats.feedback.form import Form
from motesplats.feedback.reading import Text
from motesplats.feedback.report import SubmissionView

_ONLY_TOLD = "V0"


@dataclass(frozen=True, slots=True)
class Merit:
    """``what`` was checked, ``how`` in the words of the form (``level`` is its code), by which
    employer, by whom there (may be empty) and on which day."""

    code: str
    what: Text
    level: str
    how: Text
    employer: str
    recruiter: str
    day: date

    @property
    def checked(self) -> bool:
        """Whether the employer did more than listen; nothing else goes on to anybody."""
        return self.level != _ONLY_TOLD


def merits_of(form: Form, view: SubmissionView) -> tuple[Merit, ...]:
    """The merits of one form, those that nobody checked among them, in the order they were
    given."""
    item = form.item("verified_merits")
    how = {level.code: level.text for level in item.levels}
    found = ((item.option(code), level) for code, level in view.answers.pairs(item.id))
    return tuple(
        Merit(option.code, option.text, level, how[level], view.employer, view.recruiter, view.day)
        for option, level in found
        if option is not None
    )


def checked_merits(form: Form, view: SubmissionView) -> tuple[Merit, ...]:
    """The merits that the employer checked."""
    return tuple(merit for merit in merits_of(form, view) if merit.checked)
