"""The two commands of the README work on a machine that has Python and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def pinned(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


def test_what_builds_the_project_is_installed_before_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needs = [*project["build-system"]["requires"], *project["dependency-groups"]["build"]]
    assert {re.split(r"[<>=]", name)[0] for name in needs} <= set(pinned("requirements-build.lock"))


def test_the_locks_agree() -> None:
    everything = pinned("requirements-dev.lock")
    for lock in ("requirements-build.lock", "requirements.lock"):
        for name, version in pinned(lock).items():
            assert name == "networkx" or everything[name] == version, (lock, name)


def test_another_job_is_refused_with_the_usage() -> None:
    for arguments in ([], ["deom"]):
        done = subprocess.run([sys.executable, ROOT / "run.py", *arguments], capture_output=True, text=True)
        assert done.returncode == 2 and done.stderr.startswith("usage: python3 run.py demo | test")
