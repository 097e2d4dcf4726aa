"""The language check: finds words that may not be stored about a person, compare people or teach
nothing.

A text is normalised to NFC and compared in lower case. A term is one or several words; ``*``
stands for the rest of a word; between words any spaces or punctuation may stand. What lies wholly
within an exception does not count, and exceptions may say what stands around: "patienter med
diabetes" is about the work, "du har diabetes" is not. The list catches about half of subtly worded
violations, so it never replaces the officer's reading (R8).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from motesplats.core.errors import Refusal, Refused
from motesplats.feedback.answers import Answers, free_texts
from motesplats.feedback.form import Form
from motesplats.feedback.reading import Raw, Text, as_object, objects, string, strings

ABOUT_THE_TASKS = "about_the_tasks"
_END = re.compile(r"[.!?]+(?:\s+|$)")
_PARTS = ("others", "task", "between")


class HintLevel(StrEnum):
    """BLOCK cannot be saved, REVIEW only as "about the work tasks", HINT is a tip."""

    BLOCK = "block"
    REVIEW = "review"
    HINT = "hint"


_REFUSALS = {
    HintLevel.BLOCK: Refusal.TEXT_BLOCKED,
    HintLevel.REVIEW: Refusal.TEXT_NEEDS_REASON,
}


@dataclass(frozen=True, slots=True)
class Hint:
    """One find; ``start`` and ``end`` count characters of the NFC-normalised text."""

    category: str
    level: HintLevel
    start: int
    end: int
    name: str
    hint: str


@dataclass(frozen=True, slots=True)
class ItemHint:
    """A find in the text of one item of the form."""

    item: str
    hint: Hint


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of words, with its patterns compiled.

    What ``near_person`` finds counts only in a sentence in which ``person`` finds somebody.
    """

    id: str
    level: HintLevel
    name: Text
    hint: Text
    patterns: tuple[re.Pattern[str], ...]
    near_person: tuple[re.Pattern[str], ...]
    person: re.Pattern[str]
    exceptions: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class LanguageCheck:
    """All categories, ready to use; make one with ``read_language_check`` and keep it."""

    categories: tuple[Category, ...]

    def find(self, text: str, language: str = "sv") -> tuple[Hint, ...]:
        """Every find in ``text``, in the order of the text; words of both languages are looked for.

        ``language`` is that of the names and hints.
        """
        plain = _lowered(unicodedata.normalize("NFC", text))
        hints = [
            Hint(c.id, c.level, start, end, c.name.said(language), c.hint.said(language))
            for c in self.categories
            for start, end in _spans(c, plain)
        ]
        return tuple(sorted(hints, key=lambda hint: (hint.start, hint.end, hint.category)))


def read_language_check(content: object) -> LanguageCheck:
    """The check from the loaded ``language_check`` content."""
    raw = as_object(content)
    grammar = as_object(raw["grammar"])
    return LanguageCheck(tuple(_category(one, grammar) for one in objects(raw, "categories")))


def check_texts(
    form: Form,
    answers: Answers,
    check: LanguageCheck,
    reasons: frozenset[str] = frozenset(),
    language: str = "sv",
) -> tuple[ItemHint, ...]:
    """The hints about all texts in own words (R5); ``reasons`` are items said to be about the work
    tasks.

    Raises Refused(TEXT_BLOCKED, item=…, category=…, hint=…) for what may not be stored at all, and
    Refused(TEXT_NEEDS_REASON, item=…, category=…, hint=…) for what must be rewritten or given that
    reason; ``category`` is the category's name in ``language``.
    """
    found = tuple(
        ItemHint(free.item, hint)
        for free in free_texts(form, answers)
        for hint in check.find(free.text, language)
        if hint.category not in form.item(free.item).allows
    )
    _refuse(form, found, HintLevel.BLOCK, frozenset())
    _refuse(form, found, HintLevel.REVIEW, reasons)
    return found


