"""What was done to a fair as a CSV file: when, who, what, and whether it still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.exchange.csv_file import csv_bytes
from motesplats.step_words import actor_said, step_said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.core.history import Step
    from motesplats.i18n import Words

_ISOLATES = str.maketrans("", "", "\u2068\u2069")


def history_csv(steps: Iterable[tuple[Step, bool]], tr: Words) -> bytes:
    """The steps in the order given, each with whether it was undone."""
    rows = [(tr("Nummer"), tr("Datum"), tr("Tid"), tr("Vem"), tr("Vad"), tr("Ångrat"))]
    for step, undone in steps:
        when, answer = local(step.at), tr("Ja") if undone else tr("Nej")
        said = (actor_said(step, tr), step_said(step, tr))
        who, what = (text.translate(_ISOLATES) for text in said)
        rows.append((f"{step.sequence}", f"{when:%Y-%m-%d}", f"{when:%H:%M}", who, what, answer))
    return csv_bytes(rows)
