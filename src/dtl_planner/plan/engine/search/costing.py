"""What a plan costs on each level, in flat numbers and fast enough to ask of every plan tried.

`verify.measured` says the same in the words of the rules; tests hold the two together. Before all
levels stands what a plan breaks of the rules that placing by itself does not keep: groups that must
share a phase, and links that only keep things close.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dtl_planner.plan.engine.search.placing import Numbers

LATENESS, APART, FRAGILE, PEAK, MOVED, SHIFTED, LATE, EARLY, MAKESPAN = range(9)


class Costs(NamedTuple):
    """What decides the cost of a plan. Weights are those of the problem.

    Attributes:
        horizon: How many working days there are.
        levels: The aims, by the numbers above.
        lengths: Working days of each unit.
        sizes: Tasks in each unit.
        phases: The phase of each day that a task may finish on.
        phase_ends: When each phase is over, and the horizon for the last.
        due_unit: Units with a task that has a due date, if lateness counts.
        due_start: The last start with which that task is not late.
        due_weight: What a day of lateness counts.
        group_from: For each group where its members begin; one more at the end.
        group_weight: What a phase or a day between its members counts; -1 if that is forbidden.
        group_phase: 1 for groups that share a phase, 0 for those that start together.
        member_unit: The unit of each member.
        member_length: The working days of each member.
        fragile_unit: The units of fragile tasks.
        fragile_length: The working days of each.
        fragile_weight: What each phase before the last counts.
        peak_from: For each resource to be levelled where its users begin; one more at the end.
        peak_weight: What a unit of its peak counts.
        peak_unit: The unit of each user.
        peak_amount: How much it uses.
        peak_length: For how many working days.
        before_unit: The units of tasks in the previous plan.
        before_start: Where they started.
        loose_from: The unit that is waited for, of each link that placing does not keep.
        loose_to: The unit that waits.
        loose_gap: The days between both starts.
    """

    horizon: int
    levels: Numbers
    lengths: Numbers
    sizes: Numbers
    phases: Numbers
    phase_ends: Numbers
    due_unit: Numbers
    due_start: Numbers
    due_weight: Numbers
    group_from: Numbers
    group_weight: Numbers
    group_phase: Numbers
    member_unit: Numbers
    member_length: Numbers
    fragile_unit: Numbers
    fragile_length: Numbers
    fragile_weight: Numbers
    peak_from: Numbers
    peak_weight: Numbers
    peak_unit: Numbers
    peak_amount: Numbers
    peak_length: Numbers
    before_unit: Numbers
    before_start: Numbers
    loose_from: Numbers
    loose_to: Numbers
    loose_gap: Numbers


def reckon(starts: Numbers, costs: Costs, load: Numbers, found: Numbers) -> None:
    """Write down what a plan breaks, and what it costs on each level.

    Args:
        starts: The start of each unit.
        costs: What decides the cost.
        load: Written on: room for one number a day.
        found: Written on: what is broken, then the levels.
    """
    found[0] = broken(starts, costs)
    for place in range(len(costs.levels)):
        found[place + 1] = cost_on(costs.levels[place], starts, costs, load)


def cost_on(level: int, starts: Numbers, costs: Costs, load: Numbers) -> int:  # noqa: PLR0911 - a table, in the only form that can be compiled
    """Give the cost on one level."""
    if level == LATENESS:
        return lateness(starts, costs)
    if level == APART:
        return all_apart(starts, costs)
    if level == FRAGILE:
        return fragile_early(starts, costs)
    if level == PEAK:
        return peaks(starts, costs, load)
    if level == MOVED:
        return moved(starts, costs)
    if level == SHIFTED:
        return shifted(starts, costs)
    if level == MAKESPAN:
        return makespan(starts, costs)
    early = waiting(starts, costs)
    return early if level == EARLY else costs.horizon * total(costs.sizes) - early


def apart(group: int, starts: Numbers, costs: Costs) -> int:
    """Give the phases or days between the first and the last member of a group."""
    least, most = costs.horizon + len(costs.phase_ends), 0
    for one in range(costs.group_from[group], costs.group_from[group + 1]):
        place = starts[costs.member_unit[one]]
        if costs.group_phase[group]:
            place = costs.phases[place + costs.member_length[one]]
        least, most = min(least, place), max(most, place)
    return most - least


def broken(starts: Numbers, costs: Costs) -> int:
    """Give by how much rules are broken that placing does not keep."""
    found = 0
    for link in range(len(costs.loose_gap)):
        wanted = starts[costs.loose_from[link]] + costs.loose_gap[link]
        found += max(wanted - starts[costs.loose_to[link]], 0)
    for group in range(len(costs.group_weight)):
        if costs.group_weight[group] < 0:
            found += apart(group, starts, costs)
    return found


def all_apart(starts: Numbers, costs: Costs) -> int:
    """Give what it costs that groups are apart."""
    found = 0
    for group in range(len(costs.group_weight)):
        if costs.group_weight[group] > 0:
            found += costs.group_weight[group] * apart(group, starts, costs)
    return found


def lateness(starts: Numbers, costs: Costs) -> int:
    """Give the days past the due dates."""
    found = 0
    for one in range(len(costs.due_unit)):
        late = starts[costs.due_unit[one]] - costs.due_start[one]
        found += costs.due_weight[one] * max(late, 0)
    return found


def fragile_early(starts: Numbers, costs: Costs) -> int:
    """Give the phases before the last of fragile tasks."""
    found, last = 0, len(costs.phase_ends) - 1
    for one in range(len(costs.fragile_unit)):
        finish = starts[costs.fragile_unit[one]] + costs.fragile_length[one]
        found += costs.fragile_weight[one] * (last - costs.phases[finish])
    return found


def peaks(starts: Numbers, costs: Costs, load: Numbers) -> int:
    """Give the most in use at once of the resources to be levelled."""
    found = 0
    for resource in range(len(costs.peak_weight)):
        for day in range(len(load)):
            load[day] = 0
        most = 0
        for user in range(costs.peak_from[resource], costs.peak_from[resource + 1]):
            start = starts[costs.peak_unit[user]]
            for day in range(start, start + costs.peak_length[user]):
                load[day] += costs.peak_amount[user]
                most = max(most, load[day])
        found += costs.peak_weight[resource] * most
    return found


def moved(starts: Numbers, costs: Costs) -> int:
    """Count the tasks that do not start where they did."""
    found = 0
    for one in range(len(costs.before_unit)):
        if starts[costs.before_unit[one]] != costs.before_start[one]:
            found += 1
    return found


def shifted(starts: Numbers, costs: Costs) -> int:
    """Give the days between starts then and now."""
    found = 0
    for one in range(len(costs.before_unit)):
        found += abs(starts[costs.before_unit[one]] - costs.before_start[one])
    return found


def makespan(starts: Numbers, costs: Costs) -> int:
    """Give the end of the last task."""
    found = 0
    for unit in range(len(starts)):
        found = max(found, starts[unit] + costs.lengths[unit])
    return found


def waiting(starts: Numbers, costs: Costs) -> int:
    """Give the days before each task."""
    found = 0
    for unit in range(len(starts)):
        found += starts[unit] * costs.sizes[unit]
    return found


def total(some: Numbers) -> int:
    """Add up."""
    found = 0
    for one in some:
        found += one
    return found
