"""The one way to connect to a store's file: version, key, pragmas, and what an error means."""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argon2.low_level import Type, hash_secret_raw
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from motesplats.core.errors import StoreTrouble, StoreUnavailable, unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# 3.7.0 to 3.51.2 can lose writes when two connections reset the write-ahead log at once.
LEAST_SQLITE = (3, 51, 3)
APPLICATION_ID = 0x4D504C53
BUSY_TIMEOUT_MS = 5000
PLAIN_HEADER = b"SQLite format 3\0"
_SALT_BYTES = 16
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
)
# What other programs' files begin with: archives, pictures, documents, text in UTF-16.
_FOREIGN = (
    b"PK",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"\xff\xfe",
    b"\xfe\xff",
)
_TROUBLE_OF_CODE = {
    dbapi2.SQLITE_PERM: StoreTrouble.READ_ONLY,
    dbapi2.SQLITE_BUSY: StoreTrouble.LOCKED,
    dbapi2.SQLITE_LOCKED: StoreTrouble.LOCKED,
    dbapi2.SQLITE_READONLY: StoreTrouble.READ_ONLY,
    dbapi2.SQLITE_IOERR: StoreTrouble.UNREACHABLE,
    dbapi2.SQLITE_CORRUPT: StoreTrouble.DAMAGED,
    dbapi2.SQLITE_FULL: StoreTrouble.DISK_FULL,
    dbapi2.SQLITE_CANTOPEN: StoreTrouble.UNREACHABLE,
    dbapi2.SQLITE_NOTADB: StoreTrouble.DAMAGED,
}


@dataclass(frozen=True, slots=True)
class StoreKey:
    """The 256-bit key of an encrypted store and the 16 bytes of salt that its file begins with.

    The key is argon2id(passphrase, salt) and is given raw to SQLCipher. A random key wrapped by the
    passphrase would need a second file, and a store parted from it could never be read again; so
    the one file and each of its backups carry all that is needed besides the passphrase.
    """

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def pragma(self) -> str:
        return f"PRAGMA key=\"x'{self.secret.hex()}{self.salt.hex()}'\""

    def is_made_of(self, passphrase: str) -> bool:
        """Whether ``passphrase`` gives this key; compared in constant time."""
        return hmac.compare_digest(derive_key(passphrase, self.salt).secret, self.secret)


def check_engine(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Stop at an SQLite that can lose writes."""
    if version < LEAST_SQLITE:
        raise RuntimeError(f"SQLite {version} is older than {LEAST_SQLITE}")


def derive_key(passphrase: str, salt: bytes) -> StoreKey:
    """argon2id with 64 MiB, three passes and four lanes (RFC 9106, second recommended option).

    The passphrase counts in Unicode's composed form (NFC, as in RFC 8265): keyboards differ in how
    they send å, ä and ö.
    """
    secret = hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode(),
        salt,
        time_cost=3,
        memory_cost=64 * 1024,
        parallelism=4,
        hash_len=32,
        type=Type.ID,
    )
    return StoreKey(secret, salt)


def new_salt() -> bytes:
    """Random salt that cannot be taken for the beginning of another program's file."""
    salt = secrets.token_bytes(_SALT_BYTES)
    while is_foreign(salt):
        salt = secrets.token_bytes(_SALT_BYTES)
    return salt


def is_foreign(header: bytes) -> bool:
    """Whether a file that begins so belongs to another program: text, or a known signature."""
    text = sum(1 for byte in header if 32 <= byte < 127 or byte in b"\r\n\t")
    return header != PLAIN_HEADER and (text >= len(header) - 2 or header.startswith(_FOREIGN))


def header_of(path: Path) -> bytes:
    """The first 16 bytes of the file, read by SQLite itself.

    Opening and closing the file past SQLite would drop the locks of this process on it.
    """
    with closing(dbapi2.connect(_address(path, "ro"), uri=True, isolation_level=None)) as raw:
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute(f"PRAGMA key=\"x'{'00' * 32}'\"")
        return bytes.fromhex(raw.execute("PRAGMA cipher_salt").fetchone()[0])


def is_new(path: Path) -> bool:
    """Whether opening a store at ``path`` would make it."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def is_encrypted(path: Path) -> bool:
    """Whether what lies at ``path`` can be a store that only a passphrase opens.

    Raises StoreUnavailable when the file cannot be read.
    """
    with reachable(path), translated(path):
        if not path.is_file() or path.stat().st_size < _SALT_BYTES:
            return False
        header = header_of(path)
    return header != PLAIN_HEADER and not is_foreign(header)


def key_for(path: Path, passphrase: str) -> StoreKey | None:
    """The key of the file at ``path``, which may be new; None for an unencrypted one.

    Raises StoreUnavailable(NOT_A_STORE, WRONG_PASSPHRASE).
    """
    if is_new(path):
        return derive_key(passphrase, new_salt()) if passphrase else None
    if path.stat().st_size < _SALT_BYTES:
        raise StoreUnavailable(StoreTrouble.NOT_A_STORE, str(path))
    header = header_of(path)
    if header == PLAIN_HEADER:
        return None
    if is_foreign(header):
        raise StoreUnavailable(StoreTrouble.NOT_A_STORE, str(path))
    if not passphrase:
        raise StoreUnavailable(StoreTrouble.WRONG_PASSPHRASE, str(path))
    return derive_key(passphrase, header)


def connect(path: Path | None, key: StoreKey | None, mode: str = "rwc") -> Any:
    """A raw connection with every pragma set; ``mode`` is SQLite's: ``ro``, ``rw`` or ``rwc``.

    Raises StoreUnavailable(WRONG_PASSPHRASE) when the key does not fit.
    """
    address = ":memory:" if path is None else _address(path, mode)
    raw = dbapi2.connect(
        address,
        uri=path is not None,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_TIMEOUT_MS / 1000,
    )
    try:
        _prepare(raw, key)
    except dbapi2.DatabaseError as error:
        raw.close()
        if key is not None and code_of(error) == dbapi2.SQLITE_NOTADB:
            raise StoreUnavailable(StoreTrouble.WRONG_PASSPHRASE, str(path)) from error
        raise
    return raw


def _prepare(raw: Any, key: StoreKey | None) -> None:
    raw.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        raw.execute(key.pragma)
    raw.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    for pragma in _PRAGMAS:
        raw.execute(pragma)
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _address(path: Path, mode: str) -> str:
    return f"{path.resolve().as_uri()}?mode={mode}"


def code_of(error: BaseException) -> int:
    """SQLite's primary result code, 0 when the error has none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Lets what keeps the store out of reach through as StoreUnavailable, and bugs as they are."""
    try:
        yield
    except DBAPIError as error:
        _raise_trouble(_TROUBLE_OF_CODE.get(code_of(error.orig or error)), path, error)
        raise
    except dbapi2.Error as error:
        _raise_trouble(_TROUBLE_OF_CODE.get(code_of(error)), path, error)
        raise


@contextmanager
def reachable(path: Path) -> Iterator[None]:
    """Lets errors of the file system through as StoreUnavailable."""
    try:
        yield
    except OSError as error:
        raise unavailable(error, str(path)) from error


def _raise_trouble(trouble: StoreTrouble | None, path: Path | None, cause: Exception) -> None:
    if trouble is not None:
        raise StoreUnavailable(trouble, str(path or "")) from cause
