"""The tables of a summary as JSON text, so that the numbers handed out first are kept."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import Shown
from motesplats.feedback.summary_values import Cell, Rate, Row, Summary, Table


def numbers_as_json(summary: Summary) -> str:
    """What counts people or meetings; texts that were released are not part of it."""
    kept = {
        "employers": summary.employers,
        "tables": [asdict(one) for one in summary.tables],
        "rates": [asdict(one) for one in summary.rates],
        "missing": [asdict(one) for one in summary.missing],
    }
    return json.dumps(kept, ensure_ascii=False)


def numbers_from_json(content: str) -> Summary:
    """The summary without the employers' words. KeyError or TypeError for content that is wrong."""
    raw = json.loads(content)
    return Summary(
        employers=raw["employers"],
        tables=tuple(_table(one) for one in raw["tables"]),
        industry=(),
        rates=tuple(Rate(**(one | {"label": Text(**one["label"])})) for one in raw["rates"]),
        missing=tuple(Text(**one) for one in raw["missing"]),
    )


def _table(raw: Mapping[str, Any]) -> Table:
    return Table(
        id=raw["id"],
        title=Text(**raw["title"]),
        rows=tuple(_row(one) for one in raw["rows"]),
        kind=raw["kind"],
        columns=tuple(Text(**one) for one in raw["columns"]),
        group=Text(**raw["group"]),
        base=raw["base"],
        more=raw["more"],
    )


def _row(raw: Mapping[str, Any]) -> Row:
    cells = tuple(Cell(Shown(one["shown"]), one["number"]) for one in raw["cells"])
    return Row(Text(**raw["label"]), cells)
