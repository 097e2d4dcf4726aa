"""What registration lists would change, as a preview that nothing has been stored of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motesplats.core.cards import SeekerCard
    from motesplats.core.fair import Station, Topic
    from motesplats.core.ids import (
        EmployerId,
        FairId,
        OperationId,
        PersonId,
        SeekerId,
        StationId,
    )
    from motesplats.core.people import Employer, Seeker, Wish
    from motesplats.exchange.rows import (
        ReadFile,
        RejectedRow,
    )
    from motesplats.storage.summaries import SaidForStatistics


class Oddity(StrEnum):
    """Why a person should look at a row, which goes in all the same where it can."""

    SAME_PERSON_TWICE = "same_person_twice"
    SAME_NAME = "same_name"
    UNKNOWN_EMPLOYER = "unknown_employer"
    UNKNOWN_SEEKER = "unknown_seeker"
    WITHOUT_STATION = "without_station"
    STATION_IN_USE = "station_in_use"
    KEPT_APART = "kept_apart"
    UNKNOWN_TO_KEEP_FROM = "unknown_to_keep_from"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the preview.

    The row in the file (0: none), who or what it is about, and what is special.
    """

    row: int
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What one list would change."""

    new: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    unchanged: tuple[Change, ...] = ()
    gone: tuple[Change, ...] = ()
    suspicious: tuple[Change, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What reading the lists would do; nothing is stored yet, but new ids are drawn.

    ``operation`` makes carrying it out twice harmless; ``owners`` says whom each row of the list
    of seekers is about, in the order of the list.
    """

    fair: FairId
    operation: OperationId
    seekers: Changes
    employers: Changes
    wishes: Changes
    new_seekers: tuple[Seeker, ...] = ()
    changed_seekers: tuple[Seeker, ...] = ()
    owners: tuple[SeekerId, ...] = ()
    known_persons: frozenset[PersonId] = frozenset()
    new_employers: tuple[Employer, ...] = ()
    changed_employers: tuple[Employer, ...] = ()
    stations: tuple[Station, ...] = ()
    dropped_stations: tuple[StationId, ...] = ()
    wishing: frozenset[SeekerId] = frozenset()
    new_wishes: tuple[Wish, ...] = ()
    apart: tuple[tuple[SeekerId, EmployerId], ...] = ()
    cards: tuple[tuple[SeekerId, SeekerCard], ...] = ()
    said: tuple[tuple[SeekerId, SaidForStatistics], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether carrying it out would change nothing."""
        return not (
            self.new_seekers
            or self.changed_seekers
            or self.new_employers
            or self.changed_employers
            or self.stations
            or self.dropped_stations
            or self.wishing
            or self.apart
            or self.cards
            or self.said
        )


@dataclass(frozen=True, slots=True)
class Imported:
    """The plan that was carried out."""

    plan: ImportPlan
    changed: frozenset[Topic]


@dataclass(slots=True)
class Sorting:
    """Collects the lines of one preview."""

    new: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[Change] = field(default_factory=list)
    gone: list[Change] = field(default_factory=list)
    suspicious: list[Change] = field(default_factory=list)

    def result(self, file: ReadFile | None) -> Changes:
        rejected = () if file is None else file.rejected
        return Changes(
            tuple(self.new),
            tuple(self.changed),
            tuple(self.unchanged),
            tuple(self.gone),
            tuple(self.suspicious),
            rejected,
        )
