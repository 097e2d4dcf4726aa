"""The language check on ordinary sentences and on those it should find, beside a bare word list."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from time import process_time

from motesplats.settings import resource_path
from motesplats.usecases.forms import language_check

FILES = Path(__file__).parents[1] / "tests" / "files"
HEADINGS = ("what", "half", "cores", "alarms", "of", "share", "found", "of ", "share ", "µs each")
LETTERS, RUNS = 280, 200
Find = Callable[[str], frozenset[str]]


def main() -> None:
    """Print a row for each half and way, and how long a full text field takes."""
    check = language_check()
    ways: tuple[tuple[str, Find], ...] = (
        ("the check", lambda text: frozenset(hint.category for hint in check.find(text))),
        ("its words alone, nothing around them read", _words_alone()),
    )
    print(f"| {' | '.join(HEADINGS)} |")
    print(f"| {' | '.join('---' for _ in HEADINGS)} |")
    for half in ("tuned", "unseen"):
        for name, find in ways:
            print(f"| {' | '.join((name, half, str(os.cpu_count()), *_measured(find, half)))} |")
    text = " ".join(_lines("language_ordinary_unseen.txt"))[:LETTERS]
    for name, find in ways:
        find(text)
        begun = process_time()
        for _ in range(RUNS):
            find(text)
        spent = (process_time() - begun) / RUNS
        print(f"{name}: {spent * 1000:.2f} ms for {LETTERS} letters")


def _measured(find: Find, half: str) -> tuple[str, ...]:
    ordinary = _lines(f"language_ordinary_{half}.txt")
    pairs = [line.split(" | ", 1) for line in _lines(f"language_to_find_{half}.txt")]
    begun = process_time()
    alarms = sum(bool(find(text)) for text in ordinary)
    spent = (process_time() - begun) / len(ordinary)
    found = sum(category in find(text) for category, text in pairs)
    return (
        str(alarms),
        str(len(ordinary)),
        f"{100 * alarms / len(ordinary):.1f} %",
        str(found),
        str(len(pairs)),
        f"{100 * found / len(pairs):.0f} %",
        f"{spent * 1e6:.0f}",
    )


def _words_alone() -> Find:
    """The same terms and patterns, without what excuses them."""
    content = json.loads(resource_path("forms", "language_check.json").read_text("utf-8"))
    compiled = []
    for one in content["categories"]:
        lists = (one.get(key, ()) for key in ("terms_sv", "terms_en", "near_person"))
        terms = [re.escape(term).replace(r"\*", r"\w*") for listed in lists for term in listed]
        patterns = [rf"\b(?:{'|'.join(terms)})\b"] if terms else []
        compiled.append((one["id"], [re.compile(p) for p in (*patterns, *one.get("regex", ()))]))

    def find(text: str) -> frozenset[str]:
        plain = text.lower()
        return frozenset(name for name, own in compiled if any(p.search(plain) for p in own))

    return find


def _lines(name: str) -> list[str]:
    read = (FILES / name).read_text("utf-8").splitlines()
    return [line for line in read if line and not line.startswith("#")]


if __name__ == "__main__":
    main()
