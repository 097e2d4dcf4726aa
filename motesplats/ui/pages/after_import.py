"""What is said of lists before and after they are read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.usecases.changes import ImportPlan
    from motesplats.usecases.readiness import LeftToDo


def counted(plan: ImportPlan, tr: Words) -> str:
    """How many people and employers are new or changed, as in "7 personer och 2 arbetsgivare"."""
    people = len(plan.new_seekers) + len(plan.changed_seekers)
    employers = len(plan.new_employers) + len(plan.changed_employers)
    parts = []
    if people:
        parts.append(tr.plural("{n} person", "{n} personer", people))
    if employers:
        parts.append(tr.plural("en arbetsgivare", "{n} arbetsgivare", employers))
    return tr(" och ").join(parts)


def read_in(plan: ImportPlan, tr: Words) -> str:
    """What has been read in."""
    what = counted(plan, tr)
    return tr("Inläst: {what}.", what=what) if what else tr("Ändringarna är inlästa.")


def what_is_left(unread: int, left: LeftToDo, tr: Words) -> str:
    """What has been done, what is left to do, and what comes next."""
    told = [tr("Listorna är inlästa.")]
    if unread:
        told.append(
            tr.plural(
                "{n} rad gick inte att läsa. Spara felraderna, rätta dem och läs in dem.",
                "{n} rader gick inte att läsa. Spara felraderna, rätta dem och läs in dem.",
                unread,
            )
        )
    if left.without_station:
        n = left.without_station
        told.append(tr.plural("En arbetsgivare saknar bord.", "{n} arbetsgivare saknar bord.", n))
    if left.without_wishes:
        n = left.without_wishes
        told.append(tr.plural("{n} person saknar önskemål.", "{n} personer saknar önskemål.", n))
    told.append(tr("Nästa steg är schemat."))
    return " ".join(told)
