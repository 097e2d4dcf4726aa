"""The points in time, answers, indicators and questions of following up, as data."""

from dataclasses import dataclass

from motesplats.feedback.reading import Raw, Text, as_object, number, objects, string, strings, text


@dataclass(frozen=True, slots=True)
class Point:
    """When people are asked, counted from the day of the fair; ``moment`` is the one of the
    indicators, empty for none."""

    id: str
    days: int
    months: int
    moment: str
    text: Text


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator, the moments at which it is counted, and the mark of those that it is about."""

    id: str
    moments: tuple[str, ...]
    among: str
    text: Text


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is told besides, the key for it and the indicator that it shows."""

    code: str
    key: str
    shows: str
    text: Text


@dataclass(frozen=True, slots=True)
class Target:
    """A measure with what it should reach; ``way`` says how the two are compared."""

    id: str
    number: int
    way: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the poll; ``who`` is asked it, everybody when empty."""

    id: str
    who: str
    text: Text


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the poll's scale: its key, a sign and its words."""

    code: int
    sign: str
    text: Text


@dataclass(frozen=True, slots=True, eq=False)
class FollowUpTexts:
    """All of it; ``answers`` and ``who`` are by their codes."""

    points: tuple[Point, ...]
    answers: dict[str, Text]
    shows: dict[str, tuple[str, ...]]
    marks: tuple[Mark, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    scale: tuple[Step, ...]
    questions: tuple[Question, ...]
    last_question: Text
    who: dict[str, Text]

    def point(self, wanted: str) -> Point | None:
        return next((one for one in self.points if one.id == wanted), None)

    def asked(self, who: str) -> tuple[Question, ...]:
        """The questions for whoever answers."""
        return tuple(one for one in self.questions if one.who in ("", who))


def read_follow_up_texts(raw: Raw) -> FollowUpTexts:
    """The texts from already loaded JSON; KeyError or TypeError for content that is wrong."""
    outcomes = objects(raw, "outcomes")
    return FollowUpTexts(
        points=tuple(
            Point(
                string(o, "id"), number(o, "days"), number(o, "months"), string(o, "esf"), text(o)
            )
            for o in objects(raw, "points")
        ),
        answers={string(o, "code"): text(o) for o in outcomes},
        shows={string(o, "code"): strings(o, "shows") for o in outcomes},
        marks=tuple(
            Mark(string(o, "code"), string(o, "key"), string(o, "shows"), text(o))
            for o in objects(raw, "marks")
        ),
        indicators=tuple(
            Indicator(string(o, "id"), strings(o, "at"), string(o, "of"), text(o))
            for o in objects(raw, "indicators")
        ),
        targets=tuple(
            Target(string(o, "id"), number(o, "target"), string(o, "way"), text(o))
            for o in objects(raw, "measures")
        ),
        scale=tuple(
            Step(number(o, "code"), string(o, "sign"), text(o)) for o in objects(raw, "scale")
        ),
        questions=tuple(
            Question(string(o, "id"), string(o, "who"), text(o)) for o in objects(raw, "questions")
        ),
        last_question=text(as_object(raw["last_question"])),
        who={string(o, "id"): text(o) for o in objects(raw, "who")},
    )
