"""Every key that means something in the window: what help and the printed card say of it."""

from dataclasses import dataclass

from motesplats.i18n import Words, mark


@dataclass(frozen=True, slots=True)
class Key:
    """A key, written as Qt writes it, and what it does.

    ``bound``: it holds on the whole page (or in the whole timetable), and a test asks the window
    whether it does; others are for a list or a field that has the focus.
    """

    written: str
    does: str
    bound: bool = True


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of a page of the window, by its name; an empty name is for every page."""

    page: str
    title: str
    keys: tuple[Key, ...]


_CLOSES = mark("Stänger, eller går ett steg tillbaka")
EVERYWHERE = KeyGroup(
    "",
    mark("På alla sidor"),
    (
        Key("F1", mark("Hjälp om sidan")),
        Key("Ctrl+K", mark("Sök person, bord, tid eller sida")),
        Key("Ctrl+Shift+N", mark("Snabbnotis")),
        Key("Ctrl+Z", mark("Ångra det senaste")),
        Key("Ctrl+Y", mark("Gör om")),
        Key("Ctrl+Shift+Z", mark("Gör om")),
        Key("Ctrl+1…9", mark("Öppna en sida")),
        Key("Ctrl+B", mark("Öppna eller stäng storbilden")),
        Key("F11", mark("Storbilden fyller sin skärm")),
        Key("F5", mark("Läs om sidan")),
        Key("Esc", _CLOSES, bound=False),
        Key("Tab", mark("Nästa fält eller knapp"), bound=False),
    ),
)
PAGE_KEYS = (
    KeyGroup(
        "start",
        mark("Träffar"),
        (
            Key("Esc", mark("Lämna formuläret")),
            Key("Del", mark("Ta bort den egna frågan")),
        ),
    ),
    KeyGroup(
        "timetable",
        mark("Schema"),
        (
            Key("Ctrl+X", mark("Ta upp mötet")),
            Key("Ctrl+V", mark("Lägg mötet här")),
            Key("Del", mark("Lägg mötet åt sidan")),
            Key("Esc", mark("Lägg tillbaka det som är taget")),
            Key("L", mark("Lås eller lås upp mötet")),
            Key("F2", mark("Skriv vem som ska sitta här")),
            Key("F6", mark("Nästa del av sidan")),
            Key("Ctrl++", mark("Större rutor")),
            Key("Ctrl+=", mark("Större rutor")),
            Key("Ctrl+-", mark("Mindre rutor")),
            Key("Ctrl+0", mark("Rutor i vanlig storlek")),
            Key("Enter", mark("Visa mötet"), bound=False),
        ),
    ),
    KeyGroup(
        "prints",
        mark("Utskrifter"),
        (Key("Esc", mark("Tillbaka till utskrifterna")),),
    ),
    KeyGroup(
        "arrival",
        mark("Incheckning"),
        (
            Key("Enter", mark("Checka in den som är vald"), bound=False),
            Key("Ctrl+N", mark("Ny drop-in")),
            Key("F4", mark("De som inte har kommit")),
            Key("Ctrl+P", mark("Skriv ut lappen")),
            Key("Ctrl+Shift+P", mark("Skriv ut namnbrickan")),
            Key("K", mark("Samtalet: kommer"), bound=False),
            Key("R", mark("Samtalet: inget svar"), bound=False),
            Key("U", mark("Samtalet: uteblir"), bound=False),
        ),
    ),
    KeyGroup(
        "live",
        mark("Hallen"),
        (
            Key("Space", mark("Starta, nästa fas, fortsätt")),
            Key("Shift+Esc", mark("Pausa allt")),
            Key("Esc", mark("Lämna frågan eller panelen")),
            Key("Enter", mark("Tryck på knappen eller öppna bordet"), bound=False),
        ),
    ),
    KeyGroup(
        "kiosk",
        mark("Arbetsgivarläge"),
        (
            Key("Ctrl+Return", mark("Spara återkopplingen")),
            Key("N", mark("Ingen kom till mötet"), bound=False),
            Key("+", mark("Visa alla frågor"), bound=False),
        ),
    ),
    KeyGroup(
        "notes",
        mark("Anteckningar"),
        (
            Key("Enter", mark("Klar, eller inte klar"), bound=False),
            Key("Del", mark("Ta bort anteckningen"), bound=False),
        ),
    ),
    KeyGroup(
        "reports",
        mark("Rapporter"),
        (
            Key("Space", mark("Släpp texten"), bound=False),
            Key("S", mark("Släpp texten"), bound=False),
            Key("H", mark("Håll inne texten"), bound=False),
            Key("O", mark("Be arbetsgivaren skriva om texten"), bound=False),
            Key("Z", mark("Ta tillbaka det senaste beslutet"), bound=False),
            Key("Up", mark("Föregående text"), bound=False),
            Key("Down", mark("Nästa text"), bound=False),
        ),
    ),
    KeyGroup(
        "follow_up",
        mark("Uppföljning"),
        (
            Key("A", mark("Anställd"), bound=False),
            Key("S", mark("Studier"), bound=False),
            Key("P", mark("Praktik"), bound=False),
            Key("B", mark("Anställd med stöd"), bound=False),
            Key("F", mark("Fortfarande söker"), bound=False),
            Key("N", mark("Inget svar"), bound=False),
            Key("1…6", mark("Samma svar, i den ordningen"), bound=False),
            Key("H", mark("Löftet är hållet"), bound=False),
            Key("E", mark("Löftet är inte hållet"), bound=False),
            Key("M", mark("Löftet är flyttat till dagen som står"), bound=False),
        ),
    ),
)
# What keys are called on Swedish keyboards, where Qt's word is another.
_CALLED = {
    "Space": mark("Mellanslag"),
    "Return": mark("Enter"),
    "Shift": mark("Skift"),
    "Del": mark("Delete"),
}


def keys_on(page: str) -> tuple[Key, ...]:
    """The keys of a page besides those that hold everywhere."""
    return next((group.keys for group in PAGE_KEYS if group.page == page), ())


def key_said(key: Key, tr: Words) -> str:
    """The key as it is called: ``Skift+Esc``."""
    if key.written.endswith("+"):
        return key.written
    return "+".join(tr(_CALLED.get(part, part)) for part in key.written.split("+"))
