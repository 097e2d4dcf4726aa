"""Draws docs/pictures/schema.svg: a small fair from wishes to timetable, solved by the engine.

``python docs/pictures/schema.py`` from the root of the project. Every line and meeting in the
picture is what the steps of the search came to for this fair.
"""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from motesplats.scheduling.bound import choose
from motesplats.scheduling.index import index_of
from motesplats.scheduling.problem import (
    Pair,
    Problem,
    ProblemEmployer,
    ProblemSeeker,
    ProblemStation,
)
from motesplats.scheduling.solve import Solution, solve
from motesplats.scheduling.stop import Stop
from motesplats.scheduling.timetable import quality

OUT = Path(__file__).with_name("schema.svg")
SEEKERS = ("Amal", "Bo", "Cissi", "Dana", "Elin", "Farid")
EMPLOYERS = ("Bageriet", "Lagret", "Vården")
TIMES = ("9.00", "9.15", "9.30", "9.45", "10.00", "10.15")
WISHES = {
    "Amal": (("Lagret", 10), ("Vården", 30), ("Bageriet", 50)),
    "Bo": (("Lagret", 30), ("Bageriet", 45)),
    "Cissi": (("Bageriet", 55), ("Lagret", 25), ("Vården", 20)),
    "Dana": (("Lagret", 50), ("Vården", 50)),
    "Elin": (("Vården", 50), ("Bageriet", 50), ("Lagret", 20)),
    "Farid": (("Lagret", 30), ("Bageriet", 20)),
}
AWAY = {"Bo": (0, 1), "Cissi": (5,), "Elin": (5,)}
STAFFED = {"Bageriet": (0, 1, 2, 4, 5), "Lagret": (1, 2, 3, 4, 5), "Vården": (0, 1, 2, 3, 5)}
MOST = 3

INK, QUIET, LINE, PAPER = "#1f2933", "#5f6c7b", "#b8c2cc", "#ffffff"
COLOURS = {"Bageriet": "#8a6d1f", "Lagret": "#2f6690", "Vården": "#2f7a5b"}
TINTS = {"Bageriet": "#f5ecd2", "Lagret": "#dceaf4", "Vården": "#dcefe6"}
WAIT = "#b4462f"
PANEL, GAP, TOP, ROW, WIDE = 262, 26, 128, 38, 33
LOOKS = {
    "title": f'font-size="19" font-weight="600" fill="{INK}"',
    "plain": f'font-size="14" fill="{INK}"',
    "quiet": f'font-size="14" fill="{QUIET}"',
    "small": f'font-size="10" fill="{QUIET}"',
}


def main() -> None:
    """Solve the fair and write the picture."""
    problem = fair()
    index = index_of(problem)
    chosen = {(problem.pairs[p].seeker, problem.pairs[p].employer) for p in choose(index).pairs}
    begun, best = solve(problem, stop=Stop(cancelled=lambda: True)), solve(problem)
    panels = (
        panel(0, "1. Önskemålen", "Vem vill träffa vem, och hur gärna", lines(problem, chosen, 1)),
        panel(1, "2. Vilka som möts", f"Högst {len(chosen)} möten ryms", lines(problem, chosen, 2)),
        panel(2, "3. När de möts", told(problem, begun), grid(problem, begun)),
        panel(3, "4. Flytta tills det passar", told(problem, best), grid(problem, best)),
    )
    width, height = 4 * PANEL + 5 * GAP, TOP + len(SEEKERS) * ROW + 92
    OUT.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-family="sans-serif" fill="{INK}">\n'
        "<title>Från önskemål till schema i fyra steg</title>\n"
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>\n'
        + "\n".join(panels)
        + "\n"
        + legend(height - 34)
        + "\n</svg>\n",
        "utf-8",
    )


def fair() -> Problem:
    """Six seekers, three employers with a table each, five times of a quarter of an hour."""
    everywhen = range(len(TIMES))
    return Problem(
        "bild",
        len(TIMES),
        tuple(
            ProblemEmployer(name, (ProblemStation(f"{name} 1", STAFFED[name]),))
            for name in EMPLOYERS
        ),
        tuple(
            ProblemSeeker(name, tuple(t for t in everywhen if t not in AWAY.get(name, ())), MOST)
            for name in SEEKERS
        ),
        tuple(Pair(name, e, worth) for name, own in WISHES.items() for e, worth in own),
    )


def told(problem: Problem, solution: Solution) -> str:
    """How many meetings there are and how many wait between two, in words."""
    breaks, meetings = quality(problem, solution.timetable).breaks, solution.timetable.meetings
    return f"{len(meetings)} möten, {breaks or 'ingen'} väntar emellan"


