"""Registration lists as a real organiser would have them: a Forms export and a spreadsheet."""

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from motesplats.core.people import MAX_WISHES, Demand

_NBSP = "\u00a0"
# As Forms writes pasted questions: no-break spaces, line breaks, blanks at the end.
_HEADINGS = (
    "ID",
    "Starttid",
    "Slutförandetid",
    "E-post",
    "Namn",
    "Förnamn" + _NBSP,
    "Efternamn",
    "E-postadress ",
    "Mobiltelefon" + _NBSP,
    f"Önskat{_NBSP}yrke",
    "Kompetenser\n",
    "Portfölj" + _NBSP,
    f"Fråga mig{_NBSP}om",
    "Vad vill du helst få återkoppling på?" + _NBSP,
    "En fråga jag vill ställa\n",
    "Praktiska behov ",
    "Tolk\n(frivillig)",
    "Tider" + _NBSP,
    *(f"Önskemål{_NBSP}{rank}" for rank in range(1, MAX_WISHES + 1)),
    "Handläggare ",
    "Språk på" + _NBSP + "rapporten",
    "Samtycke\n",
    "Skyddade personuppgifter" + _NBSP,
)
_EMPLOYER_HEADINGS = (
    "Företag",
    "Bransch",
    "Roll",
    "SSYK",
    "Antal platser",
    "Vad ska rollen ha uppnått om 1–3 år?",
    "Krav",
    "Varför",
    "Går att lära på jobbet",
    "Arbetsspråk",
    "Varför språket",
    "Lönespann",
    "Bord",
    "Tillgängligt bord",
    "Läge x",
    "Läge y",
    "Kontaktperson",
    "Tider",
)
_FORM_OPENED = datetime(2026, 11, 2, 8, 0)  # noqa: DTZ001 - spreadsheets know local time only
_SETTLED = (2026, 11, 20, 12, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class RegisteredSeeker:
    """One answered form; several choices as tuples, ``wishes`` as employers' names in order."""

    first_name: str
    last_name: str
    email: str
    phone: str
    occupation: str
    competences: str
    portfolio: str
    ask_me_about: str
    feedback_on: str
    question: str
    needs: tuple[str, ...]
    interpreter: str
    presence: str
    wishes: tuple[str, ...]
    officer: str
    language: str
    protected: bool


@dataclass(frozen=True, slots=True)
class RegisteredEmployer:
    """One employer of the list; ``stations`` are numbers, ``x`` and ``y`` metres in the hall."""

    name: str
    branch: str
    role: str
    ssyk: str
    places: str
    aim: str
    asks: tuple[Demand, ...]
    work_language: str
    language_why: str
    pay: str
    stations: tuple[int, ...]
    accessible: bool
    x: float
    y: float
    contact: str
    presence: str


def write_seekers(path: Path, seekers: tuple[RegisteredSeeker, ...]) -> None:
    """Write the answers as Swedish Microsoft Forms exports them; repeatable to the byte."""
    # Loaded here because it takes a tenth of a second that the window need not wait for.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    sheet.append(_HEADINGS)
    for number, seeker in enumerate(seekers, start=1):
        sheet.append(_seeker_row(number, seeker))
    written = io.BytesIO()
    book.save(written)
    path.write_bytes(_settled(written.getvalue()))


def _seeker_row(number: int, seeker: RegisteredSeeker) -> tuple[object, ...]:
    begun = _FORM_OPENED + timedelta(minutes=37 * number % 20_000, seconds=number % 60)
    wishes = (*seeker.wishes, *("" for _ in range(MAX_WISHES - len(seeker.wishes))))
    return (
        number,
        begun,
        begun + timedelta(minutes=4, seconds=7 * number % 60),
        "anonymous",
        "anonymous",
        seeker.first_name,
        seeker.last_name,
        seeker.email,
        seeker.phone,
        seeker.occupation,
        seeker.competences,
        seeker.portfolio,
        seeker.ask_me_about,
        seeker.feedback_on,
        seeker.question,
        _choices(seeker.needs),
        seeker.interpreter,
        _choices((seeker.presence,)),
        *wishes,
        seeker.officer,
        seeker.language,
        "Ja, jag samtycker",
        "Ja" if seeker.protected else "Nej",
    )


def _choices(chosen: tuple[str, ...]) -> str:
    return "".join(f"{choice};" for choice in chosen)


def _settled(workbook: bytes) -> bytes:
    """The workbook with fixed times inside, in the ZIP directory and in the properties."""
    settled = io.BytesIO()
    stamp = "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}Z".format(*_SETTLED).encode()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            target.writestr(zipfile.ZipInfo(name, _SETTLED), content, zipfile.ZIP_DEFLATED)
    return settled.getvalue()


def write_employers(path: Path, employers: tuple[RegisteredEmployer, ...]) -> None:
    """Write the list as Swedish spreadsheets save it: semicolons, UTF-8 with BOM, CRLF."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(_EMPLOYER_HEADINGS)
        writer.writerows(map(_employer_row, employers))


def _employer_row(employer: RegisteredEmployer) -> tuple[str, ...]:
    return (
        employer.name,
        employer.branch,
        employer.role,
        employer.ssyk,
        employer.places,
        employer.aim,
        "|".join(one.text for one in employer.asks),
        "|".join(one.why for one in employer.asks),
        "|".join(one.takes if one.learnable else "Nej" for one in employer.asks),
        employer.work_language,
        employer.language_why,
        employer.pay,
        ", ".join(map(str, employer.stations)),
        "Ja" if employer.accessible else "Nej",
        _swedish(employer.x),
        _swedish(employer.y),
        employer.contact,
        employer.presence,
    )


def _swedish(number: float) -> str:
    return f"{number:g}".replace(".", ",")
