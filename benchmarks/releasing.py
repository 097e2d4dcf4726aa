"""The release of a thousand texts: the list, one decision, and the queue that the window keeps."""

import tempfile
from pathlib import Path

from benchmarks._fair import registered
from benchmarks._measure import Comparison, print_table, timed
from motesplats.core.ids import FairId, SubmissionId, new_id
from motesplats.storage import feedback, timetables
from motesplats.storage.feedback import Decision, Submission
from motesplats.ui.pages.release_queue import ReleaseQueue
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import form_of
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.queries import parts
from motesplats.usecases.reports import decide_text, release_list

SEEKERS, EMPLOYERS, TEXTS, RUNS = 170, 34, 1000, 5
WORDS = (
    '{{"strength_evidence": "Du ritade om planen {n} när två kom för sent.", '
    '"next_step": "Ring mig i januari, så visar jag bygget.", '
    '"advice": "Ta med två exempel till nästa möte, gärna från i år."}}'
)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        context, fair = registered(Path(name), EMPLOYERS, SEEKERS)
        make_timetable(context, fair)
        publish_timetable(context, fair)
        records = parts(context, fair)
        with context.store.write("bench") as transaction:
            connection = transaction.connection
            for n, meeting in enumerate(timetables.meetings_of(connection, fair)[: TEXTS // 3]):
                form = form_of(records.employers[meeting.employer])
                feedback.add_submission(
                    connection,
                    Submission(
                        SubmissionId(new_id()),
                        meeting.id,
                        meeting.seeker,
                        meeting.employer,
                        1,
                        form.branch,
                        form.version,
                        "",
                        WORDS.format(n=n),
                        context.now(),
                    ),
                )
        texts = release_list(context, fair)
        queue = ReleaseQueue()
        queue.show(texts)
        size = f"{len(texts)} texts"
        listed = timed("the list read anew", lambda _: release_list(context, fair), RUNS)
        raw = timed("the bare rows", lambda _: _rows(context, fair), RUNS)
        shown = timed("the next text after a key", lambda _: queue.decide(Decision.RELEASED), 200)
        stored = timed(
            "a decision in the store",
            lambda n: decide_text(context, texts[n].submission, texts[n].item, Decision.HELD),
            50,
        )
        hints = timed("its finds looked for", lambda n: texts[n].hints, 200)
        print_table(
            Comparison(listed, raw, size),
            Comparison(shown, hints, size),
            Comparison(stored, hints, size),
        )


def _rows(context: Context, fair: FairId) -> int:
    with context.store.read() as connection:
        return len(feedback.submissions_of(connection, fair))


if __name__ == "__main__":
    main()
