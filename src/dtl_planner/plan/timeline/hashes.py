"""A fingerprint of the files that a plan was made from, so that it can be told which they were."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def hash_of(texts: Mapping[str, str]) -> str:
    """Give the SHA-256 of named texts, the same in whatever order they come.

    The length goes before each name and each text, so that nothing can pass from one to the next.
    """
    found = sha256()
    for name in sorted(texts):
        for part in (name, texts[name]):
            data = part.encode()
            found.update(b"%d:" % len(data))
            found.update(data)
    return found.hexdigest()
