"""Take parsed JSON apart with types checked, so that every fault has its path."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from motesplats.scheduling.problem import Fault, refuse

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Node:
    """A value of parsed JSON and the path that leads to it."""

    value: object
    path: str = ""

    def at(self, key: str) -> "Node":
        """The member ``key`` of an object; ``Node(None)`` where it is absent."""
        if not isinstance(self.value, dict):
            raise refuse(self.path or "$", Fault.WRONG_TYPE)
        return Node(self.value.get(key), f"{self.path}.{key}" if self.path else key)

    def each(self, read: "Callable[[Node], T]") -> tuple[T, ...]:
        """Every item of a list, read in turn; an absent list is empty."""
        if self.value is None:
            return ()
        if not isinstance(self.value, list):
            raise refuse(self.path, Fault.WRONG_TYPE)
        return tuple(read(Node(v, f"{self.path}[{n}]")) for n, v in enumerate(self.value))

    def text(self, default: str | None = None) -> str:
        """A string, or ``default`` where absent; half a character cannot be written again."""
        found = self._typed(str, default)
        if any("\ud800" <= sign <= "\udfff" for sign in found):
            raise refuse(self.path, Fault.WRONG_TYPE)
        return found

    def whole(self, default: int | None = None) -> int:
        """An integer, or ``default`` where absent; true and false are not numbers."""
        return self._typed(int, default)

    def truth(self, default: bool | None = None) -> bool:
        """A boolean, or ``default`` where absent."""
        return self._typed(bool, default)

    def number(self) -> float:
        """A number; whole numbers count."""
        if type(self.value) is int and abs(self.value) <= 10**12:
            return float(self.value)
        return self._typed(float, None)

    def perhaps_text(self) -> str | None:
        """A string or nothing."""
        return None if self.value is None else self.text()

    def perhaps_whole(self) -> int | None:
        """An integer or nothing."""
        return None if self.value is None else self.whole()

    def slots(self, n_slots: int) -> tuple[int, ...]:
        """Slot indices below ``n_slots`` in order, each once."""
        found = self.each(Node.whole)
        for n, slot in enumerate(found):
            if not 0 <= slot < n_slots:
                raise refuse(f"{self.path}[{n}]", Fault.OUT_OF_RANGE)
        return tuple(sorted(set(found)))

    def _typed(self, kind: type[T], default: T | None) -> T:
        if self.value is None:
            if default is None:
                raise refuse(self.path, Fault.MISSING)
            return default
        if not isinstance(self.value, kind) or (isinstance(self.value, bool) and kind is not bool):
            raise refuse(self.path, Fault.WRONG_TYPE)
        return self.value
