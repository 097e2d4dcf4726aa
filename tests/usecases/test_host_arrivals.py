"""Employers and interpreters are found at the desk by a few letters."""

from dataclasses import replace

from usecases.builders import employer_named, planned_fair

from motesplats.core.ids import InterpreterId
from motesplats.core.people import Interpreter
from motesplats.storage import employers
from motesplats.usecases.context import Context
from motesplats.usecases.hall_marks import employers_came
from motesplats.usecases.host_arrivals import HostKind, search_hosts


def test_an_employer_is_found_by_its_name_or_its_recruiter(context: Context) -> None:
    fair = planned_fair(context)
    bygg = employer_named(context, fair, "Bygg AB")
    with context.store.write("test") as transaction:
        employers.change_employer(transaction.connection, replace(bygg, contact="Örjan Ros"))
        transaction.journal([bygg.id])
    for typed in ("byg", "orj", "ab by"):
        (hit,) = search_hosts(context, fair.id, typed)
        assert (hit.kind, hit.name, hit.stations, hit.here) == (
            HostKind.EMPLOYER, "Bygg AB", (1,), False,
        )  # fmt: skip
    assert search_hosts(context, fair.id, "b") == ()


def test_those_who_are_here_stand_last(context: Context) -> None:
    fair = planned_fair(context)
    employers_came(context, fair.id, (employer_named(context, fair, "Bygg AB").id,))
    assert [(h.name, h.here) for h in search_hosts(context, fair.id, "ab")] == [
        ("Vård AB", False),
        ("Bygg AB", True),
    ]


def test_an_interpreter_is_found_with_the_languages(context: Context) -> None:
    fair = planned_fair(context)
    one = Interpreter(InterpreterId("i"), fair.id, "Tola Tolk", ("arabiska",))
    with context.store.write("test") as transaction:
        employers.put_interpreters(transaction.connection, fair.id, (one,))
        transaction.journal([fair.id])
    (hit,) = search_hosts(context, fair.id, "tola")
    assert (hit.kind, hit.languages) == (HostKind.INTERPRETER, ("arabiska",))
