"""Our own Swedish is easy to read: LIX (Björnsson 1968), words a sentence plus per cent of words
of more than six letters."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from report_words import words_of

from motesplats.core.ids import FairId, SubmissionId
from motesplats.feedback.answers import read_answers
from motesplats.feedback.compile import compile_report
from motesplats.feedback.library import form_for
from motesplats.feedback.report import ReportFacts, SubmissionView
from motesplats.settings import resource_path
from motesplats.usecases.forms import form_library
from motesplats.usecases.practice import made_up_answers

REPORT, FORM = 30, 40
# A sentence of a few words has a LIX by chance.
RUNNING = 7
TARGETS = {
    "seeker_report": REPORT,
    "phrase_bank": REPORT,
    "info_texts": REPORT,
    "form_core": FORM,
    "branches": FORM,
    "competencies": REPORT,
    "interventions": REPORT,
}
PLACE = re.compile(r"\{[a-z_]+\}|_{2,}")
DAY = date(2026, 11, 26)


def lix(text: str) -> float:
    sentences = [one for one in re.split(r"[.!?:]+(?:\s|$)|\n", text) if re.search(r"\w", one)]
    words = re.findall(r"[^\W\d_]+(?:[-’][^\W\d_]+)*", PLACE.sub("ord", text))
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)


def texts_in(value: object, language: str) -> Iterator[str]:
    """Every text of a loaded template; rules, and what staff read, are left out."""
    if isinstance(value, dict):
        for key, inside in value.items():
            if isinstance(inside, str) and (key == language or key.endswith(f"_{language}")):
                yield inside
            elif key not in {"aggregation", "rules", "handover"}:
                yield from texts_in(inside, language)
    elif isinstance(value, list):
        for inside in value:
            yield from texts_in(inside, language)


def content_of(name: str) -> Any:
    return json.loads(resource_path("forms", f"{name}.json").read_text("utf-8"))


def worded(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if re.search(r"\w", PLACE.sub("", text))]


def template(name: str, language: str = "sv") -> list[str]:
    return worded(texts_in(content_of(name), language))


def test_lix_is_counted_as_it_was_defined() -> None:
    assert lix("Du kan.") == 2
    assert lix("Du kan arbeta. Kompetensutveckling behövs.") == 2.5 + 20


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("name", "most"), TARGETS.items())
def test_every_template_is_within_its_target(name: str, most: int, language: str) -> None:
    assert lix("\n".join(template(name, language))) <= most


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    ("name", "whole", "part"),
    [
        ("competencies", "competencies", "anchors"),
        ("branches", "branches", "next_steps"),
        ("phrase_bank", "next_step", ""),
        ("interventions", "interventions", ""),
    ],
)
def test_what_the_report_takes_from_the_form_is_as_easy_as_the_report(
    name: str, whole: str, part: str, language: str
) -> None:
    entries = content_of(name)[whole]
    texts = worded(texts_in([one[part] if part else one for one in entries], language))
    assert len(texts) > 5
    assert lix("\n".join(texts)) <= REPORT


def test_every_running_text_of_the_report_is_within_the_target() -> None:
    ours = template("seeker_report")
    texts = [text for text in ours if len(PLACE.sub("", text).split()) >= RUNNING]
    hard = {text: round(lix(text)) for text in texts if lix(text) > REPORT}
    assert len(texts) > 15
    assert hard == {}


@pytest.mark.parametrize("employers", [1, 3])
@pytest.mark.parametrize("branch", [branch.id for branch in form_library().branches])
def test_a_whole_report_is_within_the_target_in_every_branch(branch: str, employers: int) -> None:
    library, fair = form_library(), FairId("fair")
    form = form_for(library, branch)
    steps = [option.code for option in form.item("next_step").options]
    views = []
    for n in range(employers):
        raw = made_up_answers(form, n, seed=2, first=True) | {"next_step": steps[n % len(steps)]}
        answers = read_answers(form, raw)
        views.append(SubmissionView(SubmissionId(f"s{n}"), fair, DAY, "AB", branch, answers))
    facts = ReportFacts(fair, "Mässan", DAY, "Åsa", "CODE", employers, industry=tuple(views))
    # Nothing is released: what is left is ours.
    told = compile_report(facts, tuple(views), library, "sv", frozenset())
    assert lix("\n".join(text for text in words_of(told) if re.search(r"\w", text))) <= REPORT
