"""Sets up and runs: `python3 run.py demo` answers a first question, `python3 run.py test` passes the tests.

Needs Python ≥ 3.11 with venv and nothing else. Everything is installed into `.venv` beside this file,
pinned and checked by hash (`requirements*.lock`); a second call installs nothing.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
DEMO = (
    ("build",),
    ("ask", "哪些城市布局氢能?", "--format", "table"),
    ("page", "overview", "-o", "map.html"),
)


def main() -> int:
    """Returns the exit code of the first step that fails, else 0."""
    job = sys.argv[1] if len(sys.argv) > 1 else ""
    if job not in ("demo", "test"):
        print("usage: python3 run.py demo | test [PYTEST OPTIONS]", file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python may well start this file
        print(f"run.py: Python {sys.version.split()[0]} is too old; Python 3.11 or newer is needed", file=sys.stderr)
        return 2
    set_up("requirements.lock" if job == "demo" else "requirements-dev.lock")
    if job == "test":
        return subprocess.call([PYTHON, "-m", "pytest", *sys.argv[2:]], cwd=ROOT)
    for step in DEMO:
        print(f"$ kg {' '.join(step)}", flush=True)
        if code := subprocess.call([BIN / "kg", *step], cwd=ROOT):
            return code
    print("Open map.html in a browser; ask more with .venv/bin/kg ask, or see README.md.")
    return 0


def set_up(lock: str) -> None:
    """Make `.venv` hold what `lock` pins and this project itself, unless it already does."""
    locks = [ROOT / "requirements-build.lock", ROOT / lock]
    pinned = b"".join(path.read_bytes() for path in [*locks, ROOT / "pyproject.toml"])
    stamp, want = VENV / f"{lock}.sha256", hashlib.sha256(pinned).hexdigest()
    if stamp.is_file() and stamp.read_text() == want:
        return
    if not any(VENV.glob("*.sha256")):  # nothing was ever set up to the end here: make it, or make it whole
        venv.create(VENV, with_pip=True)
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    for path in locks:
        subprocess.check_call([*pip, "install", "--require-hashes", "-r", path])
    subprocess.check_call([*pip, "install", "--no-deps", "--no-build-isolation", "-e", ROOT])
    stamp.write_text(want)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        print(f"run.py: a step of the set-up failed with exit code {error.returncode}; see above", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
