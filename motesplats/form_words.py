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
}
QUESTION_FAULTS: dict[str, str] = {
    "not_json": mark("filen är inte rätt skriven"),
    "no_branch": mark("filen har ingen ny bransch, ge den ett eget id"),
    "wrong_shape": mark("något saknas i filen eller står på fel plats"),
    "id": mark("ett id har små bokstäver, siffror och understreck"),
    "branch_empty": mark("namn, meriter, luckor eller branschbehov saknas"),
    "branch_long": mark("en text är för lång eller har tecken som inte syns"),
    "branch_many": mark("en lista har fler än 40 rader"),
    "unknown_competency": mark("en kompetens saknas i filen"),
    "few_competencies": mark("minst tre kompetenser behövs"),
    "unknown_role": mark("en yrkeskod finns inte i SSYK 2012"),
    "unknown_gap": mark("ett nästa steg hör till en lucka som inte finns"),
    "gap_without_step": mark("en lucka saknar nästa steg"),
    "revealing_support": mark("ett stöd säger något om personens hälsa eller bakgrund"),
    "words": mark("en text har ord som inte får sparas"),
    "question_empty": mark("text saknas i frågan eller i ett svar"),
    "question_long": mark("frågan får ha högst 120 tecken och ett svar högst 60"),
    "choices_few": mark("skriv minst två svar att välja på"),
    "choices_many": mark("högst nio svar får plats"),
    "choice_twice": mark("samma svar står två gånger"),
    "no_reader": mark("välj minst en som läser svaret"),
}
