"""One sentence for each refusal: what is wrong, where, and what to do."""

from motesplats.core.errors import Refusal
from motesplats.form_words import FORM_REFUSALS
from motesplats.i18n import mark

REFUSALS: dict[Refusal, str] = {
    **FORM_REFUSALS,
    Refusal.UNKNOWN_BADGE: mark(
        "Koden {code} finns inte på någon namnbricka. Sök på namnet i stället."
    ),
    Refusal.FOREIGN_BADGE: mark(
        "Koden {code} hör till en annan träff. Sök på namnet eller lägg till en drop-in."
    ),
    Refusal.UNKNOWN_SEEKER: mark("Personen finns inte längre i listan. Sök igen."),
    Refusal.NAME_MISSING: mark("Förnamnet saknas. Skriv minst ett namn."),
    Refusal.NOT_ARRIVED: mark("Personen är inte incheckad, så det finns inget att ångra."),
    Refusal.UNKNOWN_FAIR: mark(
        "Träffen ”{fair}” finns inte här. Kontrollera namnet eller läs in träffen först."
    ),
    Refusal.FAIR_EXISTS: mark("Det finns redan en träff som heter ”{fair}”. Välj ett annat namn."),
    Refusal.NO_FAIR: mark("Här finns ingen träff än. Läs in en anmälningslista först."),
    Refusal.SETTING_INVALID: mark(
        "Inställningen {setting} kan inte vara {value}. Ändra den och försök igen."
    ),
    Refusal.NO_FEEDBACK_TIME: mark(
        "Träffen har ingen tid för återkoppling. Sätt minst en minut, "
        "eller bekräfta att du vill ha noll."
    ),
    Refusal.NO_TIME_SLOTS: mark(
        "Inget möte ryms mellan start och slut. Gör dagen längre eller mötena kortare."
    ),
    Refusal.NO_STATIONS: mark(
        "Ingen arbetsgivare har något bord. Läs in arbetsgivarlistan med bordsnummer."
    ),
    Refusal.NO_SEEKERS: mark("Träffen har inga arbetssökande. Läs in anmälningslistan först."),
    Refusal.NO_WISHES: mark("Ingen har önskat något möte. Läs in en lista med önskemål."),
    Refusal.NOT_PUBLISHED: mark(
        "Schemat är ett utkast. Publicera det innan du skriver ut, så att alla papper stämmer."
    ),
    Refusal.NO_TIMETABLE: mark("Det finns inget schema än. Skapa schemat först."),
    Refusal.PROBLEM_INVALID: mark(
        "Underlaget för schemat är fel vid {path}: {reason}. Rätta det och försök igen."
    ),
    Refusal.PROBLEM_CLASH: mark(
        "De låsta mötena går inte ihop: {reason} ({clash}, mötestid {slot}). "
        "Lås upp eller flytta något av dem."
    ),
    Refusal.MEETINGS_CLASH: mark(
        "Alla möten får inte plats: det här går inte ihop: {rules}. Ändra något av det."
    ),
    Refusal.MEETINGS_CLASH_AMONG: mark(
        "Alla möten får inte plats: av det här går något inte ihop: {rules}. Ändra något av det."
    ),
    Refusal.DECIDED_CLASH: mark(
        "Alla bestämda möten får inte plats. De här går inte att hålla alla: {meetings}. "
        "Det som hindrar: {limits}. Ändra något av det."
    ),
    Refusal.DECIDED_CLASH_AMONG: mark(
        "Alla bestämda möten får inte plats. Bland de här går inte alla att hålla: {meetings}. "
        "Det som kan hindra: {limits}. Ändra något av det."
    ),
    Refusal.DECIDED_APART: mark(
        "De här mötena är bestämda, men de två ska inte mötas: {meetings}. "
        "Ta bort mötet, eller låt dem mötas."
    ),
    Refusal.TIMETABLE_INVALID: mark(
        "Schemat bryter mot en regel: {path}. Flytta mötet eller skapa schemat igen."
    ),
    Refusal.PLACE_TAKEN: mark(
        "Mötet kan inte räknas som hållet: någon annan har platsen nu. Ångra bytet först."
    ),
    Refusal.MEETING_BEGUN: mark(
        "Mötet har redan börjat. Det som har hänt står kvar där det är, "
        "men kommande möten kan flyttas."
    ),
    Refusal.MEETINGS_BEGUN: mark(
        "Utkastet flyttar eller tar bort möten som redan har börjat ({meetings}). "
        "Skapa schemat igen, så får de stå kvar."
    ),
    Refusal.STOPPED: mark("Arbetet avbröts. Inget har ändrats."),
    Refusal.FILE_MISSING: mark("Filen {path} finns inte. Kontrollera namnet och mappen."),
    Refusal.FILE_UNREADABLE: mark(
        "Filen {path} går inte att läsa. Stäng den i andra program och försök igen."
    ),
    Refusal.FILE_EMPTY: mark("Filen {path} är tom. Exportera listan igen."),
    Refusal.FILE_TOO_LARGE: mark(
        "Filen {path} är för stor, högst {limit} MB går att läsa. "
        "Dela upp den, eller ta bort bilder och bilagor."
    ),
    Refusal.FILE_WRONG_TYPE: mark(
        "Filen {path} är ingen lista utan {found}. Spara listan som .xlsx eller .csv."
    ),
    Refusal.FILE_HOSTILE: mark(
        "Filen {path} öppnas inte, för {kind}. Spara bara listan som en ny .xlsx eller .csv."
    ),
    Refusal.FILE_DAMAGED: mark("Filen {path} är skadad. Exportera eller spara den igen."),
    Refusal.FILE_NO_ROWS: mark(
        "Filen {path} har rubriker men inga rader. Kontrollera att rätt blad är med."
    ),
    Refusal.FILE_TOO_MANY_ROWS: mark(
        "Filen {path} har {rows} rader, högst {limit} går att läsa på en gång. Dela upp listan."
    ),
    Refusal.COLUMNS_MISSING: mark(
        "I {path} hittas ingen kolumn för {columns}. Peka ut rätt kolumn och försök igen."
    ),
    Refusal.MAPPING_INVALID: mark(
        "Kolumnvalet för {path} går inte att använda: {reason}. Rätta det och försök igen."
    ),
    Refusal.JSON_INVALID: mark(
        "Filen {path} är inte rätt skriven vid {where}. Rätta det stället och försök igen."
    ),
    Refusal.NOT_ITS_DAY: mark("Träffens dag är {day}. Den går bara att starta den dagen."),
    Refusal.DAY_BEGUN: mark("Träffen har redan börjat."),
    Refusal.DAY_NOT_BEGUN: mark("Träffen har inte börjat än. Starta den först."),
    Refusal.DAY_OVER: mark("Dagens sista möte är slut, så det finns ingen fas efter den här."),
    Refusal.ALREADY_PAUSED: mark("Allt är redan pausat."),
    Refusal.NOT_PAUSED: mark("Inget är pausat."),
    Refusal.FEEDBACK_TOO_SHORT: mark(
        "Det skulle korta återkopplingen till {seconds} sekunder. Bekräfta att du vill det."
    ),
    Refusal.UNKNOWN_STATION: mark("Bordet finns inte längre. Öppna sidan igen."),
    Refusal.NO_OTHER_TIME: mark(
        "Det finns ingen annan tid för den som väntas här. Ropa på koordinatorn, så hjälps ni åt."
    ),
    Refusal.UNKNOWN_GROUP: mark("Gruppmötet finns inte längre. Öppna sidan igen."),
    Refusal.GROUP_WITHOUT_TITLE: mark(
        "Skriv vad gruppmötet heter, högst {most} tecken, så att alla vet vad de ska till."
    ),
    Refusal.GROUP_OUTSIDE_DAY: mark(
        "Gruppmötet ryms inte i dagens mötestider. Välj en tidigare tid eller gör det kortare."
    ),
    Refusal.GROUP_SIZE: mark("En grupp har plats för mellan 2 och {most} personer. Ändra antalet."),
    Refusal.GROUP_FULL: mark(
        "”{title}” har plats för {capacity} personer, så {over} får inte rum. Ändra antalet "
        "platser eller välj färre."
    ),
    Refusal.GROUP_CLASH: mark(
        "{people} är redan med i ett annat gruppmöte då. Ta bort personen där först."
    ),
    Refusal.GROUP_STATION_TAKEN: mark(
        "Vid bord {station} är ”{title}” redan då. Välj ett annat bord eller en annan tid."
    ),
    Refusal.GROUP_NOBODY: mark("Kryssa för vilka som är med i gruppen. Sedan kan du spara."),
    Refusal.REMOTE_WITHOUT_ADDRESS: mark(
        "Skriv länken eller telefonnumret, så att de två hittar varandra."
    ),
    Refusal.UNKNOWN_INTERPRETER: mark("Tolken finns inte längre. Öppna sidan igen."),
    Refusal.MESSAGE_TOO_LONG: mark(
        "Meddelandet har {letters} tecken och får ha {most}. Korta det, så att det går att läsa "
        "på håll."
    ),
    Refusal.SOUND_NOT_WAV: mark(
        "Filen {path} är inte ett ljud av typen WAV som går att spela. Välj en annan fil, eller "
        "spara ljudet som WAV (PCM) först."
    ),
    Refusal.SOUND_TOO_LONG: mark(
        "Ljudet {path} är för långt. En gonggong får vara högst {most} sekunder."
    ),
    Refusal.SOUND_TOO_LARGE: mark("Filen {path} är för stor. Ett ljud får vara högst {most} MB."),
    Refusal.WRONG_PIN: mark("Fel kod. Försök igen eller fråga vid disken."),
    Refusal.PIN_LOCKED: mark("För många försök. Vänta {seconds} sekunder eller fråga vid disken."),
    Refusal.WRONG_PASSPHRASE: mark("Fel lösenord. Inget har ändrats. Försök igen."),
    Refusal.GATE_WAITS: mark("För många försök. Vänta {seconds} sekunder och försök igen."),
    Refusal.GATE_CLOSED: mark("Koordinatorn behöver skriva sitt lösenord först."),
    Refusal.UNKNOWN_EMPLOYER: mark(
        "Arbetsgivaren ”{employer}” finns inte på träffen. Kontrollera namnet."
    ),
    Refusal.UNKNOWN_MEETING: mark(
        "Mötet finns inte i schemat. Kontrollera personens kod och arbetsgivarens namn."
    ),
    Refusal.NOT_YOUR_MEETING: mark("Mötet hör till en annan arbetsgivare. Välj ett av dina egna."),
    Refusal.CHANGE_TOO_LATE: mark(
        "Återkopplingen går att ändra i 24 timmar, och de har gått. Säg till koordinatorn om något "
        "är fel."
    ),
    Refusal.NOTHING_TO_MOVE: mark("Det finns inget sparat om mötet att flytta."),
    Refusal.OTHER_HAS_FEEDBACK: mark(
        "{person} har redan återkoppling från {employer} om sitt möte. Låt dem byta, eller behåll "
        "som det är."
    ),
    Refusal.FORM_INCOMPLETE: mark("Formuläret är inte klart. Det saknas: {missing}."),
    Refusal.ANSWER_INVALID: mark("Svaret på ”{item}” går inte att spara: {reason}. Ändra svaret."),
    Refusal.TEXT_BLOCKED: mark("Texten i ”{item}” kan inte sparas. {hint}"),
    Refusal.TEXT_REPLACED: mark("Arbetsgivaren har redan sparat en ny text. Läs den i stället."),
    Refusal.TEXT_NEEDS_REASON: mark(
        "Skriv om texten i ”{item}”, eller bekräfta att den handlar om arbetsuppgifterna. {hint}"
    ),
    Refusal.NOTHING_TO_PRINT: mark("Det finns inget att skriva ut än: {what}."),
    Refusal.SUMMARY_TOO_EARLY: mark(
        "Sammanställningen går att göra när träffen är slut, kl. {time}. Vänta till dess."
    ),
    Refusal.TOO_FEW_TO_EXPORT: mark("Filen går att göra när minst {n} har fått återkoppling."),
    Refusal.NOTHING_TO_COMPARE: mark(
        "Det finns ingen annan träff i serien att jämföra med än. Det behövs två som är slut."
    ),
    Refusal.GENDER_NOT_REGISTERED: mark(
        "Kön sparas inte för den här träffen. Skriv först varför det får registreras."
    ),
    Refusal.SHARE_PROTECTED: mark(
        "Underlaget för {code} kan inte delas. Prata med handläggaren direkt."
    ),
    Refusal.REPORT_WITHOUT_STRENGTH: mark(
        "Rapporten för {code} skrivs inte ut: ingen styrka är ifylld. Be arbetsgivaren om en."
    ),
    Refusal.REPORT_WITHOUT_STEP: mark(
        "Rapporten för {code} skrivs inte ut: inget nästa steg är ifyllt. Be arbetsgivaren om ett."
    ),
    Refusal.REPORT_NOT_WANTED: mark(
        "{code} vill inte ha någon skriftlig rapport, så ingen skrivs ut."
    ),
    Refusal.NO_FEEDBACK: mark(
        "Ingen återkoppling är sparad för {code} än. Be arbetsgivarna fylla i formuläret."
    ),
    Refusal.UNKNOWN_SHEET: mark("Det finns inget ark som heter ”{sheet}”. Välj bland: {known}."),
    Refusal.NO_SCREEN: mark(
        "Här finns ingen skärm att visa fönstret på. Använd kommandona: motesplats --help."
    ),
    Refusal.NOTHING_TO_UNDO: mark("Det finns inget att ångra här."),
    Refusal.FEEDBACK_UNREADABLE: mark(
        "Ett sparat svar går inte att läsa. Be arbetsgivaren fylla i formuläret igen."
    ),
    Refusal.MEETING_HAS_FEEDBACK: mark("Mötet har återkoppling och räknas därför som genomfört."),
    Refusal.CHANGED_MEANWHILE: mark("Något ändrades medan schemat skapades. Skapa schemat igen."),
    Refusal.PREVIEW_OUTDATED: mark("Träffen har ändrats sedan listorna visades. Läs in igen."),
    Refusal.NOTE_EMPTY: mark("Skriv något först."),
    Refusal.UNKNOWN_NOTE: mark("Anteckningen finns inte längre."),
    Refusal.CANNOT_UNDO: mark("Det går inte att ångra längre, för något annat har ändrats sedan."),
    Refusal.NOTHING_TO_REDO: mark("Det finns inget att göra om."),
    Refusal.CANNOT_REDO: mark(
        "Det går inte att göra om ”{step}”, för något annat har ändrats sedan."
    ),
}
