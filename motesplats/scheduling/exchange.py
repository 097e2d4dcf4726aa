"""Choose pairs anew, close to what is placed, without those that cannot be placed."""

from motesplats.scheduling.bound import choose
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.improve import place, settle


class Exchange:
    """Rounds of the flow with a bonus for staying; pairs that found no slot are left out later."""

    def __init__(self, bound: int) -> None:
        self._bound = bound
        self._forbidden: set[int] = set()
        self.done = False

    def round(self, draft: Draft) -> Draft:
        """The same draft or a better one; ``done`` once further rounds would change nothing."""
        index, score = draft.index, draft.total
        choice = choose(index, self._forbidden, draft.placed())
        if score >= self._bound or choice.score <= score:
            self.done = True
            return draft
        trial = draft.copy(set(choice.pairs))
        self._forbidden.update(place(trial, choice.pairs))
        settle(trial)
        return trial if trial.total > score else draft
