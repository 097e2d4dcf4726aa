"""The pages of the window by name, in the order of a fair's phases."""

from __future__ import annotations

from motesplats.i18n import mark

START, REGISTRATION, TIMETABLE = "start", "registration", "timetable"
CAPACITY, PRINTS = "capacity", "prints"
PREFLIGHT, ARRIVAL, LIVE, BOARD = "preflight", "arrival", "live", "board"
KIOSK, NOTES, LOG, REPORTS = "kiosk", "notes", "log", "reports"
FOLLOW_UP = "follow_up"

# Phase, then its pages with their names on screen.
PHASES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (mark("Förbered"), ((START, mark("Träffar")), (REGISTRATION, mark("Registrering")))),
    (
        mark("Schema"),
        (
            (TIMETABLE, mark("Schema")),
            (CAPACITY, mark("Kapacitet")),
            (PRINTS, mark("Utskrifter")),
        ),
    ),
    (
        mark("Träffen"),
        (
            (PREFLIGHT, mark("Förhandskontroll")),
            (ARRIVAL, mark("Incheckning")),
            (LIVE, mark("Hallen")),
            (BOARD, mark("Storbild")),
            (KIOSK, mark("Arbetsgivarläge")),
            (NOTES, mark("Anteckningar")),
            (LOG, mark("Händelselogg")),
        ),
    ),
    (mark("Återkoppling"), ((REPORTS, mark("Rapporter")),)),
    (mark("Efter"), ((FOLLOW_UP, mark("Uppföljning")),)),
)
# The main views, which Ctrl and a digit open; others have keys of their own or none.
NUMBERED = (START, REGISTRATION, TIMETABLE, CAPACITY, PRINTS, ARRIVAL, LIVE, KIOSK, REPORTS)
PAGE_ORDER = tuple(name for _, pages in PHASES for name, _ in pages)
