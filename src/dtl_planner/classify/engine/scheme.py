"""A scheme with every name resolved: the questions, the categories and the ordered rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from dtl_planner.catalogue.sections.schemes import Effective
    from dtl_planner.catalogue.values.sources import SourceRef
    from dtl_planner.classify.engine.alphabet import Alphabet, Piece
    from dtl_planner.classify.engine.condition import Condition

Policy = Literal["ordered", "declared", "unique"]
"""What happens where rules of different categories hold at once.

`ordered`: the first rule wins. `declared`: it wins over the categories in its `over` only, and for
any other the scheme does not say. `unique`: rules of different categories may never hold at once,
and a scheme in which they do is refused.
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One question of a scheme.

    Attributes:
        id: Its name in conditions and under `answers`.
        ask: The question as people are asked it.
        kind: What sort of answer it takes.
        pieces: The answers it may have.
        fixed: A matter of fact that nobody could arrange otherwise.
        drawn_from: Where the catalogue holds the answer, such as `delivers.levels`.
        partly: What `partly` counts as where it is not an answer of its own.
        source: Where the question comes from.
    """

    id: str
    ask: str
    kind: Literal["yes-no", "level", "number", "choice"]
    pieces: tuple[Piece, ...]
    fixed: bool
    drawn_from: str | None
    partly: Literal["yes", "no", "open"]
    source: SourceRef | None

    @property
    def is_number(self) -> bool:
        """Whether its answers are numbers or levels, not words."""
        return self.kind in ("level", "number")


@dataclass(frozen=True, slots=True)
class Category:
    """One result of a scheme, and where it places a service.

    Attributes:
        id: Its name in rules and decisions.
        title: Its name for people.
        meaning: One sentence on what it means.
        managed: Who manages the service, such as `city-wide` or `locality`.
        member_of: The team it belongs to, such as `core` or `extended`.
        locality_facing: Whether it works with named localities though it is managed elsewhere.
        contacts_in: The tier in each place of which it has a named contact.
        staff_group: What it means for the staff.
    """

    id: str
    title: str
    meaning: str | None
    managed: str | None
    member_of: str | None
    locality_facing: bool | None
    contacts_in: str | None = None
    staff_group: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: where `when` holds, and no earlier rule does, the category is `then`."""

    id: str
    then: str
    when: Condition
    over: tuple[str, ...]
    because: str | None
    source: SourceRef | None


@dataclass(frozen=True, slots=True)
class Scheme:
    """One agreed way to classify.

    Attributes:
        id: Its id.
        title: Its name for people.
        alphabet: The classes of answers that its rules tell apart, one axis for each fact.
        facts: Its questions, in the author's order, as the axes are.
        criteria: The named conditions, in the author's order.
        categories: Its results, in the author's order.
        rules: Its rules; the last is `otherwise` where `has_otherwise`.
        has_otherwise: Whether the scheme says what holds where no rule does.
        policy: What happens where rules hold at once.
        params: The parameters in force.
        effective: When it holds.
        source: Where it comes from.
    """

    id: str
    title: str
    alphabet: Alphabet
    facts: tuple[Fact, ...]
    criteria: tuple[tuple[str, Condition], ...]
    categories: tuple[Category, ...]
    rules: tuple[Rule, ...]
    has_otherwise: bool
    policy: Policy
    params: tuple[tuple[str, str | Decimal], ...]
    effective: Effective | None
    source: SourceRef | None

    def category(self, wanted: str) -> Category:
        """The category with this id."""
        return next(category for category in self.categories if category.id == wanted)

    def fact(self, wanted: str) -> Fact:
        """The fact with this id."""
        return next(fact for fact in self.facts if fact.id == wanted)

    @property
    def stated_rules(self) -> tuple[Rule, ...]:
        """The rules without `otherwise`."""
        return self.rules[:-1] if self.has_otherwise else self.rules
