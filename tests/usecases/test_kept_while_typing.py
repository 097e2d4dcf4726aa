"""What is being typed outlives the program: it is in the store before anybody presses a button."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from usecases.builders import answered, meeting_between, planned_fair, session_of

from motesplats.core.clock import ManualClock
from motesplats.storage.store import Store
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import autosave, open_form
from motesplats.usecases.queries import fair_by_name

TYPED = "Du mätte två gånger och sågade en gång."
NOTE = "Ringer i januari"
HELPERS = Path(__file__).parent.parent


def type_and_stop(path: Path) -> None:
    """Keep a form that is half filled in, and end as when somebody pulls the plug."""
    clock = ManualClock()
    context = Context(Store.open(path, clock=clock), clock)
    fair = planned_fair(context)
    typed = answered(context, fair, "Bygg AB", strength_evidence=TYPED)
    meeting = meeting_between(context, fair, "Bo", "Bygg AB")
    autosave(context, session_of(context, fair, "Bygg AB"), meeting.id, typed, NOTE)
    # Nothing is closed and nothing is written any more.
    os._exit(9)


def test_a_form_that_is_being_typed_is_there_after_the_program_was_killed(tmp_path: Path) -> None:
    path, clock = tmp_path / "s.mplats", ManualClock()
    code = "import sys; from pathlib import Path; from usecases import test_kept_while_typing as t"
    program = [sys.executable, "-c", f"{code}; t.type_and_stop(Path(sys.argv[1]))", str(path)]
    folders = os.pathsep.join((str(HELPERS), str(HELPERS.parent)))
    done = subprocess.run(program, env={**os.environ, "PYTHONPATH": folders}, check=False)
    assert done.returncode == 9
    with closing(Store.open(path, clock=clock, create=False)) as store:
        context = Context(store, clock)
        fair = fair_by_name(context, "Träffen")
        meeting = meeting_between(context, fair, "Bo", "Bygg AB")
        kept = open_form(context, session_of(context, fair, "Bygg AB"), meeting.id)
    assert kept.answers.text("strength_evidence") == TYPED
    assert (kept.note, kept.saved) == (NOTE, False)
