"""What an employer answered: read strictly against the form, and checked for what is missing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motesplats.core.errors import Refusal, Refused
from motesplats.core.texts import has_hidden
from motesplats.feedback.form import NONE_MISSING, Form, Item, ItemKind, Level, Option

Pairs = tuple[tuple[str, str], ...]
_BLANK = re.compile(r"\{[a-z]+\}")

Answer = str | bool | tuple[str, ...] | Pairs


@dataclass(frozen=True, slots=True)
class Answers:
    """Item id → value, in the form's order; what was not answered is not there."""

    entries: tuple[tuple[str, Answer], ...] = ()

    def get(self, item: str) -> Answer | None:
        """The value as it is kept, or None."""
        return dict(self.entries).get(item)

    def text(self, item: str) -> str:
        """The code or text of an item; empty when there is none."""
        value = self.get(item)
        return value if isinstance(value, str) else ""

    def picks(self, item: str) -> tuple[str, ...]:
        """The chosen codes of an item with several choices, in the order they were chosen."""
        value = self.get(item)
        listed = value if isinstance(value, tuple) else ()
        return tuple(one for one in listed if isinstance(one, str))

    def pairs(self, item: str) -> Pairs:
        """The pairs of a competency and its level, or of a merit and how it was verified."""
        value = self.get(item)
        listed = value if isinstance(value, tuple) else ()
        return tuple(one for one in listed if not isinstance(one, str))

    def levels(self) -> tuple[tuple[str, Level], ...]:
        """The levels of the competencies, with those that did not come up."""
        return tuple((name, Level(level)) for name, level in self.pairs("competence_levels"))

    def with_answer(self, item: str, value: Answer | None) -> "Answers":
        """These answers with one of them changed; None takes it away."""
        kept = {name: old for name, old in self.entries if name != item}
        if value is not None and value not in ("", ()):
            kept[item] = value
        return Answers(tuple(kept.items()))


class Rule(StrEnum):
    """Which rule asks for an answer that is missing."""

    R1 = "R1"
    R2 = "R2"
    R7 = "R7"
    MANDATORY = "mandatory"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Missing:
    """An item that has to be answered before the form can be saved, and the rule that says so."""

    item: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class FreeText:
    """A text in the employer's own words, which an officer releases (R8) before anybody else reads
    it."""

    item: str
    text: str


def starting_answers(form: Form) -> Answers:
    """What is filled in beforehand: the sender and, where it is known, the role. Nothing else ever
    is."""
    return Answers(tuple((item.id, item.default) for item in form.items if item.default))


def read_answers(form: Form, raw: Mapping[str, object]) -> Answers:
    """The answers in ``raw`` (values as in JSON), after ``starting_answers``; empty values count
    as not answered.

    Choices are codes, several choices lists of codes, levels ``{competency: "L1".."L4" or
    false}``, merits lists of
    ``{"merit": …, "verification_level": …}``, days as ``2026-11-30``, the preview ``true``. Raises
    Refused(ANSWER_INVALID, item=…, reason=…)
    where reason is unknown_item, unknown_option, wrong_type, too_many, too_long, twice, no_day
    or hidden_characters.
    """
    known = {item.id: item for item in form.items}
    for name in raw:
        if name not in known or known[name].kind is ItemKind.READONLY:
            raise _invalid(name, "unknown_item")
    values = dict(starting_answers(form).entries)
    for item in form.items:
        given = raw.get(item.id)
        if given is not None and given not in ("", [], {}):
            values[item.id] = _READERS[item.kind](item, given)
    return Answers(tuple((name, values[name]) for name in known if values.get(name)))


def as_json(answers: Answers) -> dict[str, object]:
    """The answers as ``read_answers`` takes them, ready for ``json.dumps``."""
    return {name: _json_value(name, value) for name, value in answers.entries}


def shown(item: Item, answers: Answers) -> bool:
    """Whether the item's own condition holds, given the other answers."""
    condition = item.shown_if
    return condition is None or answers.text(condition.item) in condition.codes


def chosen(form: Form, answers: Answers) -> tuple[Option, ...]:
    """All choices made in items that are asked, in the form's order."""
    found: list[Option] = []
    for item in form.items:
        if shown(item, answers):
            codes = (answers.text(item.id), *answers.picks(item.id))
            found += [option for option in map(item.option, codes) if option is not None]
    return tuple(found)


def free_texts(form: Form, answers: Answers) -> tuple[FreeText, ...]:
    """The texts in own words; a choice, or a ready phrase without anything filled in, is none."""
    return tuple(
        FreeText(item.id, answers.text(item.id))
        for item in form.items
        if asked(form, item, answers) and is_free(item, answers.text(item.id))
    )


def is_free(item: Item, value: str) -> bool:
    """Whether ``value`` is in the employer's own words."""
    if not (item.holds_text and value) or item.option(value):
        return False
    return not any(value in (phrase.text.sv, phrase.text.en) for phrase in item.phrases)


def missing(form: Form, answers: Answers) -> tuple[Missing, ...]:
    """What has to be answered before the form is saved for good.

    By R1, R2 and R7, what is mandatory, and a ready sentence whose gap nobody has filled.
    """
    found = {one.item: one for one in _mandatory(form, answers)}
    rated = [name for name, level in answers.levels() if level is not Level.NOT_OBSERVED]
    levels = form.item("competence_levels")
    if len(rated) < levels.min_picks:
        found[levels.id] = Missing(levels.id, Rule.R2)
    for option in chosen(form, answers):
        if option.needs and not _filled(option.needs, answers):
            found.setdefault(option.needs, Missing(option.needs, Rule.R7))
    for item in form.items:
        if item.fills and asked(form, item, answers) and not answers.text(item.id):
            found[item.id] = Missing(item.id, Rule.R7)
        if item.phrases and _BLANK.search(answers.text(item.id)):
            found[item.id] = Missing(item.id, Rule.BLANK)
    return tuple(found[item.id] for item in form.items if item.id in found)


