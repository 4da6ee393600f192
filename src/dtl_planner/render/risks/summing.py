"""The answer at the top of the page of risks, and the line that sums it up at the end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Severity
from dtl_planner.risks.constraints import Force, Kept
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.risks.register import Entry, Register, Treatment


def answer(register: Register) -> str:
    """Say what cannot be counted on: what nothing mitigates, what is only words, what no plan has.

    Of closed risks nothing is said: nobody has to do anything about them.
    """
    said = [*_uncovered(register), *_words(register), *_rules(register), *_late(register)]
    told = f"{'; '.join(said)}." if said else ""
    return f"{_counted(register)}. {told[:1].upper()}{told[1:]}".rstrip()


def summary(register: Register) -> str:
    """Count risks, scores, mitigations and findings."""
    return " ".join(_sums(register))


def _counted(register: Register) -> str:
    kinds = Counter(one.record.kind for one in register.open)
    named = [plural(kinds[kind], f"open {kind}") for kind in ("risk", "challenge") if kinds[kind]]
    closed = len(register.entries) - len(register.open)
    return listed([*named, *([f"{closed:,} closed"] if closed else [])])


def _uncovered(register: Register) -> Iterator[str]:
    bare = [one for one in register.open if not one.is_mitigated]
    if bare:
        of = f"{len(bare):,} of them" if len(register.open) > 1 else "it"
        yield f"nothing is done about {of}: {_labels(bare)}"


def _words(register: Register) -> Iterator[str]:
    live = _live(register)
    if only := sum(one.is_only_words for one in live):
        verb = "is" if only == 1 else "are"
        yield f"{only:,} of {plural(len(live), 'mitigation')} {verb} only words"


def _rules(register: Register) -> Iterator[str]:
    treatments = [each for one in register.open for each in one.treatments]
    rules = [rule for each in treatments if not each.is_stopped for rule in each.rules]
    if missing := sum(rule.force is Force.IDLE for rule in rules):
        verb = "is" if missing == 1 else "are"
        yield f"{missing:,} of {plural(len(rules), 'rule')} named {verb} in no plan"
    if wished := sum(rule.force is Force.WISH for rule in rules):
        yield f"{wished:,} is only a wish" if wished == 1 else f"{wished:,} are only wishes"
    if register.plan:
        yield from _kept([rule.kept for rule in rules if rule.kept])


def _kept(answers: list[Kept]) -> Iterator[str]:
    """Say how many of the rules that plans have the saved one keeps."""
    counts = Counter(answers)
    if not answers:
        return
    said = [f"the saved plan keeps {counts[Kept.KEPT]:,} of {len(answers):,} that plans have"]
    if counts[Kept.BROKEN]:
        said.append(f"and does not keep {counts[Kept.BROKEN]:,}")
    if counts[Kept.UNTOLD]:
        said.append(f"with {counts[Kept.UNTOLD]:,} that cannot be told")
    yield ", ".join(said)


def _late(register: Register) -> Iterator[str]:
    found = {one.id for each in _live(register) for one in each.milestones if one.is_overdue}
    if found:
        verb = "is" if len(found) == 1 else "are"
        yield f"{plural(len(found), 'milestone')} that they hang on {verb} overdue"


def _live(register: Register) -> list[Treatment]:
    """Give what is still to be done about open risks."""
    return [each for one in register.open for each in one.treatments if not each.is_over]


def _labels(entries: list[Entry]) -> str:
    return listed([one.label for one in entries])


def _sums(register: Register) -> Iterator[str]:
    scored = sum(one.is_scored for one in register.entries)
    scores = f"{scored:,} scored" if scored else "none scored"
    is_part = register.all_entries > len(register.entries)
    of = f" of {register.all_entries:,} in all" if is_part else ""
    kinds = Counter(one.record.kind for one in register.entries)
    named = listed([plural(kinds[kind], kind) for kind in ("risk", "challenge") if kinds[kind]])
    yield f"{named}{of}, {scores}; {plural(len(register.treatments), 'mitigation')}."
    warned = sum(one.severity is not Severity.NOTE for one in register.findings)
    noted = len(register.findings) - warned
    if register.findings:
        said = [plural(warned, "warning")] * bool(warned) + [plural(noted, "note")] * bool(noted)
        yield f"{listed(said)}."


def next_step(register: Register) -> str:
    """Tell what to look at next."""
    hangs = any(one.rules for one in register.treatments)
    if hangs and register.plan is None and register.no_plan is None:
        return "Next: dtl risks --against plan.json, to see whether your plan keeps to them."
    if any(one.is_only_words for one in register.treatments):
        return "Next: dtl risks --constraints, for the rules that a mitigation can name."
    return "Next: dtl check"
