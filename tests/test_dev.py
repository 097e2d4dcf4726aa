"""dev.py speaks on stderr, and stdout and exit code are those of what it runs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev


def called(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(dev.ROOT / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_unknown_command_is_wrong_usage_and_says_what_there_is() -> None:
    done = called("dance")
    assert (done.returncode, done.stdout) == (2, "")
    assert "dev.py test" in done.stderr


def test_help_is_not_an_error() -> None:
    assert called("--help").returncode == 0


def test_exit_code_and_stdout_are_those_of_what_it_runs(capfd: pytest.CaptureFixture[str]) -> None:
    assert dev.execute([sys.executable, "-c", "print('hej'); exit(3)"]) == 3
    assert capfd.readouterr() == ("hej\n", "")


def test_installers_do_not_write_to_stdout(capfd: pytest.CaptureFixture[str]) -> None:
    dev.execute([sys.executable, "-c", "print('Setting up')"], quiet_stdout=True)
    assert capfd.readouterr() == ("", "Setting up\n")


@pytest.mark.skipif(dev.WINDOWS, reason="signals are not told so on Windows")
def test_a_killed_program_has_the_exit_code_of_a_shell() -> None:
    assert dev.execute([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 137


@pytest.mark.skipif(not dev.LINUX, reason="other systems need nothing")
def test_what_is_missing_is_named_as_debian_names_it() -> None:
    there = {"libc.so.6": "libc6", "env": "coreutils", "/etc/*asswd": "base-passwd"}
    missing = {"libodd.so.9": "libodd9", "odd": "odd-tools", "/etc/odd/*": "odd-data"}
    found = dev.missing_system_packages({**there, **missing})
    assert set(missing.values()) <= set(found)
    assert not set(there.values()) & set(found)


def test_without_rights_the_command_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.setattr(dev, "missing_system_packages", lambda _: ["libgl1", "xvfb"])
    monkeypatch.setattr(dev, "administrator", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    with pytest.raises(dev.SetUpError, match=r"sudo apt-get install .* libgl1 xvfb"):
        dev.require_system_packages({})


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("RUN_LOCK", "DEV_LOCK"):
        monkeypatch.setattr(dev, name, tmp_path / name)
        (tmp_path / name).write_text("qrcode==8.2")
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "VENV", tmp_path)
    dev.venv_python(tmp_path).parent.mkdir()
    dev.venv_python(tmp_path).touch()
    dev.script("pip", tmp_path).touch()
    (tmp_path / "stamp").write_text(dev.fingerprint(tmp_path / "DEV_LOCK"))
    return tmp_path


def test_what_tests_need_is_enough_to_run(installed: Path) -> None:
    assert dev.is_installed(installed / "RUN_LOCK")


def test_a_changed_lock_file_is_noticed(installed: Path) -> None:
    (installed / "RUN_LOCK").write_text("qrcode==8.3")
    assert not dev.is_installed(installed / "RUN_LOCK")
    assert not dev.is_installed(installed / "DEV_LOCK")


def test_an_environment_that_was_never_finished_is_made_anew(installed: Path) -> None:
    dev.script("pip", installed).unlink()
    assert not dev.is_environment(installed)
    assert not dev.is_installed(installed / "RUN_LOCK")


def test_many_files_are_counted_and_few_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "store.mplats").touch()
    for number in range(60):
        (tmp_path / "reports" / f"{number:02}.pdf").touch()
    dev.name_files(tmp_path)
    said = capsys.readouterr().err
    assert "store.mplats" in said
    assert "58 more" in said


def test_lock_files_hold_hashes_and_no_addresses() -> None:
    for lock_file in (dev.RUN_LOCK, dev.DEV_LOCK):
        text = lock_file.read_text("utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
