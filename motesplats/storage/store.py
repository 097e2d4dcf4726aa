"""The store: one SQLite file, many readers, one writer, one journal row for every change."""

from __future__ import annotations

import json
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection as Connection  # use cases name what they are handed
from sqlalchemy import Engine, create_engine, event, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2

from motesplats.core.errors import StoreTrouble, StoreUnavailable
from motesplats.core.history import Actor
from motesplats.core.ids import OperationId, new_id
from motesplats.storage.connection import (
    StoreKey,
    check_engine,
    connect,
    key_for,
    reachable,
    translated,
)
from motesplats.storage.folders import refuse_unsafe_folder
from motesplats.storage.kiosk_scope import narrowed
from motesplats.storage.recording import keep_recorded, start_recording
from motesplats.storage.schema import bring_up_to_date
from motesplats.storage.tables import journal
from motesplats.storage.values import instant_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from motesplats.core.clock import Clock
    from motesplats.core.ids import EmployerId, FairId

__all__ = ["Connection", "Store", "Transaction"]


@dataclass(slots=True)
class Transaction:
    """One BEGIN IMMEDIATE … COMMIT.

    When ``repeated``, the operation is in the store already: the caller changes nothing (what it
    changes all the same is rolled back) and returns the earlier answer.
    """

    connection: Connection
    verb: str
    operation: OperationId
    at: str
    actor: Actor
    repeated: bool = False
    sequence: int | None = field(default=None)
    subjects: tuple[str, ...] = ()

    def journal(
        self,
        subjects: Sequence[str],
        inverse: Mapping[str, object] | None = None,
        fair: FairId | None = None,
    ) -> int:
        """Say what was changed and how to undo it, in ids only; returns the row's sequence.

        ``fair`` is found by the subjects unless they are gone from the store by then.
        """
        if self.sequence is not None:
            if self.repeated:
                return self.sequence
            raise RuntimeError("a transaction has one journal row")
        result = self.connection.execute(
            insert(journal).values(
                operation=self.operation,
                at=self.at,
                verb=self.verb,
                subjects=json.dumps(list(subjects)),
                inverse=None if inverse is None else json.dumps(dict(inverse)),
                actor=self.actor.value,
                fair_id=fair,
            )
        )
        self.subjects = tuple(subjects)
        self.sequence = int(result.lastrowid)
        return self.sequence


@dataclass(slots=True)
class _Writing:
    """Which thread writes, and with what at present."""

    owner: int | None = None
    active: Connection | None = None


