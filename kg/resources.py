"""Where the shipped files are: notices, vocabularies, ontology, queries.

A checkout keeps them at the top level (`data/`, `ontology/`, `queries/`); a wheel carries the
same folders inside the package as `kg/shipped/`.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """The folder `data`, `ontology` or `queries`; raises FileNotFoundError where neither form has it.

    >>> shipped("data").name
    'data'
    """
    for root in (_PACKAGE / "shipped", _PACKAGE.parent):
        if (root / folder).is_dir():
            return root / folder
    raise FileNotFoundError(f"the installation lacks its folder {folder!r}; install the package again")
