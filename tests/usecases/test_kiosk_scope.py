"""Thousands of hostile statements at an employer's screen bring nobody else's data to light."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection, text
from sqlcipher3 import dbapi2
from usecases.builders import (
    employer_named,
    fair_in,
    give_feedback,
    host,
    planned_fair,
    register,
    session_of,
    someone,
)

from motesplats.core.clock import ManualClock
from motesplats.core.ids import EmployerId, FairId
from motesplats.storage.store import Store
from motesplats.storage.tables import metadata
from motesplats.usecases import feedback
from motesplats.usecases.context import Context
from motesplats.usecases.kiosk import KioskSession, kiosk_meetings, prep_card
from motesplats.usecases.queries import fair_by_name

CANARY = "Kanariefågelsdotter"
# What nobody at Bygg AB's screen may see, wherever it stands.
HIDDEN = (
    "UPDATE person SET last_name = :canary, email = :canary, phone = :canary",
    "UPDATE person SET first_name = :canary, protected = 1 WHERE first_name = 'Bo'",
    "UPDATE seeker SET officer = :canary, external_code = :canary",
    "UPDATE seeker SET occupation = :canary, interpreter = :canary WHERE person_id IN "
    "(SELECT id FROM person WHERE protected)",
    "UPDATE employer SET pin = :canary",
    "UPDATE employer SET name = name || :canary, contact = :canary WHERE id <> :own",
    "UPDATE role SET title = :canary WHERE employer_id <> :own",
    "INSERT INTO role_brief SELECT id, :canary, '[]', :canary, :canary FROM role "
    "WHERE employer_id <> :own",
    "INSERT INTO seeker_card SELECT id, :canary, :canary, :canary FROM seeker "
    "WHERE person_id IN (SELECT id FROM person WHERE protected)",
    "INSERT INTO own_level SELECT id, :canary, 'L1' FROM seeker",
    "UPDATE station SET hint = :canary WHERE employer_id <> :own",
    "INSERT INTO note SELECT id, :canary, '' FROM meeting WHERE employer_id <> :own",
    "INSERT INTO draft SELECT id, :canary, '' FROM meeting WHERE employer_id <> :own",
    "INSERT INTO interviewer SELECT id, :canary, '' FROM employer WHERE id <> :own",
    "INSERT INTO last_words SELECT id, :canary, '' FROM employer WHERE id <> :own",
    "INSERT INTO statistics_said SELECT id, :canary, :canary FROM seeker",
    "INSERT INTO seeker_tag SELECT id, :canary FROM seeker",
    "INSERT INTO share SELECT id, :canary, 1, :canary FROM seeker",
    "INSERT INTO released_words SELECT id, 'support', :canary FROM employer",
    "INSERT INTO station_rest SELECT id, :canary FROM station WHERE employer_id <> :own",
    "INSERT INTO quick_note SELECT id, fair_id, :canary, :canary, NULL, id, NULL, '', NULL "
    "FROM employer",
    "INSERT INTO once_code SELECT id, :canary, :canary FROM employer",
    "UPDATE submission SET answers = :canary, recruiter = :canary WHERE meeting_id IN "
    "(SELECT id FROM meeting WHERE employer_id <> :own)",
    "INSERT INTO release SELECT id, :canary, 'asked', '' FROM submission WHERE meeting_id IN "
    "(SELECT id FROM meeting WHERE employer_id <> :own)",
    "INSERT INTO rewrite_request SELECT submission_id, item, :canary FROM release",
    "INSERT INTO form_given VALUES (:canary, :canary)",
    "INSERT INTO submission_form SELECT id, :canary FROM submission WHERE meeting_id IN "
    "(SELECT id FROM meeting WHERE employer_id <> :own) "
    "ON CONFLICT (submission_id) DO UPDATE SET digest = :canary",
    "INSERT INTO fair_form SELECT id, 'it', :canary FROM fair",
    "INSERT INTO own_branch VALUES ('fishing', :canary)",
    "INSERT INTO label_review VALUES (:canary, :canary, :canary, :canary)",
    "UPDATE fair SET name = :canary WHERE name <> 'Träffen'",
    "INSERT INTO layout VALUES (:canary, :canary, :canary)",
    "UPDATE journal SET subjects = :canary",
)
READING = (
    "SELECT * FROM {of}{table}",
    "SELECT {column} FROM {of}{table}",
    "SELECT id FROM meeting UNION ALL SELECT {column} FROM {of}{table}",
    "SELECT (SELECT max({column}) FROM {of}{table})",
    "SELECT group_concat({column}) FROM {of}{table}",
    "SELECT * FROM meeting WHERE id IN (SELECT {column} FROM {of}{table})",
    "SELECT 'FOUND' WHERE EXISTS (SELECT 1 FROM {of}{table} WHERE {column} LIKE '%anarief%')",
    "SELECT CASE WHEN {column} LIKE '%anarief%' THEN 'FOUND' END FROM {of}{table}",
    "SELECT o.* FROM meeting AS m JOIN {of}{table} AS o ON 1",
    "SELECT o.{column} FROM {own} LEFT JOIN {of}{table} AS o ON 1",
    "WITH {own} AS (SELECT * FROM {of}{table}) SELECT * FROM {own}",
    "WITH {table} AS (SELECT * FROM {of}{table}) SELECT * FROM {table}",
    "WITH RECURSIVE {own}(x) AS (SELECT {column} FROM {of}{table} UNION SELECT x FROM {own}) "
    "SELECT x FROM {own}",
    "SELECT * FROM (SELECT * FROM {of}{table}) AS {own}",
    "EXPLAIN SELECT {column} FROM {of}{table}",
    "SELECT sum(length({column})) OVER () FROM {of}{table}",
    "VALUES ((SELECT {column} FROM {of}{table} LIMIT 1))",
)
WRITING = (
    "UPDATE {of}{table} SET {column} = {column} RETURNING *",
    "DELETE FROM {of}{table} RETURNING *",
    "INSERT INTO {own} SELECT * FROM {of}{table}",
    "REPLACE INTO temp.{own} SELECT * FROM {of}{table} RETURNING *",
    "CREATE TEMP TABLE t{number} AS SELECT * FROM {of}{table}",
    "CREATE TEMP VIEW v{number} AS SELECT * FROM {of}{table}",
    "SELECT * FROM v{number}",
    "CREATE TEMP TRIGGER g{number} AFTER UPDATE ON {own} BEGIN SELECT * FROM {table}; END",
    "ALTER TABLE {of}{table} RENAME TO {own}",
    "DROP TABLE {of}{table}",
)
AROUND = (
    "SELECT * FROM sqlite_master", "SELECT sql FROM sqlite_temp_master",
    "SELECT * FROM main.sqlite_schema", "SELECT * FROM sqlite_sequence",
    "SELECT * FROM sqlite_dbpage", "SELECT data FROM sqlite_dbpage('main')",
    "SELECT * FROM dbstat", "SELECT * FROM pragma_table_info('{table}')",
    "SELECT * FROM pragma_database_list", "PRAGMA table_info({table})", "PRAGMA table_list",
    "PRAGMA database_list", "PRAGMA query_only=OFF", "PRAGMA writable_schema=ON",
    "PRAGMA temp_store_directory='.'", "PRAGMA trusted_schema=ON", "PRAGMA cipher_salt",
    "ATTACH '{path}' AS a", "SELECT * FROM a.{table}", "SELECT {column} FROM a.{table}",
    "DETACH main", "VACUUM INTO '{path}.copy'", "REINDEX", "ANALYZE", "COMMIT", "ROLLBACK",
    "BEGIN", "SAVEPOINT s", "RELEASE s", "SELECT load_extension('x')", "SELECT readfile('{path}')",
    "SELECT sqlcipher_export('main')", "SELECT * FROM json_each('[1]')",
)  # fmt: skip
OWN = ("meeting", "note", "draft", "submission", "person")


def statements(path: Path) -> list[str]:
    """A few thousand, in the order of a fixed seed."""
    made = []
    for number, table in enumerate(metadata.sorted_tables):
        for column in table.columns:
            for of in ("", "main.", "temp."):
                blanks = {"table": table.name, "column": column.name, "of": of, "path": path}
                own = OWN[len(made) % len(OWN)]
                made += [s.format(own=own, number=number, **blanks) for s in READING]
        for of in ("", "main.", "temp."):
            blanks = {"table": table.name, "column": column.name, "of": of, "path": path}
            made += [s.format(own=OWN[0], number=number, **blanks) for s in WRITING + AROUND]
    Random(7).shuffle(made)
    return made


def leaks(connection: Connection, asked: list[str]) -> list[str]:
    """The statements whose answer, or whose refusal, tells something hidden."""
    raw = connection.connection.driver_connection
    found = []
    for statement in asked:
        try:
            answer = str(raw.execute(statement).fetchmany(50))
        except dbapi2.Error as error:
            answer = str(error)
        if CANARY in answer or "FOUND" in answer:
            found.append(statement)
    return found


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    """Two fairs in an unencrypted file; what Bygg AB may not see is the canary."""
    with closing(Store.open(tmp_path / "s.mplats", clock=(clock := ManualClock()))) as store:
        made = Context(store, clock)
        fair = planned_fair(made)
        other = fair_in(made, "En annan träff")
        register(made, other, host("Bygg AB", 1), someone("Nils Ny", "Bygg AB"))
        give_feedback(made, fair, "Åsa", "Vård AB")
        give_feedback(made, fair, "Åsa", "Bygg AB")
        own = employer_named(made, fair, "Bygg AB").id
        with store.write("hide") as transaction:
            for statement in HIDDEN:
                transaction.connection.execute(text(statement), {"canary": CANARY, "own": own})
        yield made


@pytest.fixture
def session(context: Context) -> KioskSession:
    return session_of(context, fair_by_name(context, "Träffen"), "Bygg AB")


def test_no_statement_brings_anything_hidden_to_light(
    context: Context, session: KioskSession, tmp_path: Path
) -> None:
    asked = statements(tmp_path / "s.mplats")
    assert len(asked) > 3000
    with context.store.read_for(session.fair, session.employer) as connection:
        assert leaks(connection, asked) == []
        raw = connection.connection.driver_connection
        assert len(raw.execute("SELECT * FROM meeting").fetchall()) == 3
    assert sorted(p.name for p in tmp_path.iterdir() if "copy" in p.name) == []


def test_without_the_guard_the_same_statements_tell_it(context: Context, tmp_path: Path) -> None:
    asked = [s for s in statements(tmp_path / "s.mplats") if s.startswith(("SELECT", "WITH"))]
    with context.store.read() as connection:
        assert len(leaks(connection, asked[:700])) > 50


def test_nothing_is_changed_and_the_connection_reads_everything_again(
    context: Context, session: KioskSession, tmp_path: Path
) -> None:
    with context.store.read_for(session.fair, session.employer) as connection:
        leaks(connection, statements(tmp_path / "s.mplats")[:1000])
    with context.store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM wish")).scalar() == 6
        assert connection.execute(text("SELECT count(*) FROM sqlite_temp_master")).scalar() == 0
        assert connection.execute(text("PRAGMA query_only")).scalar() == 1


def test_the_screen_shows_what_is_the_employers_own(
    context: Context, session: KioskSession
) -> None:
    meetings = kiosk_meetings(context, session)
    assert [m.view.seeker.name for m in meetings].count("") == 1
    assert [m.has_feedback for m in meetings].count(True) == 1
    given = next(m for m in meetings if m.has_feedback).view.meeting.id
    filled = feedback.open_form(context, session, given)
    assert filled.answers.text("next_step").startswith("Skicka en kort film")
    cards = [prep_card(context, session, m.view.meeting.id) for m in meetings]
    assert CANARY not in str((meetings, cards))


def test_an_employer_of_another_fair_has_nothing_here(context: Context) -> None:
    elsewhere = session_of(context, fair_by_name(context, CANARY), f"Bygg AB{CANARY}")
    here = fair_by_name(context, "Träffen")
    with context.store.read_for(here.id, elsewhere.employer) as connection:
        for table in ("meeting", "employer", "seeker", "person", "station"):
            assert connection.execute(text(f"SELECT * FROM {table}")).all() == []


def test_an_employers_read_stands_alone() -> None:
    with (
        closing(Store.open(None, clock=ManualClock())) as store,
        store.write("x"),
        pytest.raises(RuntimeError),
        store.read_for(FairId("fair"), EmployerId("employer")),
    ):
        pass
