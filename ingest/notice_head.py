"""What a notice says of itself; rules for places, agencies, targets and deadlines lean on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.model import Fact

if TYPE_CHECKING:
    from ingest.reading import Reading


@dataclass(frozen=True, slots=True)
class NoticeHead:
    """The `notice` line of the contract, each value with the fact (`notice_property`) that shows it."""

    values: dict[str, object]
    properties: tuple[Fact, ...] = ()
    jurisdiction: str | None = None  # official name of the division that issued it
    jurisdiction_code: str | None = None  # GB/T 2260
    issued_year: int | None = None
    horizon: int | None = None  # last year of the period the title or the general goal names


def read_head(reading: Reading) -> NoticeHead:
    """The head of a notice."""
    return NoticeHead({})
