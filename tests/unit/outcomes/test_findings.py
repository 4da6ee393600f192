from __future__ import annotations

from inline_snapshot import snapshot
from sample_outcomes import loaded

from dtl_planner.outcomes.findings import outcome_findings

TEXT = """
indicators:
  - {id: plans, name: Plans, kind: stock, good: down}
  - {id: cases, name: Cases, kind: stock}
targets:
  - {id: whole, name: It, place: county, value: 100, parts: sum, agency: Council,
     indicator: plans, baseline: {value: 140}}
  - {id: coast, name: It, place: coast, part_of: whole, value: 60.5, indicator: plans,
     agency: Council, baseline: {value: 70}}
  - {id: dales, name: It, place: dales, part_of: whole, value: 50, indicator: cases}
  - {id: open, name: It, place: moors}
measures:
  - {id: odd, name: It, kind: stock, before: {period: 2018-04}, after: {period: 2018-06}}
  - {id: even, name: It, kind: stock, before: {period: 2018-04}, after: {period: 2019-04}}
  - {id: told, name: It, kind: stock, before: {period: 2018-04}, after: {period: 2018-06},
     note: No other figures are stated.}
features:
  - {id: team, name: Team, tests: {meets: {text: It meets.}, led: {text: It is led.}}}
readiness:
  coast: {tests: {meets: yes, led: no}}
  dales: {tests: {meets: {value: yes, note: minutes}}}
rollout:
  - {id: coast-team, name: Team, place: coast, ages: 5-11, state: running}
  - {id: dales-team, name: Team, place: dales, state: running}
"""


def test_what_is_wanting_is_told_where_it_is_written() -> None:
    found = [
        f"{each.code.id} {each.span.line}:{each.span.column} {each.message}"
        for each in outcome_findings(loaded(TEXT))
        if each.span
    ]
    assert "\n".join(found) == snapshot("""\
DTL951 7:49 The parts of `whole` come to 110.5, and it is 100.
DTL952 11:10 No agency answers for `dales`.
DTL953 11:10 `dales` has a figure to reach and none to begin from.
DTL954 11:79 `dales` counts `cases`, and its whole `plans`.
DTL952 12:10 No agency answers for `open`.
DTL955 14:81 The two figures of `odd` may not be alike: they are of different times of the year.
DTL956 21:19 Nothing shows that `meets` holds in `coast`.
DTL957 8:10 No team runs in `moors` for the ages 5-11.\
""")


def test_where_nothing_is_wanting_nothing_is_told() -> None:
    catalogue = loaded("indicators: [{id: plans, name: Plans, kind: stock}]\n")
    assert list(outcome_findings(catalogue)) == []
