"""What the small TOML files share: reading their text, writing a string, finding the line of a
key.
"""

import re
import tomllib
from pathlib import Path

from motesplats.core.errors import Refusal, Refused

_SMALL = 1024 * 1024
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def text_of(path: Path, limit: int = _SMALL) -> str:
    """The UTF-8 text of a file of at most ``limit`` bytes.

    Raises Refused(FILE_MISSING | FILE_UNREADABLE | FILE_TOO_LARGE | FILE_WRONG_TYPE) with path,
    the file's name.
    """
    try:
        if path.stat().st_size > limit:
            raise Refused(Refusal.FILE_TOO_LARGE, path=path.name, limit=limit // _SMALL)
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError as error:
        raise Refused(Refusal.FILE_MISSING, path=path.name) from error
    except UnicodeDecodeError as error:
        raise Refused(Refusal.FILE_WRONG_TYPE, path=path.name, found="binary") from error
    except OSError as error:
        raise Refused(Refusal.FILE_UNREADABLE, path=path.name) from error


def place_of(error: tomllib.TOMLDecodeError, text: str) -> str:
    """Where the text stops being TOML, as ``line:column``."""
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    return f"{found[1]}:{found[2]}" if found else f"{len(text.splitlines())}:1"


def quoted(text: str) -> str:
    """``text`` as a basic TOML string (TOML 1.0)."""
    return f'"{"".join(_escaped(letter) for letter in text)}"'


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return f"\\u{ord(letter):04x}" if ord(letter) < 32 or ord(letter) == 127 else letter


def line_of(text: str, table: str, key: str, number: int = 0) -> int:
    """The line (from 1) of ``key`` in the table called ``table``, the ``number``-th of that
    name; 0 if not there.
    """
    inside, seen = not table, -1
    for place, line in enumerate(text.splitlines(), start=1):
        heading = re.match(r"\s*\[{1,2}\s*([\w.-]+)\s*\]{1,2}", line)
        if heading:
            seen += heading[1] == table
            inside = heading[1] == table and seen == number
        elif inside and re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
            return place
    return 0
