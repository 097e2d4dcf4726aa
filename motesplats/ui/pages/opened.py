"""A registration list that was chosen, read or read again with other columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.usecases.lists import (
    Kind,
    ReadFile,
    TextForm,
    kind_of,
    look_at,
    set_column,
    set_form,
)
from motesplats.usecases.registration import (
    read_list,
)

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.ui.pages.columns_view import Chosen
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was chosen, and how it was read."""

    path: Path
    file: ReadFile


def read_chosen(context: Context, path: Path, kind: Kind | None) -> Opened:
    wanted = kind_of(path) if kind is None else kind
    try:
        return Opened(path, read_list(context, path, wanted))
    except Refused as refused:
        if refused.refusal is not Refusal.COLUMNS_MISSING or kind is None:
            raise
        # The person chose the kind: let them say which column is which.
        return Opened(path, look_at(path, wanted))


def read_corrected(context: Context, opened: Opened, chosen: Chosen | TextForm) -> Opened:
    """The file read again after a person has said what a column holds or how it is written."""
    if isinstance(chosen, TextForm):
        return Opened(opened.path, set_form(context, opened.path, opened.file, chosen))
    file = set_column(context, opened.path, opened.file, chosen.field, chosen.column)
    return Opened(opened.path, file)
