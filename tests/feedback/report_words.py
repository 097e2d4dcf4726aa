"""Reads a compiled report as its words."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass


def words_of(value: object) -> Iterator[str]:
    """Every text anywhere in a report."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from words_of(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from words_of(getattr(value, one.name))
