from __future__ import annotations

from inline_snapshot import snapshot
from sample_outcomes import loaded

from dtl_planner.outcomes.findings import outcome_findings

TEXT = """
indicators:
  - {id: plans, name: Plans, kind: stock, good: down}
  - {id: cases, name: Cases, kind: stock}
  - {id: mean, name: Mean, kind: mean}
targets:
  - {id: whole, name: It, place: county, value: 100, parts: sum, agency: Council,
     indicator: plans, baseline: {value: 140}}
  - {id: coast, name: It, place: coast, part_of: whole, value: 60.5, indicator: plans,
     agency: Council, baseline: {value: 70}}
  - {id: dales, name: It, place: dales, part_of: whole, value: 50, indicator: cases}
  - {id: open, name: It, place: moors}
  - {id: more, name: It, place: county, value: 50, parts: sum, agency: Council, by: 2009-03,
     indicator: plans, baseline: {value: 70}}
  - {id: first, name: It, place: coast, part_of: more, value: 30.5, agency: Council, by: 2009-06,
     baseline: {value: 50}}
  - {id: second, name: It, place: dales, part_of: more, value: 20, agency: Council,
     baseline: {value: 25}}
  - {id: third, name: It, place: moors, part_of: more, value: 1, agency: Council,
     baseline: {value: 2}}
  - {id: average, name: It, place: county, value: 50, parts: sum, agency: Council,
     indicator: mean, baseline: {value: 70}}
  - {id: local, name: It, place: coast, part_of: average, value: 50, agency: Council,
     baseline: {value: 70}}
measures:
  - {id: dark, name: It, kind: stock, before: {value: 1, period: 2018},
     after: {value: 2, period: 2019}}
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
DTL954 12:79 `dales` counts `cases`, and its whole `plans`.
DTL961 8:10 No part of `whole` is for `moors`.
DTL952 12:10 No agency answers for `dales`.
DTL953 12:10 `dales` has a figure to reach and none to begin from.
DTL952 13:10 No agency answers for `open`.
DTL951 14:48 The parts of `more` come to 51.5, and it is 50.
DTL958 16:90 `first` is to be reached later than `more`, which it is part of.
DTL959 22:62 `average` is the sum of averages.
DTL961 22:10 No part of `average` is for `dales` and `moors`.
DTL960 27:10 Which way is good for `dark` is not stated.
DTL955 29:81 The two figures of `odd` may not be alike: they are of different times of the year.
DTL956 36:19 Nothing shows that `meets` holds in `coast`.
DTL957 9:10 No team runs in `moors` for the ages 5-11.\
""")


def test_where_nothing_is_wanting_nothing_is_told() -> None:
    catalogue = loaded("indicators: [{id: plans, name: Plans, kind: stock}]\n")
    assert list(outcome_findings(catalogue)) == []