@dataclass(slots=True, eq=False)
class Store:
    """An open store.

    The first thread that writes owns the writing connection for as long as the store is open. A
    store in memory has one connection, so a read inside a write sees what is not yet committed.
    """

    path: Path | None
    encrypted: bool
    version: str
    key: StoreKey | None = field(repr=False)
    _clock: Clock = field(repr=False)
    _writer: Engine = field(repr=False)
    _reader: Engine = field(repr=False)
    _writing: _Writing = field(default_factory=_Writing, repr=False)
    _actor: Actor = field(default=Actor.COORDINATOR, repr=False)
    _memory_lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    @classmethod
    def open(
        cls, path: Path | None, passphrase: str = "", *, clock: Clock, create: bool = True
    ) -> Store:
        """Open the store at ``path``, made when missing if ``create``; None: a new one in memory.

        An empty passphrase makes an unencrypted store. A store that is unencrypted stays so,
        whatever the passphrase. Raises StoreUnavailable with what is in the way.
        """
        check_engine()
        if path is None:
            writer = _memory_engine()
            version = bring_up_to_date(writer, None, None)
            return cls(None, False, version, None, clock, writer, writer)
        key = _admitted(path, passphrase, create=create)
        writer = _file_engine(path, key, "BEGIN IMMEDIATE")
        try:
            with translated(path):
                _set_up(path, key)
                version = bring_up_to_date(writer, path, key)
        except BaseException:
            writer.dispose()
            raise
        return cls(path, key is not None, version, key, clock, writer, _reading_engine(path, key))

    def by(self, actor: Actor) -> Store:
        """The same open store, in whose journal ``actor`` is the one who changes something."""
        return replace(self, _actor=actor)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that can only read, and sees one moment of the store throughout."""
        with translated(self.path):
            if self.path is None:
                with self._memory_lock, self._reading_memory() as connection:
                    yield connection
            else:
                with self._reader.connect() as connection:
                    yield connection

    @contextmanager
    def read_for(self, fair: FairId, employer: EmployerId) -> Iterator[Connection]:
        """Like ``read``, of what that employer may see at its screen: its own meetings at the fair.

        Those seekers without what is not for employers, that employer's forms, drafts and notes.
        Everything else is refused by SQLite itself, whatever is asked.
        """
        if self.path is None and self._writing.active is not None:
            raise RuntimeError("an employer's read within another")
        with self.read() as connection, narrowed(connection, fair, employer):
            yield connection

    @contextmanager
    def write(self, verb: str, operation: OperationId | None = None) -> Iterator[Transaction]:
        """One transaction, committed at the end of the block and rolled back when the block raises.

        A commit that failed has been looked up by its operation id before StoreUnavailable is
        raised: that error means that nothing was saved, or that nobody can tell.
        """
        self._claim()
        wanted = operation or OperationId(new_id())
        with translated(self.path), self._memory_lock, self._writer.connect() as connection:
            self._writing.active = connection
            try:
                start_recording(connection)
                earlier = _sequence_of(connection, wanted)
                at = instant_text(self._clock.now())
                transaction = Transaction(
                    connection, verb, wanted, at, self._actor, earlier is not None, earlier
                )
                yield transaction
                if not transaction.repeated:
                    self._commit(transaction)
            finally:
                self._writing.active = None

    def close(self) -> None:
        """Close every connection; the last one takes the write-ahead log into the file."""
        self._reader.dispose()
        self._writer.dispose()

    def opens_with(self, passphrase: str) -> bool:
        """Whether ``passphrase`` is the one that opens this store; takes as long as opening it.

        Nothing but the key is kept while the store is open. False for an unencrypted store.
        """
        return self.key is not None and self.key.is_made_of(passphrase)

    def has_operation(self, operation: OperationId) -> bool:
        """Whether the change with this id is in the store."""
        with self.read() as connection:
            return _sequence_of(connection, operation) is not None

    def raw_connection(self) -> Any:
        """The driver's own connection, for the backup API; from the pool of readers."""
        return self._reader.raw_connection()

    def _claim(self) -> None:
        here = threading.get_ident()
        if self._writing.owner is None:
            self._writing.owner = here
        if self._writing.owner != here:
            raise RuntimeError("another thread owns the writing of this store")
        if self._writing.active is not None:
            raise RuntimeError("a write within a write or a read")

    def _commit(self, transaction: Transaction) -> None:
        sequence = transaction.sequence or transaction.journal(())
        keep_recorded(transaction.connection, sequence, transaction.subjects)
        try:
            transaction.connection.commit()
        except DBAPIError:
            transaction.connection.rollback()
            self._writing.active = None
            if not self.has_operation(transaction.operation):
                raise

    @contextmanager
    def _reading_memory(self) -> Iterator[Connection]:
        if self._writing.active is not None:
            yield self._writing.active
            return
        with self._writer.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only=ON")
            self._writing.active = connection
            try:
                yield connection
            finally:
                self._writing.active = None
                connection.exec_driver_sql("PRAGMA query_only=OFF")


def _sequence_of(connection: Connection, operation: OperationId) -> int | None:
    wanted = select(journal.c.sequence).where(journal.c.operation == operation)
    return connection.execute(wanted).scalar()


def _admitted(path: Path, passphrase: str, *, create: bool) -> StoreKey | None:
    refuse_unsafe_folder(path)
    with reachable(path):
        if path.is_dir():
            raise StoreUnavailable(StoreTrouble.NOT_A_STORE, str(path))
        if not path.exists():
            if not create:
                raise StoreUnavailable(StoreTrouble.MISSING, str(path))
            path.parent.mkdir(parents=True, exist_ok=True)
        with translated(path):
            return key_for(path, passphrase)


def _set_up(path: Path, key: StoreKey | None) -> None:
    with closing(connect(path, key)) as raw:
        if raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            raw.execute("PRAGMA journal_mode=WAL")
        if raw.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise StoreUnavailable(StoreTrouble.DAMAGED, str(path))


def _file_engine(path: Path, key: StoreKey | None, begin: str) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=partial(connect, path, key),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", partial(_begin, begin))
    return engine


def _reading_engine(path: Path, key: StoreKey | None) -> Engine:
    engine = _file_engine(path, key, "BEGIN")
    event.listen(engine, "connect", _only_read)
    return engine


def _memory_engine() -> Engine:
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=partial(connect, None, None),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", partial(_begin, "BEGIN IMMEDIATE"))
    return engine


def _begin(statement: str, connection: Connection) -> None:
    connection.exec_driver_sql(statement)


def _only_read(raw: Any, _record: object) -> None:
    raw.execute("PRAGMA query_only=ON")
