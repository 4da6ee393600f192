from __future__ import annotations

from dtl_planner.catalogue.forms import form_of
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.services import Service


def test_a_form_knows_the_keys_as_they_are_written() -> None:
    busy = form_of(Service).keys["constraints"].keys["busy"].items
    assert busy is not None
    assert list(busy.keys) == ["from", "to", "why"]
    assert busy.needed == {"from", "to"}


def test_what_is_undecided_lies_between_ids_of_the_kind_that_is_wanted() -> None:
    service = form_of(Service)
    for key, section in (("division", "divisions"), ("host", "places"), ("decision", "categories")):
        between = service.keys[key].keys["between"].items
        assert between is not None
        assert between.to is not None
        assert between.to.sections == (section,)


def test_a_word_that_may_stand_in_place_of_an_id_is_known() -> None:
    service = form_of(Service)
    assert service.keys["host"].words == ("undecided",)
    assert service.keys["current"].keys["managed"].words == ("city-wide", "localities")


def test_a_bare_source_has_the_form_of_its_id() -> None:
    source = form_of(Service).keys["source"]
    assert source.to is not None
    assert source.to.sections == ("sources",)


def test_free_keys_and_what_stands_under_them_are_told_apart() -> None:
    within = form_of(Place).keys["within"]
    assert within.to is not None
    assert within.key is not None
    assert within.key.to is not None
    assert within.each is not None
    assert within.each.to is not None
    assert (within.to.sections, within.key.to.sections, within.each.to.sections) == (
        ("places",),
        ("footprints",),
        ("places",),
    )


def test_a_record_that_holds_its_own_kind_has_a_form() -> None:
    service = form_of(Service)
    assert service.keys["components"].items is not None
    assert "answers" in service.keys["components"].items.keys
