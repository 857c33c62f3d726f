"""Rules of the family deadline: days by which something is due, takes effect or ends, and terms."""

from __future__ import annotations

from ingest.rules import deadline_after, deadline_due, deadline_recurring, deadline_validity  # each declares its rules

__all__ = ["deadline_after", "deadline_due", "deadline_recurring", "deadline_validity"]
