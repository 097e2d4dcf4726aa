"""Compiles what employers wrote about one seeker into the report: in fixed order, unchanged, and
compared with nobody."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import FairId
from motesplats.feedback.answers import Answers
from motesplats.feedback.form import Form, Level
from motesplats.feedback.levels import level_rows, trends
from motesplats.feedback.library import FormLibrary
from motesplats.feedback.promises import promise_told
from motesplats.feedback.report import (
    FeedbackReport,
    GapRow,
    Heading,
    Part,
    Release,
    Reply,
    ReportFacts,
    Said,
    Shared,
    Step,
    SubmissionView,
    Support,
    Told,
    Trend,
)
from motesplats.feedback.report_texts import filled
from motesplats.feedback.voices import Speech, Voice, voice_of

Entry = TypeVar("Entry")

_NO_DAY = date.min


def compile_report(
    facts: ReportFacts,
    submissions: tuple[SubmissionView, ...],
    library: FormLibrary,
    language: str,
    released: frozenset[Release],
) -> FeedbackReport:
    """The report in ``language`` from the forms about one seeker.

    ``submissions`` of other, earlier fairs are used for the development only. ``released`` has
    (submission, item) for each free text that an officer released (R8); every other is left out.
    Raises Refused(NO_FEEDBACK), Refused(REPORT_WITHOUT_STRENGTH) or Refused(REPORT_WITHOUT_STEP),
    each with ``seeker`` (the code).
    """
    for refusal in report_blockers(facts, submissions, library, released):
        raise Refused(refusal, seeker=facts.code)
    speech = Speech(library.report, language)
    now = _voices(_current(facts, submissions), library, language, released)
    earlier = tuple(v for v in submissions if v.fair != facts.fair and v.day < facts.day)
    before = _voices(earlier, library, language, released)
    development = _development(now, before, speech)
    industry = _voices(facts.industry, library, language, released)
    return FeedbackReport(
        language=language,
        seeker=facts.seeker,
        code=facts.code,
        fair=facts.fair_name,
        day=facts.day,
        framing=library.framed("report_top", language),
        opening=_opening(facts, speech),
        told=_told(now, (*now, *industry), facts.own_levels, speech),
        development=development,
        plan=_heading("s10", speech),
        reflection=speech.word("reflection"),
        closing=library.framed("report_end", language),
        disagree=_heading("s11", speech),
        contact=_contact(facts, speech),
        earlier=_earlier(before, facts.day, speech) if development else None,
        planned=facts.reply.steps,
        objection=_objection(facts.reply, speech),
    )


def report_blockers(
    facts: ReportFacts,
    submissions: tuple[SubmissionView, ...],
    library: FormLibrary,
    released: frozenset[Release],
) -> tuple[Refusal, ...]:
    """Why the report may not be printed; empty when it may. No paper holds gaps only."""
    voices = _voices(_current(facts, submissions), library, "sv", released)
    if not voices:
        return (Refusal.NO_FEEDBACK,)
    blockers = (
        (any(voice.strengths() for voice in voices), Refusal.REPORT_WITHOUT_STRENGTH),
        (any(voice.step() for voice in voices), Refusal.REPORT_WITHOUT_STEP),
    )
    return tuple(refusal for there, refusal in blockers if not there)


def preview(
    form: Form, answers: Answers, employer: str, library: FormLibrary, language: str
) -> Told:
    """Exactly what the seeker will get from this employer once its texts are released (R6); drafts
    are fine.

    ``employer`` is the sender as it will be shown.
    """
    promised = promise_told(form, answers, employer, library.report, language)
    voice = Voice(
        FairId(""),
        _NO_DAY,
        employer,
        employer,
        form,
        answers,
        language,
        lambda _item: True,
        promised,
    )
    return _told((voice,), (voice,), (), Speech(library.report, language))


def _current(
    facts: ReportFacts, submissions: tuple[SubmissionView, ...]
) -> tuple[SubmissionView, ...]:
    return tuple(view for view in submissions if view.fair == facts.fair)


def _voices(
    views: tuple[SubmissionView, ...],
    library: FormLibrary,
    language: str,
    released: frozenset[Release],
) -> tuple[Voice, ...]:
    return tuple(voice_of(view, library, language, released) for view in views)


def _told(
    voices: tuple[Voice, ...],
    industry: tuple[Voice, ...],
    own_levels: tuple[tuple[str, Level], ...],
    speech: Speech,
) -> Told:
    steps = _steps(voices)
    shown = steps[: speech.texts.max_steps]
    left = _left_over(voices, shown)
    advice = (*left, *(said for voice in voices for said in voice.advice()))
    one = len({voice.company for voice in (*voices, *industry)}) == 1
    return Told(
        shared=_part("shared", _shared(voices, speech), speech),
        strengths=_part("s1", (s for v in voices for s in v.strengths()), speech, one=one),
        steps=_part("s2", shown, speech),
        advice=Part("s2", speech.word("more_advice"), "", advice),
        levels=_part("s3", level_rows(voices, own_levels, speech), speech),
        gaps=_part("s4", _gaps(voices)[: speech.texts.max_gaps], speech),
        chances=_part("s5", (c for v in voices for c in v.chances()), speech),
        other_paths=_part("s6", (r for v in voices for r in v.other_roles()), speech, one=one),
        support=_part("s7", (*_supports(voices), *_offers(voices, speech)), speech, one=one),
        industry=_part(
            "s8", dict.fromkeys(s for v in industry for s in v.industry()), speech, one=one
        ),
        own=_part("s13", (answer for v in voices for answer in v.own()), speech, one=one),
    )


def _shared(voices: tuple[Voice, ...], speech: Speech) -> tuple[Shared, ...]:
    """Strengths that at least two employers named, in the order they were first named."""
    found: dict[str, set[str]] = {}
    for voice in voices:
        for name in voice.names("strength_pick"):
            found.setdefault(name, set()).add(voice.company)
    return tuple(
        Shared(name, speech.texts.counted(len(said), speech.language).lower())
        for name, said in found.items()
        if len(said) > 1
    )


def _steps(voices: tuple[Voice, ...]) -> tuple[Step, ...]:
    """The steps, the soonest first; the same step from several employers stands once."""
    found: dict[str, list[Voice]] = {}
    for voice in voices:
        if voice.step():
            found.setdefault(voice.step(), []).append(voice)
    ordered = sorted(found.items(), key=lambda pair: _soonest(pair[1]))
    return tuple(Step(_labels(said), text, _soonest(said)[1]) for text, said in ordered)


def _left_over(voices: tuple[Voice, ...], shown: tuple[Step, ...]) -> tuple[Said, ...]:
    """Steps in an employer's own words that found no room: nothing that was written for the seeker
    is lost."""
    texts = {step.text for step in shown}
    return tuple(
        Said(voice.label, voice.step())
        for voice in voices
        if voice.step_in_own_words() and voice.step() not in texts
    )


def _gaps(voices: tuple[Voice, ...]) -> tuple[GapRow, ...]:
    """The gaps: most employers first, then those with the soonest next step."""
    found: dict[str, list[Voice]] = {}
    for voice in voices:
        for name in voice.names("gap"):
            found.setdefault(name, []).append(voice)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), _soonest(pair[1])[0]))
    return tuple(GapRow(name, _labels(said)) for name, said in ordered)


def _supports(voices: tuple[Voice, ...]) -> tuple[Support, ...]:
    found: dict[tuple[str, str], list[Voice]] = {}
    for voice in voices:
        for option in voice.choices("interventions"):
            key = (voice.said(option), option.help.said(voice.language))
            found.setdefault(key, []).append(voice)
    return tuple(Support(_labels(said), name, help_) for (name, help_), said in found.items())


def _offers(voices: tuple[Voice, ...], speech: Speech) -> tuple[Support, ...]:
    return tuple(
        Support(
            (voice.label,),
            speech.word("offers", employer=voice.company, what=_listed(voice)),
            "",
        )
        for voice in voices
        if voice.names("we_can_offer")
    )


def _listed(voice: Voice) -> str:
    return ", ".join(name[0].lower() + name[1:] for name in voice.names("we_can_offer"))


def _soonest(voices: list[Voice]) -> tuple[int, str]:
    return min(voice.when() for voice in voices)


def _labels(voices: list[Voice]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(voice.label for voice in voices))


def _development(
    now: tuple[Voice, ...], before: tuple[Voice, ...], speech: Speech
) -> Part[Trend] | None:
    found = trends(now, before, speech)
    if not found:
        return None
    fairs = len({voice.fair for voice in (*now, *before)})
    numbers = speech.texts.numbers
    said = numbers[fairs].said(speech.language) if fairs < len(numbers) else speech.word("many")
    texts = speech.section("s9")
    body = filled(texts.body.said(speech.language), {"events": said})
    return Part(texts.id, texts.title.said(speech.language), body, found)


def _earlier(before: tuple[Voice, ...], today: date, speech: Speech) -> Part[Step] | None:
    """The steps of the last fair before this one, so that the seeker sees what came of them."""
    last = max(before, key=lambda voice: voice.day)
    steps = _steps(tuple(voice for voice in before if voice.fair == last.fair))
    if not steps:
        return None
    month = speech.texts.month(last.day, today, speech.language)
    return Part("s9", speech.word("earlier_steps", month=month), "", steps)


def _opening(facts: ReportFacts, speech: Speech) -> Heading:
    texts, language = speech.section("s0"), speech.language
    body = (texts.body_one if facts.met == 1 else texts.body).said(language)
    values = {"n": str(facts.met), "date": speech.texts.day(facts.day, language)}
    return Heading(texts.id, texts.title.said(language), filled(body, values))


def _objection(reply: Reply, speech: Speech) -> Said | None:
    return Said(speech.word("you_said"), reply.objection) if reply.objection else None


def _contact(facts: ReportFacts, speech: Speech) -> Heading:
    """Whom to turn to, on one line; where to find the desk on another, if there is one."""
    contact = _heading("s12", speech, officer=facts.officer, phone=facts.phone)
    if not facts.desk:
        return contact
    talk = speech.word("talk", desk=facts.desk, time=facts.until)
    return replace(contact, body=f"{contact.body}\n{talk}")


def _heading(section_id: str, speech: Speech, **values: str) -> Heading:
    texts = speech.section(section_id)
    body = filled(texts.body.said(speech.language), values)
    return Heading(texts.id, texts.title.said(speech.language), body)


def _part(
    section_id: str, entries: Iterable[Entry], speech: Speech, *, one: bool = False
) -> Part[Entry]:
    """``one``: a single employer speaks."""
    texts, language = speech.section(section_id), speech.language
    return Part(
        texts.id,
        texts.title.said(language),
        (one and texts.body_one.said(language)) or texts.body.said(language),
        tuple(entries),
        texts.empty.said(language),
    )
