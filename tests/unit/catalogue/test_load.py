from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue import sections
from dtl_planner.catalogue.layout import REQUIRED
from dtl_planner.catalogue.load import all_sections, load, load_texts
from dtl_planner.catalogue.sections.schemes import Scheme
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.load import Loaded

    LoadTexts = Callable[..., Loaded]


def told(loaded: Loaded) -> list[str]:
    return [f"{found.code.id} {found.message}" for found in loaded.diagnostics]


def test_one_wrong_record_hides_no_other_and_its_id_counts_as_known(load_yaml: LoadTexts) -> None:
    loaded = load_yaml(
        services="""\
services:
  - {id: play, nmae: Play service, division: lerning}
  - {id: portage, name: Portage, depends_on: [{on: play}]}
"""
    )
    assert told(loaded) == [
        "DTL101 `name` is missing here.",
        "DTL102 `nmae` is not a key that can stand here.",
        "DTL201 There is no division `lerning`.",
    ]
    assert [service.id for service in loaded.catalogue.of(Service)] == ["portage"]
    assert loaded.catalogue.damaged == {"services"}


def test_a_file_that_cannot_be_read_makes_no_id_of_it_unknown() -> None:
    texts = {
        "services.yaml": "dtl: 1\nservices:\n  - {id: play, name: Play, host: north}\n",
        "localities.yaml": "dtl: 1\nplaces: [\n",
        "criteria.yaml": "dtl: 1\n",
    }
    assert [found.code.id for found in load_texts(texts, limits=Limits()).diagnostics] == ["DTL010"]


def test_a_record_without_an_id_makes_no_id_of_its_section_unknown(load_yaml: LoadTexts) -> None:
    loaded = load_yaml(
        services="services:\n  - {name: Play}\n  - {id: vans, name: Vans, part_of: play}\n"
    )
    assert told(loaded) == ["DTL101 `id` is missing here."]


def test_a_misspelt_section_makes_no_id_of_it_unknown(load_yaml: LoadTexts) -> None:
    loaded = load_yaml(
        services="divisons: {}\nservices:\n  - {id: play, name: Play, division: learning}\n"
    )
    assert told(loaded) == ["DTL118 `divisons` is not a part of `services.yaml`."]


def test_files_may_list_the_same_source_as_long_as_they_agree(load_yaml: LoadTexts) -> None:
    same = "sources:\n  resp: {title: Response}\n"
    assert load_yaml(services=same, localities=same).diagnostics == ()


def test_a_missing_file_is_told_with_the_command_that_makes_it(tmp_path: Path) -> None:
    loaded = load(tmp_path, limits=Limits())
    assert told(loaded) == [f"DTL001 There is no file `{file}`." for file in sorted(REQUIRED)]
    assert {found.hint for found in loaded.diagnostics} == {
        "`dtl init` makes a new workspace with every file it needs"
    }


@pytest.mark.parametrize("limit", ["services", "places", "references"])
def test_a_limit_on_records_names_itself_and_how_to_raise_it(
    load_yaml: LoadTexts, limit: str
) -> None:
    loaded = load_yaml(
        limits=Limits(**{limit: 1}),
        services="""\
services:
  - {id: play, name: Play}
  - {id: vans, name: Vans, part_of: play}
""",
        localities="""\
footprints:
  - {id: all, name: All, tiers: [city]}
places:
  - {id: north, name: North, tier: city}
  - {id: south, name: South, tier: city}
""",
    )
    number = 3 if limit == "references" else 2
    assert told(loaded) == [f"DTL207 There are {number} {limit}; the limit `{limit}` is 1."]
    assert loaded.diagnostics[0].hint == f"`--limit {limit}={number}` raises the limit"


@pytest.mark.parametrize("was_enabled", [True, False])
def test_the_collector_is_left_as_it_was(load_yaml: LoadTexts, *, was_enabled: bool) -> None:
    before = gc.isenabled()
    try:
        gc.enable() if was_enabled else gc.disable()
        load_yaml()
        assert gc.isenabled() is was_enabled
    finally:
        gc.enable() if before else gc.disable()


def test_every_section_is_found_by_its_module() -> None:
    folder = Path(sections.__file__).parent
    modules = sorted(each.stem for each in folder.glob("[a-z]*.py"))
    assert [section.key for section in all_sections()] == modules


def test_a_ring_of_20_000_services_is_named_and_not_crashed_on(load_yaml: LoadTexts) -> None:
    number = 20_000
    text = "".join(
        f"  - {{id: s-{each}, name: S, part_of: s-{(each + 1) % number}}}\n"
        for each in range(number)
    )
    loaded = load_yaml(services=f"services:\n{text}")
    assert [found.code.id for found in loaded.diagnostics] == ["DTL205"]
    assert len(loaded.diagnostics[0].related) == number
    assert loaded.diagnostics[0].message == (
        "Following `part_of` leads round in a ring: "
        "`s-0` > `s-1` > `s-2` > `s-3` > `s-4` > `s-5` > ... > `s-0`."
    )


