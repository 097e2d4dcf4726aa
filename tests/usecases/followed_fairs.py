"""A fair that is over, with forms, for the tests of following up."""

from datetime import timedelta

from usecases.builders import fair_in, give_feedback, host, later, planned, register, someone

from motesplats.core.fair import Fair
from motesplats.feedback.follow_up import Outcome
from motesplats.usecases import queries
from motesplats.usecases.arrival import check_in
from motesplats.usecases.context import Context
from motesplats.usecases.follow_up import Due, due_list, record_outcome

PROMISED = {"hire_chance": "H1", "followup_contact": "C1"}


def fair_with(context: Context, many: int, name: str = "Träffen", **more: object) -> Fair:
    """A fair to which so many people came, who met nobody yet."""
    fair = fair_in(context, name, **more)
    register(
        context,
        fair,
        host("Bygg AB", 1),
        *(someone(f"P{n} Ek", phone=f"070-174 06 {n:02}") for n in range(many)),
    )
    for seeker in queries.seekers(context, fair.id):
        check_in(context, fair.id, seeker.code)
    return fair


def met_fair(context: Context, name: str = "Träffen", **answers: object) -> Fair:
    """A small fair at which Åsa met Bygg AB, who wrote about it."""
    fair = fair_in(context, name)
    register(
        context, fair, host("Bygg AB", 1, email="bygg@example.org"),
        someone("Åsa Öst", "Bygg AB", phone="070-174 06 05",
                email="asa@example.org", officer="Eva"),
        someone("Bo Ek", officer="Jan"),
    )  # fmt: skip
    planned(context, fair)
    give_feedback(context, fair, "Åsa", "Bygg AB", **answers)
    return fair


def after(context: Context, days: int) -> None:
    """Let days pass."""
    later(context, seconds=timedelta(days=days).total_seconds())


def due_now(context: Context) -> tuple[Due, ...]:
    """What is due on the clock's day."""
    return tuple(one for one in due_list(context) if one.day <= context.now().date())


def answers(context: Context, fair: Fair, said: str, point: str = "w1", *marks: str) -> None:
    """Let as many people as there are letters answer."""
    people = sorted(s.id for s in queries.seekers(context, fair.id))
    for seeker, answer in zip(people, said, strict=False):
        record_outcome(context, Outcome(seeker, point, answer, frozenset(marks)))
