"""What a fair changes in the form of a branch: competencies that are left out, and questions of its
own at the end. The rules R1 to R8 stay whatever is changed."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from motesplats.core.errors import Refusal, Refused
from motesplats.core.texts import one_line
from motesplats.feedback.answers import Answers
from motesplats.feedback.form import Form, Item, ItemKind, Option, Reader, Section
from motesplats.feedback.language import HintLevel, LanguageCheck
from motesplats.feedback.library import WORK_LANGUAGE
from motesplats.feedback.reading import Text, as_object, objects, string, strings, text

OWN_SECTION = "own"
OWN_PREFIX = "own_"
LEAST_COMPETENCIES = 3
# So many, whatever their words, leave the form on one page of paper.
MOST_QUESTIONS = 4
MOST_CHOICES = 9
LONGEST_QUESTION = 120
LONGEST_CHOICE = 60
LONGEST_ANSWER = 280
# Nobody else whom the employer meets reads what was answered about one person.
READERS = (Reader.SEEKER, Reader.OFFICER, Reader.EMPLOYER)
_TITLE = Text("Frågor från arrangören", "Questions from the organiser")
_LEVELS = "competence_levels"
_COMPETENCIES = "competencies"


class OwnKind(StrEnum):
    """How a question of the fair's own is answered."""

    ONE = "one"
    SEVERAL = "several"
    TEXT = "text"


# As long as the form itself counts for questions of the same kind.
_SECONDS = {OwnKind.ONE: 5, OwnKind.SEVERAL: 8, OwnKind.TEXT: 15}
_KINDS = {
    OwnKind.ONE: ItemKind.CHOICE,
    OwnKind.SEVERAL: ItemKind.MULTI,
    OwnKind.TEXT: ItemKind.TEXT,
}


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question of the fair's own; ``id`` is that of its item, ``choices`` stand in their order
    and are none for a text."""

    id: str
    kind: OwnKind
    text: Text
    choices: tuple[Text, ...] = ()
    mandatory: bool = False
    readers: tuple[Reader, ...] = (Reader.SEEKER, Reader.OFFICER)

    @property
    def seconds(self) -> int:
        """How long the answer takes."""
        return _SECONDS[self.kind]


@dataclass(frozen=True, slots=True)
class OwnAnswered:
    """A question of the fair's own with its answer."""

    question: Text
    answer: Text


@dataclass(frozen=True, slots=True)
class FormChanges:
    """What a fair changes for one branch: ``off`` has the competencies that are not asked about."""

    off: tuple[str, ...] = ()
    questions: tuple[OwnQuestion, ...] = ()

    @property
    def seconds(self) -> int:
        """What the mandatory questions add to the shortest way through the form."""
        return sum(one.seconds for one in self.questions if one.mandatory)


def adapted(form: Form, changes: FormChanges) -> Form:
    """The form with the changes; everything else of it stays as it is.

    Competencies that would leave fewer than three are not left out.
    """
    off = frozenset(changes.off)
    left = [one for one in form.competencies if one.id not in off and one.id != WORK_LANGUAGE]
    if len(left) < LEAST_COMPETENCIES:
        off = frozenset()
    sections = form.sections
    if off:
        sections = tuple(
            replace(section, items=tuple(_without(item, off) for item in section.items))
            for section in sections
        )
    if changes.questions:
        own = Section(OWN_SECTION, _TITLE, tuple(_item(one) for one in changes.questions))
        sections = (*sections, own)
    return form if sections is form.sections else replace(form, sections=sections)


def seconds_of(form: Form) -> int:
    """How long the mandatory questions of a form take."""
    return sum(item.seconds for item in form.items if item.mandatory)


def still_asked(form: Form, answers: Answers) -> Answers:
    """The answers without those to questions of a fair's own that the form does not have any more:
    nothing would check their texts."""
    return Answers(
        tuple(
            (name, value)
            for name, value in answers.entries
            if not name.startswith(OWN_PREFIX) or form.find(name) is not None
        )
    )


def own_answers(
    form: Form, answers: Answers, reader: Reader, may_tell: Callable[[str], bool]
) -> tuple[OwnAnswered, ...]:
    """What ``reader`` reads of the answers to the fair's own questions; ``may_tell`` says which
    texts are out (R8)."""
    found = (OwnAnswered(i.text, _answer(i, answers, may_tell)) for i in _own_items(form, reader))
    return tuple(one for one in found if one.answer)


def _own_items(form: Form, reader: Reader) -> tuple[Item, ...]:
    return tuple(
        item
        for section in form.sections
        if section.id == OWN_SECTION
        for item in section.items
        if reader in item.readers
    )


def checked(form: Form, changes: FormChanges, check: LanguageCheck) -> FormChanges:
    """The changes with their words on one line each, as they may be kept for that form.

    Raises Refused(COMPETENCIES_TOO_FEW), Refused(QUESTIONS_TOO_MANY), Refused(QUESTION_INVALID,
    at=…, reason=…), where ``at`` is the number of the question and reason is question_empty,
    question_long, choices_few, choices_many, choice_twice or no_reader, and
    Refused(QUESTION_BLOCKED, at=…, category=…, hint=…) for a question about what may never be
    stored.
    """
    known = {one.id for one in form.competencies}
    off = tuple(name for name in dict.fromkeys(changes.off) if name in known)
    left = known - {WORK_LANGUAGE} - set(off)
    if len(left) < LEAST_COMPETENCIES:
        raise Refused(Refusal.COMPETENCIES_TOO_FEW, least=LEAST_COMPETENCIES)
    if len(changes.questions) > MOST_QUESTIONS:
        raise Refused(Refusal.QUESTIONS_TOO_MANY, most=MOST_QUESTIONS)
    questions = tuple(_tidied(one) for one in changes.questions)
    for at, question in enumerate(questions, start=1):
        _refuse_odd(question, at)
        _refuse_words(question, at, check)
    return FormChanges(off, questions)


