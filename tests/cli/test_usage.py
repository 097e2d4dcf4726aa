"""Wrong usage, languages and surprises: always a sentence, never a stack of code."""

import os
import stat
from pathlib import Path

import pytest
from cli.commanding import FAIR, Command, Made

from motesplats.cli import storekeeping
from motesplats.cli.arguments import parser
from motesplats.cli.output import Output, Progress
from motesplats.cli.usage import HELP
from motesplats.i18n import Words, words_in
from motesplats.ui.dialogs.passphrase import PassphraseDialog


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["import"], "Det saknas: STORE, --fair."),
        (["arrive", "s.mplats", "--fair"], "--fair behöver något efter sig."),
        (["print", "s", "--fair", "F", "x", "-o", "d"], "WHAT kan inte vara 'x'. Välj bland:"),
        (["verify", "s", "--zz"], "Det här känns inte igen: --zz."),
        (["schedule", "s", "--fair", "F", "--seconds", "-1"], "--seconds kan inte vara '-1'."),
        (["practice", "d", "--seekers", "0"], "--seekers kan inte vara '0'."),
        (["imporrt"], "Det här känns inte igen: imporrt."),
        (["--nonsense"], "Det här känns inte igen: --nonsense."),
        (["verify", "s", "--json=3"], "Kommandot är inte rätt skrivet."),
        (["--lang", "de", "verify", "s"], "--lang kan inte vara de. Välj bland: sv, en."),
    ],
)
def test_wrong_usage_is_told_in_words(words: list[str], sentence: str, command: Command) -> None:
    said = command(*words)
    assert said.code == 2
    assert said.err.startswith(sentence)
    assert said.out == ""


def test_wrong_usage_still_gives_one_object(command: Command) -> None:
    said = command("verify", "--json")
    assert said.code == 2
    assert said.facts["error"] == "usage"


def test_help_lists_what_can_be_printed(
    command: Command, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        command("print", "--help")
    assert "WHAT är ett eller flera av: badges, slips" in capfd.readouterr().out


def test_help_names_every_command(command: Command) -> None:
    with pytest.raises(SystemExit) as left:
        command("--help")
    assert left.value.code == 0
    text = parser(Words()).format_help()
    assert all(name in text for name in HELP)
    assert "läser in anmälningslistor" in text
    assert "reads registration lists" in parser(words_in("en")).format_help()


@pytest.mark.parametrize(
    ("environment", "words", "begins"),
    [
        ({}, [], "Filen"),
        ({}, ["--lang", "en"], "The file"),
        ({}, ["--lang=en"], "The file"),
        ({"MOTESPLATS_LANG": "en"}, [], "The file"),
        ({"MOTESPLATS_LANG": "en"}, ["--lang", "sv"], "Filen"),
        ({"LANG": "en_GB.UTF-8"}, [], "The file"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, [], "Filen"),
        ({"LANG": "C.UTF-8"}, [], "Filen"),
    ],
)
def test_language_is_the_one_asked_for_else_the_systems_else_swedish(
    environment: dict[str, str],
    words: list[str],
    begins: str,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert command("verify", "nothing.mplats", *words).err.startswith(begins)


def test_unknown_fair_is_refused(made: Made, command: Command) -> None:
    said = command("show", made.store, "--fair", "Ingen", "--json")
    assert said.code == 1
    assert said.facts["error"] == "unknown_fair"
    assert said.err.startswith("Träffen ”Ingen” finns inte här.")


def test_bug_says_where_the_details_lie_and_nothing_of_them(
    made: Made, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_values: object) -> None:
        raise ZeroDivisionError("Åsa Öberg")

    monkeypatch.setattr(storekeeping, "verify", broken)
    said = command("verify", made.store, "--json")
    assert said.code == 70
    place = Path(said.err.split("Detaljerna finns i ")[1].strip().removesuffix("."))
    assert "ZeroDivisionError" in place.read_text("utf-8")
    assert "Åsa" not in place.read_text("utf-8") + said.err


def test_interrupted_work_says_so(
    made: Made, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_values: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(storekeeping, "verify", interrupted)
    assert command("verify", made.store).code == 1


def test_window_without_a_screen_is_refused_in_words(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    said = command()
    assert said.code == 1
    assert "ingen skärm" in said.err


def test_passphrase_is_asked_for_where_somebody_can_answer(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "e.mplats").write_bytes(os.urandom(4096))
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda text: asked.append(text) or "fel")
    assert command("show", tmp_path / "e.mplats", "--fair", FAIR).code == 3
    assert asked == ["Lösenord: "]


def test_leaving_the_question_for_a_passphrase_is_a_refusal(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PassphraseDialog, "exec", lambda dialog: dialog.reject())
    said = command(tmp_path / "new.mplats")
    assert said.code == 1
    assert "Inget har ändrats" in said.err
    assert not (tmp_path / "new.mplats").exists()


def test_bar_is_drawn_on_terminals_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bar: Progress = Output(Words()).progress("Schema")
    bar(1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    bar(1, 2)
    bar(2, 2)
    assert "50%" in (drawn := capsys.readouterr().err)
    assert drawn.endswith("100%\n")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_folder_that_may_not_be_written_is_named(
    made: Made, tmp_path: Path, command: Command
) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    said = command("print", made.store, "--fair", FAIR, "signs", "-o", tmp_path / "pdf")
    assert said.code == 3
