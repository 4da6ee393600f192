"""Finds the parts of a package by looking into its modules, so that a new part is one new file."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from types import ModuleType


Part = TypeVar("Part")


def modules(package: ModuleType) -> tuple[ModuleType, ...]:
    """Import every module directly inside `package`, sorted by name."""
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return tuple(import_module(f"{package.__name__}.{name}") for name in names)


def discover(package: ModuleType, kind: type[Part], name: str) -> tuple[Part, ...]:
    """Gather the part called `name` from each module of `package`, sorted by module name.

    Raises:
        TypeError: A module has no such part, or one of the wrong type: a fault in `dtl` itself.
    """
    parts: list[Part] = []
    for module in modules(package):
        part = getattr(module, name, None)
        if not isinstance(part, kind):
            message = f"{module.__name__} must define {name} as a {kind.__name__}"
            raise TypeError(message)
        parts.append(part)
    return tuple(parts)
