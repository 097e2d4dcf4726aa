"""Somebody in front of the screen, who reads what a window shows, and uses mouse and keyboard."""

import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PIL import ImageGrab
from window.screen import SYSTEM_PYTHON, running

EYES = Path(__file__).with_name("eyes.py")
PATIENCE = 30.0
BETWEEN_LOOKS = 0.05
# A person's pause between two keys; what comes faster is taken for a badge scanner.
TYPING_MS, SCANNER_MS = 50, 4

# Left, top, width and height in pixels.
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing on the screen; ``pane`` is what it is seen through once it is scrolled away."""

    number: int
    depth: int
    role: str
    name: str
    text: str
    place: Box
    states: frozenset[str]
    pane: Box

    @property
    def in_view(self) -> bool:
        """Whether its middle is not scrolled away."""
        return _inside(_middle(self.place), self.pane)

    @property
    def says(self) -> str:
        return self.text or self.name


class Person:
    """Drives one program from outside, by what its screen says and nowhere else."""

    def __init__(self, environment: Mapping[str, str], process: int, eyes: "subprocess.Popen[str]"):
        self._environment, self._process, self._eyes = environment, process, eyes

    def look(self) -> list[Seen]:
        """Everything on the screen, in reading order."""
        return list(_seen(self._ask("look", self._process)))

    def wait_for(self, what: str, fits: Callable[[Seen], bool], patience: float = PATIENCE) -> Seen:
        """The first thing that fits, once it is there; ``what`` names it when it never comes."""
        end = time.monotonic() + patience
        while True:
            seen = self.look()
            found = next((one for one in seen if fits(one)), None)
            if found is not None:
                return found
            if time.monotonic() > end:
                shown = "\n".join(f"{'  ' * s.depth}{s.role} {s.name!r} {s.text!r}" for s in seen)
                raise AssertionError(f"not on the screen: {what}\n{shown}")
            # Looking keeps the program busy; it is given time to get on.
            time.sleep(BETWEEN_LOOKS)

    def find(self, name: str, role: str = "", patience: float = PATIENCE) -> Seen:
        """The usable control whose accessible name fits the pattern ``name`` from start to end."""

        def fits(one: Seen) -> bool:
            named = re.fullmatch(name, one.name) is not None
            return named and role in one.role and "enabled" in one.states

        return self.wait_for(f"{role or 'control'} {name!r}", fits, patience)

    def read(self, pattern: str, patience: float = PATIENCE) -> re.Match[str]:
        """The first text on the screen that holds ``pattern``."""
        seen = self.wait_for(f"text {pattern!r}", lambda one: bool(_match(pattern, one)), patience)
        found = _match(pattern, seen)
        assert found is not None
        return found

    def click(self, name: str, role: str = "", patience: float = PATIENCE) -> None:
        """Press a control with the mouse once it stays where it is; scroll to it if need be."""
        end = time.monotonic() + patience
        found = self.find(name, role, patience)
        while True:
            place = tuple(self._ask("where", found.number))
            if place != found.place:
                # It is still being laid out, or was moved by the wheel.
                found = replace(found, place=place) if any(place) else self.find(name, role)
            elif found.in_view:
                return self.click_at(found)
            else:
                self._scroll(found)
            assert time.monotonic() < end, f"does not come to rest in view: {name}"

    def click_at(self, seen: Seen, times: int = 1) -> None:
        across, down = _middle(seen.place)
        self._hand(
            "mousemove", "--sync", str(across), str(down), "click", "--repeat", str(times), "1"
        )

    def fill(self, name: str, text: str, role: str = "") -> None:
        """Click into a field and type, in place of what stands there."""
        self.click(name, role)
        self.press("ctrl+a")
        self.type(text)

    def type(self, text: str) -> None:
        self._hand("type", "--delay", str(TYPING_MS), text)

    def scan(self, code: str) -> None:
        """What a handheld scanner does: the characters fast, then Enter."""
        self._hand("key", "--delay", str(SCANNER_MS), *code, "Return")

    def press(self, *keys: str) -> None:
        self._hand("key", "--delay", str(TYPING_MS), *keys)

    def picture(self, path: Path) -> None:
        ImageGrab.grab(xdisplay=self._environment["DISPLAY"]).save(path)

    def _ask(self, question: str, number: int) -> list[Any]:
        assert self._eyes.stdin is not None
        assert self._eyes.stdout is not None
        self._eyes.stdin.write(f"{question} {number}\n")
        self._eyes.stdin.flush()
        answer: list[Any] = json.loads(self._eyes.stdout.readline())
        return answer

    def _scroll(self, seen: Seen) -> None:
        left, top, _, height = seen.pane
        down = seen.place[1] > top
        over = (str(left + 20), str(top + height // 2))
        wheel = ("click", "--repeat", "3", "5" if down else "4")
        self._hand("mousemove", "--sync", *over, *wheel)

    def _hand(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True)


@contextmanager
def person_at(environment: Mapping[str, str], process: int) -> Iterator[Person]:
    """Somebody who uses the program that runs as ``process``."""
    with running([SYSTEM_PYTHON, str(EYES)], environment, quiet=False) as eyes:
        yield Person(environment, process, eyes)


def _seen(told: list[dict[str, Any]]) -> Iterator[Seen]:
    """What the eyes told, each with the pane it is scrolled out of, or the whole window."""
    above: list[Box] = []
    for number, one in enumerate(told):
        place: Box = tuple(one["box"])
        del above[one["depth"] :]
        around = [box for box in above if box[2] and box[3]]
        outside = [box for box in around if not _inside(_middle(place), box)]
        pane = (outside or around[:1] or [place])[-1]
        above.append(place)
        yield Seen(
            number, one["depth"], one["role"], one["name"], one["text"], place,
            frozenset(one["states"]), pane,
        )  # fmt: skip


def _middle(box: Box) -> tuple[int, int]:
    left, top, width, height = box
    return left + width // 2, top + height // 2


def _inside(point: tuple[int, int], box: Box) -> bool:
    left, top, width, height = box
    return left <= point[0] < left + width and top <= point[1] < top + height


def _match(pattern: str, seen: Seen) -> re.Match[str] | None:
    return re.search(pattern, seen.text) or re.search(pattern, seen.name)
