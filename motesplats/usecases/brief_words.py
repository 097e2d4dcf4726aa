"""What a role brief says in whole sentences, wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motesplats.core.people import Demand, Role
    from motesplats.i18n import Words


def demand_said(one: Demand, tr: Words) -> str:
    """The demand with why, and whether it can be learnt on the job."""
    said = (ended(one.text), ended(tr("Varför: {why}", why=one.why)) if one.why else "")
    return " ".join(part for part in (*said, learnt_said(one, tr)) if part)


def learnt_said(one: Demand, tr: Words) -> str:
    """That the demand can be learnt on the job and how long it takes; nothing where it cannot."""
    if not one.learnable:
        return ""
    if not one.takes:
        return tr("Går att lära på jobbet.")
    return ended(tr("Går att lära på jobbet: {time}", time=one.takes))


def language_said(role: Role, tr: Words) -> str:
    """The language of the work and why; nothing where no language is asked for."""
    if not role.work_language:
        return ""
    if not role.language_why:
        return ended(role.work_language)
    return ended(f"{role.work_language}. {tr('Varför: {why}', why=role.language_why)}")


def openings_said(number: int, tr: Words) -> str:
    """How many jobs there are."""
    return tr.plural("{n} ledigt jobb", "{n} lediga jobb", number)


def ended(text: str) -> str:
    """The text as a sentence."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
