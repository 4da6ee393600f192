"""Groupings proposed: even, in one piece each, with what is settled kept, and proved or not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from areas import grid, line, put

from dtl_planner.places.grouping.budget import Budget
from dtl_planner.places.grouping.proposing import Proposal, propose
from dtl_planner.places.grouping.question import Indicator, Question, Wishes
from dtl_planner.places.grouping.rivals import Move, Rival, compare, rival_of
from dtl_planner.places.grouping.telling import (
    balance_told,
    certainty_told,
    comparison_told,
    figure,
    part_percent,
    percent,
)
from dtl_planner.places.refusal import Refused

STEPS_ALONE = Budget(steps=2_000, effort=0)
SMALL = Budget(steps=2_000, effort=5)
NUMBERS = [7, 1, 4, 9, 2, 6, 5, 3, 8, 7, 4, 2, 9, 1, 6, 3]


def proposed(question: Question, budget: Budget = STEPS_ALONE) -> Proposal:
    found = propose(question, budget=budget)
    assert isinstance(found, Proposal), found
    return found


def told(proposal: Proposal) -> list[str]:
    return ["".join(each.areas) for each in proposal.measures.localities]


def test_a_line_is_cut_where_its_demand_is_even() -> None:
    proposal = proposed(line([5, 1, 1, 1, 1, 1, 2, 3], 3))
    assert told(proposal) == ["a", "bcdef", "gh"]
    assert (proposal.excess, proposal.is_most_even, proposal.gap) == (0, True, 0)


def test_the_whole_may_stay_one_and_each_area_may_be_one() -> None:
    assert told(proposed(line([1, 2, 3], 1))) == ["abc"]
    assert told(proposed(line([1, 2, 3], 3))) == ["a", "b", "c"]


def test_each_piece_of_the_area_gets_localities_by_its_demand() -> None:
    proposal = proposed(line([3, 3, 3, 3, 6, 6], 4, gaps=[3]))
    assert told(proposal) == ["ab", "cd", "e", "f"]


def test_areas_stay_together_and_apart_and_where_they_are_named() -> None:
    wishes = Wishes(
        together=[["a", "b", "c"]], apart=[("d", "e")], named={"East": ["f"], "West": ["a"]}
    )
    proposal = proposed(line([1, 1, 1, 1, 1, 1], 3, wishes))
    assert told(proposal) == ["abc", "d", "ef"]
    assert [each.name for each in proposal.measures.localities] == ["West", None, "East"]


@pytest.mark.needs("ortools")
def test_areas_that_must_be_together_but_are_not_next_to_each_other_are_joined() -> None:
    wishes = Wishes(together=[["a", "i"]])
    proposal = proposed(grid([1] * 9, 3, 3, wishes), SMALL)
    (both,) = [areas for areas in told(proposal) if "a" in areas]
    assert "i" in both
    assert proposal.is_most_even


@pytest.mark.needs("ortools")
def test_a_grouping_is_proved_most_even_and_most_compact() -> None:
    proposal = proposed(grid(NUMBERS, 4, 4), SMALL)
    assert (proposal.excess, proposal.is_most_even, proposal.is_compact) == (38_962, True, True)
    assert certainty_told(proposal) == (
        "It is proved that no grouping in one piece each is more even or, being as even, keeps "
        "more neighbours together."
    )


@pytest.mark.needs("ortools")
def test_areas_kept_together_count_all_the_borders_that_they_have() -> None:
    wishes = Wishes(together=[["a", "e"], ["b", "f"]])
    proposal = proposed(grid([3, 3, 3, 3, 3, 3, 3, 3], 4, 2, wishes), SMALL)
    assert (told(proposal), proposal.measures.cut) == (["abef", "cdgh"], 2)
    assert (proposal.is_most_even, proposal.is_compact) == (True, True)


@pytest.mark.needs("ortools")
def test_the_same_question_gives_the_same_answer() -> None:
    first, second = (proposed(grid(NUMBERS, 4, 3), SMALL) for _ in range(2))
    assert first == second


def test_little_effort_says_what_could_be_better() -> None:
    uneven = [80 + 53 * n * n % 400 for n in range(30)]
    proposal = proposed(grid(uneven, 6, 5), Budget(steps=200, effort=0))
    assert (proposal.is_most_even, proposal.is_compact) == (False, False)
    assert certainty_told(proposal) == (
        f"A more even grouping may exist, by {percent(proposal.gap)} of an even share at most."
    )


@pytest.mark.needs("ortools")
def test_localities_too_many_to_list_are_left_to_the_search() -> None:
    alone = proposed(grid(NUMBERS, 4, 5), Budget(steps=2_000, effort=0))
    with_solver = proposed(grid(NUMBERS, 4, 5), Budget(steps=2_000, effort=5, listed=10))
    assert with_solver.grouping == alone.grouping


def test_what_is_near_enough_leaves_room_for_fewer_cuts() -> None:
    exact = proposed(grid(NUMBERS, 4, 4))
    near = proposed(grid(NUMBERS, 4, 4, Wishes(near_enough=300_000)))
    assert near.excess == 0
    assert near.measures.cut < exact.measures.cut
    assert certainty_told(near) == (
        "A deviation of up to 30 % is taken for none. Another grouping within it may keep more "
        "neighbours together."
    )
    compact = replace(near, is_compact=True)
    assert certainty_told(compact) == (
        "A deviation of up to 30 % is taken for none. It is proved that no grouping within it "
        "keeps more neighbours together."
    )


def test_several_indicators_are_balanced_by_their_weights() -> None:
    areas, borders = list("abcd"), [("a", "b"), ("b", "c"), ("c", "d")]
    demand = {"children": [4, 4, 4, 4], "referrals": [6, 2, 2, 2]}
    by_children = proposed(put(demand, areas, borders, 2, Wishes(weights={"children": 9})))
    by_referrals = proposed(put(demand, areas, borders, 2, Wishes(weights={"referrals": 9})))
    assert (told(by_children), told(by_referrals)) == (["ab", "cd"], ["a", "bcd"])
    assert list(by_children.measures.worst) == [Fraction(0), Fraction(1, 3)]


@pytest.mark.needs("ortools")
def test_that_nothing_gives_what_was_asked_is_proved() -> None:
    wishes = Wishes(together=[["a", "c"]], apart=[("a", "b")])
    question = line([1, 1, 1], 2, wishes)
    assert propose(question, budget=SMALL) == Refused(
        "No grouping gives everything that was asked for: that is proved."
    )
    not_found = Refused("No grouping was found that gives everything that was asked for.")
    assert propose(question, budget=STEPS_ALONE) == not_found
    hard = grid([1] * 25, 5, 6, Wishes(together=[["a", "y"], ["e", "u"]]))
    assert propose(hard, budget=Budget(steps=40, effort=1e-6)) == not_found


@pytest.mark.needs("ortools")
def test_what_must_be_together_may_leave_too_few_groups() -> None:
    question = replace(line([1, 1, 1], 3), together=((0, 1),))
    assert propose(question, budget=SMALL) == Refused(
        "What must be together leaves 2 groups of areas, and 3 localities are wanted."
    )


@pytest.mark.needs("ortools")
def test_a_grouping_that_steps_do_not_find_is_found_by_the_solver() -> None:
    wishes = Wishes(together=[["a", "p"], ["d", "h"]], apart=[("a", "d"), ("a", "h")])
    proposal = proposed(grid([1] * 16, 4, 6, wishes), Budget(steps=4, effort=1))
    assert proposal.measures.broken == ()


def test_a_search_can_be_stopped() -> None:
    found = propose(grid(NUMBERS, 4, 4), budget=SMALL, stop=lambda: True)
    assert isinstance(found, Proposal)
    assert not found.is_compact
    wishes = Wishes(together=[["a", "c"]], apart=[("a", "b")])
    refused = propose(line([1, 1, 1], 2, wishes), budget=SMALL, stop=lambda: True)
    assert isinstance(refused, Refused)


def test_seconds_are_a_limit_besides() -> None:
    found = propose(grid(NUMBERS, 4, 4), budget=Budget(steps=2_000, effort=5, seconds=0))
    assert isinstance(found, Proposal)
    assert not found.is_compact


@pytest.mark.needs("ortools")
def test_cp_sat_can_be_stopped_while_it_is_at_work() -> None:
    asked = iter([False] * 4 + [True] * 10_000)  # once for each beginning of the search by steps
    found = propose(grid(NUMBERS, 4, 4), budget=SMALL, stop=lambda: next(asked))
    assert isinstance(found, Proposal)


def test_amounts_are_written_as_they_are_counted() -> None:
    whole, parts = Indicator("children", (1,)), Indicator("hours", (1,), decimals=2)
    assert [figure(whole, Fraction(n)) for n in (1_200, Fraction(5, 3))] == ["1,200", "1.7"]
    assert [figure(parts, Fraction(n)) for n in (120_000, 5)] == ["1,200.00", "0.05"]
    shares = [part_percent(Fraction(n, 100_000)) for n in (0, 1, 49, 50, 12_345, 99_951)]
    assert shares == ["0.0 %", "under 0.1 %", "under 0.1 %", "0.1 %", "12.3 %", "over 99.9 %"]
    assert part_percent(Fraction(1)) == "100.0 %"


def test_a_rival_of_another_number_is_measured_by_its_own() -> None:
    question = line([2, 1, 1, 2] * 3, 2)
    ours = proposed(question).grouping
    told = list(comparison_told(question, compare(question, ours, ((0, 1, 2),))))
    assert told == [
        (
            "By children the rival is less even: its localities are up to 77.8 % from an even "
            "share, and those proposed up to 0.0 %."
        ),
        (
            "The rival does not give what was asked for: there are 1 localities, and 2 were asked "
            "for."
        ),
        (
            "The rival does not give what was asked for: areas are in no locality (d, e, f, g, h, "
            "i, j, k, 1 more)."
        ),
    ]


def test_balance_is_told_in_words() -> None:
    question = line([5, 1, 1, 1, 1, 1, 2, 4], 3, Wishes(named={"East\x1b": ["h"]}))
    (sentence,) = balance_told(question, proposed(question).measures)
    assert sentence == (
        "An even share of children is 5.3 for each of 3 localities; East\\x1b has 12.5 % more (6), "
        "and locality 1 has 6.2 % less (5)."
    )


def test_an_even_balance_is_told_as_such() -> None:
    question = line([2, 1, 1], 2)
    (sentence,) = balance_told(question, proposed(question).measures)
    assert sentence == (
        "An even share of children is 2 for each of 2 localities: that is what each of them has."
    )


def test_a_rival_is_measured_alike_and_told() -> None:
    question = line([5, 1, 1, 1, 1, 1, 2, 3], 3)
    places = dict(zip("abcdefg", ["N", "N", "M", "M", "S", "S", "N"], strict=True))
    rival = rival_of(question, places)
    assert isinstance(rival, Rival)
    assert rival.names == ("N", "M", "S")
    comparison = compare(question, proposed(question).grouping, rival.grouping)
    assert comparison.pairs == (0, 1, None)
    assert comparison.moves == (
        Move("b", 1, 0),
        Move("e", 1, 2),
        Move("f", 1, 2),
        Move("g", 2, 0),
        Move("h", 2, None),
    )
    assert list(comparison_told(question, comparison)) == [
        (
            "By children the rival is less even: its localities are up to 60.0 % from an even "
            "share, and those proposed up to 0.0 %."
        ),
        (
            "5 of 8 areas would be in another locality, and 4 borders between areas would part "
            "localities in place of 2."
        ),
        "The rival does not give what was asked for: areas are in no locality (h).",
        "The rival does not give what was asked for: a locality is in 2 pieces (a, g).",
    ]


def test_a_rival_may_be_as_even_or_more_even() -> None:
    question = line([2, 1, 1], 2)
    good, bad = ((0,), (1, 2)), ((0, 1), (2,))
    even = next(iter(comparison_told(question, compare(question, good, good))))
    better = next(iter(comparison_told(question, compare(question, bad, good))))
    assert (even[:34], better[:34]) == (
        "By children the rival is as even: ",
        "By children the rival is more even",
    )


def test_a_rival_that_names_no_area_is_refused() -> None:
    assert rival_of(line([1, 1], 2), {"a": "N", "x": "S"}) == Refused(
        "The rival names what is no area here.", ("x",)
    )
