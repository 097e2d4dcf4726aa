"""Names with characters that do not show: refused for a fair, cleaned for people and employers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from usecases.builders import fair_in

from motesplats.core.errors import Refusal
from motesplats.core.fair import DayPlan
from motesplats.core.ids import FairId
from motesplats.exchange.fair_file import FairFile, InterpreterRow, write_fair_file
from motesplats.exchange.rows import Fault, Kind
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.fairs import (
    change_fair,
    create_fair,
    fair_as_told,
    fair_called,
    fair_from_file,
)
from motesplats.usecases.registration import carry_out_import, plan_import, read_list

ODD = ["Träff\x07en", "Träff\u202een", "Träff\nen", "Träff\udcffen"]
PLAN = DayPlan(time(9, 0), time(10, 0))


def settings(folder: Path, **more: object) -> Path:
    values = {"name": "Träffen", "place": "Salen", "day": date(2026, 11, 26), "plan": PLAN, **more}
    path = folder / "fair.toml"
    path.write_text(write_fair_file(FairFile(**values)), "utf-8")
    return path


@pytest.mark.parametrize("name", ODD)
def test_a_fair_gets_no_name_with_what_does_not_show(
    context: Context, refused: Callable[..., object], tmp_path: Path, name: str
) -> None:
    fair = fair_in(context)
    asks = (
        lambda: create_fair(context, replace(fair, id=FairId("other"), name=name)),
        lambda: change_fair(context, replace(fair, place=name)),
        lambda: fair_from_file(context, name, settings(tmp_path)),
        lambda: fair_as_told(context, name, settings(tmp_path)),
        lambda: fair_called(context, name, fair),
    )
    for ask in asks:
        with refused(Refusal.SETTING_INVALID, setting="text"):
            ask()
    assert [summary.fair for summary in queries.all_fairs(context)] == [fair]


def test_nor_does_an_interpreter(
    context: Context, refused: Callable[..., object], tmp_path: Path
) -> None:
    path = settings(tmp_path, interpreters=(InterpreterRow("No\u202eur", ("arabiska",)),))
    for ask in (fair_from_file, fair_as_told):
        with refused(Refusal.SETTING_INVALID, setting="text", value="Nour"):
            ask(context, "Träffen", path)


@pytest.mark.parametrize("name", [ODD[0], ODD[3]])
def test_no_fair_is_found_by_such_a_name(
    context: Context, refused: Callable[..., object], name: str
) -> None:
    fair_in(context)
    with refused(Refusal.UNKNOWN_FAIR, fair="Träffen"):
        queries.fair_by_name(context, name)


def test_names_in_lists_are_cleaned(context: Context, tmp_path: Path) -> None:
    fair, people, hosts = fair_in(context), tmp_path / "p.csv", tmp_path / "h.csv"
    usual = "Åsa;Öst\n" * 20
    rows = "B\x07o;E\u202ek\n\x07;\x1b\nعلی\u200cرضا;Å\x85s\n"
    people.write_text(f"Förnamn;Efternamn\n{rows}{usual}", "utf-8")
    hosts.write_text("Företag\x07;Bord\nBygg\u200b AB\x1b;1\n", "utf-8")
    lists = read_list(context, people, Kind.SEEKERS), read_list(context, hosts, Kind.EMPLOYERS)
    carry_out_import(context, plan_import(context, fair.id, seekers=lists[0], employers=lists[1]))
    assert [s.full_name for s in queries.seekers(context, fair.id)] == [
        "Bo Ek",
        "علی\u200cرضا Å s",
        "Åsa Öst",
    ]
    assert [e.name for e in queries.employers_at(context, fair.id)] == ["Bygg AB"]
    assert [bad.reason for bad in lists[0].rejected] == [Fault.NAME_MISSING]
