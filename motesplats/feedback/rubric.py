"""The method's rubric for the quality of feedback, as data."""

from dataclasses import dataclass

from motesplats.feedback.reading import Raw, Text, as_object, objects, string, strings, text


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of feedback and what is aimed at, between 0 and 1."""

    id: str
    text: Text
    target: float


@dataclass(frozen=True, slots=True)
class Rubric:
    """The measures, and words that show that something was done or is to be done, in lower case.

    ``question`` is what a difference between groups is shown as.
    """

    measures: tuple[Measure, ...]
    verbs: frozenset[str]
    imperatives: frozenset[str]
    question: Text


def read_rubric(raw: Raw) -> Rubric:
    """The rubric from the loaded ``quality_rubric`` content."""
    return Rubric(
        measures=tuple(
            Measure(string(one, "id"), text(one), float(string(one, "target")))
            for one in objects(raw, "measures")
        ),
        verbs=frozenset((*strings(raw, "verbs_sv"), *strings(raw, "verbs_en"))),
        imperatives=frozenset((*strings(raw, "imperatives_sv"), *strings(raw, "imperatives_en"))),
        question=text(as_object(raw["parity"])),
    )
