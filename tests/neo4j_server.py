"""A real Neo4j for tests, from its Maven artifacts: no docker, ends with the test that started it.

Needs `java` (a JDK: the launcher is one source file) and `mvn`. Everything it writes goes into one folder.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

LAUNCHER = Path(__file__).with_name("neo4j")
_KEPT = Path.home() / ".m2" / "repository"
_STARTS = 400  # seconds; about ten on an idle machine


def missing() -> str:
    """What is missing to start a server here, '' where nothing is."""
    lacking = [tool for tool in ("java", "javac", "mvn") if not shutil.which(tool)]
    return f"a real Neo4j needs {' and '.join(lacking)}, or KG_TEST_NEO4J_URI" if lacking else ""


def class_path() -> str:
    """The jars of Neo4j, fetched by Maven the first time; asked for anew only when pom.xml has changed."""
    noted = _KEPT / f"neo4j-for-tests-{(LAUNCHER / 'pom.xml').stat().st_size}.classpath"
    if noted.exists() and all(Path(jar).exists() for jar in noted.read_text().split(os.pathsep)):
        return noted.read_text()
    _KEPT.mkdir(parents=True, exist_ok=True)
    goal = ["dependency:build-classpath", f"-Dmdep.outputFile={noted}"]
    subprocess.run(["mvn", "-q", "-B", "-f", str(LAUNCHER / "pom.xml"), *goal], check=True, timeout=600)
    return noted.read_text()


def launcher() -> Path:
    """The folder of the compiled launcher, compiled anew only when its source has changed."""
    source = LAUNCHER / "Neo4jServer.java"
    folder = _KEPT / f"neo4j-for-tests-{hashlib.sha256(source.read_bytes()).hexdigest()[:12]}"
    if not folder.exists():
        with tempfile.TemporaryDirectory(dir=_KEPT) as aside:
            subprocess.run(["javac", "-cp", class_path(), "-d", f"{aside}/classes", str(source)], check=True)
            Path(aside, "classes").rename(folder)
    return folder


class Server:
    """One server; `start` may be called again after `kill` and finds what was written before."""

    def __init__(self, folder: Path, *, read_only: bool = False, memory: str = "512m", short: bool = True) -> None:
        self.folder, self.read_only, self.memory, self.short = folder, read_only, memory, short
        self.password = secrets.token_hex(8)
        self.port = _free_port()
        self._process: subprocess.Popen[str] | None = None

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def process(self) -> int:
        """The number of its process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> Self:
        swift = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"] if self.short else []  # starts sooner, runs slower
        options = [f"-Xmx{self.memory}", *swift, "-cp", os.pathsep.join((class_path(), str(launcher())))]
        call = ["java", *options, "Neo4jServer", str(self.folder), str(self.port), self.password]
        self._process = subprocess.Popen(
            [*call, *(["read-only"] if self.read_only else [])], cwd=self.folder.parent, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        watch = threading.Timer(_STARTS, self._process.kill)
        watch.start()
        said = []
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said.append(line)
            if line.strip() == "READY":
                break
        else:
            raise RuntimeError("the server did not start:\n" + "".join(said[-20:]))
        watch.cancel()
        return self

    def kill(self) -> None:
        """As a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()


def admin(home: Path) -> Path:
    """`neo4j-admin` for the server that will be started in `home`; returns the folder it is in, for PATH."""
    folder = home.with_name(f"{home.name}-bin")
    folder.mkdir()
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    script = folder / "neo4j-admin"
    script.write_text(
        f"#!/bin/sh\nexport NEO4J_HOME='{home}' NEO4J_CONF='{home}/conf'\n"
        f"exec java -Xmx512m -cp '{class_path()}' org.neo4j.cli.AdminTool \"$@\"\n"
    )
    script.chmod(0o755)
    return folder


@contextmanager
def running(folder: Path, **options: bool | str) -> Iterator[Server]:
    """A server for the length of a `with`."""
    server = Server(folder, **options)  # type: ignore[arg-type]
    try:
        yield server.start()
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
