"""House rules that no tool checks: sizes, exceptions to lint and types, English for all words."""

import ast
import re
import string
import tokenize
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from statistics import median, quantiles

import polib

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = sorted((ROOT / "motesplats").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
EVERYTHING = [ROOT / "dev.py", *PROGRAM, *TESTS, *sorted((ROOT / "benchmarks").rglob("*.py"))]
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "misc", "common", "manager"}
# Slow to import (0.5 to 1 s) and not always needed, or not there on every system.
LOADED_LATE = {"alembic", "openpyxl", "ortools", "resource", "PySide6.QtMultimedia"}
# These decide what is loaded at all: a command does not wait for Qt.
ENTRIES = ("motesplats/__main__.py", "motesplats/compose.py")

type_ignore = re.compile(r"#\s*type:\s*ignore(?P<code>\[[\w, -]+\])?")
noqa = re.compile(r"#\s*noqa(?P<code>:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?(?P<reason>.*)")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


def lines_of(node: Function | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions(files: list[Path]) -> Iterator[tuple[str, Function]]:
    for file in files:
        for node in ast.walk(tree(file)):
            if isinstance(node, Function):
                yield f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", node


def longer_than(limit: int, sizes: dict[str, int]) -> list[str]:
    return [f"{name}: {size} lines" for name, size in sizes.items() if size > limit]


def test_no_function_is_longer_than_fifty_lines() -> None:
    assert not longer_than(50, {name: lines_of(node) for name, node in functions(EVERYTHING)})


def test_most_functions_are_short() -> None:
    sizes = [lines_of(node) for _, node in functions(PROGRAM)]
    assert median(sizes) <= 7
    assert quantiles(sizes, n=10)[-1] <= 22


def test_no_class_is_longer_than_two_hundred_lines() -> None:
    classes = {
        f"{file.relative_to(ROOT)} {node.name}": lines_of(node)
        for file in PROGRAM
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ClassDef)
    }
    assert not longer_than(200, classes)


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    lengths = {str(f.relative_to(ROOT)): len(f.read_text("utf-8").splitlines()) for f in EVERYTHING}
    assert not longer_than(400, lengths)


def test_most_modules_are_short() -> None:
    """Counts lines of code: prose about the code makes no module harder to hold in mind."""
    written = [lines_of_code(file) for file in PROGRAM]
    assert median([lines for lines in written if lines]) <= 90


def lines_of_code(file: Path) -> int:
    prose = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    docs = {
        line
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    with file.open("rb") as source:
        tokens = list(tokenize.tokenize(source.readline))[1:-1]
    code = {t.start[0] for t in tokens if t.type not in prose}
    return len(code - docs)


def test_every_test_is_at_most_twenty_five_lines() -> None:
    tests = {n: lines_of(node) for n, node in functions(TESTS) if node.name.startswith("test_")}
    assert not longer_than(25, tests)


def test_every_module_says_in_its_first_line_what_it_is() -> None:
    assert not [
        str(file.relative_to(ROOT))
        for file in EVERYTHING
        if tree(file).body and not (ast.get_docstring(tree(file)) or "").strip()
    ]


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [str(file) for file in PROGRAM if file.stem in NAMES_THAT_SAY_NOTHING]


def test_imports_stand_at_the_top_except_what_is_slow_to_load() -> None:
    hidden = {
        f"{place}: {module}"
        for place, function in functions(PROGRAM)
        for node in ast.walk(function)
        for module in imported(node)
        if not {module, module.split(".")[0]} & LOADED_LATE and not place.startswith(ENTRIES)
    }
    assert not sorted(hidden)


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or "."]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def test_exceptions_to_lint_are_few_and_say_why() -> None:
    found = comments(noqa)
    assert len(found) <= 10, found
    assert all(match["code"] for _, match in found.values()), found
    assert not [
        place
        for place, (line_before, match) in found.items()
        if not (line_before.startswith("#") or len(match["reason"].strip(" -")) > 10)
    ]


def test_exceptions_to_types_are_few_and_name_their_code() -> None:
    found = comments(type_ignore)
    assert len(found) <= 5, found
    assert all(match["code"] for _, match in found.values()), found


def comments(pattern: re.Pattern[str]) -> dict[str, tuple[str, re.Match[str]]]:
    """Where the pattern is found: the line before it, stripped, and the match."""
    found = {}
    for file in EVERYTHING:
        lines = file.read_text("utf-8").splitlines() if file != Path(__file__) else []
        for number, (before, line) in enumerate(pairwise(["", *lines]), 1):
            if match := pattern.search(line):
                found[f"{file.relative_to(ROOT)}:{number}"] = (before.strip(), match)
    return found


# --- words --------------------------------------------------------------------------------------


@cache
def english() -> dict[str, set[str]]:
    """Every Swedish sentence of the catalogues with all the English there is for it."""
    words: dict[str, set[str]] = {}
    for file in sorted((ROOT / "resources" / "locale" / "en").glob("*.po")):
        for entry in polib.pofile(str(file)):
            words.setdefault(entry.msgid, set()).add(entry.msgstr)
    return words


@cache
def swedish() -> dict[str, str]:
    """Every Swedish sentence in the program that is said to be translated, with its place."""
    return {
        text: f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in PROGRAM
        for call in ast.walk(tree(file))
        if isinstance(call, ast.Call)
        for text in chain.from_iterable(literals(argument) for argument in translated(call))
    }


def translated(call: ast.Call) -> list[ast.expr]:
    """The sentences among a call's arguments: ``tr(…)``, ``self._tr(…)``, ``tr.plural(…, …)``."""
    function = call.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    if name == "plural":
        return call.args[:2]
    return call.args[:1] if name in {"tr", "_tr", "mark"} else []


def literals(expression: ast.expr) -> list[str]:
    if isinstance(expression, ast.IfExp):
        return literals(expression.body) + literals(expression.orelse)
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        return [expression.value]
    return []


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_swedish_sentence_has_an_english_one() -> None:
    missing = [f"{place}: {text}" for text, place in swedish().items() if not english().get(text)]
    assert not missing


def test_a_sentence_has_one_english_form() -> None:
    assert not {text: forms for text, forms in english().items() if len(forms) > 1 or "" in forms}


def test_english_has_the_same_blanks_to_fill_in() -> None:
    assert not {
        text: forms
        for text, forms in english().items()
        if text in swedish() and any(blanks(form) != blanks(text) for form in forms)
    }


def test_no_sentence_is_glued_together_before_it_is_translated() -> None:
    assert not [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in PROGRAM
        for call in ast.walk(tree(file))
        if isinstance(call, ast.Call)
        and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in translated(call))
    ]
