"""Fairs whose meetings are decided beforehand: what cannot be held is told by name and time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Mode
from motesplats.core.visibility import Place, seen_name
from motesplats.i18n import isolated
from motesplats.scheduling.held_clash import HeldClash, Limit
from motesplats.storage import employers, people

if TYPE_CHECKING:
    from motesplats.core.ids import EmployerId, SeekerId
    from motesplats.storage.store import Connection
    from motesplats.usecases.problems import Planning


def refuse_apart(connection: Connection, planning: Planning) -> None:
    """Raises Refused(DECIDED_APART, meetings) for decided meetings of two who must not meet."""
    if planning.fair.rules.mode is not Mode.DECIDED:
        return
    asked = [(w.seeker, w.employer) for w in planning.wishes]
    apart = [pair for pair in asked if pair in planning.never]
    if apart:
        seekers, hosts = _names(connection, planning)
        told = tuple(f"{isolated(seekers[s])} – {isolated(hosts[e])}" for s, e in apart)
        raise Refused(Refusal.DECIDED_APART, meetings=told)


def with_names(connection: Connection, planning: Planning, refused: Refused) -> Refused:
    """The same refusal; a clash of decided meetings with names and times for the problem's ids."""
    clash = refused.details.get("clash")
    if not isinstance(clash, HeldClash):
        return refused
    seekers, hosts = _names(connection, planning)
    names = {key: seekers[one] for key, one in planning.seekers.items()}
    names |= {key: hosts[one] for key, one in planning.employers.items()}
    told = replace(
        clash,
        meetings=tuple((names[s], names[e]) for s, e in clash.meetings),
        limits=tuple(_named(limit, names, planning) for limit in clash.limits),
    )
    return Refused(refused.refusal, clash=told)


def _names(
    connection: Connection, planning: Planning
) -> tuple[dict[SeekerId, str], dict[EmployerId, str]]:
    seekers = people.seekers_of(connection, planning.fair.id)
    hosts = employers.employers_of(connection, planning.fair.id)
    return {s.id: seen_name(s, Place.COORDINATOR) for s in seekers}, {e.id: e.name for e in hosts}


def _named(limit: Limit, names: dict[str, str], planning: Planning) -> Limit:
    return replace(
        limit,
        who=names.get(limit.who, limit.who),
        other=names.get(limit.other, limit.other),
        times=_times(limit.slots, planning),
    )


def _times(slots: tuple[int, ...], planning: Planning) -> str:
    """``9.00–9.58, 10.30–11.13``: slots that follow each other as one span."""
    spans: list[tuple[int, int]] = []
    for slot in slots:
        if spans and spans[-1][1] == slot - 1:
            spans[-1] = (spans[-1][0], slot)
        else:
            spans.append((slot, slot))
    return ", ".join(
        f"{planning.slots[a].starts:%H.%M}–{planning.slots[b].change_at:%H.%M}" for a, b in spans
    )
