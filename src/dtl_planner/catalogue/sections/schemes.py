"""`schemes:` the questions, rules and categories by which components are classified.

Only the shape is read here. What the conditions mean, and whether their names exist, is the
business of the stage that classifies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.reading.unusable import holds_unusable
from dtl_planner.catalogue.record import FactId, Flag, Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import (
    AnswerScalar,
    AnswerValue,
)
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited

if TYPE_CHECKING:
    from typing import Self

    Raw: TypeAlias = str | int | float | bool | list["Raw"] | dict[str, "Raw"] | None
else:  # pydantic would follow a type that holds itself for ever
    Raw: TypeAlias = object

Condition: TypeAlias = str | dict[str, Raw]


def _as_condition(written: object) -> object:
    """Take a condition as it stands: only the stage that classifies can read it."""
    if isinstance(written, str | dict) and written and not holds_unusable(written):
        return written
    raise PydanticCustomError("condition_form", "a condition is wanted here")


RawCondition: TypeAlias = Annotated[
    Condition, PlainValidator(_as_condition, json_schema_input_type=str | dict[str, object])
]


def _with_grounds(grounds: tuple[object, ...]) -> None:
    """Refuse what nobody has given a reason for."""
    if not any(grounds):
        raise PydanticCustomError("no_grounds", "neither `because` nor `source` is given")


class Effective(Record):
    """When a scheme is in force."""

    # People write `from`, which Python keeps for itself.
    begins: Maybe[PartialDate] = Field(
        default=None, validation_alias="from", description="The first day it is in force."
    )
    until: Maybe[PartialDate] = Field(default=None, description="The last day it is in force.")


def _threshold(written: object) -> object:
    if isinstance(written, bool) or not isinstance(written, int | float | str):
        raise PydanticCustomError("threshold_form", "a number or a word is wanted here")
    if isinstance(written, str) and written not in THRESHOLDS:
        raise PydanticCustomError("threshold_form", "a number or a word is wanted here")
    return written


THRESHOLDS = ("majority", "two_thirds", "all_but_one", "all")
Threshold: TypeAlias = Literal["majority", "two_thirds", "all_but_one", "all"]


class Param(Record):
    """A threshold that rules use by name, and why it is what it is."""

    value: Annotated[
        Threshold | int | float,
        PlainValidator(_threshold, json_schema_input_type=Threshold | int | float),
    ] = Field(description="A number, or `majority`, `two_thirds`, `all_but_one`, `all`.")
    because: Maybe[Text] = Field(default=None, description="Why it has this value.")
    source: Maybe[Cited] = Field(default=None, description="Where the value is given.")

    @model_validator(mode="before")
    @classmethod
    def _not_bare(cls, written: object) -> object:
        if isinstance(written, dict | Param):
            return written
        raise PydanticCustomError("param_bare", "a parameter needs a reason beside its value")

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        _with_grounds((self.because, self.source))
        return self


class Fact(Record):
    """A question that is asked about every component."""

    ask: Text = Field(description="The question, in words that anybody can answer.")
    type: Literal["yes-no", "level", "number", "choice"] = Field(
        default="yes-no", description="What kind of answer it wants."
    )
    values: tuple[AnswerScalar, ...] = Field(
        default=(), description="The answers it allows, such as [yes, partly, no]."
    )
    fixed: Flag = Field(default=False, description="Whether no reorganisation can change it.")
    drawn_from: Maybe[Name] = Field(
        default=None, description="The key that gives the answer, such as delivers.levels."
    )
    partly: Literal["yes", "no", "open"] = Field(
        default="open", description="How `partly` counts: as yes, as no, or as not settled."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where the question is asked.")


class Placement(Record):
    """What a category means for where a service is run."""

    managed: Maybe[Name] = Field(default=None, description="Where it is managed.")
    member_of: Maybe[Name] = Field(default=None, description="The team it belongs to.")
    locality_facing: Maybe[Flag] = Field(default=None, description="Whether it is locality facing.")
    contacts_in: Maybe[Annotated[Id, To("tiers")]] = Field(
        default=None, description="The tier in each place of which it has a named contact."
    )
    staff_group: Maybe[Name] = Field(
        default=None, description="What it means for the staff, such as `stays city-wide`."
    )


class Category(Record):
    """One of the outcomes of a scheme."""

    title: Maybe[Name] = Field(default=None, description="What the category is called.")
    meaning: Maybe[Text] = Field(default=None, description="What it means for a service.")
    placement: Maybe[Placement] = Field(default=None, description="Where such a service is run.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is described.")


def _by_id(written: object) -> object:
    """Read a plain list of ids as categories of which nothing else is said."""
    if isinstance(written, list) and all(isinstance(each, str) for each in written):
        return {each: {} for each in written}
    return written


class Rule(Record):
    """A condition and the category of the components for which it holds."""

    id: Id = Field(description="The rule's own id.")
    then: Id = Field(description="The category it gives.")
    when: RawCondition = Field(description="The condition.")
    over: tuple[Id, ...] = Field(
        default=(), description="The categories it goes before where both would hold."
    )
    because: Maybe[Text] = Field(default=None, description="Why the rule is as it is.")
    source: Maybe[Cited] = Field(default=None, description="Where the rule is given.")

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        _with_grounds((self.because, self.source))
        return self


class Otherwise(Record):
    """The category of a component for which no rule holds."""

    then: Id = Field(description="The category it gives.")
    because: Maybe[Text] = Field(default=None, description="Why that is what is left.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        _with_grounds((self.because, self.source))
        return self


class SchemeTest(Record):
    """Answers, and what the scheme must make of them."""

    given: dict[FactId, AnswerValue] = Field(description="The answers; the rest is not known.")
    expect: Maybe[Id] = Field(default=None, description="The category that must come out.")
    possible: tuple[Id, ...] = Field(default=(), description="The categories still possible.")
    rule: Maybe[Id] = Field(default=None, description="The rule that must decide.")
    ask: Maybe[FactId] = Field(default=None, description="The question that must come next.")
    note: Maybe[Text] = Field(default=None, description="What the test is for.")


class Scheme(Record):
    """A way to classify components: questions, rules, and the categories they lead to."""

    id: Id = Field(description="The scheme's own id.")
    title: Name = Field(description="What the scheme is called.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    effective: Maybe[Effective] = Field(default=None, description="When it is in force.")
    source: Maybe[Cited] = Field(default=None, description="Where it is described.")
    params: dict[FactId, Param] = Field(default={}, description="Thresholds, by name.")
    facts: dict[FactId, Fact] = Field(min_length=1, description="The questions, by fact id.")
    criteria: dict[FactId, RawCondition] = Field(
        default={}, description="Conditions with a name, to be counted in groups."
    )
    groups: dict[FactId, tuple[Name, ...]] = Field(
        default={}, description="Criteria that are counted together."
    )
    categories: Annotated[
        dict[Id, Category],
        BeforeValidator(_by_id, json_schema_input_type=dict[Id, Category] | list[Id]),
    ] = Field(min_length=1, description="The outcomes, by id.")
    policy: Literal["ordered", "declared", "unique"] = Field(
        default="ordered",
        description="`ordered`: the first rule that holds wins; `declared`: only where `over` says "
        "so; `unique`: two rules may never hold at once.",
    )
    rules: tuple[Rule, ...] = Field(default=(), description="The rules, in order.")
    otherwise: Maybe[Otherwise] = Field(default=None, description="What holds if no rule does.")
    tests: tuple[SchemeTest, ...] = Field(default=(), description="Examples that must come out.")


SECTION = Section(
    key="schemes",
    record=Scheme,
    noun="scheme",
    files=("criteria.yaml",),
    summary="The questions, rules and categories by which components are classified.",
    names={"facts": "fact", "categories": "category"},
)
