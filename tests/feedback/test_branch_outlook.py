"""What a branch asks for, counted over its roles."""

from motesplats.core.ids import EmployerId, FairId, RoleId
from motesplats.core.people import Demand, Employer, Role
from motesplats.feedback.branch_outlook import meaning, outlooks


def employer(name: str, places: int, *asks: Demand, branch: str = "it") -> Employer:
    own = EmployerId(name)
    role = Role(RoleId(name), own, "Utvecklare", places=places).asking(asks)
    return Employer(own, FairId("f"), name, branch, roles=(role,))


PYTHON, TEST = Demand("Du kan Python"), Demand("Du testar det du bygger")


def test_five_briefs_give_the_most_asked_first_and_the_openings() -> None:
    net = Demand("Du kan nätverk", learnable=True, takes="en månad")
    [it] = outlooks([
        employer("A", 1, TEST, PYTHON), employer("B", 2, Demand("Python")),
        employer("C", 4, Demand("Goda kunskaper i Python."), net),
        employer("D", 1, TEST), employer("E", 3, Demand("Du kan nätverk")),
    ])  # fmt: skip
    assert [(one.text, one.employers, one.openings) for one in it.asked] == [
        ("Du kan Python", 3, 7),
        ("Du kan nätverk", 2, 7),
        ("Du testar det du bygger", 2, 2),
    ]
    assert (it.openings, it.learnable, len(it.roles)) == (11, (net,), 5)


def test_the_branch_with_the_most_openings_comes_first() -> None:
    none = Employer(EmployerId("x"), FairId("f"), "x")
    found = outlooks([employer("A", 1), employer("B", 2, branch="care"), none])
    assert [one.branch for one in found] == ["care", "it"]


def test_different_demands_are_not_taken_for_one() -> None:
    pairs = (("Du har körkort B", "Du har körkort C"), ("Du kan SQL", "Du kan CSS"),
             ("C", "C++"), ("Du kan laga mat", "Du kan servera mat"))  # fmt: skip
    assert all(meaning(one) != meaning(other) for one, other in pairs)


def test_a_demand_of_small_words_alone_is_still_itself() -> None:
    assert meaning("Du kan") != meaning("Du har vana")
    assert meaning("Vana vid nätverk") == meaning("Du kan nätverk.")


def test_a_lesson_whose_time_is_known_is_the_one_told() -> None:
    unsaid, said = Demand("Excel", learnable=True), Demand("Excel", "", True, "en dag")
    for order in ((unsaid, said), (said, unsaid)):
        hosts = [employer(str(n), 1, one) for n, one in enumerate(order)]
        assert outlooks(hosts)[0].learnable == (said,)
