"""Problems as ``motesplats-instance/1``: parsed JSON to a checked Problem and back."""

from motesplats.scheduling.problem import (
    Fault,
    Pair,
    PinnedMeeting,
    Problem,
    ProblemEmployer,
    ProblemInterpreter,
    ProblemSeeker,
    ProblemStation,
    refuse,
)
from motesplats.scheduling.reading import Node

FORMAT = "motesplats-instance/1"


def read_problem(data: object) -> Problem:
    """A checked Problem from parsed JSON; unknown members are ignored.

    Raises Refused(PROBLEM_INVALID, path, reason) for the first fault met.
    """
    root = Node(data)
    if root.at("format").text() != FORMAT:
        raise refuse("format", Fault.WRONG_FORMAT)
    return Problem(
        name=root.at("name").text(""),
        n_slots=root.at("n_slots").whole(),
        employers=root.at("employers").each(_employer),
        seekers=root.at("seekers").each(_seeker),
        pairs=root.at("pairs").each(_pair),
        interpreters=root.at("interpreters").each(_interpreter),
        slot_min=root.at("slot_min").whole(15),
        change_min=root.at("change_min").whole(2),
        start=root.at("start").text("09:00"),
        blocked=root.at("blocked").slots(),
        fair_target=root.at("fair_target").whole(3),
        now=root.at("now").perhaps_whole(),
        absent=root.at("absent").each(Node.text),
        pinned=root.at("pinned").each(_pinned),
        seed=root.at("seed").whole(0),
    )


def _employer(node: Node) -> ProblemEmployer:
    xy = node.at("xy").each(Node.number)
    if len(xy) not in (0, 2):
        raise refuse(f"{node.path}.xy", Fault.WRONG_TYPE)
    return ProblemEmployer(
        id=node.at("id").text(),
        stations=node.at("tables").each(_station),
        xy=(xy[0], xy[1]) if xy else (0.0, 0.0),
        name=node.at("name").text(""),
    )


def _station(node: Node) -> ProblemStation:
    return ProblemStation(
        node.at("id").text(), node.at("avail").slots(), node.at("accessible").truth(True)
    )


def _seeker(node: Node) -> ProblemSeeker:
    needs = node.at("needs")
    needs = Node({}, needs.path) if needs.value is None else needs
    speed = node.at("walk_mpm")
    return ProblemSeeker(
        id=node.at("id").text(),
        available=node.at("avail").slots(),
        max_meetings=node.at("max_meetings").whole(),
        language=needs.at("interpreter").perhaps_text(),
        wheelchair=needs.at("wheelchair").truth(False),
        walk_mpm=50.0 if speed.value is None else speed.number(),
        max_run=node.at("max_run").perhaps_whole(),
    )


def _interpreter(node: Node) -> ProblemInterpreter:
    return ProblemInterpreter(
        node.at("id").text(), node.at("langs").each(Node.text), node.at("avail").slots()
    )


def _pair(node: Node) -> Pair:
    return Pair(
        node.at("s").text(),
        node.at("e").text(),
        node.at("u").whole(),
        node.at("ss").whole(0),
        node.at("es").whole(0),
    )


def _pinned(node: Node) -> PinnedMeeting:
    return PinnedMeeting(
        node.at("s").text(),
        node.at("e").text(),
        node.at("table").text(),
        node.at("slot").whole(),
        node.at("interpreter").perhaps_text(),
    )


def write_problem(problem: Problem) -> dict[str, object]:
    """The problem as ``motesplats-instance/1``, ready for JSON."""
    return {
        "format": FORMAT,
        "name": problem.name,
        "seed": problem.seed,
        "n_slots": problem.n_slots,
        "slot_min": problem.slot_min,
        "change_min": problem.change_min,
        "start": problem.start,
        "blocked": list(problem.blocked),
        "employers": [_employer_out(e) for e in problem.employers],
        "seekers": [_seeker_out(s) for s in problem.seekers],
        "interpreters": [
            {"id": i.id, "langs": list(i.languages), "avail": list(i.available)}
            for i in problem.interpreters
        ],
        "pairs": [
            {
                "s": p.seeker,
                "e": p.employer,
                "ss": p.seeker_score,
                "es": p.employer_score,
                "u": p.utility,
            }
            for p in problem.pairs
        ],
        "fair_target": problem.fair_target,
        "now": problem.now,
        "absent": list(problem.absent),
        "pinned": [
            {
                "s": m.seeker,
                "e": m.employer,
                "table": m.station,
                "slot": m.slot,
                "interpreter": m.interpreter,
            }
            for m in problem.pinned
        ],
    }


def _employer_out(employer: ProblemEmployer) -> dict[str, object]:
    return {
        "id": employer.id,
        "name": employer.name,
        "xy": list(employer.xy),
        "tables": [
            {"id": s.id, "accessible": s.accessible, "avail": list(s.available)}
            for s in employer.stations
        ],
    }


def _seeker_out(seeker: ProblemSeeker) -> dict[str, object]:
    return {
        "id": seeker.id,
        "avail": list(seeker.available),
        "max_meetings": seeker.max_meetings,
        "needs": {"interpreter": seeker.language, "wheelchair": seeker.wheelchair},
        "walk_mpm": seeker.walk_mpm,
        "max_run": seeker.max_run,
    }
