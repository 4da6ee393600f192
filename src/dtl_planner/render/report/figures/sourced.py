"""What rests on which paper, what on our reading, and of what nobody says where it is stated."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dtl_planner.catalogue.load import all_sections
from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.catalogue.sourcing import Fact, facts_of
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.report.blocks import Cell, Grid, Row
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.overview import Overview

_MANY = 20
"""As many things without a source as are named; of more it is told how many there are."""


def all_facts(catalogue: Catalogue, demand: Overview) -> tuple[Fact, ...]:
    """Give every fact that is written, those of the tables beside the files too."""
    return (*facts_of(catalogue), *_of_tables(demand))


def _of_tables(demand: Overview) -> Iterator[Fact]:
    for name, table in demand.tables.items():
        for one in table.figures.observations:
            yield Fact(
                name,
                one.indicator,
                one.reference,
                is_covered=False,
                is_reading=one.basis is Basis.INFERRED,
            )


def papers_grid(facts: Sequence[Fact], catalogue: Catalogue) -> Grid | None:
    """Set out how many facts name which part of which paper, and of what they are."""
    counts: dict[str, dict[str, Counter[str]]] = {id_: {} for id_ in catalogue.by_id(Source)}
    for one in facts:
        if one.source is not None:
            sections = counts.setdefault(one.source.id, {})
            section = _section(one, catalogue)
            sections.setdefault(section, Counter())[one.section] += 1
    rows = [row for id_, found in counts.items() for row in _rows(id_, found, catalogue)]
    head = ("Part of the paper", "Facts", "Of what")
    return Grid("What each paper states", head, tuple(rows), numbers=(1,)) if rows else None


def _section(fact: Fact, catalogue: Catalogue) -> str:
    """The part of the paper: of `Appendix 2, portage` the appendix."""
    ref = fact.source
    paper = catalogue.find(Source, ref.id) if ref else None
    section = (ref.section if ref else None) or (paper.section if paper else None) or _WHOLE
    return section.partition(",")[0]


_WHOLE = "no section named"


def _rows(id_: str, found: dict[str, Counter[str]], catalogue: Catalogue) -> Iterator[Row]:
    paper = catalogue.find(Source, id_)
    number = sum(sum(counts.values()) for counts in found.values())
    said = [paper.title if paper else id_]
    if paper and paper.date:
        said.append(date_words(paper.date))
    group = f"{', '.join(said)}: {plural(number, 'fact') if number else 'nothing rests on it'}"
    for section, counts in sorted(found.items(), key=lambda each: _turn(each[0])):
        of_what = listed([f"{_title(key)} {n:,}" for key, n in counts.items()])
        cells = (section, f"{sum(counts.values()):,}", of_what)
        yield Row(tuple(Cell((each,)) for each in cells), group=group)
    if not found:
        yield Row((Cell((_NOTHING,)), Cell(("0",)), Cell()), group=group)


def _turn(section: str) -> tuple[str, ...]:
    """Give the turn of a section by its words and numbers: section 2 comes before section 10."""
    parts = re.split(r"([0-9]+)", section)
    return tuple(part.zfill(_DIGITS) if at % 2 else part for at, part in enumerate(parts))


_DIGITS = 6
"""So many digits the numbers of sections may have, to be compared as numbers."""


_NOTHING = "nothing rests on it"


def basis_grid(facts: Sequence[Fact], catalogue: Catalogue) -> Grid | None:
    """Set out part by part what is our reading, and of what nobody says where it is stated."""
    parts = dict.fromkeys(one.section for one in facts if one.is_reading or one.is_unsourced)
    rows = []
    for part in parts:
        ours = [one for one in facts if one.section == part]
        cells = (
            (_title(part),),
            (f"{len(ours):,}",),
            (f"{sum(one.is_reading for one in ours):,}",),
            (_unsourced(ours, catalogue),),
        )
        rows.append(Row(tuple(map(Cell, cells))))
    head = ("Part", "Facts", "Our reading, in whole or in part", "Without a source")
    caption = "What no paper says in so many words"
    return Grid(caption, head, tuple(rows), numbers=(1, 2)) if rows else None


def _unsourced(facts: Sequence[Fact], catalogue: Catalogue) -> str:
    """Count the facts without a source, and name what they are of where there are few."""
    found = [one for one in facts if one.is_unsourced]
    if not found:
        return "0"
    names = list(dict.fromkeys(_name(one, catalogue) for one in found))
    more = len(names) - _MANY
    told = [*names[:_MANY], f"{more:,} more"] if more > 0 else names
    return f"{len(found):,}: {listed(told)}"


def _name(fact: Fact, catalogue: Catalogue) -> str:
    """Name what a fact is of, as people call it."""
    kinds = {section.key: section.record for section in all_sections()}
    record = catalogue.find(kinds[fact.section], fact.id) if fact.section in kinds else None
    name = getattr(record, "name", None) or getattr(record, "title", None)
    return name if isinstance(name, str) else fact.id or _title(fact.section)


def _title(key: str) -> str:
    return key.replace("_", " ")


def counted(facts: Sequence[Fact], catalogue: Catalogue) -> str:
    """Count facts, papers, readings and what has no source, in a sentence."""
    papers = len(catalogue.of(Source))
    stated = sum(one.source is not None for one in facts)
    readings = sum(one.is_reading for one in facts)
    silent = sum(one.is_unsourced for one in facts)
    return (
        f"{plural(stated, 'fact')} with a source, of {plural(papers, 'paper')}; {readings:,} our "
        f"reading, in whole or in part; {silent:,} without a source."
    )
