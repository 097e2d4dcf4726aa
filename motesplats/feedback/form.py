"""The feedback form as frozen values: one core for all, filled with what belongs to a branch and a
role."""

from dataclasses import dataclass
from enum import StrEnum

from motesplats.feedback.reading import Text

NONE_MISSING = "none"
NO_TEXT = Text()


class Level(StrEnum):
    """The distance to the role; never shown as a number. NOT_OBSERVED is no level."""

    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"
    NOT_OBSERVED = "not_observed"


class Reader(StrEnum):
    """Who reads what is written in a field; ``GROUP`` is everybody who meets the employer."""

    SEEKER = "seeker"
    OFFICER = "officer"
    GROUP = "group"
    EMPLOYER = "employer"


class ItemKind(StrEnum):
    """How an item is answered; in brackets what ``Answers`` holds.

    CHOICE (code), MULTI (codes), TEXT (text), CHOICE_OR_TEXT (code or text), LEVELS (pairs of
    competency and level), MERITS (pairs of merit and verification level), DATE (a day as
    ``2026-11-30``), READONLY (nothing), PREVIEW (True when it was seen).
    """

    CHOICE = "choice"
    MULTI = "multi_choice"
    TEXT = "text"
    CHOICE_OR_TEXT = "choice_or_text"
    LEVELS = "matrix"
    MERITS = "repeat"
    DATE = "date"
    READONLY = "readonly"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; ``key`` is the keyboard key (unique within the item, empty for those that are
    only searched for).

    ``tells`` is the sentence that the seeker reads instead of ``text`` (with ``{employer}`` and
    others to fill);
    ``needs`` the item that must be filled when this is chosen (R7); ``links`` the gaps a next step
    answers, or the
    gap types that a support is for; ``kind`` the type of a gap; ``near`` marks occupations close
    to the role; ``days`` is how far ahead a choice of a day lies.
    """

    code: str
    text: Text
    key: str = ""
    help: Text = NO_TEXT
    tells: Text = NO_TEXT
    needs: str = ""
    links: tuple[str, ...] = ()
    kind: str = ""
    near: bool = False
    days: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A ready sentence for a text field; ``blank`` when it has a ``{place}`` to fill,
    ``competency`` if it is about one."""

    id: str
    text: Text
    competency: str = ""

    @property
    def blank(self) -> bool:
        return "{" in self.text.sv


@dataclass(frozen=True, slots=True)
class Competency:
    """What is looked at in the meeting; ``anchors`` says for each of L1–L4 what was seen,
    ``focus`` marks the branch's core."""

    id: str
    text: Text
    anchors: tuple[Text, Text, Text, Text]
    note: Text = NO_TEXT
    soft: bool = False
    focus: bool = False

    def anchor(self, level: Level) -> Text:
        """What was seen at ``level``; nothing for NOT_OBSERVED."""
        if level is Level.NOT_OBSERVED:
            return NO_TEXT
        return self.anchors[list(Level).index(level)]


@dataclass(frozen=True, slots=True)
class ShownIf:
    """An item is asked only when ``item`` was answered with one of ``codes``."""

    item: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the form.

    ``options`` have keys; ``further`` are choices without a key (all other occupations, found by
    typing);
    ``phrases`` are ready sentences for a text; ``default`` is the code filled in beforehand
    (sender and role only);
    ``max_picks``/``max_chars`` 0 means no limit; ``allows`` the language categories that are right
    in this field;
    ``fills`` the ``{place}`` in other options that this text fills, ``instead`` what stands there
    until it is released;
    ``source`` names the content that ``options`` or ``phrases`` come from.
    """

    id: str
    kind: ItemKind
    text: Text
    readers: tuple[Reader, ...]
    mandatory: bool = False
    seconds: int = 0
    prompt: Text = NO_TEXT
    note: Text = NO_TEXT
    options: tuple[Option, ...] = ()
    further: tuple[Option, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    competencies: tuple[Competency, ...] = ()
    levels: tuple[Option, ...] = ()
    min_picks: int = 0
    max_picks: int = 0
    max_chars: int = 0
    show_first: int = 0
    default: str = ""
    shown_if: ShownIf | None = None
    allows: tuple[str, ...] = ()
    fills: str = ""
    instead: Text = NO_TEXT
    source: str = ""

    def option(self, code: str) -> Option | None:
        """The choice with ``code``, with or without a key."""
        return next((o for o in (*self.options, *self.further) if o.code == code), None)

    @property
    def holds_text(self) -> bool:
        return self.kind in {ItemKind.TEXT, ItemKind.CHOICE_OR_TEXT}


@dataclass(frozen=True, slots=True)
class Section:
    """A question with its items; ``once`` is asked once for each employer and fair, not for every
    seeker."""

    id: str
    question: Text
    items: tuple[Item, ...]
    once: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The form for one branch and role. ``version`` goes with a stored submission."""

    version: int
    branch: str
    branch_name: Text
    ssyk: str
    sections: tuple[Section, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for section in self.sections for item in section.items)

    def find(self, item_id: str) -> Item | None:
        """The item with this id, or None."""
        inside = (item for section in self.sections for item in section.items)
        return next((item for item in inside if item.id == item_id), None)

    def item(self, item_id: str) -> Item:
        """The item with this id; KeyError when the form has none."""
        found = self.find(item_id)
        if found is None:
            raise KeyError(item_id)
        return found

    @property
    def competencies(self) -> tuple[Competency, ...]:
        return self.item("competence_levels").competencies
