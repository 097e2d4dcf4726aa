"""Lists of employers: the rows of one employer are gathered into its roles and stations."""

import re
from dataclasses import dataclass, field, replace

from motesplats.core.fair import LONGEST_TALK, MOST_MEETINGS
from motesplats.core.people import ALL_DAY, MOST_DEMANDS, Demand
from motesplats.exchange.conventions import read_decimal, read_yes_no, shown_phone
from motesplats.exchange.headings import Mapping
from motesplats.exchange.reading import Harvest, Reader, UnreadableRowError, harvest
from motesplats.exchange.rows import (
    EmployerRow,
    EmployerRows,
    Fault,
    Note,
    RejectedRow,
    Remark,
    RoleRow,
    StationRow,
)
from motesplats.exchange.seeker_rows import split_choices
from motesplats.exchange.synonyms import Field
from motesplats.exchange.tables import RawTable

_PARTS = re.compile(r"[;|\n]")
_YES = re.compile(r"^(?:ja|yes|j|y|x|1)\b[\s,.:–-]*", re.IGNORECASE)
_BRANCHES = (
    ("care", r"vård|omsorg|sjuk|care|health"),
    ("hospitality", r"hotell|restaurang|besöksnäring|hospitality|kök"),
    ("transport", r"transport|buss|förare|logistik|åkeri"),
    ("authority", r"myndighet|authority|kommun|jurist|ekonom|handläggare"),
    ("it", r"\bit\b|data|mjukvara|software|systemutveck"),
)
_OF_A_STATION = (Field.ACCESSIBLE, Field.X, Field.Y, Field.HINT, Field.MAX_RUN)


@dataclass(slots=True)
class _Gathered:
    """The employers so far, and who has which station."""

    employers: dict[str, EmployerRow] = field(default_factory=dict)
    taken: dict[int, str] = field(default_factory=dict)
    rejected: list[RejectedRow] = field(default_factory=list)


def read_employers(table: RawTable, mapping: Mapping) -> EmployerRows:
    """The employers in ``table``, in the order they first appear; one without a station is
    remarked on.

    A station number that another employer has already is rejected with the row that claims it.
    """
    found = harvest(table, mapping, _employer)
    gathered = _Gathered()
    cells = {row.number: row.cells for row in table.rows}
    column = mapping.column_of(Field.STATION)
    heading = table.headings[column] if column is not None else ""
    for row in found.rows:
        for number in _gather(gathered, row):
            gathered.rejected.append(
                RejectedRow(row.row, Fault.STATION_TAKEN, heading, str(number), cells[row.row])
            )
    return _told(found, gathered, heading)


def _told(found: Harvest[EmployerRow], gathered: _Gathered, heading: str) -> EmployerRows:
    employers = tuple(gathered.employers.values())
    without = tuple(
        Note(employer.row, Remark.STATION_MISSING, heading, employer.name)
        for employer in employers
        if not employer.stations
    )
    rejected = sorted((*found.rejected, *gathered.rejected), key=lambda bad: bad.row)
    return EmployerRows(employers, tuple(rejected), (*found.notes, *without), found.skipped)


def _gather(gathered: _Gathered, row: EmployerRow) -> tuple[int, ...]:
    """Add the row to its employer; the station numbers that belong to somebody else."""
    key = row.name.casefold()
    clashes = tuple(s.number for s in row.stations if gathered.taken.get(s.number, key) != key)
    stations = tuple(s for s in row.stations if s.number not in gathered.taken)
    gathered.taken.update((station.number, key) for station in stations)
    known = gathered.employers.get(key)
    if known is None:
        gathered.employers[key] = replace(row, stations=stations)
        return clashes
    # A later row with a station of its own tells that recruiter's times, not the employer's.
    own = tuple(replace(s, presence=row.presence, told=s.told | row.told) for s in stations)
    row = replace(row, presence=ALL_DAY, told=frozenset()) if own else row
    titles = {role.title.casefold() for role in known.roles}
    gathered.employers[key] = replace(
        known,
        branch=row.branch if known.branch == "generic" else known.branch,
        branch_said=known.branch_said or row.branch_said,
        contact=known.contact or row.contact,
        email=known.email or row.email,
        phone=known.phone or row.phone,
        presence=row.presence if known.presence == ALL_DAY else known.presence,
        told=known.told | row.told,
        roles=known.roles + tuple(r for r in row.roles if r.title.casefold() not in titles),
        stations=known.stations + own,
        talk=known.talk or row.talk,
        max_meetings=known.max_meetings or row.max_meetings,
    )
    return clashes


