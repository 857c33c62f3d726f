"""A page as a browser without script would see it."""

from __future__ import annotations

from html.parser import HTMLParser


class Page(HTMLParser):
    """Tags, addresses and texts of a page, as a browser without script would see them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: dict[str, int] = {}
        self.addresses: list[tuple[str, str]] = []
        self.blocks: dict[str, list[str]] = {"script": [], "style": []}
        self.handlers: list[str] = []
        self.text: list[str] = []
        self._inside = ""
        self.policy = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        held = {k: v or "" for k, v in attrs}
        self.addresses += [
            (tag, v) for k, v in held.items() if k in ("src", "href", "srcset", "action", "data", "poster")
        ]
        self.handlers += [k for k in held if k.startswith("on") or k == "style"]
        if held.get("http-equiv") == "Content-Security-Policy":
            self.policy = held["content"]
        self._inside = tag if tag in self.blocks else self._inside
        if tag in self.blocks:
            self.blocks[tag].append("")
            self._inert = held.get("type") == "application/json"

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.blocks[self._inside][-1] += data
        else:
            self.text.append(data)
