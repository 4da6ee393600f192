from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
import typer

from dtl_planner.app.starting import TEMPLATES
from dtl_planner.cli.check import STYLES
from dtl_planner.cli.edge import page
from dtl_planner.cli.init import Template
from dtl_planner.cli.options import day, limits_of
from dtl_planner.limits import ABOUT, Limits, names
from dtl_planner.render.layout import Page


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (None, None),
        ("2010-06-01", date(2010, 6, 1)),
        ("2010-02", date(2010, 2, 28)),
        ("2012-02", date(2012, 2, 29)),
        ("2010", date(2010, 12, 31)),
    ],
)
def test_a_day_is_the_last_that_is_meant(written: str | None, meant: date | None) -> None:
    assert day(written) == meant


@pytest.mark.parametrize("written", ["", "today", "2010-13", "2010-02-30", "1-1-2010", "20100101"])
def test_what_is_no_day_ends_the_command(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        day(written)
    assert ended.value.exit_code == 2
    assert capsys.readouterr().err.startswith(f"dtl: `--as-of {written}`: ")


def test_no_limit_is_raised_unasked_and_the_last_word_on_one_counts() -> None:
    assert limits_of(None) == limits_of([]) == Limits()
    assert limits_of(["services=5", "yaml-depth=60", "services=7"]) == Limits(
        services=7, yaml_depth=60
    )


def test_every_limit_can_be_raised_and_says_what_it_limits() -> None:
    assert names() == tuple(name.replace("_", "-") for name in ABOUT)
    for name in names():
        assert limits_of([f"{name}=123"]) != Limits()


def test_styles_and_templates_are_those_there_are() -> None:
    assert list(STYLES) == ["concise", "full", "github", "json", "sarif"]
    assert all(name == style.id and style.summary for name, style in STYLES.items())
    assert [template.value for template in Template] == list(TEMPLATES)


def test_what_is_no_terminal_gets_a_plain_page() -> None:
    assert page(StringIO()) == Page(width=80, colour=False)
