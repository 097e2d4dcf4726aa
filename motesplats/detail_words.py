"""What the details of a refusal are called: kinds of files, faults, rules, questions, settings."""

from motesplats.i18n import mark

_FOUND: dict[str, str] = {
    "pdf": mark("en PDF"),
    "image": mark("en bild"),
    "xls": mark("en äldre Excelfil"),
    "ods": mark("ett OpenDocument-kalkylblad"),
    "rtf": mark("ett textdokument"),
    "docx": mark("ett textdokument"),
    "program": mark("ett program"),
    "html": mark("en webbsida"),
    "database": mark("en databas"),
    "zip": mark("ett packat arkiv"),
    "binary": mark("något annat"),
}

_HOSTILE: dict[str, str] = {
    "macros": mark("den innehåller makron"),
    "links": mark("den hämtar uppgifter ur andra filer"),
    "doctype": mark("den innehåller sådant som inte hör hemma i en lista"),
    "unpacks": mark("den är packad så att den blir orimligt stor"),
    "memory": mark("den tar för mycket plats i datorns minne"),
    "time": mark("den tar för lång tid att läsa"),
}

_FAULTS: dict[str, str] = {
    "missing": mark("uppgiften saknas"),
    "wrong_type": mark("värdet är av fel slag"),
    "wrong_format": mark("filen är av ett annat slag än det väntade"),
    "out_of_range": mark("värdet ligger utanför det tillåtna"),
    "unknown": mark("det som nämns finns inte"),
    "duplicate": mark("samma sak finns två gånger"),
    "not_a_pair": mark("de två får inte mötas"),
    "unknown_item": mark("frågan finns inte i formuläret"),
    "unknown_option": mark("svaret är inget av valen"),
    "too_many": mark("för många val"),
    "too_long": mark("texten är för lång"),
    "twice": mark("samma val finns två gånger"),
    "hidden_characters": mark("texten har tecken som inte syns"),
    "[columns]": mark("avdelningen [columns] saknas"),
}

# The rules that a timetable keeps, by the code that motesplats.scheduling.rules gives them.
_RULES: dict[str, str] = {
    "H1 unknown": mark("ett möte gäller någon eller något som inte finns"),
    "H1 blocked": mark("ett möte ligger på en tid när ingen möts"),
    "H2 not a pair": mark("två som inte ska mötas möts"),
    "H2 twice": mark("två möts mer än en gång"),
    "H3 away": mark("personen är inte här vid den tiden"),
    "H3 double": mark("personen har två möten på samma tid"),
    "H4": mark("personen har fler möten än det högsta antalet"),
    "H5 foreign": mark("bordet hör till en annan arbetsgivare"),
    "H5 not staffed": mark("ingen sitter vid bordet vid den tiden"),
    "H5 double": mark("bordet har två möten på samma tid"),
    "H6": mark("bordet går inte att nå med rullstol"),
    "H7 missing": mark("mötet saknar tolk"),
    "H7 away": mark("tolken är inte här vid den tiden"),
    "H7 double": mark("tolken har två möten på samma tid"),
    "H7 needless": mark("mötet har en tolk som inte behövs"),
    "H8": mark("det är för långt att gå mellan två möten"),
    "H9": mark("personen har för många möten i rad"),
    "H10 pinned": mark("ett låst möte har flyttats"),
    "H10 past": mark("ett möte ligger på en tid som har varit"),
    "H10 absent": mark("någon som inte kommer har ett möte"),
}

_SHEETS: dict[str, str] = {
    "badges": mark("träffen har inga arbetssökande"),
    "slips": mark("träffen har inga arbetssökande"),
    "signs": mark("ingen arbetsgivare har något bord"),
    "prep": mark("inga möten är planerade"),
    "reports": mark("ingen återkoppling är sparad"),
}

_ITEMS: dict[str, str] = {
    "role_ssyk": mark("Roll"),
    "need_profile": mark("Behov i rollen"),
    "strength_pick": mark("Styrkor"),
    "strength_evidence": mark("Vad personen sa eller gjorde"),
    "competence_levels": mark("Kompetenser"),
    "ramp_up": mark("Introduktion"),
    "verified_merits": mark("Verifierade meriter"),
    "hire_chance": mark("Möjlighet till anställning"),
    "followup_contact": mark("Hur ni får kontakt"),
    "followup_detail": mark("Kontakt"),
    "gap": mark("Det här saknas för rollen"),
    "next_step": mark("Bästa nästa steg"),
    "tool": mark("Verktyg eller teknik"),
    "next_step_when": mark("När"),
    "alt_roles": mark("Andra roller"),
    "alt_why": mark("Varför en annan roll"),
    "interventions": mark("Stöd som skulle hjälpa"),
    "we_can_offer": mark("Vi kan själva erbjuda"),
    "advice": mark("Råd"),
    "industry_needs": mark("Behov i branschen"),
    "industry_text": mark("Branschinformation"),
    "preview": mark("Förhandsvisning"),
    "show_name": mark("Avsändare"),
}

SETTING_NAMES: dict[str, str] = {
    "name": mark("namn"),
    "place": mark("plats"),
    "day": mark("dag"),
    "organiser": mark("arrangör"),
    "officer": mark("handläggare"),
    "officer_phone": mark("handläggarens telefon"),
    "desk": mark("disken"),
    "practice": mark("övning"),
    "starts": mark("dagen börjar"),
    "ends": mark("slutar"),
    "begins": mark("pausen börjar"),
    "title": mark("pausens namn"),
    "talk": mark("minuter för samtal"),
    "feedback": mark("minuter för återkoppling"),
    "change": mark("minuter för byte"),
    "no_feedback_confirmed": mark("ingen återkoppling, bekräftat"),
    "max_meetings": mark("högsta antal möten"),
    "max_run": mark("flest möten i rad"),
    "languages": mark("språk"),
    "arrives": mark("kommer klockan"),
    "leaves": mark("går klockan"),
}
DETAILS: dict[str, dict[str, str]] = {
    "found": _FOUND,
    "kind": _HOSTILE,
    "reason": _FAULTS | _RULES,
    "path": _RULES,
    "what": _SHEETS,
    "item": _ITEMS,
    "missing": _ITEMS,
}
