from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.load import FILES, all_sections, load, load_texts
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
    assert told(loaded) == [f"DTL001 There is no file `{file}`." for file in sorted(FILES)]
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
    assert [section.key for section in all_sections()] == [
        "alliances",
        "divisions",
        "footprints",
        "places",
        "programme",
        "schemes",
        "services",
        "sources",
    ]


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
