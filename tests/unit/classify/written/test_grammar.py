from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from dtl_planner.classify.engine.condition import All, AnyOf, AtLeast, Criterion, Not
from dtl_planner.classify.engine.condition import Comparison as Asks
from dtl_planner.classify.written.grammar import Reader
from dtl_planner.classify.written.names import Names, Slips
from dtl_planner.diagnostics import Span

if TYPE_CHECKING:
    from dtl_planner.classify.engine.condition import Condition

NAMES = Names(
    facts={
        "local": ("yes", "no"),
        "direct": ("yes", "partly", "no"),
        "lead": ("north", "south"),
        "level": None,
        "fte": None,
    },
    criteria={"nearby": "local", "needed": "level >= 3"},
    groups={"both": ["nearby", "needed"], "three": ["nearby", "needed", "direct"]},
    params={"most": "majority", "successors": Decimal(2), "min_team_fte": Decimal("4.5")},
)

LOCAL = Asks("local", "==", ("yes",), "local")
DIRECT = Asks("direct", "==", ("yes",), "direct")
NEARBY = Criterion("nearby", LOCAL)
NEEDED = Criterion("needed", Asks("level", ">=", (Decimal(3),), "level >= 3"))


def read(raw: object, names: Names = NAMES) -> tuple[Condition | None, list[tuple[str, ...]]]:
    """Read a condition; give it with what was found: code, message, hint if any, and route."""

    def at(route: tuple[str | int, ...]) -> Span:
        return Span("/".join(map(str, route)), 1, 1, 1, 1)

    reader = Reader(names, Slips(at))
    condition = reader.read(raw, ("rules", 0, "when"))
    found = []
    for one in reader.slips.found:
        assert one.span is not None
        found.append((one.code.id, one.message, *filter(None, [one.hint]), one.span.file))
    return condition, found


@pytest.mark.parametrize(
    ("raw", "condition"),
    [
        ("local", LOCAL),
        ("  local ", LOCAL),
        ("not local", Not(LOCAL)),
        ("not  not local", Not(Not(LOCAL))),
        ("nearby", NEARBY),
        ("level <= 3", Asks("level", "<=", (Decimal(3),), "level <= 3")),
        ("level<3", Asks("level", "<", (Decimal(3),), "level<3")),
        ("fte == -1.5", Asks("fte", "==", (Decimal("-1.5"),), "fte == -1.5")),
        ("direct != partly", Asks("direct", "!=", ("partly",), "direct != partly")),
        ("lead == north", Asks("lead", "==", ("north",), "lead == north")),
        (
            "lead in [north, south]",
            Asks("lead", "in", ("north", "south"), "lead in [north, south]"),
        ),
        ("level in [1,3]", Asks("level", "in", (Decimal(1), Decimal(3)), "level in [1,3]")),
        ("fte > min_team_fte", Asks("fte", ">", (Decimal("4.5"),), "fte > 4.5 (min_team_fte)")),
        (
            "fte >= successors * min_team_fte",
            Asks("fte", ">=", (Decimal(9),), "fte >= 9 (successors * min_team_fte)"),
        ),
        ({"not": "local"}, Not(LOCAL)),
        ({"all": ["local", "not direct"]}, All((LOCAL, Not(DIRECT)))),
        ({"any": ["local", {"all": ["direct"]}]}, AnyOf((LOCAL, All((DIRECT,))))),
        ({"most_of": "both"}, AtLeast(2, (NEARBY, NEEDED), "at least 2 of 2")),
        ({"most_of": "three"}, AtLeast(2, (NEARBY, NEEDED, DIRECT), "at least 2 of 3")),
        ({"all_of": ["local", "direct"]}, AtLeast(2, (LOCAL, DIRECT), "at least 2 of 2")),
        ({"any_of": ["local", "direct"]}, AtLeast(1, (LOCAL, DIRECT), "at least 1 of 2")),
        ({"at_least": 1, "of": "both"}, AtLeast(1, (NEARBY, NEEDED), "at least 1 of 2")),
        ({"at_least": "any", "of": "both"}, AtLeast(1, (NEARBY, NEEDED), "at least 1 of 2")),
        ({"at_least": "all", "of": "both"}, AtLeast(2, (NEARBY, NEEDED), "at least 2 of 2")),
        (
            {"at_least": "successors", "of": "three", "except": ["nearby"]},
            AtLeast(2, (NEEDED, DIRECT), "at least 2 of 2"),
        ),
        (
            {"at_least": 3, "of": ["local"]},  # never: verification says that the rule is dead
            AtLeast(3, (LOCAL,), "at least 3 of 1"),
        ),
    ],
)
def test_a_condition_is_read_as_it_is_written(raw: object, condition: Condition) -> None:
    assert read(raw) == (condition, [])