LONG = "9" * 1_000


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        f"[{LONG}]",
        f"[{{id: play, name: Play, part_of: {LONG}}}]",
        f"[{{id: {LONG}, name: Play}}, {{id: vans, name: Vans, part_of: play}}]",
        f"[{{id: play, name: Play, components: {LONG}}}, {{id: x, name: X, part_of: vans}}]",
        f"[{{id: play, name: Play, components: [{LONG}]}}, {{id: x, name: X, part_of: vans}}]",
        f"[{{id: play, name: Play, answers: {LONG}, components: [{{id: x, name: X}}]}}]",
        f"[{{id: play, name: Play, delivers: {{ages: {LONG}, levels: [1, {LONG}]}}}}]",
        f"[{{id: play, name: Play, source: {LONG}, constraints: {{fragile: {LONG}}}}}]",
        f"[{{id: play, name: Play, people: {{posts: &a {LONG}}}}}, {{id: x, name: *a}}]",
    ],
)
def test_of_a_value_that_could_not_be_read_nothing_more_is_said(
    load_yaml: LoadTexts, text: str
) -> None:
    loaded = load_yaml(services=f"services: {text}\n")
    assert {found.code.id for found in loaded.diagnostics} == {"DTL027"}
    assert loaded.catalogue.damaged == {"services"}


@pytest.mark.parametrize(
    "text",
    [
        '"a\\u200b"',
        '["a\\u200b"]',
        '[{id: play, name: "Pl\\u200bay", answers: {a: "yes\\u200b", b: [no, "yes\\u200b"]}}]',
        '[{id: "pl\\u200bay", name: Play}]',
        '[{id: x, name: X, division: "\\u200b", delivers: {ages: "0-7\\u200b"}}]',
        '[{id: x, name: X, part_of: "pl\\u200bay", notes: [{kind: "gap\\u200b", text: X}]}]',
    ],
)
def test_of_a_text_with_a_hidden_character_nothing_more_is_said(
    load_yaml: LoadTexts, text: str
) -> None:
    loaded = load_yaml(services=f"services: {text}\n")
    assert {found.code.id for found in loaded.diagnostics} == {"DTL008"}
    assert loaded.catalogue.damaged == {"services"}


def test_a_version_that_could_not_be_read_is_told_once() -> None:
    texts = dict.fromkeys(REQUIRED, "dtl: 1\n") | {"services.yaml": f"dtl: {LONG}\n"}
    assert told(load_texts(texts, limits=Limits())) == [
        "DTL027 This number has more than 18 digits, the limit `number-digits`."
    ]


def test_a_category_that_could_not_be_read_makes_no_category_unknown(load_yaml: LoadTexts) -> None:
    scheme = f"{{id: delivery, title: T, facts: {{a: {{ask: A}}}}, categories: [core, {LONG}]}}"
    loaded = load_yaml(
        services="services: [{id: play, name: Play, published: {category: hosted}}]\n",
        criteria=f"schemes: [{scheme}]\n",
    )
    assert [found.code.id for found in loaded.diagnostics] == ["DTL027"]


def test_a_service_that_is_not_classified_says_so_of_what_counts_for_nothing(
    load_yaml: LoadTexts,
) -> None:
    loaded = load_yaml(
        services="""\
services:
  - {id: play, name: Play, answers: {}, outside: {because: a post}, host: undecided}
  - {id: vans, name: Vans, outside: {because: a post}, decision: undecided}
  - {id: x, name: X, part_of: play}
"""
    )
    components = "counts for nothing: it has components, and they inherit nothing."
    outside = "counts for nothing: it is `outside`, so it is not classified."
    move = "move it to the component it is about"
    assert [(f"{one.code.id} {one.message}", one.hint) for one in loaded.diagnostics] == [
        (f"DTL208 `outside` of `play` {components}", move),
        (f"DTL209 `host` of `play` {components}", move),
        (f"DTL208 `decision` of `vans` {outside}", "take out `outside` or `decision`"),
    ]


@pytest.mark.parametrize(
    ("on", "review", "is_told"),
    [
        ("2009-10-15", "2009-10", False),
        ("2009-10-15", "2009-10-14", True),
        ("2009-10-15", "by 2009-09", True),
        ("2009", "2009-01", False),
        ("by 2009-10", "2009-03", False),
        ("2009-10", "from 2009-03", False),
        ("soon", "2009-03", False),
    ],
)
def test_a_review_lies_after_its_decision(
    load_yaml: LoadTexts, on: str, review: str, *, is_told: bool
) -> None:
    decision = f"{{category: core, reason: R, by: B, on: {on}, review: {review}}}"
    loaded = load_yaml(services=f"services: [{{id: play, name: Play, decision: {decision}}}]\n")
    message = f"DTL121 The review, `{review}`, lies before the decision, `{on}`."
    assert (message in told(loaded)) == is_told


def test_what_is_not_stated_of_a_placement_stays_so(load_yaml: LoadTexts) -> None:
    categories = "{core: {placement: {managed: here}}, far: {placement: {locality_facing: no}}}"
    scheme = f"{{id: delivery, title: T, facts: {{a: {{ask: A}}}}, categories: {categories}}}"
    loaded = load_yaml(criteria=f"schemes: [{scheme}]\n")
    (record,) = loaded.catalogue.of(Scheme)
    placements = [category.placement for category in record.categories.values()]
    assert [each.locality_facing for each in placements if each] == [None, False]
