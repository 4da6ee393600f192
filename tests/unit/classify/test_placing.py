from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.classify.placing import Status
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.classification import Classification
    from dtl_planner.classify.placing import Placed

    Sort = Callable[..., Classification]

DECIDED = "decision: {category: hosted, reason: so, by: us, on: 2009, review: 2010}"


def one(sort: Sort, rest: str) -> Placed:
    (placed,) = sort(f"{{id: play, name: Play, {rest}}}").placed
    return placed


def brief(placed: Placed) -> tuple[str | None, Status, str | None, tuple[str | None, ...]]:
    category = placed.category.id if placed.category else None
    return category, placed.status, placed.rule_category, placed.verdict.possible


def test_a_rule_gives_the_category_where_the_answers_settle_it(sort: Sort) -> None:
    placed = one(sort, "answers: {local: yes, small: yes}")
    assert brief(placed) == ("hosted", Status.RULE, "hosted", ("hosted",))
    assert (placed.reading.margin, placed.reading.asks) == (1, ())


def test_one_answer_may_be_enough(sort: Sort) -> None:
    assert brief(one(sort, "answers: {local: no}")) == (
        "city-wide",
        Status.RULE,
        "city-wide",
        ("city-wide",),
    )


def test_without_enough_answers_it_is_undecided_and_the_question_is_named(sort: Sort) -> None:
    placed = one(sort, "answers: {local: yes}")
    assert brief(placed) == (None, Status.UNDECIDED, None, ("core", "hosted"))
    assert [ask.fact for ask in placed.reading.asks] == ["small"]
    assert placed.reading.margin == 0


def test_a_decision_by_people_goes_before_the_rule_and_hides_nothing(sort: Sort) -> None:
    placed = one(sort, f"answers: {{local: no}}, {DECIDED}")
    assert brief(placed) == ("hosted", Status.DECIDED, "city-wide", ("city-wide",))


def test_people_still_deciding_go_before_the_rule_too(sort: Sort) -> None:
    pending = "decision: {undecided: true, between: [core, hosted]}"
    placed = one(sort, f"answers: {{local: no}}, {pending}")
    assert brief(placed) == (None, Status.UNDER_REVIEW, "city-wide", ("city-wide",))
    assert placed.pending is not None
    assert placed.decision is None


def test_what_is_outside_is_left_out(sort: Sort) -> None:
    found = sort("{id: play, name: Play}", "{id: post, name: A post, outside: {because: a post}}")
    assert [placed.component.record.id for placed in found.placed] == ["play"]
    assert [component.record.id for component in found.outside] == ["post"]


def test_components_are_placed_each_by_its_own_answers_in_the_order_given(sort: Sort) -> None:
    found = sort(
        "{id: whole, name: Whole, components: "
        "[{id: b, name: B, answers: {local: no}}, {id: a, name: A}]}",
    )
    assert [(p.component.record.id, p.rule_category) for p in found.placed] == [
        ("b", "city-wide"),
        ("a", None),
    ]


def test_equal_answers_share_one_reading(sort: Sort) -> None:
    found = sort(*(f"{{id: s{n}, name: S, answers: {{local: yes}}}}" for n in range(5)))
    assert len({id(placed.reading) for placed in found.placed}) == 1


def large(questions: int) -> str:
    names = [f"f{n}" for n in range(questions)]
    facts = "".join(f"      {name}: {{ask: Is it {name}?}}\n" for name in names)
    text = (
        "schemes:\n  - id: large\n    title: Large\n    facts:\n"
        f"{facts}    groups: {{all: [{', '.join(names)}]}}\n    categories: [many, few]\n"
        "    rules:\n      - {id: many, then: many, when: {at_least: HALF, of: all}, because: it}\n"
        "    otherwise: {then: few, because: not most}\n"
    )
    return text.replace("HALF", str(questions // 2 + 1))


def answers(**given: str) -> str:
    return "answers: {" + ", ".join(f"{fact}: {value}" for fact, value in given.items()) + "}"


def test_a_scheme_above_the_limit_is_read_through_the_answers_that_are_open(sort: Sort) -> None:
    yes = {f"f{n}": "yes" for n in range(12)}
    found = sort(
        f"{{id: settled, name: S, {answers(**yes)}}}",
        f"{{id: open, name: O, {answers(**dict(list(yes.items())[:8]))}}}",
        "{id: bare, name: B}",
        criteria=large(16),
        limits=Limits(scheme_cells=1_000),
    )
    settled, open_, bare = found.placed
    assert found.classifier.whole is None
    assert brief(settled) == ("many", Status.RULE, "many", ("many",))
    assert (settled.reading.margin, settled.diagnostics) == (None, ())
    assert brief(open_) == (None, Status.UNDECIDED, None, ("many", "few"))
    assert len(open_.reading.asks) == 8
    assert brief(bare) == (None, Status.UNDECIDED, None, ("many", "few", None))
    assert [(one.code.id, one.message, one.hint) for one in bare.diagnostics] == [
        (
            "DTL331",
            (
                "too many answers of `bare` are open: the ways they could turn out pass the limit "
                "`scheme-cells` of 1,000"
            ),
            "answer more questions, or raise it with `--limit scheme-cells=N`",
        )
    ]


def test_a_narrow_reading_says_the_same_as_the_whole_table(sort: Sort) -> None:
    services = [
        f"{{id: s{n}, name: S, {answers(f0='yes', f1='no', f2='partly', f3='yes')}}}"
        for n in range(1)
    ]
    whole = sort(*services, criteria=large(6)).placed[0]
    narrow = sort(*services, criteria=large(6), limits=Limits(scheme_cells=20)).placed[0]
    assert narrow.verdict.possible == whole.verdict.possible
    assert narrow.reading.asks == whole.reading.asks
    assert narrow.reading.told == whole.reading.told