def changes_text(changes: FormChanges) -> str:
    """The changes as JSON text."""
    questions = [
        {
            "id": one.id,
            "kind": one.kind.value,
            "sv": one.text.sv,
            "en": one.text.en,
            "choices": [{"sv": choice.sv, "en": choice.en} for choice in one.choices],
            "mandatory": one.mandatory,
            "readers": [reader.value for reader in one.readers],
        }
        for one in changes.questions
    ]
    return json.dumps({"off": changes.off, "questions": questions}, ensure_ascii=False)


def changes_from(content: str) -> FormChanges:
    """The changes that ``changes_text`` made this of.

    Raises ValueError or TypeError for anything else.
    """
    raw = as_object(json.loads(content))
    questions = tuple(
        OwnQuestion(
            id=string(one, "id"),
            kind=OwnKind(string(one, "kind")),
            text=text(one),
            choices=tuple(text(choice) for choice in objects(one, "choices")),
            mandatory=one.get("mandatory") is True,
            readers=tuple(Reader(name) for name in strings(one, "readers")),
        )
        for one in objects(raw, "questions")
    )
    return FormChanges(strings(raw, "off"), questions)


def _answer(item: Item, answers: Answers, may_tell: Callable[[str], bool]) -> Text:
    """The answer unchanged; choices in their order in the form, with commas between."""
    if item.holds_text:
        said = answers.text(item.id) if may_tell(item.id) else ""
        return Text(said, said)
    codes = {answers.text(item.id), *answers.picks(item.id)}
    chosen = [option.text for option in item.options if option.code in codes]
    return Text(", ".join(one.sv for one in chosen), ", ".join(one.en for one in chosen))


def _without(item: Item, off: frozenset[str]) -> Item:
    if item.kind is ItemKind.LEVELS:
        return replace(item, competencies=tuple(c for c in item.competencies if c.id not in off))
    options = item.options
    if item.source == _COMPETENCIES:
        kept = [option for option in options if option.code not in off]
        keys = [option.key for option in options]
        options = tuple(replace(option, key=key) for option, key in zip(kept, keys, strict=False))
    phrases = tuple(phrase for phrase in item.phrases if phrase.competency not in off)
    return replace(item, options=options, phrases=phrases)


def _item(question: OwnQuestion) -> Item:
    options = tuple(
        Option(_code(choice), choice, key=str(number))
        for number, choice in enumerate(question.choices, start=1)
    )
    return Item(
        id=question.id,
        kind=_KINDS[question.kind],
        text=question.text,
        readers=question.readers,
        mandatory=question.mandatory,
        seconds=question.seconds,
        options=options,
        max_picks=len(options) if question.kind is OwnKind.SEVERAL else 0,
        max_chars=LONGEST_ANSWER if question.kind is OwnKind.TEXT else 0,
    )


def _code(choice: Text) -> str:
    """The same choice keeps its code wherever it is moved; another in its place gets another."""
    return f"c{hashlib.sha256(choice.sv.encode()).hexdigest()[:12]}"


def _tidied(question: OwnQuestion) -> OwnQuestion:
    return replace(
        question,
        text=_lined(question.text),
        choices=() if question.kind is OwnKind.TEXT else tuple(map(_lined, question.choices)),
        readers=tuple(reader for reader in READERS if reader in question.readers),
    )


def _lined(said: Text) -> Text:
    swedish = one_line(said.sv)
    return Text(swedish, one_line(said.en) or swedish)


def _refuse_odd(question: OwnQuestion, at: int) -> None:
    choices = question.choices
    wrong = (
        ("question_empty", not question.text or not all(choices)),
        ("question_long", _is_long(question)),
        ("choices_few", question.kind is not OwnKind.TEXT and len(choices) < 2),
        ("choices_many", len(choices) > MOST_CHOICES),
        ("choice_twice", len({one.sv.casefold() for one in choices}) < len(choices)),
        ("no_reader", not question.readers),
    )
    for reason, is_so in wrong:
        if is_so:
            raise Refused(Refusal.QUESTION_INVALID, at=at, reason=reason)


def _is_long(question: OwnQuestion) -> bool:
    asked = max(len(question.text.sv), len(question.text.en))
    longest = max((max(len(one.sv), len(one.en)) for one in question.choices), default=0)
    return asked > LONGEST_QUESTION or longest > LONGEST_CHOICE


def _refuse_words(question: OwnQuestion, at: int, check: LanguageCheck) -> None:
    for said in (question.text, *question.choices):
        for words in dict.fromkeys((said.sv, said.en)):
            for hint in check.find(words):
                if hint.level is not HintLevel.HINT:
                    raise Refused(
                        Refusal.QUESTION_BLOCKED, at=at, category=hint.name, hint=hint.hint
                    )