def asked(form: Form, item: Item, answers: Answers) -> bool:
    """Whether the item is asked now: its condition holds, and if it fills a ``{place}``, a choice
    has that place."""
    if not shown(item, answers) or not item.fills:
        return shown(item, answers)
    place = f"{{{item.fills}}}"
    return any(place in option.text.sv for option in chosen(form, answers))


def _mandatory(form: Form, answers: Answers) -> tuple[Missing, ...]:
    nothing_missing = NONE_MISSING in answers.picks("gap")
    found: list[Missing] = []
    for item in form.items:
        if not item.mandatory or item.kind is ItemKind.PREVIEW or answers.get(item.id):
            continue
        if item.id == "strength_pick" or (item.id == "next_step" and not nothing_missing):
            found.append(Missing(item.id, Rule.R1))
        elif item.id == "next_step_when" and nothing_missing and not answers.text("next_step"):
            continue
        elif item.id != "next_step":
            found.append(Missing(item.id, Rule.MANDATORY))
    return tuple(found)


def _filled(item: str, answers: Answers) -> bool:
    return bool(answers.get(item)) and answers.picks(item) != (NONE_MISSING,)


def _invalid(item: str, reason: str) -> Refused:
    return Refused(Refusal.ANSWER_INVALID, item=item, reason=reason)


def _code(item: Item, value: object) -> str:
    if not isinstance(value, str):
        raise _invalid(item.id, "wrong_type")
    if item.option(value) is None:
        raise _invalid(item.id, "unknown_option")
    return value


def _codes(item: Item, value: object) -> tuple[str, ...]:
    codes = tuple(_code(item, one) for one in _listed(item, value))
    _check_count(item, codes)
    if NONE_MISSING in codes and len(codes) > 1:
        raise _invalid(item.id, "too_many")
    return codes


def _text(item: Item, value: object) -> str:
    if not isinstance(value, str):
        raise _invalid(item.id, "wrong_type")
    if len(value) > item.max_chars:
        raise _invalid(item.id, "too_long")
    if has_hidden(value):
        raise _invalid(item.id, "hidden_characters")
    return "" if value.isspace() else value


def _code_or_text(item: Item, value: object) -> str:
    if isinstance(value, str) and item.option(value) is not None:
        return value
    return _text(item, value)


def _levels(item: Item, value: object) -> Pairs:
    if not isinstance(value, Mapping):
        raise _invalid(item.id, "wrong_type")
    known = {competency.id for competency in item.competencies}
    allowed = {level.code for level in item.levels}
    pairs: list[tuple[str, str]] = []
    for name, given in value.items():
        level = Level.NOT_OBSERVED.value if given is False else given
        if name not in known or level not in allowed:
            raise _invalid(item.id, "unknown_option")
        pairs.append((str(name), str(level)))
    return tuple(pairs)


def _merits(item: Item, value: object) -> Pairs:
    levels = {level.code for level in item.levels}
    pairs: list[tuple[str, str]] = []
    for one in _listed(item, value):
        if not isinstance(one, Mapping) or set(one) != {"merit", "verification_level"}:
            raise _invalid(item.id, "wrong_type")
        if one["verification_level"] not in levels:
            raise _invalid(item.id, "unknown_option")
        pairs.append((_code(item, one["merit"]), str(one["verification_level"])))
    _check_count(item, tuple(merit for merit, _ in pairs))
    return tuple(pairs)


def _day(item: Item, value: object) -> str:
    if not isinstance(value, str):
        raise _invalid(item.id, "wrong_type")
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise _invalid(item.id, "no_day") from error


def _seen(item: Item, value: object) -> bool:
    if not isinstance(value, bool):
        raise _invalid(item.id, "wrong_type")
    return value


def _listed(item: Item, value: object) -> tuple[object, ...]:
    if not isinstance(value, list | tuple):
        raise _invalid(item.id, "wrong_type")
    return tuple(value)


def _check_count(item: Item, codes: tuple[str, ...]) -> None:
    if len(set(codes)) < len(codes):
        raise _invalid(item.id, "twice")
    if item.max_picks and len(codes) > item.max_picks:
        raise _invalid(item.id, "too_many")


def _json_value(name: str, value: Answer) -> object:
    if not isinstance(value, tuple):
        return value
    if name == "competence_levels":
        pairs = (one for one in value if not isinstance(one, str))
        return {key: False if level == Level.NOT_OBSERVED else level for key, level in pairs}
    return [
        one if isinstance(one, str) else {"merit": one[0], "verification_level": one[1]}
        for one in value
    ]


_READERS: dict[ItemKind, Callable[[Item, object], Answer]] = {
    ItemKind.CHOICE: _code,
    ItemKind.MULTI: _codes,
    ItemKind.TEXT: _text,
    ItemKind.CHOICE_OR_TEXT: _code_or_text,
    ItemKind.LEVELS: _levels,
    ItemKind.MERITS: _merits,
    ItemKind.DATE: _day,
    ItemKind.PREVIEW: _seen,
}
