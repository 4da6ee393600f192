"""`dtl report`: what all the commands answer, gathered for one report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from dtl_planner import __version__
from dtl_planner.app.checking import check
from dtl_planner.app.classifying import classify
from dtl_planner.app.comparing import compare, subject_of
from dtl_planner.app.consulting import consult, said_did
from dtl_planner.app.demand import Asked as DemandAsked
from dtl_planner.app.demand import demand
from dtl_planner.app.graphing import study_graph
from dtl_planner.app.opening import DataError, UsageError, choose_scheme, no_such
from dtl_planner.app.outcomes import impact_of, readiness_of, targets_of
from dtl_planner.app.places import survey_places
from dtl_planner.app.planning import Wishes, make_plan
from dtl_planner.app.risks import Asked as RisksAsked
from dtl_planner.app.risks import risk_register
from dtl_planner.app.structuring import structure_names, structure_of
from dtl_planner.app.tracking import Asked as TrackAsked
from dtl_planner.app.tracking import track_progress
from dtl_planner.catalogue.reading.attachments import attached
from dtl_planner.diagnostics import has_errors
from dtl_planner.diff.meaning.concern import concern_of
from dtl_planner.diff.meaning.meaning import meaning_of
from dtl_planner.plan.making.settling import settings_of
from dtl_planner.plan.timeline.hashes import hash_of
from dtl_planner.plan.timeline.plan import Plan
from dtl_planner.plan.timeline.saved import hash_of_plan
from dtl_planner.render.report.document import Made
from dtl_planner.render.report.facts import Circle, Facts, Lacking, Reader
from dtl_planner.shown import clean
from dtl_planner.structure.current import CURRENT
from dtl_planner.trail.said import audiences
from dtl_planner.trail.trail import trail_of
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dtl_planner.app.opening import Workspace
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.diff.compared import Compared
    from dtl_planner.plan.making.order import Ordering
    from dtl_planner.plan.timeline.refusal import Refusal
    from dtl_planner.structure.model import Structure

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for.

    Attributes:
        reader: The team or the audience that it is for, by id or name; `None` means everybody.
        structure: What is planned for: `proposed`, or the id of a proposal; `None` means what the
            programme says.
        scheme: The scheme's id; by default the newest in force.
        as_of: The day that dates are held against.
    """

    reader: str | None = None
    structure: str | None = None
    scheme: str | None = None
    as_of: date | None = None


def gather(workspace: Workspace, asked: Asked) -> Facts:
    """Ask every command, and keep what each answers.

    Args:
        workspace: A workspace, sound or not.
        asked: What is asked for.

    Raises:
        UsageError: There is no such structure, scheme, team or audience.
        DataError: It has errors; everything that `dtl check` finds is among them.
    """
    findings = _findings(workspace, asked)
    shown = _shown(workspace, asked)
    track = track_progress(workspace, TrackAsked(as_of=asked.as_of))
    scheme, as_of = asked.scheme, asked.as_of
    compared = _tried(lambda: compare(workspace, CURRENT, shown, scheme=scheme, as_of=as_of))
    plan = _tried(lambda: make_plan(workspace, Wishes(structure=shown, scheme=scheme, as_of=as_of)))
    return Facts(
        catalogue=workspace.catalogue,
        title=workspace.catalogue.title,
        as_of=track.as_of,
        made=_made(workspace, plan),
        findings=findings,
        texts=workspace.texts,
        classification=_tried(lambda: classify(workspace, scheme=scheme, as_of=as_of)),
        structures=_structures(workspace, asked),
        shown=shown,
        compared=compared,
        variants=_variants(workspace, shown, asked),
        study=_tried(lambda: study_graph(workspace, scheme=scheme, as_of=as_of)),
        plan=plan,
        track=track,
        survey=survey_places(workspace),
        demand=demand(workspace, DemandAsked()),
        readied=readiness_of(workspace, as_of=track.as_of),
        targeted=targets_of(workspace),
        changed=impact_of(workspace),
        register=_tried(lambda: risk_register(workspace, RisksAsked(as_of=as_of))),
        examined=consult(workspace),
        reader=_reader(workspace, asked.reader, compared),
    )


