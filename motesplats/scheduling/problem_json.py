"""Problems as ``motesplats-instance/1``: parsed JSON to a checked Problem and back.

All times are slot indices from 0. Members marked + are left out where they say nothing unusual::

    format, name, seed, n_slots, slot_min, change_min (minutes at a meeting's end), start "HH:MM"
    blocked [slot]        nobody meets then
    pauses+ [slot]        slots that begin after a pause of the day: no meeting runs across it
    all_held+ bool        every pair must meet
    employers [ {id, name, xy [metres, metres],
        zone+ id of a zone, max_meetings+ int, resources+ [resource id] (each meeting takes one),
        tables [ {id, accessible bool, avail [slot],
            max_run+ int (meetings in a row before the recruiter's break), seats+ int} ]} ]
    seekers [ {id, avail [slot], max_meetings, walk_mpm (metres a minute), max_run int|null,
        needs {interpreter language|null, wheelchair bool, resources+ [resource id]},
        extra_slots+ int (by how much all their meetings are longer)} ]
    interpreters [ {id, langs [language], avail [slot]} ]
    resources+ [ {id, count int (in each slot), avail [slot]} ]
    zones+ [ {id, talk_min, feedback_min, change_min} ]    meetings take as many slots as they need
    pairs [ {s seeker, e employer, ss, es scores of both, u utility >= 1,
        slots+ int (how long this one lasts, where not as usual)} ]
    fair_target, now slot|null, absent [seeker], pinned [ {s, e, table, slot, interpreter} ]
"""

from functools import partial

