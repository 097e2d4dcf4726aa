"""The report's headings and level words in further languages, to stand beside the Swedish ones.

What has not been translated is said in English. Employers' own words are never translated.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from motesplats.feedback.form import Level
from motesplats.feedback.reading import Raw, Text, as_object, objects, string, text
from motesplats.feedback.report_texts import ReportTexts

_INSTEAD = "en"
# What each label says, by section of the report.
_SECTIONS = {
    "s0": "title",
    "s1": "strengths",
    "s2": "next_steps",
    "s4": "missing",
    "s6": "other_paths",
    "s7": "support",
    "s8": "industry",
    "s10": "my_plan",
    "s11": "disagree",
    "s12": "contact",
}
_OPENING = ("advice_not_grade", "orig")


@dataclass(frozen=True, slots=True)
class Label:
    """A text in another language; ``language`` as in BCP 47."""

    text: str
    language: str
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class LabelLanguage:
    """A language of labels and its texts by key; ``name`` is its own name for itself, ``called``
    what it is called in Swedish and English, ``opening`` the Swedish of the sentences at the
    top by key."""

    code: str
    name: str
    called: Text
    right_to_left: bool
    reviewed: bool
    texts: tuple[tuple[str, str], ...]
    opening: tuple[tuple[str, str], ...] = ()

    def label(self, key: str) -> Label | None:
        """The text of that key, or None where nobody has translated it."""
        said = dict(self.texts).get(key, "")
        return Label(said, self.code, self.right_to_left) if said else None


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one report: ``beside`` has each by the Swedish words that it belongs to.

    ``opening`` are sentences for the top. ``complete`` is False for a language that has no text at
    all yet: all labels are English then.
    """

    language: LabelLanguage
    beside: tuple[tuple[str, Label], ...]
    opening: tuple[Label, ...]
    levels: tuple[str, ...]

    @property
    def complete(self) -> bool:
        return bool(self.language.texts)

    def of(self, swedish: str) -> Label | None:
        """What stands beside these Swedish words; None where nothing does."""
        return dict(self.beside).get(swedish)


def read_label_languages(raw: Raw) -> tuple[LabelLanguage, ...]:
    """The languages of labels from the loaded ``report_labels_i18n`` content, without those that
    whole reports are written in."""
    labels, labels_sv = as_object(raw["labels"]), as_object(raw.get("opening_sv", {}))
    whole = {"sv", _INSTEAD}
    return tuple(
        LabelLanguage(
            code=string(one, "code"),
            name=string(one, "name"),
            called=text(one, "name_"),
            right_to_left=string(one, "dir") == "rtl",
            reviewed=one.get("reviewed") is True,
            texts=tuple(_texts(labels, string(one, "code"))),
            opening=tuple((key, string(labels_sv, key)) for key in _OPENING),
        )
        for one in objects(raw, "languages")
        if string(one, "code") not in whole
    )


def labels_beside(texts: ReportTexts, language: LabelLanguage) -> Labels:
    """The labels of a report whose own language is Swedish."""
    beside = [
        (section.title.sv, language.label(_SECTIONS.get(section.id, "")), section.title.en)
        for section in texts.sections
    ]
    levels = [(words.sv, language.label(_key(level)), words.en) for level, words in texts.levels]
    return Labels(
        language=language,
        beside=tuple(
            (swedish, label or Label(english, _INSTEAD))
            for swedish, label, english in (*beside, *levels)
        ),
        opening=tuple(filter(None, map(language.label, _OPENING))),
        levels=tuple(swedish for swedish, _, _ in levels),
    )


def texts_beside(texts: ReportTexts, language: LabelLanguage) -> tuple[tuple[str, str], ...]:
    """Every text of the language after the Swedish one that it stands beside, for whoever reviews
    them; a text that nobody has translated is left out."""
    titles = {
        _SECTIONS[section.id]: section.title.sv
        for section in texts.sections
        if section.id in _SECTIONS
    }
    levels = {_key(level): words.sv for level, words in texts.levels}
    said = dict(language.texts)
    swedish = {**dict(language.opening), **titles, **levels}
    return tuple((words, said[key]) for key, words in swedish.items() if key in said)


def _texts(labels: Raw, code: str) -> Iterator[tuple[str, str]]:
    for key, said in labels.items():
        words = string(as_object(said), code)
        if words:
            yield key, words


def _key(level: Level) -> str:
    return "not_observed" if level is Level.NOT_OBSERVED else level.value