def fingerprint(workspace: Workspace) -> str:
    """Give the SHA-256 of all files that a report is made from, tables and maps among them."""
    beside = attached(workspace.folder, limits=workspace.limits).files
    return hash_of(
        {**workspace.texts, **{name: sha256(data).hexdigest() for name, data in beside.items()}}
    )


def _findings(workspace: Workspace, asked: Asked) -> tuple[Diagnostic, ...]:
    """Give what `dtl check` finds, where there are no errors among it."""
    findings = check(workspace, as_of=asked.as_of)
    if has_errors(findings):
        raise DataError(findings, workspace.texts, workspace.limits)
    return findings


def _shown(workspace: Workspace, asked: Asked) -> str:
    """Name the structure that is planned for, where there is such a one, and such a scheme."""
    if asked.scheme is not None:
        choose_scheme(workspace, asked.scheme)
    shown = asked.structure or settings_of(workspace.catalogue).structure
    names = structure_names(workspace)
    if shown not in names:
        raise no_such("structure", shown, names)
    return shown


def _made(workspace: Workspace, plan: Plan | Ordering | Refusal | Lacking) -> Made:
    plan_hash = hash_of_plan(plan) if isinstance(plan, Plan) else None
    return Made(fingerprint(workspace), plan_hash, __version__)


def _tried(ask: Callable[[], Found]) -> Found | Lacking:
    """Ask, and keep the reason where the workspace has too little for an answer."""
    try:
        return ask()
    except UsageError as error:
        return Lacking(str(error))


def _structures(workspace: Workspace, asked: Asked) -> dict[str, Structure]:
    """Give every structure that can be worked out."""

    def structure(name: str) -> Structure:
        return structure_of(workspace, name, scheme=asked.scheme, as_of=asked.as_of)

    tried = {name: _tried(partial(structure, name)) for name in structure_names(workspace)}
    return {name: one for name, one in tried.items() if not isinstance(one, Lacking)}


def _variants(workspace: Workspace, shown: str, asked: Asked) -> tuple[Compared, ...]:
    """Say what each other proposal would change against the structure that is planned for."""

    def against(name: str) -> Compared:
        return compare(workspace, shown, name, scheme=asked.scheme, as_of=asked.as_of)

    others = [name for name in structure_names(workspace) if name not in (CURRENT, shown)]
    tried = (_tried(partial(against, name)) for name in others)
    return tuple(one for one in tried if not isinstance(one, Lacking))


_TEAM, _AUDIENCE = "team:", "audience:"


def _reader(workspace: Workspace, wanted: str | None, compared: Compared | Lacking) -> Reader:
    """Find the team or the audience that is meant; an audience goes before a team of its name."""
    if wanted is None:
        return Reader()
    if wanted.startswith(_TEAM):
        return _team(compared, wanted.removeprefix(_TEAM))
    if wanted.startswith(_AUDIENCE):
        return _audience(workspace, wanted.removeprefix(_AUDIENCE))
    heard = audiences(trail_of(workspace.catalogue))
    if wanted.casefold() in {name.casefold() for name in heard}:
        return _audience(workspace, wanted)
    try:
        return _team(compared, wanted)
    except UsageError as error:
        named = f" Those heard are {', '.join(map(clean, heard))}." if heard else ""
        raise UsageError(f"{error}{named}") from None


def _team(compared: Compared | Lacking, wanted: str) -> Reader:
    if isinstance(compared, Lacking):
        raise UsageError(compared.reason)
    try:
        subject = subject_of(compared, wanted)
    except UsageError as error:
        raise UsageError(f"{error} `dtl structure` lists them.") from None
    meaning = meaning_of(compared, subject)
    ids = frozenset({subject, *concern_of(compared, subject).ids})
    return Reader(Circle.TEAM, meaning.name, ids, meaning=meaning)


def _audience(workspace: Workspace, wanted: str) -> Reader:
    told = said_did(workspace, wanted)
    return Reader(Circle.AUDIENCE, listed(told.pages[0].audiences), told=told)
