"""What evaluators may read: no value of fewer than five people, and none by subtraction."""

from motesplats.feedback.pseudonyms import Fact, pseudonym, without_small


def facts(**people: int) -> list[Fact]:
    """So many people for each value of one question."""
    return [
        Fact(f"{value}{n}", "q", "", value) for value, many in people.items() for n in range(many)
    ]


def test_a_value_of_few_people_is_pooled_until_five_share_the_pool() -> None:
    kept = without_small(facts(a=9, b=6, c=2))
    assert sorted({one.value for one in kept}) == ["", "a"]
    assert sum(not one.value for one in kept) == 8


def test_values_of_five_and_more_stay() -> None:
    assert {one.value for one in without_small(facts(a=9, b=5))} == {"a", "b"}


def test_a_question_that_few_people_answered_is_not_there() -> None:
    assert without_small(facts(a=2, b=2)) == ()


def test_one_person_with_many_forms_is_still_one() -> None:
    same = [Fact("one", "q", "", "rare")] * 9
    assert "rare" not in {one.value for one in without_small([*facts(a=9), *same])}


def test_a_code_is_the_same_for_a_person_and_tells_nothing() -> None:
    assert pseudonym("0190-a") == pseudonym("0190-a") != pseudonym("0190-b")
    assert "0190" not in pseudonym("0190-a")
    assert len(pseudonym("0190-a")) == 10
