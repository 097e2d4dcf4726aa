"""Who is inside, on the screen and on paper; protected people by their code."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from usecases.fair_of_the_day import begun, day_fair, named, person

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair
from motesplats.i18n import SWEDISH, words_in
from motesplats.usecases.context import Context
from motesplats.usecases.departures import departure_plan, employer_leaves
from motesplats.usecases.going_home import goes_home, home_plan
from motesplats.usecases.hall_marks import employers_came
from motesplats.usecases.inside import inside_of
from motesplats.usecases.live_hall import hall_records
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.protection import protect


def printed(context: Context, fair: Fair, folder: Path) -> str:
    path = print_sheet(context, fair.id, "inside", folder, PrintJob(words_in(SWEDISH))).path
    return "".join(page.get_textpage().get_text_range() for page in PdfDocument(path))


def test_who_came_and_has_not_gone_is_inside(context: Context, tmp_path: Path) -> None:
    fair = day_fair(context)
    siv = person(context, fair, "Siv")
    protect(context, siv, True)
    begun(context, fair, minutes=1)
    hosts = tuple(named(context, fair, name) for name in ("Vård AB", "Bygg AB", "Mur AB"))
    employers_came(context, fair.id, hosts)
    goes_home(context, home_plan(context, person(context, fair, "Bo")))
    employer_leaves(context, departure_plan(context, fair.id, hosts[2]))
    told = inside_of(hall_records(context, fair.id))
    assert [one.name for one in told.seekers] == ["Eva", "Åsa", ""]
    assert told.employers == (("Bygg AB", (1,)), ("Vård AB", (3,)))
    text = printed(context, fair, tmp_path)
    assert "Åsa" in text
    assert "Siv" not in text
    assert told.seekers[2].code in text
    assert "Mur AB" not in text


def test_an_empty_house_has_no_list(context: Context, tmp_path: Path) -> None:
    fair = day_fair(context)
    with pytest.raises(Refused) as told:
        printed(context, fair, tmp_path)
    assert told.value.refusal is Refusal.NOTHING_TO_PRINT
