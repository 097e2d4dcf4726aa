"""What holds for every test: no window on the screen, no silent warning, no luck."""

import logging
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Widgets are drawn off screen everywhere, so that a suite looks the same on a laptop and on a
# server. The test of a real window starts the program in a process of its own, on a screen of its
# own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A contributor's own language or passphrase is none of a test's business.
for _name in [name for name in os.environ if name.startswith("MOTESPLATS_")]:
    del os.environ[_name]

settings.register_profile(
    "quick", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "quick")


class _Alarms(logging.Handler):
    """Keeps every record of WARNING or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fails a test in which something was logged as WARNING or worse without ``expects_log``."""
    alarms = _Alarms()
    logging.getLogger().addHandler(alarms)
    try:
        result = yield
    finally:
        logging.getLogger().removeHandler(alarms)
    if alarms.records and item.get_closest_marker("expects_log") is None:
        lines = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in alarms.records]
        pytest.fail("logged without being expected:\n" + "\n".join(lines), pytrace=False)
    return result


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's data and log folders lie in a temporary folder, for child processes too."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for folder in ("DATA", "STATE", "CONFIG", "CACHE"):
            patch.setenv(f"XDG_{folder}_HOME", str(home / folder.lower()))
        yield


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder that holds dev.py."""
    return Path(__file__).resolve().parent.parent
