"""What the summary is made of besides meetings and forms, as it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, update

from motesplats.core.ids import EmployerId, FairId, SeekerId
from motesplats.storage.summary_tables import (
    fair_account,
    kept_summary,
    released_words,
    seeker_tag,
    share,
    statistics_said,
)
from motesplats.storage.tables import employer, seeker
from motesplats.storage.values import instant_text, instant_value

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class SaidForStatistics:
    """What somebody said for the statistics alone, all of it voluntary; tags in order."""

    gender: str = ""
    municipality: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """Somebody's yes to a page for the case officer; ``fetched_at`` when a file was made of it."""

    seeker: SeekerId
    at: datetime
    with_levels: bool = False
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FairAccount:
    """What the coordinator says of the fair as a whole.

    ``gender_basis`` is why gender may be registered; without it none is kept.
    """

    series: str = ""
    partners: str = ""
    head: str = ""
    lessons: str = ""
    gender_basis: str = ""


NOTHING_SAID = SaidForStatistics()
NO_ACCOUNT = FairAccount()


def said_at(connection: Connection, fair: FairId) -> dict[SeekerId, SaidForStatistics]:
    """What each seeker of the fair said; who said nothing is not there."""
    here = select(seeker.c.id).where(seeker.c.fair_id == fair)
    tags: dict[str, list[str]] = {}
    found = select(seeker_tag).where(seeker_tag.c.seeker_id.in_(here))
    for row in connection.execute(found.order_by(seeker_tag.c.seeker_id, seeker_tag.c.tag)):
        tags.setdefault(row.seeker_id, []).append(row.tag)
    rows = connection.execute(select(statistics_said).where(statistics_said.c.seeker_id.in_(here)))
    return {
        SeekerId(row.seeker_id): SaidForStatistics(
            row.gender, row.municipality, tuple(tags.get(row.seeker_id, ()))
        )
        for row in rows
    }


def put_said(connection: Connection, wanted: SeekerId, said: SaidForStatistics) -> None:
    for table in (statistics_said, seeker_tag):
        connection.execute(delete(table).where(table.c.seeker_id == wanted))
    if said == NOTHING_SAID:
        return
    values = {"gender": said.gender, "municipality": said.municipality}
    connection.execute(insert(statistics_said).values(seeker_id=wanted, **values))
    if said.tags:
        rows = [{"seeker_id": wanted, "tag": tag} for tag in said.tags]
        connection.execute(insert(seeker_tag), rows)


def shares_at(connection: Connection, fair: FairId) -> dict[SeekerId, Share]:
    rows = connection.execute(
        select(share).join(seeker, seeker.c.id == share.c.seeker_id).where(seeker.c.fair_id == fair)
    )
    return {
        SeekerId(row.seeker_id): Share(
            SeekerId(row.seeker_id),
            instant_value(row.at),
            row.with_levels,
            None if row.fetched_at is None else instant_value(row.fetched_at),
        )
        for row in rows
    }


def put_share(connection: Connection, value: Share) -> None:
    remove_share(connection, value.seeker)
    values = {
        "seeker_id": value.seeker,
        "at": instant_text(value.at),
        "with_levels": value.with_levels,
        "fetched_at": None if value.fetched_at is None else instant_text(value.fetched_at),
    }
    connection.execute(insert(share).values(**values))


def remove_share(connection: Connection, wanted: SeekerId) -> None:
    connection.execute(delete(share).where(share.c.seeker_id == wanted))


def set_fetched(connection: Connection, wanted: SeekerId, at: datetime) -> None:
    changed = update(share).where(share.c.seeker_id == wanted)
    connection.execute(changed.values(fetched_at=instant_text(at)))


def account_of(connection: Connection, fair: FairId) -> FairAccount:
    found = select(fair_account).where(fair_account.c.fair_id == fair)
    row = connection.execute(found).first()
    if row is None:
        return NO_ACCOUNT
    return FairAccount(row.series, row.partners, row.head, row.lessons, row.gender_basis)


def put_account(connection: Connection, fair: FairId, value: FairAccount) -> None:
    connection.execute(delete(fair_account).where(fair_account.c.fair_id == fair))
    values = {
        "series": value.series,
        "partners": value.partners,
        "head": value.head,
        "lessons": value.lessons,
        "gender_basis": value.gender_basis,
    }
    connection.execute(insert(fair_account).values(fair_id=fair, **values))


def forget_genders(connection: Connection, fair: FairId) -> None:
    """Take away what was said of gender by everybody at the fair."""
    here = select(seeker.c.id).where(seeker.c.fair_id == fair)
    changed = update(statistics_said).where(statistics_said.c.seeker_id.in_(here))
    connection.execute(changed.values(gender=""))


def released_at(connection: Connection, fair: FairId) -> dict[tuple[EmployerId, str], str]:
    """The words about the day that an officer released, by employer and question."""
    rows = connection.execute(
        select(released_words)
        .join(employer, employer.c.id == released_words.c.employer_id)
        .where(employer.c.fair_id == fair)
        .order_by(released_words.c.employer_id, released_words.c.item)
    )
    return {(EmployerId(row.employer_id), row.item): row.text for row in rows}


def put_released(connection: Connection, wanted: EmployerId, item: str, text: str | None) -> None:
    """Release exactly these words; None takes the release back."""
    here = (released_words.c.employer_id == wanted) & (released_words.c.item == item)
    connection.execute(delete(released_words).where(here))
    if text is not None:
        connection.execute(insert(released_words).values(employer_id=wanted, item=item, text=text))


def kept_of(connection: Connection, fair: FairId) -> tuple[datetime, str] | None:
    """When numbers were first handed out, and the numbers."""
    row = connection.execute(select(kept_summary).where(kept_summary.c.fair_id == fair)).first()
    return None if row is None else (instant_value(row.at), row.tables)


def keep(connection: Connection, fair: FairId, at: datetime, tables: str) -> None:
    """Keep the numbers; those that were kept first stay."""
    values = {"fair_id": fair, "at": instant_text(at), "tables": tables}
    connection.execute(insert(kept_summary).prefix_with("OR IGNORE").values(**values))
