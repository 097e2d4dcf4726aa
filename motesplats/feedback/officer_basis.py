"""What a case officer may read of one person who said yes: facts and next steps, no verdicts.

Merits that somebody has verified, gaps, steps, support, other roles and the chance in words. Levels
are judgements and stay out unless the person asks for them; employers' own words stand only where
they were released.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from motesplats.feedback.answers import is_free
from motesplats.feedback.form import NO_TEXT, NONE_MISSING, Level, Reader
from motesplats.feedback.own_form import own_answers
from motesplats.feedback.reading import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from motesplats.core.ids import SubmissionId
    from motesplats.feedback.answers import Answers
    from motesplats.feedback.form import Form
    from motesplats.feedback.report import Release

_VERIFIED = ("V1", "V2", "V3", "V4")
_DAYS = {"D14": 14, "M1": 30, "M3": 91, "M6": 182}


@dataclass(frozen=True, slots=True)
class OneForm:
    """A form about the person: from whom, when the fair was, and what was answered."""

    id: SubmissionId
    employer: str
    day: date
    form: Form
    answers: Answers


@dataclass(frozen=True, slots=True)
class Merit:
    """A merit that an employer has verified, and how."""

    merit: Text
    way: Text
    employer: str
    day: date


@dataclass(frozen=True, slots=True)
class Named:
    """Something in words, and the employers who said so."""

    text: Text
    employers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToDo:
    """A support or step that an employer named, and by when; ``due`` None: no day was said."""

    text: Text
    employer: str
    when: Text = NO_TEXT
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """One person's page for the case officer; ``levels`` is empty unless the person asked, ``own``
    has the answers to the fair's own questions that are for the officer."""

    merits: tuple[Merit, ...]
    gaps: tuple[Named, ...]
    steps: tuple[ToDo, ...]
    supports: tuple[ToDo, ...]
    roles: tuple[Named, ...]
    chances: tuple[Named, ...]
    levels: tuple[Named, ...] = ()
    own: tuple[Named, ...] = ()


def basis_of(forms: Sequence[OneForm], released: frozenset[Release], *, with_levels: bool) -> Basis:
    """The page, from the forms of one fair in the order of the meetings."""
    return Basis(
        merits=tuple(merit for one in forms for merit in _merits(one)),
        gaps=_named((text, one.employer) for one in forms for text in _gaps(one)),
        steps=tuple(step for one in forms for step in _steps(one, released)),
        supports=tuple(support for one in forms for support in _supports(one)),
        roles=_named((text, one.employer) for one in forms for text in _picked(one, "alt_roles")),
        chances=_named((text, one.employer) for one in forms for text in _chance(one)),
        levels=_named(pair for one in forms for pair in _levels(one)) if with_levels else (),
        own=_named((text, one.employer) for one in forms for text in _own(one, released)),
    )


def _merits(one: OneForm) -> Iterator[Merit]:
    item = one.form.item("verified_merits")
    ways = {level.code: level.text for level in item.levels}
    for code, level in one.answers.pairs("verified_merits"):
        option = item.option(code)
        if option is not None and level in _VERIFIED:
            yield Merit(option.text, ways[level], one.employer, one.day)


def _gaps(one: OneForm) -> Iterator[Text]:
    for code in one.answers.picks("gap"):
        option = one.form.item("gap").option(code)
        if option is not None and code != NONE_MISSING:
            yield option.text


def _steps(one: OneForm, released: frozenset[Release]) -> Iterator[ToDo]:
    """The step as it was chosen, or in the employer's words where they were released."""
    said, item = one.answers.text("next_step"), one.form.item("next_step")
    if not said or (is_free(item, said) and (one.id, "next_step") not in released):
        return
    option = item.option(said)
    text = Text(said, said) if option is None else option.text
    yield ToDo(text, one.employer, *_when(one))


def _supports(one: OneForm) -> Iterator[ToDo]:
    for text in _picked(one, "interventions"):
        yield ToDo(text, one.employer, *_when(one))


def _when(one: OneForm) -> tuple[Text, date | None]:
    code = one.answers.text("next_step_when")
    option = one.form.item("next_step_when").option(code)
    days = _DAYS.get(code)
    due = None if days is None else one.day + timedelta(days=days)
    return (NO_TEXT if option is None else option.text), due


def _chance(one: OneForm) -> Iterator[Text]:
    option = one.form.item("hire_chance").option(one.answers.text("hire_chance"))
    if option is not None:
        yield option.text


def _picked(one: OneForm, item: str) -> Iterator[Text]:
    options = map(one.form.item(item).option, one.answers.picks(item))
    return (option.text for option in options if option is not None)


def _own(one: OneForm, released: frozenset[Release]) -> Iterator[Text]:
    def may_tell(item: str) -> bool:
        return (one.id, item) in released

    for said in own_answers(one.form, one.answers, Reader.OFFICER, may_tell):
        asked, answer = said.question, said.answer
        yield Text(f"{asked.sv} {answer.sv}", f"{asked.en} {answer.en}")


def _levels(one: OneForm) -> Iterator[tuple[Text, str]]:
    seen = {competency.id: competency for competency in one.form.competencies}
    for name, level in one.answers.levels():
        if level is not Level.NOT_OBSERVED and name in seen:
            known = seen[name]
            anchor = known.anchor(level)
            yield (
                Text(f"{known.text.sv}: {anchor.sv}", f"{known.text.en}: {anchor.en}"),
                one.employer,
            )


def _named(pairs: Iterable[tuple[Text, str]]) -> tuple[Named, ...]:
    """Each text once, with all who said so, in the order they first did."""
    found: dict[Text, list[str]] = {}
    for text, employer in pairs:
        found.setdefault(text, []).append(employer)
    return tuple(Named(text, tuple(dict.fromkeys(who))) for text, who in found.items())
