"""Reads files of Microsoft Project by MPXJ, a library that others wrote, and lets it schedule them.

Run as `python read_mspdi.py FILE...`, in a process of its own, since a Java machine cannot be left
once it is started. Prints a list with an entry a file: what stands in it, and the dates that
MPXJ's own scheduler gives the tasks.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any


def read(mpxj: Any, file: str) -> dict[str, Any]:
    project = mpxj.JClass("org.mpxj.reader.UniversalProjectReader")().read(file)
    tasks = [task for task in project.getTasks() if task.getName() is not None]
    found = {
        "title": str(project.getProjectProperties().getProjectTitle()),
        "category": str(project.getProjectProperties().getCategory()),
        "hours a day": int(project.getProjectProperties().getMinutesPerDay()) / 60,
        "closed": [
            [str(one.getFromDate()), str(one.getToDate()), str(one.getName())]
            for one in project.getDefaultCalendar().getCalendarExceptions()
        ],
        "week": [
            str(day)
            for day in mpxj.JClass("java.time.DayOfWeek").values()
            if project.getDefaultCalendar().isWorkingDay(day)
        ],
        "tasks": [described(task) for task in tasks],
    }
    scheduler = mpxj.JClass("org.mpxj.cpm.MicrosoftScheduler")()
    begins = project.getProjectProperties().getStartDate()
    if found["tasks"]:
        scheduler.schedule(project, begins)
    found["scheduled"] = [dates(task) for task in tasks]
    return found


def dates(task: Any) -> list[str]:
    return [str(task.getStart()), str(task.getFinish())]


def described(task: Any) -> dict[str, Any]:
    return {
        "id": str(task.getText(1)),
        "name": str(task.getName()),
        "level": int(task.getOutlineLevel()),
        "dates": dates(task),
        "duration": str(task.getDuration()),
        "remaining": str(task.getRemainingDuration()),
        "percent": str(task.getPercentageComplete()),
        "actual": [str(task.getActualStart()), str(task.getActualFinish())],
        "summary": bool(task.getSummary()),
        "milestone": bool(task.getMilestone()),
        "constraint": str(task.getConstraintType()),
        "deadline": str(task.getDeadline()),
        "calendar": None if task.getCalendar() is None else str(task.getCalendar().getName()),
        "notes": str(task.getNotes()),
        "links": [
            [
                str(link.getPredecessorTask().getText(1)),
                str(link.getType()),
                str(link.getLag()),
            ]
            for link in task.getPredecessors()
        ],
    }


def main() -> None:
    mpxj = import_module("mpxj")  # no types: it makes Java classes up as they are asked for
    mpxj.startJVM("-Xmx256m", "-Djava.awt.headless=true")
    json.dump([read(mpxj, file) for file in sys.argv[1:]], sys.stdout)


if __name__ == "__main__":
    main()
