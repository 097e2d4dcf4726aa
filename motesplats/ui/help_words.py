"""What each page is for, in two or three sentences; its keys stand in ``key_words``."""

from __future__ import annotations

from motesplats.i18n import mark
from motesplats.ui import frame as f

HELP: dict[str, str] = {
    f.START: mark(
        "Här skapar och öppnar du träffar: plats, dag, tider och raster. "
        "Öppna en träff för att de andra sidorna ska visa den. "
        "Ny från den här tar med arbetsgivare och bord till nästa träff i serien."
    ),
    f.REGISTRATION: mark(
        "Här läser du in listor med arbetssökande, arbetsgivare och önskemål. "
        "Du ser vad som är nytt eller ändrat innan något sparas. "
        "Samma lista kan läsas in igen, ingen blir dubbel. "
        "På flikarna skriver du rollernas profiler och de sökandes kort."
    ),
    f.TIMETABLE: mark(
        "Här skapar du schemat och flyttar möten med musen eller tangenterna. "
        "Det du ändrar är ett utkast tills du publicerar. "
        "Frågar du varför ett önskemål inte blev av får du ett svar i ord."
    ),
    f.CAPACITY: mark(
        "Här ser du om tider, bord och tolkar räcker till dem som är anmälda, "
        "och vad som händer om du ändrar något av det."
    ),
    f.PRINTS: mark(
        "Här skriver du ut namnbrickor, lappar, skyltar och resten av papperen. "
        "Kön finns kvar om skrivaren krånglar. Utan skrivare blir allt PDF i träffens mapp. "
        "Exportera ger filer till Excel, kalendrar och utvärderare."
    ),
    f.PREFLIGHT: mark(
        "Gå igenom listan innan dörrarna öppnas: skrivare, skanner, gong, storbild, klocka. "
        "Varje rad säger vad som fattas och har en knapp som hjälper."
    ),
    f.ARRIVAL: mark(
        "Skanna namnbrickan, eller skriv tre bokstäver av namnet och tryck Enter. "
        "Svaret säger vart personen ska. Det går alltid att ångra."
    ),
    f.LIVE: mark(
        "Här följer du träffen: klockan, borden och det som behöver dig till höger. "
        "Varje påminnelse har en knapp med det bästa att göra."
    ),
    f.BOARD: mark(
        "Här väljer du vad storbilden visar, skriver ett meddelande och ställer in gongen. "
        "Bilden nedanför är den som syns i salen."
    ),
    f.KIOSK: mark(
        "Här ser arbetsgivaren sina möten och skriver sin återkoppling. "
        "Välj er arbetsgivare och skriv koden. Koordinatorn hjälper om koden är glömd."
    ),
    f.NOTES: mark(
        "Här ligger snabbnotiserna, de öppna först. "
        "Skriv @ och ett namn, en arbetsgivare eller ett bord för att säga vem raden gäller."
    ),
    f.LOG: mark(
        "Här står allt som har gjorts, det nyaste först. "
        "Välj ett steg från i dag och gå tillbaka till det."
    ),
    f.REPORTS: mark(
        "Här granskar du texter från arbetsgivarna och skriver ut rapporterna. "
        "Ingen fri text skrivs ut innan du har släppt den."
    ),
    f.FOLLOW_UP: mark(
        "Här ser du vem du ska ringa efter träffen och vad arbetsgivarna har lovat. "
        "Tryck en bokstav för svaret, så kommer nästa person. "
        "Här öppnar du också enkäten och ser hur det gick."
    ),
}
