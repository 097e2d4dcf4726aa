"""The settings of a fair as a TOML file: name, place, day, times, breaks, rules and
interpreters.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Break, DayPlan, MeetingRules, MetBefore, Mode
from motesplats.core.people import ALL_DAY, Presence
from motesplats.exchange.conventions import read_date, read_time
from motesplats.exchange.toml_text import line_of, place_of, quoted, text_of

Choice = TypeVar("Choice", Mode, MetBefore)
USUAL_RULES = MeetingRules()
_PLAN_DEFAULTS = {"talk": 10, "feedback": 3, "change": 2}
_KEYS = {
    "fair": {"name", "place", "day", "organiser", "officer", "officer_phone", "desk", "practice"},
    "times": {"starts", "ends", "no_feedback_confirmed", *_PLAN_DEFAULTS},
    "breaks": {"begins", "ends", "title"},
    "rules": {"max_meetings", "max_run", "station_run", "mode", "met_before", "equal_time"},
    "interpreters": {"name", "languages", "arrives", "leaves"},
}


@dataclass(frozen=True, slots=True)
class InterpreterRow:
    """An interpreter as registered; languages in lower-case Swedish."""

    name: str
    languages: tuple[str, ...]
    presence: Presence = ALL_DAY


@dataclass(frozen=True, slots=True)
class FairFile:
    """A fair's settings as its file gives them."""

    name: str
    place: str
    day: date
    plan: DayPlan
    rules: MeetingRules = USUAL_RULES
    organiser: str = ""
    officer: str = ""
    officer_phone: str = ""
    desk: str = ""
    practice: bool = False
    interpreters: tuple[InterpreterRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the file; knows where its keys stand."""

    file: str
    text: str
    name: str
    values: dict[str, Any]
    number: int = 0

    def refuse(self, key: str, value: object) -> Refused:
        line = line_of(self.text, self.name, key, self.number)
        where = f"{self.file}:{line}" if line else self.file
        setting = f"{self.name}.{key} ({where})".lstrip(".")
        return Refused(Refusal.SETTING_INVALID, setting=setting, value=value, line=line)

    def string(self, key: str, *, needed: bool = False) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            raise self.refuse(key, value)
        return value.strip()

    def number_of(self, key: str, unsaid: int) -> int:
        value = self.values.get(key, unsaid)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refuse(key, value)
        return value

    def yes(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.refuse(key, value)
        return value

    def day(self, key: str) -> date:
        value = self.values.get(key, "")
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        found = read_date(value) if isinstance(value, str) else None
        if found is None:
            raise self.refuse(key, value)
        return found

    def clock(self, key: str) -> time:
        value = self.values.get(key, "")
        if isinstance(value, time):
            return value
        found = read_time(value) if isinstance(value, str) else None
        if found is None:
            raise self.refuse(key, value)
        return found

    def clock_or_none(self, key: str) -> time | None:
        return self.clock(key) if self.values.get(key, "") != "" else None


def read_fair_file(path: Path) -> FairFile:
    """The settings in the file at ``path``; refusals as ``fair_file_from_text``, FILE_MISSING
    and FILE_UNREADABLE.
    """
    return fair_file_from_text(text_of(path), path.name)


def fair_file_from_text(text: str, name: str = "fair.toml") -> FairFile:
    """The settings in ``text``.

    Raises Refused(JSON_INVALID) with path and where (line and column) when it is no TOML,
    Refused(SETTING_INVALID) with setting (key, file and line), value and line for a value that
    cannot be, Refused(NO_FEEDBACK_TIME) as DayPlan does.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(Refusal.JSON_INVALID, path=name, where=place_of(error, text)) from error
    _refuse_unknown(name, text, tables)
    fair = _table(name, text, tables, "fair")
    return FairFile(
        name=fair.string("name", needed=True),
        place=fair.string("place"),
        day=fair.day("day"),
        plan=_plan(name, text, tables),
        rules=_rules(_table(name, text, tables, "rules")),
        organiser=fair.string("organiser"),
        officer=fair.string("officer"),
        officer_phone=fair.string("officer_phone"),
        desk=fair.string("desk"),
        practice=fair.yes("practice"),
        interpreters=tuple(
            _interpreter(table) for table in _list(name, text, tables, "interpreters")
        ),
    )


def _table(file: str, text: str, tables: dict[str, Any], name: str) -> _Table:
    values = tables.get(name, {})
    if not isinstance(values, dict):
        raise _Table(file, text, "", {}).refuse(name, values)
    table = _Table(file, text, name, values)
    _refuse_odd_key(table)
    return table


def _list(file: str, text: str, tables: dict[str, Any], name: str) -> list[_Table]:
    values = tables.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise _Table(file, text, "", {}).refuse(name, values)
    found = [_Table(file, text, name, value, place) for place, value in enumerate(values)]
    for table in found:
        _refuse_odd_key(table)
    return found


def _refuse_unknown(file: str, text: str, tables: dict[str, Any]) -> None:
    for name, value in tables.items():
        if name not in _KEYS:
            raise _Table(file, text, "", {}).refuse(name, value)


def _refuse_odd_key(table: _Table) -> None:
    """A misspelt key would otherwise be overlooked in silence."""
    for key, value in table.values.items():
        if key not in _KEYS[table.name]:
            raise table.refuse(key, value)


def _plan(file: str, text: str, tables: dict[str, Any]) -> DayPlan:
    times = _table(file, text, tables, "times")
    lengths = {key: times.number_of(key, unsaid) for key, unsaid in _PLAN_DEFAULTS.items()}
    pauses = tuple(
        Break(table.clock("begins"), table.clock("ends"), table.string("title"))
        for table in _list(file, text, tables, "breaks")
    )
    return DayPlan(
        starts=times.clock("starts"),
        ends=times.clock("ends"),
        breaks=pauses,
        no_feedback_confirmed=times.yes("no_feedback_confirmed"),
        **lengths,
    )


def _rules(table: _Table) -> MeetingRules:
    meetings = table.number_of("max_meetings", USUAL_RULES.max_meetings)
    run = table.number_of("max_run", 0)
    if not 1 <= meetings <= 96:
        raise table.refuse("max_meetings", meetings)
    if run < 0:
        raise table.refuse("max_run", run)
    station_run = table.number_of("station_run", 0)
    if station_run < 0:
        raise table.refuse("station_run", station_run)
    return MeetingRules(
        max_meetings=meetings,
        max_run=run or None,
        station_run=station_run or None,
        mode=_one_of(table, "mode", Mode),
        met_before=_one_of(table, "met_before", MetBefore),
        equal_time=table.yes("equal_time"),
    )


def _one_of(table: _Table, key: str, kind: type[Choice]) -> Choice:
    value = table.values.get(key, getattr(USUAL_RULES, key))
    try:
        return kind(value)
    except ValueError as error:
        raise table.refuse(key, value) from error


def _interpreter(table: _Table) -> InterpreterRow:
    languages = table.values.get("languages", [])
    if isinstance(languages, str):
        languages = [languages]
    if not isinstance(languages, list) or not all(isinstance(name, str) for name in languages):
        raise table.refuse("languages", languages)
    spoken = tuple(name.strip().casefold() for name in languages if name.strip())
    if not spoken:
        raise table.refuse("languages", "")
    presence = Presence(table.clock_or_none("arrives"), table.clock_or_none("leaves"))
    return InterpreterRow(table.string("name", needed=True), spoken, presence)


def write_fair_file(fair: FairFile) -> str:
    """The settings as text that ``fair_file_from_text`` reads back as the same value."""
    plan, rules = fair.plan, fair.rules
    texts = ("name", "place", "organiser", "officer", "officer_phone", "desk")
    lines = ["[fair]", f'day = "{fair.day.isoformat()}"']
    lines += [f"{key} = {quoted(getattr(fair, key))}" for key in texts]
    lines += ["practice = true"] if fair.practice else []
    lines += ["", "[times]", f'starts = "{plan.starts:%H:%M}"', f'ends = "{plan.ends:%H:%M}"']
    lines += [f"{key} = {getattr(plan, key)}" for key in _PLAN_DEFAULTS]
    if plan.no_feedback_confirmed:
        lines.append("no_feedback_confirmed = true")
    for pause in plan.breaks:
        lines += ["", "[[breaks]]", *_span("begins", pause.begins), *_span("ends", pause.ends)]
        lines.append(f"title = {quoted(pause.title)}")
    lines += ["", "[rules]", f"max_meetings = {rules.max_meetings}"]
    if rules.max_run is not None:
        lines.append(f"max_run = {rules.max_run}")
    if rules.station_run is not None:
        lines.append(f"station_run = {rules.station_run}")
    lines += [f"{key} = {quoted(getattr(rules, key))}" for key in ("mode", "met_before")]
    lines += ["equal_time = true"] if rules.equal_time else []
    for interpreter in fair.interpreters:
        languages = ", ".join(quoted(name) for name in interpreter.languages)
        lines += ["", "[[interpreters]]", f"name = {quoted(interpreter.name)}"]
        lines.append(f"languages = [{languages}]")
        lines += _span("arrives", interpreter.presence.arrives)
        lines += _span("leaves", interpreter.presence.leaves)
    return "\n".join(lines) + "\n"


def _span(key: str, clock_time: time | None) -> list[str]:
    return [] if clock_time is None else [f'{key} = "{clock_time:%H:%M}"']
