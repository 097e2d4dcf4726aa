"""What steps are called: one sentence for each verb of the journal, and who did it."""

from datetime import datetime

from motesplats.core.clock import local
from motesplats.core.history import Actor, Step
from motesplats.i18n import Words, isolated, mark

# Verb of the journal, with how it turned out where the sentence differs → what the step is called.
SENTENCES: dict[str, str] = {
    "create_fair": mark("Skapa träffen"),
    "change_fair": mark("Ändra träffen"),
    "import": mark("Läs in listor"),
    "remember_columns": mark("Kom ihåg kolumner"),
    "check_in": mark("Checka in {seeker}"),
    "undo_check_in": mark("Ta tillbaka incheckningen av {seeker}"),
    "walk_in": mark("Lägg till drop-in {seeker}"),
    "undo_walk_in": mark("Ta bort drop-in"),
    "protect:0": mark("Visa namnet för {seeker} igen"),
    "protect:1": mark("Visa bara koden {seeker}"),
    "change_needs": mark("Ändra behov för {seeker}"),
    "change_presence": mark("Ändra tider för {seeker}"),
    "keep_apart": mark("Håll isär {seeker} och {employer}"),
    "let_meet": mark("Låt {seeker} och {employer} mötas"),
    "make_timetable": mark("Skapa schema"),
    "drop_draft": mark("Släng utkastet"),
    "restore_draft": mark("Ta tillbaka utkastet"),
    "restore_former_draft": mark("Ta tillbaka det förra utkastet"),
    "move_meeting": mark("Flytta {seeker} → bord {station}, {time}"),
    "lock_meetings": mark("Lås möten"),
    "loosen_meetings": mark("Lås upp möten"),
    "unlock_meetings": mark("Lås upp möten"),
    "publish_timetable": mark("Publicera version {version} av schemat"),
    "mend_timetable": mark("Laga schemat, version {version}"),
    "mark_meeting:planned": mark("Räkna med mötet {seeker} – {employer} igen"),
    "mark_meeting:held": mark("Markera att {seeker} mötte {employer}"),
    "mark_meeting:no_show": mark("Markera att {seeker} uteblev hos {employer}"),
    "mark_meeting:cancelled": mark("Ställ in mötet {seeker} – {employer}"),
    "choose_hand_over": mark("Välj hur rapporter lämnas"),
    "hold_for_talk": mark("Låt rapporten för {seeker} vänta på ett samtal"),
    "hand_over": mark("Lämna rapporten till {seeker}"),
    "plan_group": mark("Planera ett gruppmöte hos {employer}"),
    "remove_group": mark("Ta bort ett gruppmöte hos {employer}"),
    "put_in_group": mark("Ge platser i gruppmötet hos {employer}"),
    "take_out_of_group": mark("Ta {seeker} ur gruppmötet hos {employer}"),
    "note_who_came": mark("Pricka av {seeker} i gruppmötet"),
    "note_group": mark("Pricka av alla i gruppmötet"),
    "meet_remotely": mark("Möte på distans med {employer}"),
    "meet_in_hall": mark("Möte på plats med {employer}"),
    "arm_start:0": mark("Låt träffen starta automatiskt"),
    "arm_start:1": mark("Låt träffen vänta på start"),
    "hall_start": mark("Starta träffen"),
    "hall_next": mark("Gå till nästa fas"),
    "hall_pause": mark("Pausa allt"),
    "hall_resume": mark("Fortsätt efter pausen"),
    "hall_shift": mark("Ändra resten av dagen {minutes} min"),
    "hall_stretch": mark("Ändra samtalet vid bord {station} {minutes} min"),
    "undo_step": mark("Ta tillbaka dagens senaste steg"),
    "employers_came": mark("{employer} är här"),
    "undo_employers_came": mark("{employer} är inte här"),
    "interpreter_came": mark("Tolken är här"),
    "undo_interpreter_came": mark("Tolken är inte här"),
    "sat_down": mark("{seeker} sitter vid bord {station}"),
    "undo_sat_down": mark("Glöm vem som satt vid bordet"),
    "put_alarm_away": mark("Lägg undan en påminnelse"),
    "take_alarm_up": mark("Visa en påminnelse igen"),
    "set_pin": mark("Välj kod för {employer}"),
    "unlock_kiosk": mark("Öppna skärmen för {employer}"),
    "miss_pin": mark("Fel kod för {employer}"),
    "autosave": mark("Skriv om {seeker}"),
    "save_feedback": mark("Spara återkoppling till {seeker}"),
    "decide_text": mark("Granska en text till {seeker}"),
    "ask_rewrite": mark("Be {employer} skriva om en text till {seeker}"),
    "review_labels": mark("Markera rubriker på ett språk som granskade"),
    "unreview_labels": mark("Ta tillbaka en granskning av rubriker"),
    "change_form": mark("Ändra formuläret"),
    "import_branch": mark("Läs in en bransch"),
    "save_reply": mark("Spara svaret från {seeker}"),
    "make_report": mark("Skapa rapporten till {seeker}"),
    "record_call": mark("Anteckna samtal om {seeker}"),
    "missing_are_late": mark("Markera dem som saknas som sena"),
    "undo_calls": mark("Ta tillbaka samtal om {seeker}"),
    "go_out": mark("{seeker} gick ut"),
    "come_back": mark("{seeker} är inne igen"),
    "goes_home": mark("{seeker} går hem"),
    "is_back": mark("{seeker} är tillbaka"),
    "meeting_instead": mark("Flytta {seeker}, som är sen, till en annan tid"),
    "swap_stations": mark("Byt plats på två bord"),
    "employer_leaves": mark("{employer} går"),
    "employer_late": mark("{employer} kommer senare"),
    "employer_is_back": mark("{employer} är tillbaka"),
    "undo_employer_is_back": mark("{employer} är borta igen"),
    "undo_batch": mark("Ta tillbaka en avgång eller försening"),
    "nudge_station": mark("Fråga bord {station} om de behöver hjälp"),
    "undo_nudge": mark("Ta tillbaka en fråga till ett bord"),
    "answer_nudge": mark("Svar från bord {station}"),
    "call_for_help": mark("Bord {station} ber om hjälp"),
    "take_call_back": mark("Bord {station} behöver inte hjälp längre"),
    "help_given": mark("Bord {station} har fått hjälp"),
    "undo_help_given": mark("Bord {station} väntar på hjälp igen"),
    "mend_hall": mark("Ta ett förslag i hallen"),
    "undo_mend_hall": mark("Ta tillbaka ett förslag i hallen"),
    "rearrange_draft": mark("Flytta om i utkastet"),
    "put_draft_back": mark("Ta tillbaka en flytt i utkastet"),
    "queue_print": mark("Skriv ut"),
    "print_again": mark("Skriv ut igen"),
    "print_begun": mark("En utskrift började"),
    "print_progress": mark("En utskrift fortsätter"),
    "print_ended": mark("En utskrift är klar"),
    "print_interrupted": mark("En utskrift avbröts"),
    "forget_print": mark("Ta bort en utskrift"),
    "choose_board": mark("Ändra storbilden"),
    "save_brief": mark("Spara en rollprofil hos {employer}"),
    "remove_role": mark("Ta bort en roll hos {employer}"),
    "save_card": mark("Spara kortet för {seeker}"),
    "change_interviewer": mark("Byt intervjuare hos {employer}"),
    "take_rest": mark("{employer} tar paus"),
    "end_rest": mark("{employer} är tillbaka från paus"),
    "take_anyway": mark("Ta mötet med {seeker} ändå"),
    "give_once_code": mark("Ge {employer} en kod för en gång"),
    "skip_form": mark("Hoppa över återkoppling: {seeker} – {employer}"),
    "take_back_skip": mark("Räkna med återkoppling igen: {seeker} – {employer}"),
    "move_feedback": mark("Flytta återkoppling till {seeker} – {employer}"),
    "swap_feedback": mark("Byt återkoppling: {seeker} – {employer}"),
    "close_fair": mark("Radera arbetsgivarnas egna anteckningar"),
    "keep_last_words": mark("Spara allmän återkoppling från {employer}"),
    "end_day": mark("{employer} är klar för dagen"),
    "undo_end_day": mark("{employer} är inte klar för dagen"),
    "put_statistics": mark("Skriv ner kommun och grupper för {seeker}"),
    "put_account": mark("Beskriv träffen"),
    "share_with_officer": mark("Dela underlaget för {seeker} med handläggaren"),
    "withdraw_share": mark("Sluta dela underlaget för {seeker}"),
    "fetch_shares": mark("Gör filer till handläggarna"),
    "export": mark("Exportera uppgifter om träffen"),
    "release_words": mark("Släpp eller håll inne text om dagen från {employer}"),
    "keep_summary": mark("Fastställ sammanställningens siffror"),
    "save_note": mark("Skriv en anteckning"),
    "finish_note": mark("Markera en anteckning som klar"),
    "reopen_note": mark("Öppna en anteckning igen"),
    "remove_note": mark("Ta bort en anteckning"),
    "record_outcome": mark("Följ upp {seeker}"),
    "note_promise": mark("Följ upp ett löfte från {employer}"),
    "cast_ballot": mark("Ett svar på enkäten"),
    "forget_steps": mark("Rensa gamla steg"),
    "undo": mark("Ångra: {of}"),
    "redo": mark("Gör om: {of}"),
}
_ANOTHER = mark("En annan ändring")
_NOBODY = mark("en person som är borttagen")
_NO_EMPLOYER = mark("en arbetsgivare som är borttagen")
_ACTORS = {
    Actor.COORDINATOR.value: mark("Koordinatorn"),
    Actor.DESK.value: mark("Incheckningen"),
    Actor.EMPLOYER.value: mark("Arbetsgivaren"),
    Actor.COMMAND.value: mark("Kommandoraden"),
    Actor.PRACTICE.value: mark("Övningen"),
}
_UNKNOWN_ACTOR = mark("Inte antecknat")