def panel(number: int, title: str, under: str, inside: Iterable[str]) -> str:
    """One of the four steps, with its title."""
    left = GAP + number * (PANEL + GAP)
    return "\n".join(
        (
            f'<g transform="translate({left} 0)">',
            text(0, 42, title, "title"),
            text(0, 66, under, "quiet"),
            *inside,
            "</g>",
        )
    )


def lines(problem: Problem, chosen: set[tuple[str, str]], step: int) -> Iterator[str]:
    """Seekers to the left, employers to the right, and a line for each wish."""
    for pair in problem.pairs:
        y, v = y_of(pair.seeker), host_y(pair.employer)
        kept = step == 1 or (pair.seeker, pair.employer) in chosen
        colour = COLOURS[pair.employer] if kept else LINE
        thick = 1 + pair.utility / 18 if step == 1 else (3 if kept else 2)
        dash = "" if kept else ' stroke-dasharray="4 4"'
        yield (
            f'<line x1="62" y1="{y}" x2="{PANEL - 82}" y2="{v}" stroke="{colour}" '
            f'stroke-width="{thick:.1f}"{dash}/>'
        )
    for name in SEEKERS:
        yield text(54, y_of(name) + 5, name, anchor="end")
    for name in EMPLOYERS:
        yield box(PANEL - 80, host_y(name) - 16, (80, 32), name)


def grid(problem: Problem, solution: Solution) -> Iterator[str]:
    """A row for each seeker, a column for each time; who waits is marked."""
    met = {(m.seeker, m.slot): m.employer for m in solution.timetable.meetings}
    for t, when in enumerate(TIMES):
        yield text(62 + WIDE * t + WIDE / 2 - 2, TOP - 30, when, "small", "middle")
    for person in problem.seekers:
        y = y_of(person.id)
        yield text(54, y + 5, person.id, anchor="end")
        own = [t for t in range(len(TIMES)) if (person.id, t) in met]
        for t in range(len(TIMES)):
            x = 62 + WIDE * t
            employer = met.get((person.id, t))
            if employer:
                yield box(x, y - 15, (WIDE - 4, 30), employer[0], employer)
            elif t not in person.available:
                yield text(x + WIDE / 2 - 2, y + 5, "–", "quiet", "middle")
            elif own and min(own) < t < max(own):
                yield mark(x, y)
            else:
                yield cell(x, y)


def mark(x: float, y: float) -> str:
    """A time of waiting between two meetings."""
    return (
        f'<rect x="{x}" y="{y - 15}" width="{WIDE - 4}" height="30" rx="4" fill="none" '
        f'stroke="{WAIT}" stroke-width="2" stroke-dasharray="4 3"/>'
    )


def cell(x: float, y: float) -> str:
    """A free time."""
    return (
        f'<rect x="{x}" y="{y - 15}" width="{WIDE - 4}" height="30" rx="4" fill="none" '
        f'stroke="{LINE}"/>'
    )


def box(x: float, y: float, size: tuple[float, float], shown: str, employer: str = "") -> str:
    """An employer, or a meeting with it."""
    name = employer or shown
    width, height = size
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" fill="{TINTS[name]}" '
        f'stroke="{COLOURS[name]}"/>'
        + text(x + width / 2, y + height / 2 + 5, shown, anchor="middle")
    )


def legend(y: float) -> str:
    """What the lines, letters and marks mean."""
    right = GAP + 2 * (PANEL + GAP)
    letters = ", ".join(f"{name[0]} = {name}" for name in EMPLOYERS)
    return "\n".join(
        (
            text(GAP, y + 5, "Tjockare streck: viktigare önskemål", "quiet"),
            text(GAP + PANEL + GAP, y + 5, "Streckat: får inte plats", "quiet"),
            text(right, y + 5, f"{letters}, – = är inte där", "quiet"),
            mark(right + PANEL + 5 * GAP, y),
            text(right + PANEL + 5 * GAP + WIDE + 6, y + 5, "väntar", "quiet"),
        )
    )


def text(x: float, y: float, words: str, look: str = "plain", anchor: str = "start") -> str:
    """A line of text in one of the looks."""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" {LOOKS[look]}>{escape(words)}</text>'


def y_of(seeker: str) -> int:
    """The middle of a seeker's row."""
    return TOP + SEEKERS.index(seeker) * ROW


def host_y(employer: str) -> int:
    """The middle of an employer's box."""
    return TOP + ROW // 2 + EMPLOYERS.index(employer) * 2 * ROW


if __name__ == "__main__":
    main()
