"""What the sheets about roles and for seekers before their meetings show, as plain text that has
already been filtered by who may see it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskedValue:
    """A demand, why, and in a sentence whether it is learnt on the job (empty: it is not)."""

    text: str
    why: str = ""
    learnt: str = ""


@dataclass(frozen=True, slots=True)
class RoleSheetValue:
    """One role for those who will talk about it; ``where`` as ``Bord 3, 4``."""

    title: str
    employer: str
    fair: str
    where: str = ""
    openings: str = ""
    aim: str = ""
    asks: tuple[AskedValue, ...] = ()
    language: str = ""
    pay: str = ""


@dataclass(frozen=True, slots=True)
class MeetingPrep:
    """One meeting that somebody gets ready for; ``way`` says how, where it is not at a station or
    not alone."""

    when: str
    station: int
    employer: str
    role: str = ""
    way: str = ""
    aim: str = ""
    asks: tuple[AskedValue, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What employers look at, and what is enough for the role; ``anchors`` from the least to the
    most."""

    name: str
    enough: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrepPerson:
    """One seeker's meetings to get ready for, and what their employers will look at."""

    heading: str
    code: str
    fair: str
    day: str
    meetings: tuple[MeetingPrep, ...]
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class CardPaper:
    """A card to fill in by hand before the fair; without ``heading`` it is for anybody."""

    heading: str
    code: str
    fair: str
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class BranchValue:
    """One branch of the fair: who looks for whom, what they ask for, and what they need."""

    name: str
    openings: str
    roles: tuple[tuple[str, str, str], ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    learnable: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