def storable(
    form: Form, answers: Answers, check: LanguageCheck, reasons: frozenset[str] | None
) -> Answers:
    """The answers without texts that may not be kept, not even as a draft: what is blocked, and
    what is doubtful in an item that is not among ``reasons`` (None: no doubtful text is left out).
    """
    kept = answers
    for free in free_texts(form, answers):
        found = check.find(free.text)
        levels = {h.level for h in found if h.category not in form.item(free.item).allows}
        doubtful = reasons is not None and free.item not in reasons
        if HintLevel.BLOCK in levels or (doubtful and HintLevel.REVIEW in levels):
            kept = kept.with_answer(free.item, None)
    return kept


def _refuse(
    form: Form, found: tuple[ItemHint, ...], level: HintLevel, excused: frozenset[str]
) -> None:
    for one in found:
        if one.hint.level is level and one.item not in excused:
            asked, hint = form.item(one.item).text, one.hint
            raise Refused(
                _REFUSALS[level], item=one.item, asked=asked, category=hint.name, hint=hint.hint
            )


def _lowered(text: str) -> str:
    """Lower case without a change of length (some capitals have two characters in lower case)."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _spans(category: Category, plain: str) -> tuple[tuple[int, int], ...]:
    spans = {match.span() for pattern in category.patterns for match in pattern.finditer(plain)}
    spans |= {
        match.span()
        for pattern in category.near_person
        for match in pattern.finditer(plain)
        if category.person.search(_sentence_around(plain, match.start()))
    }
    if not spans:
        return ()
    free = [match.span() for one in category.exceptions for match in one.finditer(plain)]
    return tuple(
        sorted(
            (start, end)
            for start, end in spans
            if not any(begin <= start and end <= stop for begin, stop in free)
        )
    )


def _sentence_around(plain: str, place: int) -> str:
    """The sentence in which that character stands."""
    begin = max((end.end() for end in _END.finditer(plain, 0, place)), default=0)
    after = _END.search(plain, place)
    return plain[begin : after.start() if after else len(plain)]


def _category(raw: Raw, grammar: Raw) -> Category:
    terms = (*strings(raw, "terms_sv"), *strings(raw, "terms_en"))
    patterns = [re.compile(pattern) for pattern in strings(raw, "regex")]
    if terms:
        patterns.append(_pattern(terms, grammar))
    near = strings(raw, "near_person")
    exceptions = [re.compile(_spelled_out(unless, grammar)) for unless in strings(raw, "unless")]
    if strings(raw, "except"):
        exceptions.append(_pattern(strings(raw, "except"), grammar))
    swedish, english = as_object(raw["sv"]), as_object(raw["en"])
    return Category(
        id=string(raw, "id"),
        level=HintLevel(string(raw, "level")),
        name=Text(string(swedish, "name"), string(english, "name")),
        hint=Text(string(swedish, "hint"), string(english, "hint")),
        patterns=tuple(patterns),
        near_person=(_pattern(near, grammar),) if near else (),
        person=re.compile(string(grammar, "person")),
        exceptions=tuple(exceptions),
    )


def _spelled_out(unless: str, grammar: Raw) -> str:
    """The pattern with its named parts filled in, at whole words."""
    for name in _PARTS:
        unless = unless.replace(f"<{name}>", string(grammar, name))
    return string(grammar, "boundary").replace("TERM", f"(?:{unless})")


def _pattern(terms: tuple[str, ...], grammar: Raw) -> re.Pattern[str]:
    """One pattern for all terms, the longest first so that the whole of a find is marked."""
    star, gap = string(grammar, "star"), string(grammar, "gap")
    longest = sorted(terms, key=lambda term: (-len(term), term))
    bodies = (_body(unicodedata.normalize("NFC", term), star, gap) for term in longest)
    return re.compile(string(grammar, "boundary").replace("TERM", f"(?:{'|'.join(bodies)})"))


def _body(term: str, star: str, gap: str) -> str:
    return gap.join(re.escape(word).replace(r"\*", star) for word in term.split())