@pytest.mark.parametrize(
    ("reading", "of_three_four_five"),
    [
        ("majority", (2, 3, 3)),
        ("two_thirds", (2, 3, 4)),
        ("all_but_one", (2, 3, 4)),
        ("all", (3, 4, 5)),
        (Decimal(2), (2, 2, 2)),
    ],
)
def test_most_is_rounded_up(reading: str | Decimal, of_three_four_five: tuple[int, ...]) -> None:
    needed = []
    for count in (3, 4, 5):
        facts: dict[str, Any] = {f"fact_{n}": ("yes", "no") for n in range(count)}
        names = Names(facts, {}, {"group": list(facts)}, {"most": reading})
        condition, found = read({"most_of": "group"}, names)
        assert found == []
        assert isinstance(condition, AtLeast)
        needed.append(condition.needed)
    assert tuple(needed) == of_three_four_five


def test_all_and_any_keep_their_meaning_beside_parameters_of_that_name() -> None:
    names = Names(
        NAMES.facts,
        NAMES.criteria,
        NAMES.groups,
        {"all": Decimal(1), "any": Decimal(3), "majority": Decimal(1)},
    )
    for raw, needed in [
        ({"all_of": "three"}, 3),
        ({"any_of": "three"}, 1),
        ({"at_least": "majority", "of": "three"}, 2),
    ]:
        condition, found = read(raw, names)
        assert found == []
        assert isinstance(condition, AtLeast)
        assert condition.needed == needed


UNKNOWN = "unknown name `{}` in a condition"
HERE = "rules/0/when"


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("locl", ("DTL301", UNKNOWN.format("locl"), "did you mean `local`?", HERE)),
        (
            "zzz",
            (
                "DTL301",
                UNKNOWN.format("zzz"),
                "known: direct, fte, lead, level, local, nearby, needed",
                HERE,
            ),
        ),
        (
            "nearby == yes",  # a criterion has no answer to compare
            ("DTL301", UNKNOWN.format("nearby"), "known: direct, fte, lead, level, local", HERE),
        ),
        (
            "fte > min_team",
            ("DTL301", UNKNOWN.format("min_team"), "did you mean `min_team_fte`?", HERE),
        ),
        (
            {"most_of": "tree"},
            ("DTL301", UNKNOWN.format("tree"), "did you mean `three`?", f"{HERE}/most_of"),
        ),
        (
            {"at_least": 1, "of": "both", "except": ["nearly"]},
            ("DTL301", UNKNOWN.format("nearly"), "did you mean `nearby`?", f"{HERE}/except"),
        ),
        (
            {"all": ["local", {"not": "lcal"}]},
            ("DTL301", UNKNOWN.format("lcal"), "did you mean `local`?", f"{HERE}/all/1/not"),
        ),
    ],
)
def test_an_unknown_name_is_shown_where_it_stands_with_the_nearest_one(
    raw: object, found: tuple[str, ...]
) -> None:
    assert read(raw) == (None, [found])


@pytest.mark.parametrize(
    ("raw", "message", "route"),
    [
        (3, "A condition is a text or a mapping.", HERE),
        ("local and direct", "`local and direct` is not a condition.", HERE),
        ("local\x1b[31m", "`local\\x1b[31m` is not a condition.", HERE),
        ("x" * 501, "A condition has at most 500 characters.", HERE),
        ({"some_of": "both"}, "A condition cannot be made of `some_of`.", HERE),
        ({"all": [], "any": []}, "A condition cannot be made of `all`, `any`.", HERE),
        ({"at_least": 2}, "A condition cannot be made of `at_least`.", HERE),
        ({}, "A condition cannot be made of nothing.", HERE),
        ({"all": "local"}, "`all` wants a list of conditions.", f"{HERE}/all"),
        ({"any": []}, "`any` wants a list of conditions.", f"{HERE}/any"),
        ({"all_of": {"a": 1}}, "A list of names is wanted here.", f"{HERE}/all_of"),
        ({"all_of": ["local", 3]}, "A list of names is wanted here.", f"{HERE}/all_of"),
        (
            {"at_least": 1, "of": "both", "except": "nearby"},
            "A list of names is wanted here.",
            f"{HERE}/except",
        ),
        ({"any_of": []}, "There is nothing here to count.", f"{HERE}/any_of"),
        (
            {"at_least": 1, "of": "both", "except": ["nearby", "needed"]},
            "There is nothing here to count.",
            f"{HERE}/of",
        ),
        (
            {"at_least": 1.5, "of": "both"},
            "`at_least` wants a whole number from 1 on, `most` or `all`.",
            f"{HERE}/at_least",
        ),
        (
            {"at_least": True, "of": "both"},
            "`at_least` wants a whole number from 1 on, `most` or `all`.",
            f"{HERE}/at_least",
        ),
    ],
)
def test_what_is_no_condition_is_refused(raw: object, message: str, route: str) -> None:
    assert read(raw) == (None, [("DTL302", message, route)])


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (
            "fte",
            (
                "`fte` is not a yes/no question, so the condition must compare it.",
                "for example `fte == ...`",
            ),
        ),
        (
            "not lead",
            (
                "`lead` is not a yes/no question, so the condition must compare it.",
                "for example `lead == ...`",
            ),
        ),
        (
            "local == maybe",
            ("`local == maybe` compares with `maybe`; the answers are `yes`, `no`.",),
        ),
        ("lead in []", ("`lead in []` compares with ``; the answers are `north`, `south`.",)),
        ("direct > no", ("`direct > no` puts words in an order, and `direct` has none.",)),
        ("fte > 2x", ("`fte > 2x` compares a number with `2x`.",)),
        ("fte > most", ("`fte > most` compares a number with `most`.",)),
        ("fte > 2 * 3 * 4", ("`fte > 2 * 3 * 4` compares a number with `3 * 4`.",)),
        ("fte > = 3", ("`fte > = 3` compares a number with `= 3`.",)),
    ],
)
def test_a_comparison_with_what_can_never_be_is_refused(
    raw: object, found: tuple[str, ...]
) -> None:
    assert read(raw) == (None, [("DTL303", *found, HERE)])