from motesplats.scheduling.problem import (
    MOST_SLOTS,
    Fault,
    Pair,
    PinnedMeeting,
    Problem,
    ProblemEmployer,
    ProblemInterpreter,
    ProblemResource,
    ProblemSeeker,
    ProblemStation,
    ProblemZone,
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
    n_slots = root.at("n_slots").whole()
    if not 1 <= n_slots <= MOST_SLOTS:
        raise refuse("n_slots", Fault.OUT_OF_RANGE)
    return Problem(
        name=root.at("name").text(""),
        n_slots=n_slots,
        employers=root.at("employers").each(partial(_employer, n_slots)),
        seekers=root.at("seekers").each(partial(_seeker, n_slots)),
        pairs=root.at("pairs").each(_pair),
        interpreters=root.at("interpreters").each(partial(_interpreter, n_slots)),
        slot_min=root.at("slot_min").whole(15),
        change_min=root.at("change_min").whole(2),
        start=root.at("start").text("09:00"),
        blocked=root.at("blocked").slots(n_slots),
        fair_target=root.at("fair_target").whole(3),
        now=root.at("now").perhaps_whole(),
        absent=root.at("absent").each(Node.text),
        pinned=root.at("pinned").each(_pinned),
        seed=root.at("seed").whole(0),
        zones=root.at("zones").each(_zone),
        resources=root.at("resources").each(partial(_resource, n_slots)),
        pauses=root.at("pauses").slots(n_slots),
        all_held=root.at("all_held").truth(False),
    )


def _employer(n_slots: int, node: Node) -> ProblemEmployer:
    xy = node.at("xy").each(Node.number)
    if len(xy) not in (0, 2):
        raise refuse(f"{node.path}.xy", Fault.WRONG_TYPE)
    return ProblemEmployer(
        id=node.at("id").text(),
        stations=node.at("tables").each(partial(_station, n_slots)),
        xy=(xy[0], xy[1]) if xy else (0.0, 0.0),
        name=node.at("name").text(""),
        zone=node.at("zone").perhaps_text(),
        max_meetings=node.at("max_meetings").perhaps_whole(),
        resources=node.at("resources").each(Node.text),
    )


def _station(n_slots: int, node: Node) -> ProblemStation:
    return ProblemStation(
        node.at("id").text(),
        node.at("avail").slots(n_slots),
        node.at("accessible").truth(True),
        node.at("max_run").perhaps_whole(),
        node.at("seats").whole(1),
    )


def _zone(node: Node) -> ProblemZone:
    return ProblemZone(
        node.at("id").text(),
        node.at("talk_min").whole(),
        node.at("feedback_min").whole(0),
        node.at("change_min").whole(0),
    )


def _resource(n_slots: int, node: Node) -> ProblemResource:
    return ProblemResource(
        node.at("id").text(), node.at("count").whole(), node.at("avail").slots(n_slots)
    )


def _seeker(n_slots: int, node: Node) -> ProblemSeeker:
    needs = node.at("needs")
    needs = Node({}, needs.path) if needs.value is None else needs
    speed = node.at("walk_mpm")
    return ProblemSeeker(
        id=node.at("id").text(),
        available=node.at("avail").slots(n_slots),
        max_meetings=node.at("max_meetings").whole(),
        language=needs.at("interpreter").perhaps_text(),
        wheelchair=needs.at("wheelchair").truth(False),
        walk_mpm=50.0 if speed.value is None else speed.number(),
        max_run=node.at("max_run").perhaps_whole(),
        extra_slots=node.at("extra_slots").whole(0),
        resources=needs.at("resources").each(Node.text),
    )


def _interpreter(n_slots: int, node: Node) -> ProblemInterpreter:
    return ProblemInterpreter(
        node.at("id").text(), node.at("langs").each(Node.text), node.at("avail").slots(n_slots)
    )


def _pair(node: Node) -> Pair:
    return Pair(
        node.at("s").text(),
        node.at("e").text(),
        node.at("u").whole(),
        node.at("ss").whole(0),
        node.at("es").whole(0),
        node.at("slots").perhaps_whole(),
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
        "pairs": [_pair_out(p) for p in problem.pairs],
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
        **_unusual(
            zones=[_zone_out(z) for z in problem.zones],
            resources=[
                {"id": r.id, "count": r.count, "avail": list(r.available)}
                for r in problem.resources
            ],
            pauses=list(problem.pauses),
            all_held=problem.all_held or None,
        ),
    }


def _unusual(**members: object) -> dict[str, object]:
    """The members that say something: absent ones mean none, so that old files stay as they are."""
    return {key: value for key, value in members.items() if value not in (None, [])}


def _zone_out(zone: ProblemZone) -> dict[str, object]:
    return {
        "id": zone.id,
        "talk_min": zone.talk_min,
        "feedback_min": zone.feedback_min,
        "change_min": zone.change_min,
    }


def _pair_out(pair: Pair) -> dict[str, object]:
    return {
        "s": pair.seeker,
        "e": pair.employer,
        "ss": pair.seeker_score,
        "es": pair.employer_score,
        "u": pair.utility,
        **_unusual(slots=pair.slots),
    }


def _employer_out(employer: ProblemEmployer) -> dict[str, object]:
    return {
        "id": employer.id,
        "name": employer.name,
        "xy": list(employer.xy),
        "tables": [_station_out(s) for s in employer.stations],
        **_unusual(
            zone=employer.zone,
            max_meetings=employer.max_meetings,
            resources=list(employer.resources),
        ),
    }


def _station_out(station: ProblemStation) -> dict[str, object]:
    seats = None if station.seats == 1 else station.seats
    return {
        "id": station.id,
        "accessible": station.accessible,
        "avail": list(station.available),
        **_unusual(max_run=station.max_run, seats=seats),
    }


def _seeker_out(seeker: ProblemSeeker) -> dict[str, object]:
    return {
        "id": seeker.id,
        "avail": list(seeker.available),
        "max_meetings": seeker.max_meetings,
        "needs": {
            "interpreter": seeker.language,
            "wheelchair": seeker.wheelchair,
            **_unusual(resources=list(seeker.resources)),
        },
        "walk_mpm": seeker.walk_mpm,
        "max_run": seeker.max_run,
        **_unusual(extra_slots=seeker.extra_slots or None),
    }
