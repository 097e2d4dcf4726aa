"""One employer's answers about a seeker as sentences in the report's language, and never more than
was released."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from motesplats.core.ids import FairId
from motesplats.feedback.answers import Answers, is_free, shown
from motesplats.feedback.form import NONE_MISSING, Form, Item, Level, Option, Reader
from motesplats.feedback.library import FormLibrary, form_for
from motesplats.feedback.own_form import own_answers
from motesplats.feedback.promises import promise_told
from motesplats.feedback.report import (
    Chance,
    OtherRole,
    OwnAnswer,
    Release,
    Said,
    Strength,
    SubmissionView,
)
from motesplats.feedback.report_texts import ReportTexts, SectionText, filled

BY_PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class Speech:
    """The report's texts in one language."""

    texts: ReportTexts
    language: str

    def section(self, section_id: str) -> SectionText:
        return self.texts.section(section_id)

    def word(self, name: str, **values: str) -> str:
        return self.texts.word(name, self.language, **values)

    def level(self, level: Level) -> str:
        return self.texts.level(level, self.language)


@dataclass(frozen=True, slots=True)
class Voice:
    """An employer speaking; ``label`` is the sender as the employer chose it, ``may_tell`` says
    which texts are out, ``promised`` is what it promised and by when (empty: nothing)."""

    fair: FairId
    day: date
    company: str
    label: str
    form: Form
    answers: Answers
    language: str
    may_tell: Callable[[str], bool]
    promised: str = ""

    def text(self, item_id: str) -> str:
        """A text unchanged; empty if it is in own words and not released (R8), or not asked for."""
        item, value = self.form.item(item_id), self.answers.text(item_id)
        if not shown(item, self.answers) or (is_free(item, value) and not self.may_tell(item_id)):
            return ""
        return value

    def choices(self, item_id: str) -> tuple[Option, ...]:
        """The choices made in an item, in the order they were made."""
        item = self.form.item(item_id)
        codes = (self.answers.text(item_id), *self.answers.picks(item_id))
        return tuple(option for option in map(item.option, codes) if option is not None)

    def said(self, option: Option) -> str:
        """A choice in words, its ``{place}`` filled with the employer's text or, before release,
        with a neutral one."""
        sentence = option.text.said(self.language)
        for item in self.form.items:
            if item.fills:
                sentence = self._filled(sentence, item)
        return sentence

    def _filled(self, sentence: str, item: Item) -> str:
        place, value = f"{{{item.fills}}}", self.text(item.id)
        if not value:
            return sentence.replace(f" ({place})", "").replace(
                place, item.instead.said(self.language)
            )
        if value.endswith("."):
            sentence = sentence.replace(f"{place}.", place)
        return sentence.replace(place, value)

    def names(self, item_id: str) -> tuple[str, ...]:
        """The choices made in an item, in words; without "nothing essential is missing"."""
        chosen = self.choices(item_id)
        return tuple(self.said(option) for option in chosen if option.code != NONE_MISSING)

    def strengths(self) -> tuple[Strength, ...]:
        names = self.names("strength_pick")
        return (Strength(self.label, names, self.text("strength_evidence")),) if names else ()

    def step(self) -> str:
        """The next step, or that nothing essential is missing; empty when neither may be told."""
        chosen = self.choices("next_step")
        if chosen:
            return self.said(chosen[0])
        own = self.text("next_step")
        if own or self.answers.text("next_step"):
            return own
        none = [o for o in self.choices("gap") if o.code == NONE_MISSING]
        return none[0].text.said(self.language) if none else ""

    def step_in_own_words(self) -> bool:
        return bool(self.text("next_step")) and not self.choices("next_step")

    def when(self) -> tuple[int, str]:
        """How soon the next step can be taken: rank (0 is soonest) and words; last and empty when
        not said."""
        options = self.form.item("next_step_when").options
        codes = [option.code for option in options]
        chosen = self.choices("next_step_when")
        if not chosen or not self.answers.text("next_step"):
            return len(codes), ""
        return codes.index(chosen[0].code), self.said(chosen[0])

    def chances(self) -> tuple[Chance, ...]:
        chosen = self.choices("hire_chance")
        if not chosen:
            return ()
        values = {
            "employer": self.company,
            "gap": next(iter(self.names("gap")), ""),
            "alt_role": ", ".join(self.names("alt_roles")),
        }
        return (Chance(self.label, self._tells(chosen[0], values), self._next(), self._contact()),)

    def _next(self) -> str:
        """What the employer does after the fair, as far as it said so."""
        return " ".join(said for said in (self._follow_up(), self.promised) if said)

    def _contact(self) -> str:
        """Whom to ask; told twice it stands once."""
        given = (self.text("followup_detail"), self.text("promise_contact"))
        return " · ".join(dict.fromkeys(said for said in given if said))

    def _follow_up(self) -> str:
        if not shown(self.form.item("followup_contact"), self.answers):
            return ""
        chosen = self.choices("followup_contact")
        return " ".join(self._tells(one, {"employer": self.company}) for one in chosen)

    def _tells(self, option: Option, values: dict[str, str]) -> str:
        return filled(option.tells.said(self.language), values)

    def other_roles(self) -> tuple[OtherRole, ...]:
        """The roles with the reason at the first; a reason without a role stands alone."""
        why = self.text("alt_why")
        roles = self.names("alt_roles") or (("",) if why else ())
        reasons = (why, *("" for _ in roles))
        return tuple(
            OtherRole(self.label, role, reason)
            for role, reason in zip(roles, reasons, strict=False)
        )

    def advice(self) -> tuple[Said, ...]:
        own = self.text("advice")
        return (Said(self.label, own),) if own else ()

    def industry(self) -> tuple[Said, ...]:
        told = (*self.names("industry_needs"), self.text("industry_text"))
        return tuple(Said(self.company, text) for text in told if text)

    def own(self) -> tuple[OwnAnswer, ...]:
        """The answers to the fair's own questions that the seeker reads."""
        said = self.language
        return tuple(
            OwnAnswer(self.label, one.question.said(said), one.answer.said(said))
            for one in own_answers(self.form, self.answers, Reader.SEEKER, self.may_tell)
        )

    def levels(self) -> tuple[tuple[str, Level], ...]:
        """The levels of the competencies that the form knows."""
        known = {competency.id for competency in self.form.competencies}
        return tuple((name, level) for name, level in self.answers.levels() if name in known)


def voice_of(
    view: SubmissionView, library: FormLibrary, language: str, released: frozenset[Release]
) -> Voice:
    """The voice of a stored form; its free texts only as far as ``released`` has (submission,
    item)."""
    role = view.answers.text("role_ssyk")
    form = view.form or form_for(library, view.branch, role, work_language=True)
    return Voice(
        view.fair,
        view.day,
        view.employer,
        _label(view, library.report, language),
        form,
        view.answers,
        language,
        lambda item: (view.id, item) in released,
        promise_told(form, view.answers, view.employer, library.report, language),
    )


def _label(view: SubmissionView, texts: ReportTexts, language: str) -> str:
    if view.answers.text("show_name") != BY_PERSON or not view.recruiter:
        return view.employer
    return texts.word("person", language, person=view.recruiter, employer=view.employer)
