"""Days in words, as they are read on sheets and screens."""

from datetime import date

from motesplats.i18n import ENGLISH, Words, mark

_WEEKDAYS = tuple(
    mark(day) for day in ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
)
_MONTHS = tuple(
    mark(month)
    for month in (
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    )
)


def day_in_words(day: date, tr: Words) -> str:
    """``torsdag 26 november 2026``, or ``Thursday 26 November 2026``."""
    weekday, month = tr(_WEEKDAYS[day.weekday()]), tr(_MONTHS[day.month - 1])
    text = f"{weekday} {day.day} {month} {day.year}"
    return text[:1].upper() + text[1:] if tr.language == ENGLISH else text
