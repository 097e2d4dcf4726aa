"""How somebody goes through the poll: who they are, one question after the other, own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from motesplats.usecases.follow_up import follow_up_texts
from motesplats.usecases.polls import Ballot

if TYPE_CHECKING:
    from motesplats.feedback.follow_up_texts import Question
    from motesplats.i18n import Words

ASK = "ask"
WELCOME, QUESTION, WORDS, THANKS = range(4)


@dataclass(slots=True)
class PollWalk:
    """Where somebody is; ``wanted`` are those who answer here, or ``ASK``."""

    wanted: str = ASK
    who: str = ""
    step: int = WELCOME
    number: int = 0
    steps: dict[str, int] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Question, ...]:
        return follow_up_texts().asked(self.who)

    @property
    def most(self) -> int:
        """How many choices there are now, each a key from 1."""
        if self.step == QUESTION:
            return len(follow_up_texts().scale)
        return len(follow_up_texts().who) if self.step == WELCOME and not self.who else 0

    def begin(self, *, at_once: bool) -> None:
        """Forget everything, and wait; ``at_once`` goes on to the first question if it can."""
        self.steps, self.number = {}, 0
        self.who = "" if self.wanted == ASK else self.wanted
        self.step = QUESTION if at_once and self.who else WELCOME

    def choose(self, number: int) -> None:
        """Take the choice with this number, and go on."""
        if self.step == WELCOME:
            self.who = tuple(follow_up_texts().who)[number - 1]
            self.step = QUESTION
            return
        self.steps[self.questions[self.number].id] = number
        self._forward()

    def skip(self) -> None:
        """Leave a question without an answer."""
        self.steps.pop(self.questions[self.number].id, None)
        self._forward()

    def back(self) -> bool:
        """Go back to the question before; False where there is none."""
        if self.step not in (QUESTION, WORDS) or not self.number:
            return False
        self.number -= 1
        self.step = QUESTION
        return True

    def ballot(self, text: str) -> Ballot:
        """What was answered, with the words at the end."""
        return Ballot(self.who, dict(self.steps), text)

    def _forward(self) -> None:
        self.number += 1
        self.step = WORDS if self.number == len(self.questions) else QUESTION


def asked(walk: PollWalk, tr: Words) -> tuple[str, str]:
    """The small line at the top, and the large one."""
    texts, questions = follow_up_texts(), walk.questions
    if walk.step == QUESTION:
        where = tr("Fråga {n} av {m}", n=walk.number + 1, m=len(questions))
        return where, questions[walk.number].text.said(tr.language)
    if walk.step == WORDS:
        top = tr("Sista frågan. Du kan hoppa över den. Skriv inga namn.")
        return top, texts.last_question.said(tr.language)
    if walk.step == THANKS:
        return tr("Nästa person kan svara nu."), tr("Tack för ditt svar.")
    nameless = tr("Du svarar utan namn. Ingen kan se vem som svarade vad.")
    return nameless, tr("Vad tyckte du om träffen?") if walk.who else tr("Vem är du här som?")


def choices(walk: PollWalk, tr: Words) -> tuple[tuple[str, str], ...]:
    """A sign, which may be empty, and words for each choice there is now."""
    texts, language = follow_up_texts(), tr.language
    if walk.step == QUESTION:
        return tuple((one.sign, one.text.said(language)) for one in texts.scale)
    if walk.most:
        return tuple(("", one.said(language)) for one in texts.who.values())
    return ()
