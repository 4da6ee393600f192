"""JSON is written line by line just as Python's own library writes it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from dtl_planner.writing.documents import json_lines

_KEYS = st.text() | st.integers() | st.booleans() | st.none()
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda each: st.lists(each) | st.tuples(each, each) | st.dictionaries(_KEYS, each),
)


@given(_VALUES)
def test_every_document_is_written_as_the_library_writes_it(document: object) -> None:
    assert json_lines(document) == json.dumps(document, indent=2)