def _employer(reader: Reader) -> EmployerRow:
    name = reader.line(Field.EMPLOYER)
    if not name:
        raise UnreadableRowError(Fault.EMPLOYER_MISSING, Field.EMPLOYER)
    return EmployerRow(
        row=reader.row.number,
        name=name,
        branch=_branch(reader.line(Field.BRANCH)),
        branch_said=reader.line(Field.BRANCH),
        contact=reader.line(Field.CONTACT),
        email=reader.email(),
        phone=shown_phone(reader.line(Field.PHONE)),
        presence=reader.presence(),
        told=reader.told_presence(),
        roles=_roles(reader),
        stations=_stations(reader),
        talk=reader.limit(Field.TALK, LONGEST_TALK),
        max_meetings=reader.limit(Field.MAX_MEETINGS, MOST_MEETINGS),
    )


def _branch(text: str) -> str:
    plain = text.casefold()
    ids = (branch for branch, pattern in _BRANCHES if plain == branch or re.search(pattern, plain))
    return next(ids, "generic")


def _roles(reader: Reader) -> tuple[RoleRow, ...]:
    demands = _demands(reader)
    explained = _explained(reader, demands)
    places = max(1, reader.whole(Field.PLACES, 1)) if reader.line(Field.PLACES) else None
    return tuple(
        RoleRow(
            title=title,
            ssyk=reader.line(Field.SSYK),
            places=places,
            demands=demands,
            work_language=reader.line(Field.WORK_LANGUAGE),
            language_why=reader.line(Field.LANGUAGE_WHY),
            aim=reader.line(Field.AIM),
            pay=reader.line(Field.PAY),
            explained=explained,
        )
        for title in dict.fromkeys(_role_titles(reader.text(Field.ROLE)))
    )


def _role_titles(text: str) -> list[str]:
    parts = re.split(r"[;\n]", text)
    return [" ".join(part.split()) for part in parts if part.strip()]


def _demands(reader: Reader) -> tuple[str, ...]:
    listed = split_choices(reader.text(Field.DEMANDS).replace("|", ";"))
    if len(listed) > MOST_DEMANDS:
        reader.note(Remark.TOO_MANY_DEMANDS, Field.DEMANDS, str(len(listed)))
    return tuple(listed[:MOST_DEMANDS])


def _explained(reader: Reader, demands: tuple[str, ...]) -> tuple[Demand, ...]:
    """What the row tells of its demands: why, and how long they take to learn, in their order."""
    whys, lessons = (_in_order(reader, name, demands) for name in (Field.WHY, Field.LEARNABLE))
    found = []
    for text, why, lesson in zip(demands, whys, lessons, strict=True):
        said = read_yes_no(lesson)
        takes = _YES.sub("", lesson) if said is not False else ""
        found.append(Demand(text, why, learnable=said is not False, takes=takes))
    return tuple(one for one in found if one != Demand(one.text))


def _in_order(reader: Reader, name: Field, demands: tuple[str, ...]) -> list[str]:
    """A part of the cell for each demand; empty ones count, so that the rest keeps its place."""
    parts = [" ".join(part.split()) for part in _PARTS.split(reader.text(name).rstrip("; |\n"))]
    if len(parts) > max(1, len(demands)):
        reader.note(Remark.MORE_REASONS_THAN_DEMANDS, name, str(len(parts)))
    return [*parts, *("" for _ in demands)][: len(demands)]


def _stations(reader: Reader) -> tuple[StationRow, ...]:
    text = reader.line(Field.STATION)
    if not text or text in {"-", "–"}:
        return ()
    numbers = _station_numbers(text)
    if not numbers:
        raise UnreadableRowError(Fault.STATION_INVALID, Field.STATION, text)
    said = read_yes_no(reader.line(Field.ACCESSIBLE)) if reader.line(Field.ACCESSIBLE) else None
    x, y = _metres(reader, Field.X), _metres(reader, Field.Y)
    hint = reader.line(Field.HINT)
    told = frozenset(name for name in _OF_A_STATION if reader.line(name))
    run = reader.limit(Field.MAX_RUN, MOST_MEETINGS)
    return tuple(StationRow(number, said is not False, x, y, hint, told, run) for number in numbers)


def _station_numbers(text: str) -> tuple[int, ...]:
    """The numbers in ``5``, ``Bord 5``, ``5, 6``, ``5 och 6`` or ``5–7``."""
    span = re.search(r"(\d{1,4})\s*[-\u2010-\u2015]\s*(\d{1,4})", text)
    if span and 0 <= int(span[2]) - int(span[1]) < 20:
        return tuple(range(int(span[1]), int(span[2]) + 1))
    if re.search(r"\d{5}", text):
        return ()
    numbers = (int(number) for number in re.findall(r"\d+", text))
    return tuple(dict.fromkeys(number for number in numbers if number > 0))


def _metres(reader: Reader, name: Field) -> float:
    text = reader.line(name)
    number = read_decimal(text.removesuffix("m")) if text else 0.0
    if number is None:
        raise UnreadableRowError(Fault.NUMBER_INVALID, name, text)
    return number
