"""The fingerprint of a workspace's files."""

from __future__ import annotations

from dtl_planner.plan.timeline.hashes import hash_of


def test_the_order_of_files_does_not_count_and_their_names_and_texts_do() -> None:
    one = hash_of({"a.yaml": "dtl: 1\n", "b.yaml": "é"})
    assert one == hash_of({"b.yaml": "é", "a.yaml": "dtl: 1\n"})
    others = [
        hash_of({}),
        hash_of({"a.yaml": "dtl: 1\n"}),
        hash_of({"a.yaml": "dtl: 1\né", "b.yaml": ""}),
        hash_of({"a.yamldtl: 1\n": "", "b.yaml": "é"}),
        hash_of({"b.yaml": "dtl: 1\n", "a.yaml": "é"}),
    ]
    assert len({one, *others}) == 6
    assert len(one) == 64