def step_said(step: Step, tr: Words) -> str:
    """What the step is called: ``Flytta Amina → bord 4, 13.30``."""
    return tr(SENTENCES.get(step.kind, _ANOTHER)).format(
        seeker=isolated(step.seeker) if step.seeker else tr(_NOBODY),
        employer=isolated(step.employer) if step.employer else tr(_NO_EMPLOYER),
        station=step.station or "–",
        time=step.time or "–",
        minutes=f"{step.minutes:+}".replace("-", "−"),
        version=step.version or "–",
        of=step_said(step.of, tr) if step.of is not None else "–",
    )


def actor_said(step: Step, tr: Words) -> str:
    """Who did it; an employer at its screen by name."""
    if step.actor == Actor.EMPLOYER and step.employer:
        return isolated(step.employer)
    return tr(_ACTORS.get(step.actor, _UNKNOWN_ACTOR))


def time_said(at: datetime) -> str:
    """When it was, as clocks in Sweden show it: ``13.30``."""
    return f"{local(at):%H.%M}"


def happening_said(step: Step, tr: Words) -> str:
    """Who did what when, for a sentence about something else: ``Bygg AB 13.42: Spara …``."""
    return f"{actor_said(step, tr)} {time_said(step.at)}: {step_said(step, tr)}"
