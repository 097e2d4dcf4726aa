"""Finding and scanning people at the desk among 1,000, beside what does less."""

import sqlite3
import tempfile
from pathlib import Path

from benchmarks._fair import registered
from benchmarks._measure import Comparison, print_table, timed
from motesplats.core.people import Seeker
from motesplats.usecases import queries
from motesplats.usecases.arrival import check_in, search

SEEKERS, EMPLOYERS, RUNS, SCANS = 1000, 20, 9, 50
TYPED = ("an", "åk", "sahin", "wrob", "anna and", "0605", "wa ho", "zi")


def main() -> None:
    """Measure and print; one run is all of TYPED, shown for one search."""
    with tempfile.TemporaryDirectory() as name:
        context, fair_id = registered(Path(name), EMPLOYERS, SEEKERS)
        people = queries.seekers(context, fair_id)
        table = _table(people)
        ours = timed(
            f"{len(TYPED)} searches",
            lambda _: [search(context, fair_id, typed) for typed in TYPED],
            RUNS,
        )
        like = timed("SQLite LIKE", lambda _: [_like(table, typed) for typed in TYPED], RUNS)
        scan = timed("scan in memory", lambda _: [_scan(people, typed) for typed in TYPED], RUNS)
        desk = timed(
            "scan of a badge, stored and answered",
            lambda run: check_in(context, fair_id, people[run].code),
            SCANS,
        )
        bare = timed("the bare insert of a row in SQLite", lambda run: _insert(table, run), SCANS)
        table.close()
        size = f"{SEEKERS} seekers"
        print_table(
            Comparison(ours, like, size),
            Comparison(ours, scan, size),
            Comparison(desk, bare, size),
        )


def _table(people: tuple[Seeker, ...]) -> sqlite3.Connection:
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE people (first_name TEXT, last_name TEXT, phone TEXT)")
    rows = [(person.first_name, person.last_name, person.phone) for person in people]
    table.executemany("INSERT INTO people VALUES (?, ?, ?)", rows)
    return table


def _insert(table: sqlite3.Connection, run: int) -> None:
    table.execute("INSERT INTO people VALUES (?, ?, ?)", (str(run), "", ""))
    table.commit()


def _like(table: sqlite3.Connection, typed: str) -> list[tuple[str, str]]:
    begins, ends = f"{typed}%", f"%{typed}"
    return table.execute(
        "SELECT first_name, last_name FROM people"
        " WHERE first_name LIKE ? OR last_name LIKE ? OR phone LIKE ? ORDER BY 1, 2 LIMIT 8",
        (begins, begins, ends),
    ).fetchall()


def _scan(people: tuple[Seeker, ...], typed: str) -> list[Seeker]:
    return [
        person
        for person in people
        if person.first_name.lower().startswith(typed)
        or person.last_name.lower().startswith(typed)
        or person.phone.endswith(typed)
    ][:8]


if __name__ == "__main__":
    main()
