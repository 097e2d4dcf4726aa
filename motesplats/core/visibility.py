"""Who may see what, and where: every field is classified once, and what nobody has classified is
hidden.

The rule for protected people follows the Swedish protection of personal data in the population
register (folkbokföringslagen 1991:481, offentlighets- och sekretesslagen 2009:400 chapter 22): away
from the coordinator such a person is a code and nothing else, and nothing says that the person is
protected.
"""

from enum import StrEnum

from motesplats.core.ids import shown_code
from motesplats.core.people import Needs, Seeker


class Place(StrEnum):
    """Where something is shown, printed or written."""

    COORDINATOR = "coordinator"
    DESK = "desk"
    KIOSK = "kiosk"
    BOARD = "board"
    SLIP = "slip"
    BADGE = "badge"
    TIMETABLE = "timetable"
    PREP_CARD = "prep_card"
    REPORT = "report"
    EXPORT = "export"
    SEARCH = "search"
    LOG = "log"
    FILE_NAME = "file_name"


_EVERYWHERE = frozenset(Place)
_STAFF = frozenset({Place.COORDINATOR, Place.DESK})
_TALK = frozenset({Place.COORDINATOR, Place.DESK, Place.KIOSK, Place.PREP_CARD})
_OWN_PAPER = frozenset({Place.SLIP, Place.REPORT})

_FIELDS: dict[str, frozenset[Place]] = {
    "seeker.id": frozenset({Place.COORDINATOR, Place.LOG}),
    "seeker.code": _EVERYWHERE,
    "seeker.first_name": _TALK
    | _OWN_PAPER
    | {Place.BOARD, Place.BADGE, Place.TIMETABLE, Place.SEARCH, Place.EXPORT},
    "seeker.last_name": _STAFF | _OWN_PAPER | {Place.BADGE, Place.SEARCH, Place.EXPORT},
    "seeker.email": frozenset({Place.COORDINATOR}),
    "seeker.phone": _STAFF | {Place.SEARCH},
    "seeker.officer": _STAFF | {Place.REPORT},
    "seeker.occupation": _TALK,
    "seeker.competences": _TALK,
    "seeker.ask_me_about": _TALK,
    "seeker.feedback_on": _TALK | {Place.REPORT},
    "seeker.question": _TALK,
    "seeker.portfolio": _TALK,
    # An employer that knew how somebody sees themselves would judge by it.
    "seeker.own_levels": frozenset({Place.COORDINATOR, Place.REPORT}),
    "seeker.language": frozenset({Place.COORDINATOR}),
    "seeker.presence": _STAFF,
    "seeker.interpreter": _TALK | {Place.SLIP},
    "seeker.wheelchair": _STAFF,
    "seeker.longer_time": _TALK,
    "seeker.quiet": _TALK,
    "seeker.max_meetings": _STAFF,
    "seeker.protected": frozenset({Place.COORDINATOR}),
    "seeker.wants_report": _STAFF,
    "seeker.external_code": frozenset({Place.COORDINATOR}),
    "seeker.wishes": _STAFF,
    "meeting.time": _EVERYWHERE - {Place.FILE_NAME},
    "meeting.station": _EVERYWHERE - {Place.FILE_NAME},
    "meeting.employer": _EVERYWHERE - {Place.FILE_NAME, Place.LOG},
    "meeting.state": _STAFF | {Place.KIOSK, Place.EXPORT},
    # Away from the program forms go with codes alone; of their texts only what was released.
    "submission.choices": frozenset({Place.COORDINATOR, Place.KIOSK, Place.REPORT, Place.EXPORT}),
    "submission.text": frozenset({Place.COORDINATOR, Place.KIOSK, Place.REPORT, Place.EXPORT}),
    "submission.note": frozenset({Place.KIOSK}),
    "employer.name": _EVERYWHERE - {Place.FILE_NAME, Place.LOG},
    "employer.contact": _STAFF,
    "employer.email": frozenset({Place.COORDINATOR}),
    "employer.phone": _STAFF,
    "employer.talk": _STAFF,
    "employer.max_meetings": _STAFF,
}

# What stays of a protected person away from the coordinator.
_PROTECTED_FIELDS = frozenset(
    {
        "seeker.id",
        "seeker.code",
        "meeting.time",
        "meeting.station",
        "meeting.employer",
        "meeting.state",
        "submission.choices",
        "submission.text",
        "submission.note",
    }
)


def classified_fields() -> frozenset[str]:
    """Every field that somebody has decided about."""
    return frozenset(_FIELDS)


def may_see(field: str, place: Place, *, protected: bool = False) -> bool:
    """Whether ``field`` may appear at ``place``; False for a field that nobody has classified."""
    if place not in _FIELDS.get(field, frozenset()):
        return False
    return not protected or place is Place.COORDINATOR or field in _PROTECTED_FIELDS


def seen_field(seeker: Seeker, name: str, place: Place) -> str:
    """The text of one of the seeker's fields, or nothing where it may not be seen."""
    if not may_see(f"seeker.{name}", place, protected=seeker.protected):
        return ""
    return str(getattr(seeker, name))


def seen_needs(seeker: Seeker, place: Place) -> Needs:
    """The seeker's practical needs, each only where it may be seen."""

    def seen(name: str) -> bool:
        return may_see(f"seeker.{name}", place, protected=seeker.protected)

    known = seeker.needs
    return Needs(
        interpreter=known.interpreter if seen("interpreter") else None,
        wheelchair=known.wheelchair and seen("wheelchair"),
        longer_time=known.longer_time and seen("longer_time"),
        quiet=known.quiet and seen("quiet"),
    )


def seen_name(seeker: Seeker, place: Place) -> str:
    """What the seeker is called at ``place``.

    As much of the name as may be seen; empty when only the code may.
    """
    parts = (seen_field(seeker, "first_name", place), seen_field(seeker, "last_name", place))
    return " ".join(part for part in parts if part)


def seen_code(seeker: Seeker, place: Place) -> str:
    """The badge code in groups of four, or nothing where it may not be seen."""
    if not may_see("seeker.code", place, protected=seeker.protected):
        return ""
    return shown_code(seeker.code)
