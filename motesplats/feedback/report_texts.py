"""The report's own sentences, read from content: headings, level words and the small words between
facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motesplats.feedback.form import Level
from motesplats.feedback.reading import Raw, Text, as_object, number, objects, string, strings, text

_WRITE_HERE = "____"


@dataclass(frozen=True, slots=True)
class SectionText:
    """Title and body of one section; ``body_one`` for a single employer, ``empty`` for no
    entries."""

    id: str
    title: Text
    body: Text
    body_one: Text
    empty: Text


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """All texts of the report and of handing it over.

    ``words`` are sentences by name, ``numbers`` begin with none, ``months`` with January.
    """

    sections: tuple[SectionText, ...]
    levels: tuple[tuple[Level, Text], ...]
    trends: tuple[tuple[str, Text], ...]
    words: tuple[tuple[str, Text], ...]
    numbers: tuple[Text, ...]
    months: tuple[Text, ...]
    max_gaps: int
    max_steps: int
    handover: tuple[Text, ...]

    def section(self, section_id: str) -> SectionText:
        """The texts of section ``s0`` to ``s13``."""
        return next(section for section in self.sections if section.id == section_id)

    def level(self, level: Level, language: str) -> str:
        """A level in the words that the seeker reads (R3: never a number)."""
        return dict(self.levels)[level].said(language)

    def trend(self, direction: str, language: str) -> str:
        return dict(self.trends)[direction].said(language)

    def word(self, name: str, language: str, **values: str) -> str:
        """A small sentence with its places filled."""
        return filled(dict(self.words)[name].said(language), values)

    def counted(self, count: int, language: str) -> str:
        """How many employers, in words: ``Två arbetsgivare``."""
        few = count < len(self.numbers)
        said = self.numbers[count].said(language) if few else self.word("many", language)
        name = "employers_one" if count == 1 else "employers_many"
        return self.word(name, language, n=said.capitalize())

    def day(self, day: date, language: str) -> str:
        """A date with the month in words."""
        return f"{day.day} {self.months[day.month - 1].said(language)} {day.year}"

    def month(self, day: date, now: date, language: str) -> str:
        """The month of ``day``, with the year when it is not that of ``now``."""
        name = self.months[day.month - 1].said(language)
        return name if day.year == now.year else f"{name} {day.year}"


def filled(sentence: str, values: Mapping[str, str]) -> str:
    """``sentence`` with each ``{name}`` replaced once; a value that is empty becomes a line to
    write on. A value that ends in a full stop gets no second one."""
    parts = sentence.split("{")
    rest = [part.partition("}") for part in parts[1:]]
    return parts[0] + "".join(
        _joined(values.get(n, "") or _WRITE_HERE, tail) for n, _, tail in rest
    )


def _joined(value: str, tail: str) -> str:
    return value + (tail[1:] if value.endswith(".") and tail.startswith(".") else tail)


def read_report_texts(raw: Raw) -> ReportTexts:
    """The texts from the loaded ``seeker_report`` content."""
    words = as_object(raw["words"])
    rules = as_object(raw["aggregation"])
    return ReportTexts(
        sections=tuple(_section(section) for section in objects(raw, "sections")),
        levels=tuple((Level(k), v) for k, v in _texts(raw, "level_words_seeker")),
        trends=_texts(raw, "trend_words"),
        words=tuple(pair for pair in _texts(raw, "words") if pair[0] not in {"numbers", "months"}),
        numbers=_paired(as_object(words["numbers"])),
        months=_paired(as_object(words["months"])),
        max_gaps=number(rules, "max_gaps_shown"),
        max_steps=number(rules, "max_steps_shown"),
        handover=tuple(text(one) for one in objects(raw, "handover")),
    )


def _section(raw: Raw) -> SectionText:
    return SectionText(
        string(raw, "id"),
        text(raw, "title_"),
        text(raw, "body_"),
        text(raw, "body_one_"),
        text(raw, "empty_"),
    )


def _texts(raw: Raw, key: str) -> tuple[tuple[str, Text], ...]:
    return tuple((name, text(as_object(value))) for name, value in as_object(raw[key]).items())


def _paired(raw: Raw) -> tuple[Text, ...]:
    pairs = zip(strings(raw, "sv"), strings(raw, "en"), strict=True)
    return tuple(Text(swedish, english) for swedish, english in pairs)
