"""How values of the core stand as text in the tables, and back."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, time
from typing import Any

from motesplats.core.fair import Break, DayPlan, Fair, MeetingRules, MetBefore, Mode
from motesplats.core.people import Presence

_CHOICES = {"mode": Mode, "met_before": MetBefore}


def time_text(value: time | None) -> str | None:
    return None if value is None else value.strftime("%H:%M")


def time_value(value: str | None) -> time | None:
    return None if value is None else time.fromisoformat(value)


def instant_text(value: datetime) -> str:
    return value.isoformat()


def instant_value(value: str) -> datetime:
    return datetime.fromisoformat(value)


def presence(arrives: str | None, leaves: str | None) -> Presence:
    return Presence(time_value(arrives), time_value(leaves))


def texts(value: Sequence[str]) -> str:
    return json.dumps(list(value), ensure_ascii=False)


def text_tuple(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value))


def plan_text(plan: DayPlan) -> str:
    raw = asdict(plan) | {
        "starts": time_text(plan.starts),
        "ends": time_text(plan.ends),
        "breaks": [
            {"begins": time_text(b.begins), "ends": time_text(b.ends), "title": b.title}
            for b in plan.breaks
        ],
    }
    return json.dumps(raw, ensure_ascii=False)


def plan_value(text: str) -> DayPlan:
    raw: dict[str, Any] = json.loads(text)
    breaks = tuple(
        Break(time.fromisoformat(b["begins"]), time.fromisoformat(b["ends"]), b["title"])
        for b in raw["breaks"]
    )
    times = {"starts": time.fromisoformat(raw["starts"]), "ends": time.fromisoformat(raw["ends"])}
    return DayPlan(**(raw | times | {"breaks": breaks}))


def settings_text(fair: Fair) -> str:
    """The settings of a fair that its timetable depends on."""
    unnamed = tuple(replace(pause, title="") for pause in fair.plan.breaks)
    return f"{plan_text(replace(fair.plan, breaks=unnamed))}{rules_text(fair.rules)}"


def rules_text(rules: MeetingRules) -> str:
    return json.dumps(asdict(rules))


def rules_value(text: str) -> MeetingRules:
    raw: dict[str, Any] = json.loads(text)
    told = {name: kind(raw[name]) for name, kind in _CHOICES.items() if name in raw}
    return MeetingRules(**(raw | told))
