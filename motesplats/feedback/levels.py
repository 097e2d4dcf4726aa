"""Levels over employers and fairs: counted in words, with a middle, and never summed, weighed or
ranked (R3, R4)."""

from collections.abc import Iterable

from motesplats.feedback.form import Competency, Level
from motesplats.feedback.report import Direction, LevelLine, LevelRow, Trend
from motesplats.feedback.voices import Speech, Voice

_SHOW_EACH_UP_TO = 2
_SPREAD = 2
_ORDER = tuple(Level)


def median_level(levels: Iterable[Level]) -> Level:
    """The middle level, the lower of the two if their number is even."""
    ranked = sorted(levels, key=_ORDER.index)
    return ranked[(len(ranked) - 1) // 2]


def level_rows(
    voices: tuple[Voice, ...], own_levels: tuple[tuple[str, Level], ...], speech: Speech
) -> tuple[LevelRow, ...]:
    """A row for each competency that an employer said something about, those talked about first."""
    rows = [
        _row(competency, _heard(voices, competency.id), dict(own_levels), speech)
        for competency in _spoken_of(voices)
    ]
    return tuple(sorted(rows, key=lambda row: not row.lines))


def trends(
    voices: tuple[Voice, ...], earlier: tuple[Voice, ...], speech: Speech
) -> tuple[Trend, ...]:
    """How each competency's middle moved since the last earlier fair where it had a level."""
    found = (_trend(c, voices, earlier, speech) for c in _spoken_of(voices))
    return tuple(trend for trend in found if trend is not None)


def _spoken_of(voices: tuple[Voice, ...]) -> tuple[Competency, ...]:
    said = {name for voice in voices for name, _ in voice.levels()}
    known = {c.id: c for voice in voices for c in voice.form.competencies}
    return tuple(competency for name, competency in known.items() if name in said)


def _heard(voices: tuple[Voice, ...], name: str) -> tuple[tuple[Voice, Level], ...]:
    return tuple(
        (voice, level)
        for voice in voices
        for competency, level in voice.levels()
        if competency == name and level is not Level.NOT_OBSERVED
    )


def _row(
    competency: Competency,
    heard: tuple[tuple[Voice, Level], ...],
    own_levels: dict[str, Level],
    speech: Speech,
) -> LevelRow:
    name = competency.text.said(speech.language)
    if not heard:
        return LevelRow(name, (), remarks=(speech.level(Level.NOT_OBSERVED),))
    levels = [level for _, level in heard]
    middle = ""
    if len(heard) > _SHOW_EACH_UP_TO:
        middle = speech.word("middle", level=speech.level(median_level(levels)))
    own = own_levels.get(competency.id, Level.NOT_OBSERVED)
    remarks = (*_spread(levels, speech), *_beside(own, levels, speech))
    own_words = "" if own is Level.NOT_OBSERVED else speech.word("own", level=speech.level(own))
    return LevelRow(name, _lines(competency, heard, speech), middle, own_words, remarks)


def _lines(
    competency: Competency, heard: tuple[tuple[Voice, Level], ...], speech: Speech
) -> tuple[LevelLine, ...]:
    if len(heard) <= _SHOW_EACH_UP_TO:
        return tuple(_line(voice.label, competency, level, speech) for voice, level in heard)
    levels = [level for _, level in heard]
    return tuple(
        _line(speech.texts.counted(levels.count(one), speech.language), competency, one, speech)
        for one in reversed(_ORDER)
        if one in levels
    )


def _line(who: str, competency: Competency, level: Level, speech: Speech) -> LevelLine:
    meaning = competency.anchor(level).said(speech.language)
    return LevelLine(who, speech.level(level), meaning)


def _spread(levels: list[Level], speech: Speech) -> tuple[str, ...]:
    places = [_ORDER.index(level) for level in levels]
    return (speech.word("spread"),) if max(places) - min(places) >= _SPREAD else ()


def _beside(own: Level, levels: list[Level], speech: Speech) -> tuple[str, ...]:
    theirs = median_level(levels)
    if own is Level.NOT_OBSERVED or own is theirs:
        return ()
    higher = _ORDER.index(theirs) > _ORDER.index(own)
    return (speech.word("own_lower" if higher else "own_higher"),)


def _trend(
    competency: Competency, voices: tuple[Voice, ...], earlier: tuple[Voice, ...], speech: Speech
) -> Trend | None:
    now, before = _heard(voices, competency.id), _heard(earlier, competency.id)
    if not now or not before:
        return None
    last = max(before, key=lambda pair: pair[0].day)[0]
    then = median_level(level for voice, level in before if voice.fair == last.fair)
    today = median_level(level for _, level in now)
    direction = _direction(then, today)
    sentence = speech.word(
        "trend",
        month=speech.texts.month(last.day, voices[0].day, speech.language),
        before=speech.level(then),
        now=speech.level(today),
    )
    return Trend(
        competency.text.said(speech.language),
        sentence,
        direction,
        speech.texts.trend(direction, speech.language),
        speech.word("trend_lower") if direction is Direction.VARIED else "",
    )


def _direction(then: Level, today: Level) -> Direction:
    if then is today:
        return Direction.SAME
    rose = _ORDER.index(today) > _ORDER.index(then)
    return Direction.UP if rose else Direction.VARIED
