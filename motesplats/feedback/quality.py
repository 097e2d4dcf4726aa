"""How good a piece of feedback is: six measures of the text and the choices, never of the person.

The measures and their targets are the method's rubric. A value is between 0 and 1; employers see a
checklist and organisers a middle over many forms, so no value stands beside anybody's name.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from motesplats.feedback.answers import Answers, chosen, free_texts
from motesplats.feedback.form import NONE_MISSING, Form, Item, ItemKind, Level, Reader
from motesplats.feedback.language import Hint, HintLevel, LanguageCheck
from motesplats.feedback.library import FormLibrary
from motesplats.feedback.rubric import Rubric

MEASURES = ("coverage", "balance", "specificity", "actionability", "task_focus", "safety")
_OFF_TASK = frozenset({"self_level", "gut_feeling", "third_person", "ranking"})
_WORD = re.compile(r"[^\W_]+(?:[-.+#][^\W_]+)*")
_SENTENCE = re.compile(r"[.!?]+(?:\s|$)")
_NAME = re.compile(r"(?<=[^.!?\s] )\.?[A-ZÅÄÖ][\w.+#-]*|\b\w+[A-ZÅÄÖ]\w*|\.[A-Z]\w+")
_ENOUGH_WORDS = 6
_ENOUGH_LEVELS = 3
_ALIKE_FROM = 4
_ALL_ALIKE = 0.7
_ONLY_READY = 0.5
_QUARTER = 0.25
# Inflected forms share their first letters; shorter words say too little about a branch.
_STEM = 6
_LINKING_STEM = 4


@dataclass(frozen=True, slots=True)
class Quality:
    """The six measures of one piece of feedback, each between 0 and 1."""

    coverage: float
    balance: float
    specificity: float
    actionability: float
    task_focus: float
    safety: float


@dataclass(frozen=True, slots=True)
class Given:
    """What of a filled-in form the measures look at.

    ``texts`` are in the employer's own words; ``ready`` says that a ready sentence was chosen.
    ``step`` is the next step in words, its own or a ready one; ``linked`` that it answers a gap
    that was chosen; ``more`` that other roles, support or a merit was given.
    """

    strengths: int = 0
    levels: tuple[Level, ...] = ()
    chance: bool = False
    gaps: int = 0
    nothing_missing: bool = False
    step: str = ""
    when: bool = False
    linked: bool = False
    more: bool = False
    texts: tuple[str, ...] = ()
    ready: bool = False
    stems: frozenset[str] = frozenset()

    @property
    def has_direction(self) -> bool:
        """Whether something that is missing was named, or that nothing is."""
        return bool(self.gaps) or self.nothing_missing


def quality_of(form: Form, answers: Answers, check: LanguageCheck, library: FormLibrary) -> Quality:
    """The measures of one filled-in form; only what the seeker reads counts as text."""
    return measured(given_in(form, answers, library), check, library.rubric)


def measured(given: Given, check: LanguageCheck, rubric: Rubric) -> Quality:
    """The measures of what was given."""
    hints = tuple(check.find(text) for text in given.texts)
    return Quality(
        coverage=_coverage(given),
        balance=_balance(given),
        specificity=_specificity(given, hints, rubric),
        actionability=_actionability(given, rubric),
        task_focus=_task_focus(given.texts, hints),
        safety=_safety(hints),
    )


def given_in(form: Form, answers: Answers, library: FormLibrary) -> Given:
    """What the measures look at in ``answers``."""
    gaps = tuple(code for code in answers.picks("gap") if code != NONE_MISSING)
    levels = tuple(level for _, level in answers.levels() if level is not Level.NOT_OBSERVED)
    own = tuple(f for f in free_texts(form, answers) if _is_told(form.item(f.item)))
    nothing = NONE_MISSING in answers.picks("gap")
    return Given(
        strengths=len(answers.picks("strength_pick")),
        levels=levels,
        chance=bool(answers.text("hire_chance")),
        gaps=len(gaps),
        nothing_missing=nothing,
        step=_step(form, answers),
        when=bool(answers.text("next_step_when")),
        linked=nothing or _is_linked(form, answers, gaps),
        more=any(answers.get(name) for name in ("alt_roles", "interventions", "verified_merits")),
        texts=tuple(free.text for free in own),
        ready=_has_ready(form, answers),
        stems=branch_stems(library, form.branch),
    )


@lru_cache(maxsize=64)
def branch_stems(library: FormLibrary, branch: str) -> frozenset[str]:
    """The beginnings of words that this branch's merits and gaps have and at most one other's."""
    counted = [_stems_of(library, one.id) for one in library.branches]
    own = _stems_of(library, branch)
    return frozenset(stem for stem in own if sum(stem in other for other in counted) <= 2)


def _stems_of(library: FormLibrary, branch: str) -> frozenset[str]:
    one = library.branch(branch)
    said = [o.text for o in (*one.merits, *one.gaps, *one.industry)]
    words = (word for text in said for word in _words(f"{text.sv} {text.en}"))
    return frozenset(word[:_STEM] for word in words if len(word) >= _STEM)


def _is_told(item: Item) -> bool:
    """Whether the seeker reads the text, and it is no contact detail."""
    return Reader.SEEKER in item.readers and not item.allows


def _step(form: Form, answers: Answers) -> str:
    said = answers.text("next_step")
    option = form.item("next_step").option(said)
    return said if option is None else option.text.sv


def _is_linked(form: Form, answers: Answers, gaps: tuple[str, ...]) -> bool:
    """A ready step names the gaps that it answers; an own one shares a word with one of them."""
    said = answers.text("next_step")
    option = form.item("next_step").option(said)
    if option is not None:
        return not set(option.links).isdisjoint(gaps)
    item = form.item("gap")
    named = (o.text for o in item.options if o.code in gaps)
    stems = {word[:_LINKING_STEM] for text in named for word in _words(f"{text.sv} {text.en}")}
    own = {word[:_LINKING_STEM] for word in _words(said) if len(word) >= _LINKING_STEM}
    return not stems.isdisjoint(own)


def _has_ready(form: Form, answers: Answers) -> bool:
    """Whether a ready sentence was used where own words could stand."""
    if any(o in chosen(form, answers) for o in form.item("next_step").options):
        return True
    texts = (item for item in form.items if item.kind is ItemKind.TEXT)
    return any(answers.text(i.id) in (p.text.sv, p.text.en) for i in texts for p in i.phrases)


def _coverage(given: Given) -> float:
    filled = (
        given.strengths > 0,
        len(given.levels) >= _ENOUGH_LEVELS,
        given.chance,
        given.has_direction,
        bool(given.step),
        given.more,
    )
    return sum(filled) / len(filled)


def _balance(given: Given) -> float:
    if not given.strengths:
        return 0.0
    value = 1.0 if given.has_direction else 0.5
    alike = len(given.levels) >= _ALIKE_FROM and len(set(given.levels)) == 1
    return value * _ALL_ALIKE if alike else value


def _specificity(given: Given, hints: tuple[tuple[Hint, ...], ...], rubric: Rubric) -> float:
    if not given.texts:
        return _ONLY_READY if given.ready else 0.0
    pairs = zip(given.texts, hints, strict=True)
    each = [_concrete(text, found, given.stems, rubric) for text, found in pairs]
    return 0.5 * max(each) + 0.5 * sum(each) / len(each)


def _concrete(text: str, hints: tuple[Hint, ...], stems: frozenset[str], rubric: Rubric) -> float:
    words = _words(text)
    named = bool(re.search(r"\d", text) or _NAME.search(text))
    signs = (
        len(words) >= _ENOUGH_WORDS,
        named or any(word[:_STEM] in stems for word in words),
        not rubric.verbs.isdisjoint(words),
        all(hint.category != "vague" for hint in hints),
    )
    return _QUARTER * sum(signs)


def _actionability(given: Given, rubric: Rubric) -> float:
    words = _words(given.step)
    return (
        0.4 * bool(given.step)
        + 0.2 * given.when
        + 0.2 * bool(words and words[0] in rubric.imperatives)
        + 0.2 * given.linked
    )


def _task_focus(texts: tuple[str, ...], hints: tuple[tuple[Hint, ...], ...]) -> float:
    sentences = sum(len([s for s in _SENTENCE.split(text) if s.strip()]) for text in texts)
    off = sum(hint.category in _OFF_TASK for found in hints for hint in found)
    return max(0.0, 1 - off / sentences) if sentences else 1.0


def _safety(hints: tuple[tuple[Hint, ...], ...]) -> float:
    levels = [{hint.level for hint in found} for found in hints]
    if any(HintLevel.BLOCK in found for found in levels):
        return 0.0
    return max(0.0, 1 - _QUARTER * sum(HintLevel.REVIEW in found for found in levels))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(text))
