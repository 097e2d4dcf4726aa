"""A store in memory and a way to say which refusal is expected."""

from collections.abc import Callable

import pytest
from usecases.builders import open_context

from motesplats.core.errors import Refusal, Refused
from motesplats.usecases.context import Context


@pytest.fixture
def context() -> Context:
    """An empty store in memory on a clock that stands still."""
    return open_context()


@pytest.fixture(scope="session")
def refused() -> Callable[..., object]:
    """``with refused(Refusal.WRONG_PIN)``: that refusal, with at least the details given."""

    def expect(refusal: Refusal, **details: object) -> object:
        def fits(error: Refused) -> bool:
            return error.refusal is refusal and details.items() <= error.details.items()

        return pytest.RaisesExc(Refused, check=fits)

    return expect
