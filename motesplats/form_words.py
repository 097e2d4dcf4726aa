"""The sentences for refusals about forms that a fair changes and branches of one's own."""

from motesplats.core.errors import Refusal
from motesplats.i18n import mark

FORM_REFUSALS: dict[Refusal, str] = {
    Refusal.COMPETENCIES_TOO_FEW: mark(
        "Minst {least} kompetenser måste vara kvar. Kryssa i en till."
    ),
    Refusal.QUESTIONS_TOO_MANY: mark(
        "Högst {most} egna frågor får plats, så att formuläret går fort. Ta bort en fråga."
    ),
    Refusal.QUESTION_INVALID: mark("Fråga {at} går inte att spara: {reason}."),
    Refusal.QUESTION_BLOCKED: mark(
        "Fråga {at} kan inte ställas: svaret får inte sparas ({category}). {hint}"
    ),
    Refusal.UNKNOWN_BRANCH: mark("Branschen ”{branch}” finns inte. Välj en annan."),
    Refusal.BRANCH_INVALID: mark("Branschen går inte att läsa in: {reason} ({where})."),
    Refusal.BRANCH_IN_USE: mark(
        "Branschen ”{branch}” används av en arbetsgivare. Ge arbetsgivaren en annan bransch först."
    ),
}
QUESTION_FAULTS: dict[str, str] = {
    "question_empty": mark("text saknas i frågan eller i ett svar"),
    "question_long": mark("frågan får ha högst 120 tecken och ett svar högst 60"),
    "choices_few": mark("skriv minst två svar att välja på"),
    "choices_many": mark("högst nio svar får plats"),
    "choice_twice": mark("samma svar står två gånger"),
    "no_reader": mark("välj minst en som läser svaret"),
}
