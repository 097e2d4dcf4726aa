"""Random fairs to be summarised, and a reader of the summary who adds and subtracts."""

import json
from dataclasses import dataclass, field
from random import Random

from ortools.linear_solver import pywraplp

from motesplats.core.fair import MeetingState
from motesplats.core.ids import EmployerId, SeekerId
from motesplats.core.people import Needs
from motesplats.feedback.answers import Answers
from motesplats.feedback.form import NONE_MISSING
from motesplats.feedback.library import FormLibrary, form_for
from motesplats.feedback.small_numbers import Shown
from motesplats.feedback.summary_values import (
    Cell,
    FormFact,
    Held,
    MeetingFact,
    Participant,
    SummaryTexts,
    read_summary_texts,
)
from motesplats.settings import resource_path

BRANCHES = ("generic", "it", "care", "transport")
CHANCES = ("H1", "H2", "H3", "H4", "H5", "H6")

_STATES = {
    MeetingState.PLANNED: 1,
    MeetingState.HELD: 3,
    MeetingState.NO_SHOW: 0.4,
    MeetingState.CANCELLED: 0.2,
    MeetingState.BY_PHONE: 0.2,
    MeetingState.IN_GROUP: 0.2,
}


def summary_texts() -> SummaryTexts:
    content = resource_path("forms", "summary.json").read_text(encoding="utf-8")
    return read_summary_texts(json.loads(content))


def random_fair(library: FormLibrary, seed: int, people: int = 30, forms: int = 60) -> Held:
    """A fair in which some answers are common and some rare."""
    chance = Random(seed)
    weights = [chance.random() ** 3 for _ in CHANCES]
    skew = chance.random() * 2
    participants = tuple(_somebody(chance, n) for n in range(people))
    facts = tuple(
        _form(library, chance, SeekerId(f"s{chance.randrange(people)}"), (weights, skew))
        for _ in range(forms)
    )
    met = tuple(MeetingFact(one.seeker, MeetingState.HELD, True) for one in facts)
    states = chance.choices(list(_STATES), list(_STATES.values()), k=chance.randrange(40))
    missed = tuple(
        MeetingFact(SeekerId(f"s{chance.randrange(people)}"), state, False) for state in states
    )
    return Held(participants, met + missed, facts, 12)


def _somebody(chance: Random, number: int) -> Participant:
    return Participant(
        SeekerId(f"s{number}"),
        came=chance.random() < 0.85,
        walk_in=chance.random() < 0.1,
        protected=chance.random() < 0.1,
        needs=Needs("arabiska" if chance.random() < 0.3 else None, chance.random() < 0.2),
        interpreted=chance.random() < 0.8,
        gender=chance.choices(("woman", "man", "other"), (6, 5, 0.5))[0],
        municipality=chance.choices(("Solna", "Täby", "Nacka", ""), (5, 3, 1, 1))[0],
    )


def _form(
    library: FormLibrary, chance: Random, seeker: SeekerId, way: tuple[list[float], float]
) -> FormFact:
    weights, skew = way
    branch = chance.choices(BRANCHES, [4, 2, 1, 0.3])[0]
    form = form_for(library, branch)
    gaps = [o.code for o in form.item("gap").options if o.code != NONE_MISSING]
    common = [1 / (1 + n) ** skew for n in range(len(gaps))]
    picked = tuple(dict.fromkeys(chance.choices(gaps, common, k=chance.randint(1, 2))))
    supports = [o.code for o in form.item("interventions").options]
    alternatives = [o.code for o in form.item("alt_roles").options]
    answers = {
        "role_ssyk": form.item("role_ssyk").options[0].code,
        "hire_chance": (hired := chance.choices(CHANCES, weights)[0]),
        "gap": picked if chance.random() < 0.8 else (NONE_MISSING,),
        "interventions": tuple({supports[int(3 * chance.random() ** 2)]}),
        "alt_roles": tuple(chance.sample(alternatives[:3], 1)) if hired == "H3" else (),
        "verified_merits": (("m", chance.choice(("V0", "V1", "V2", "V3"))),),
        "followup_contact": chance.choice(("C1", "C2")) if hired == "H1" else "",
        "we_can_offer": ("O1",) if chance.random() < 0.2 else (),
        "industry_needs": (form.item("industry_needs").options[0].code,),
    }
    given = tuple((name, value) for name, value in answers.items() if value)
    employer = EmployerId(f"e{chance.randrange(12)}")
    return FormFact(seeker, employer, form, Answers(given), "Vi söker fler.")


@dataclass(slots=True)
class Attacker:
    """Knows every number that is printed, how the questions are put and how small numbers are
    hidden; asks for the least and the most that a thing can be (linear programming)."""

    solver: pywraplp.Solver = field(default_factory=lambda: pywraplp.Solver.CreateSolver("GLOP"))

    def unknown(self, most: float | None = None) -> pywraplp.Variable:
        return self.solver.NumVar(0, self.solver.infinity() if most is None else most, "")

    def learns(self, total: object, least: float, most: float | None = None) -> None:
        """The reader knows that ``total`` lies between these."""
        self.solver.Add(total >= least)
        if most is not None:
            self.solver.Add(total <= most)

    def reads(self, total: object, cell: Cell, true: int, *, withdrawn: bool) -> None:
        """What a printed cell says; ``true`` keeps the reader from a conclusion that is wrong,
        where four people stand for more than four forms."""
        if cell.shown is Shown.NUMBER:
            self.learns(total, cell.number, cell.number)
        elif cell.shown is Shown.FEW and true <= 4:
            self.learns(total, 0, 4)
        elif cell.shown is Shown.LEFT_OUT and true >= 5 and not withdrawn:
            self.learns(total, 5)

    def interval(self, total: object) -> tuple[float, float]:
        found = []
        for aim in (self.solver.Minimize, self.solver.Maximize):
            aim(total)
            status = self.solver.Solve()
            assert status in {pywraplp.Solver.OPTIMAL, pywraplp.Solver.UNBOUNDED}, status
            done = status == pywraplp.Solver.OPTIMAL
            found.append(self.solver.Objective().Value() if done else float("inf"))
        return found[0], found[1]
