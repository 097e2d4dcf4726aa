"""Made-up people and employers of many backgrounds and branches, the same for the same seed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import chain, count, cycle, islice, product
from random import Random
from typing import Any

from motesplats.core.people import MAX_WISHES, Demand, Presence
from motesplats.exchange.fair_file import InterpreterRow
from motesplats.exchange.practice import RegisteredEmployer, RegisteredSeeker
from motesplats.i18n import folded
from motesplats.settings import resource_path

# Numbers that the Swedish Post and Telecom Authority keeps for fiction; nobody has them.
_MOBILES = tuple(f"070-174 {n // 100:02d} {n % 100:02d}" for n in range(605, 700))
_LANDLINES = (
    *(f"08-465 004 {n:02d}" for n in range(100)),
    *(f"031-390 06 {n:02d}" for n in range(100)),
    *(f"040-628 04 {n:02d}" for n in range(100)),
    *(f"0980-319 2{n:02d}" for n in range(100)),
)
_WHOLE_DAY = "Hela dagen"
_PARTS_OF_DAY = (*(_WHOLE_DAY,) * 12, "Förmiddag", "Förmiddag", "Från 09.30", "Till 11.00")
_STEP = 3.5
_ROW = 7

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Person:
    first: str
    last: str
    branch: str
    language: str = ""
    needs: tuple[str, ...] = ()
    protected: bool = False
    address: str = ""


def _content(name: str) -> Raw:
    content: Raw = json.loads(resource_path("practice", name).read_text(encoding="utf-8"))
    return content


def made_up_interpreters() -> tuple[InterpreterRow, ...]:
    """The interpreters of a practice fair, some of whom are there for a part of it."""
    return tuple(
        InterpreterRow(
            raw["name"],
            tuple(raw["languages"]),
            Presence(time.fromisoformat(raw["arrives"]), time.fromisoformat(raw["leaves"])),
        )
        for raw in _content("people.json")["interpreters"]
    )


def made_up_employers(number: int, seed: int) -> tuple[RegisteredEmployer, ...]:
    """``number`` employers with stations numbered from 1; the first two have two stations each."""
    content = _content("employers.json")
    branches = {branch["id"]: branch for branch in content["branches"]}
    drafts = islice(chain(content["fixed"], _more_employers(content, seed)), number)
    employers: list[RegisteredEmployer] = []
    place = 1
    for index, draft in enumerate(drafts):
        stations = tuple(range(place, place + draft["stations"]))
        branch = branches[draft["branch"]]
        presence = content["times"][index % len(content["times"])]
        employers.append(_employer(draft, branch, stations, presence))
        place += len(stations)
    return tuple(employers)


def _employer(
    draft: Raw, branch: Raw, stations: tuple[int, ...], presence: str
) -> RegisteredEmployer:
    role = branch["roles"][draft["role"] % len(branch["roles"])]
    row, column = divmod(stations[0] - 1, _ROW)
    return RegisteredEmployer(
        name=draft["name"],
        branch=branch["label"],
        role=role["title"],
        ssyk=role["ssyk"],
        places=role["places"],
        aim=role["aim"],
        asks=tuple(
            Demand(one["text"], one["why"], bool(one["takes"]), one["takes"])
            for one in role["demands"]
        ),
        work_language=role["language"],
        language_why=role["language_why"],
        pay=role["pay"],
        stations=stations,
        # One station stands on a step, so that wheelchairs matter when the day is planned.
        accessible=stations[0] % 13 != 9,
        x=2 + column * _STEP,
        y=2 + row * _STEP,
        contact=draft["contact"],
        presence=presence,
    )


def _more_employers(content: Raw, seed: int) -> Iterator[Raw]:
    """Employers beyond the fixed ones; numbered from the second round of names on."""
    draw = Random(seed)
    for lap in count(1):
        pairs = list(product(content["first_words"], content["branches"], range(5)))
        draw.shuffle(pairs)
        for first_word, branch, kind in pairs:
            name = f"{first_word} {branch['kinds'][kind]}"
            yield {
                "name": name if lap == 1 else f"{name} {lap}",
                "branch": branch["id"],
                "role": draw.randrange(3),
                "stations": 2 if draw.random() < 0.1 else 1,
                "contact": draw.choice(content["contacts"]),
            }


def made_up_seekers(
    number: int, employers: Sequence[RegisteredEmployer], seed: int
) -> tuple[RegisteredSeeker, ...]:
    """``number`` seekers who wish for some of ``employers``, most of them in their own branch."""
    content = _content("people.json")
    labels = {branch["id"]: branch["label"] for branch in _content("employers.json")["branches"]}
    draw = Random(seed)
    people = list(islice(chain(_fixed_people(content), _more_people(content, draw)), number))
    return tuple(
        _seeker(person, _Telling(content, draw, index, _wishes(person, employers, labels, draw)))
        for index, person in enumerate(people)
    )


def _fixed_people(content: Raw) -> Iterator[_Person]:
    for raw in content["fixed"]:
        yield _Person(
            raw["first"],
            raw["last"],
            raw["branch"],
            raw.get("interpreter", ""),
            tuple(raw.get("needs", ())),
            raw.get("protected", False),
            raw.get("email", ""),
        )


def _more_people(content: Raw, draw: Random) -> Iterator[_Person]:
    """People from all pools in turn; no name comes twice until its pool has run dry."""
    branches = tuple(content["occupations"])
    pools = [(pool.get("language", ""), _names(pool, draw)) for pool in content["pools"]]
    for language, names in cycle(pools):
        first, last = next(names)
        needs = _needs(draw)
        helped = language if draw.random() < 0.15 else ""
        hidden = draw.random() < 0.005
        yield _Person(first, last, draw.choice(branches), helped, needs, hidden)


def _names(pool: Raw, draw: Random) -> Iterator[tuple[str, str]]:
    singles = list(product(pool["first"], pool["last"]))
    doubles = [
        (first, f"{last} {other}")
        for first, last, other in product(pool["first"], pool["last"], pool["last"])
        if last != other
    ]
    draw.shuffle(singles)
    draw.shuffle(doubles)
    yield from cycle(chain(singles, doubles))


def _needs(draw: Random) -> tuple[str, ...]:
    chances = (("Rullstol", 0.03), ("Längre tid", 0.05), ("Lugnt bord", 0.05))
    return tuple(need for need, chance in chances if draw.random() < chance)


def _wishes(
    person: _Person,
    employers: Sequence[RegisteredEmployer],
    labels: Mapping[str, str],
    draw: Random,
) -> tuple[str, ...]:
    own = [employer.name for employer in employers if employer.branch == labels[person.branch]]
    others = [employer.name for employer in employers if employer.name not in own]
    draw.shuffle(own)
    draw.shuffle(others)
    wanted = draw.randint(3, MAX_WISHES)
    return tuple((own[:3] + others)[:wanted])


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a form is filled in from: ready sentences, chance, the place in line, the wishes."""

    content: Raw
    draw: Random
    index: int
    wishes: tuple[str, ...]


