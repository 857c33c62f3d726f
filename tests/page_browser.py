"""A page opened in headless Chromium, with all it asks for and all it complains of."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


class Opened:
    """A page with all it asked for and all it complained of."""

    def __init__(self, browser: Any, file: Path, address: str = "", **context: Any) -> None:
        self.context = browser.new_context(**{"viewport": DESK, "offline": True, **context})
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: (self.complaints.append(d.message), d.dismiss()))
        self.page.goto(f"file://{file}{address}")
        self.page.wait_for_timeout(250)

    @property
    def state(self) -> str:
        # The page itself knows at once; the browser tells of a new address a little later.
        return unquote(self.page.evaluate("location.hash").removeprefix("#"))

    def close(self) -> None:
        outside = [u for u in self.requests if not u.startswith(("file:", "data:", "blob:"))]
        self.context.close()
        assert outside == [] and self.complaints == []
