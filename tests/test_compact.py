"""Keys in little memory: what went in is found, with its numbers, and nothing else."""

from __future__ import annotations

from kg.compact import Compact


def test_what_went_in_is_found_with_its_numbers_and_nothing_else() -> None:
    known = Compact(2)
    for i in range(20_000):
        known.add(f"statement/{i:x}", i, -i)
        if i % 5_000 == 0:  # found in between, too
            assert known.find(f"statement/{i:x}") == [i, -i]
    assert len(known) == 20_000
    assert all(known.find(f"statement/{i:x}") == [i, -i] for i in range(20_000))
    assert not any(f"evidence/{i:x}" in known for i in range(20_000))
    assert sorted(map(tuple, known.numbers())) == [(i, -i) for i in range(20_000)]


def test_of_a_key_added_twice_the_first_is_found_and_replaced() -> None:
    known = Compact(1)
    for number in (7, 5, 7):
        known.add("a", number)
    assert known.find("a") == [5] and len(known) == 3
    known.replace("a", -1)
    assert known.find("a") == [-1]
    assert sorted(map(tuple, known.numbers())) == [(-1,), (7,), (7,)]