def test_every_wrong_constant_of_a_list_is_told() -> None:
    condition, found = read("level in [1, x1y!, 2!]")
    assert condition is None
    assert [message for _, message, _ in found] == [
        "`level in [1, x1y!, 2!]` compares a number with `x1y!`.",
        "`level in [1, x1y!, 2!]` compares a number with `2!`.",
    ]


@pytest.mark.parametrize("needed", ["most", "half"])
def test_a_count_that_no_parameter_defines_is_refused(needed: str) -> None:
    names = Names(NAMES.facts, NAMES.criteria, NAMES.groups, {"half": Decimal("2.5")})
    message = f"The scheme does not say how many `{needed}` is."
    found = [("DTL304", message, f"{HERE}/at_least")]
    assert read({"at_least": needed, "of": "both"}, names) == (None, found)


def test_an_unknown_member_of_a_group_is_told_once_where_the_group_lists_it() -> None:
    names = Names(NAMES.facts, NAMES.criteria, {"both": ["nearby", "neded"]}, {"most": "all"})
    reader = Reader(names, Slips(lambda route: Span("/".join(map(str, route)), 1, 1, 1, 1)))
    reader.check_groups()
    for n in range(3):
        assert reader.read({"most_of": "both"}, ("rules", n, "when")) is None
    (only,) = reader.slips.found
    assert only.span is not None
    assert (only.message, only.hint, only.span.file) == (
        "unknown name `neded` in a condition",
        "did you mean `needed`?",
        "groups/both/1",
    )


def test_criteria_in_a_ring_are_refused_once() -> None:
    ring: dict[str, object] = {"a": "b", "b": {"not": "c"}, "c": {"all": ["local", "a"]}}
    names = Names(NAMES.facts, ring, {}, {})
    found = [("DTL305", "Criteria are defined in a ring: a -> b -> c -> a.", "criteria/c/all/1")]
    assert read({"all": ["a", "b", "c"]}, names) == (None, found)


def test_a_criterion_may_have_the_name_of_the_fact_that_it_is_about() -> None:
    names = Names(NAMES.facts, {"direct": "direct in [yes, partly]", "local": "not local"}, {}, {})
    direct = Criterion("direct", Asks("direct", "in", ("yes", "partly"), "direct in [yes, partly]"))
    both = All((direct, Criterion("local", Not(LOCAL))))
    assert read({"all": ["direct", "local"]}, names) == (both, [])


@pytest.mark.parametrize(
    ("asked", "ring", "where"),
    [
        ("local", "local -> other -> local", "criteria/other"),
        ("other", "other -> local -> other", "criteria/local"),
    ],
)
def test_a_fact_does_not_hide_a_ring_of_criteria(asked: str, ring: str, where: str) -> None:
    names = Names(NAMES.facts, {"local": "other", "other": "local"}, {}, {})
    message = f"Criteria are defined in a ring: {ring}."
    assert read(asked, names) == (None, [("DTL305", message, where)])


def test_criteria_that_double_each_other_are_refused_and_not_written_out() -> None:
    doubling: dict[str, object] = {"c0": "local"}
    for n in range(1, 16):
        doubling[f"c{n}"] = {"any": [f"c{n - 1}", f"c{n - 1}"]}
    message = "With its criteria written out, this condition has more than 2,000 parts."
    condition, found = read("c15", Names(NAMES.facts, doubling, {}, {}))
    assert condition is None
    assert found == [("DTL302", message, "criteria/c9")]


@pytest.mark.parametrize("asked", ["c999", "c0"])
def test_a_long_chain_of_criteria_is_refused_from_either_end(asked: str) -> None:
    chain = {"c0": "local"} | {f"c{n}": f"c{n - 1}" for n in range(1, 1000)}
    names = Names(NAMES.facts, chain, {}, {})
    message = "With its criteria written out, this condition is more than 60 levels deep."
    reader = Reader(names, Slips(lambda route: Span("/".join(map(str, route)), 1, 1, 1, 1)))
    reader.read(asked, ("rules", 0, "when"))
    for name in chain:
        reader.read(name, ("criteria", name))
    assert {(found.code.id, found.message) for found in reader.slips.found} == {("DTL302", message)}