def _seeker(person: _Person, telling: _Telling) -> RegisteredSeeker:
    content, draw, index = telling.content, telling.draw, telling.index
    return RegisteredSeeker(
        first_name=person.first,
        last_name=person.last,
        email=_email(person, index),
        phone=_phone(index),
        occupation=draw.choice(content["occupations"][person.branch]),
        competences=_competences(person, content, draw),
        portfolio=_told(content, "portfolio", index),
        ask_me_about=draw.choice(content["ask_me_about"]),
        feedback_on=_told(content, "feedback_on", index),
        question=_told(content, "question", index),
        needs=person.needs,
        interpreter=person.language,
        presence=_WHOLE_DAY if person.language else draw.choice(_PARTS_OF_DAY),
        wishes=telling.wishes,
        officer=draw.choice(content["officers"]),
        language="Engelska" if draw.random() < 0.2 else "Svenska",
        protected=person.protected,
    )


def _told(content: Raw, name: str, index: int) -> str:
    """What somebody tells on the card before the fair; every third person tells nothing."""
    texts: Sequence[str] = content[name]
    return "" if index % 3 == 2 else texts[index % len(texts)]


def _competences(person: _Person, content: Raw, draw: Random) -> str:
    work = draw.sample(content["competences"][person.branch], 2)
    return " ".join((*work, draw.choice(content["arenas"])))


def _email(person: _Person, index: int) -> str:
    letters = folded(f"{person.first}.{person.last}".replace(" ", "."))
    plain = "".join(c for c in letters if c.isascii() and (c.isalnum() or c == ".")).strip(".")
    name = person.address or (plain if len(plain) > 3 else "sokande")
    domain = "example.org" if index % 4 == 3 else "example.se"
    return f"{name}{index + 1}@{domain}"


def _phone(index: int) -> str:
    """A number of the person's own, or none when the reserved ones have run out."""
    numbers = (*_MOBILES, *_LANDLINES)
    return numbers[index] if index < len(numbers) else ""
