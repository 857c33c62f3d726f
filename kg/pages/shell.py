"""The shell all pages share: template, style, scripts, the content policy, and the file itself.

A page by itself is one HTML file: style and scripts stand inside it and are allowed by their hashes. The
pages of a site share one style and one script beside them. Everything else is refused by the page's own
policy, so that words of a notice could not act even if they got in.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from kg.pages import marks, wording
from kg.pages.site import ALONE, DRAWING, SCRIPT, STYLE, Site
from kg.pages.view import Hit, Mark, Notice, Piece, Quote, Text

_ASSETS = files("kg.pages") / "assets"
_SHEETS = (
    "tables.css",
    "chain.css",
    "sketch.css",
    "overview.css",
    "matrix.css",
    "agencies.css",
    "map.css",
    "timeline.css",
    "policy.css",
)
_SCRIPTS = {
    "overview": (
        "overview_unpack.js",
        "overview_whole.js",
        "overview.js",
        "overview_panel.js",
        "overview_lists.js",
    ),
    "matrix": ("grid.js", "matrix.js"),
    "agencies": ("grid.js", "agencies.js"),
    "map": ("map.js",),
    "policy": ("policy.js",),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What the shell needs to know beside the page's own content."""

    kind: str
    title: Text
    notices: tuple[Notice, ...]
    area: Text = Text("")
    hits: tuple[Hit, ...] = ()
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    data: object = None
    site: Site = ALONE


@lru_cache(maxsize=64)
def asset(name: str) -> str:
    """The text of a shipped asset; raises FileNotFoundError where the installation lacks it."""
    return (_ASSETS / name).read_text("utf-8")


def inert(value: object) -> Markup:
    """JSON that cannot end its script element nor be read as markup.

    >>> inert("</script>&")
    Markup('"\\\\u003c/script\\\\u003e\\\\u0026"')
    """
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "&<>\u2028\u2029":
        words = words.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(words)


def render(frame: Frame, template: str, **content: object) -> str:
    """The whole page as text: same view, same bytes."""
    apart = bool(frame.site.files)
    style = "" if apart else "\n".join(asset(n) for n in ("tokens.css", "frame.css", *frame.styles, "print.css"))
    scripts = [] if apart else [*frame.libraries, *(asset(n) for n in ("shell.js", *frame.scripts))]
    scripts = [_inline(s) for s in scripts]
    return (
        _environment()
        .get_template(template)
        .render(
            frame=frame,
            page=frame.site.page,
            policy=_policy("'self' file:", "'self' file:") if apart else _policy(_hash(style), *map(_hash, scripts)),
            style=Markup(style),
            scripts=[Markup(s) for s in scripts],
            files=(STYLE, [*([DRAWING] if frame.libraries else []), SCRIPT]) if apart else (),
            index=inert(
                [[h.name.zh, h.name.english, h.kind.zh, h.kind.english, h.href, h.aliases] for h in frame.hits]
            ),
            data=None if frame.data is None else inert(frame.data),
            period=wording.period(frame.notices),
            standings=_counted(frame.notices),
            **content,
        )
    )


def _policy(style: str, *scripts: str) -> str:
    """What the page may load: its own style and scripts, nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(scripts),
            "style-src " + style,
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def shared_style() -> str:
    """The style of all kinds of pages, for a site."""
    return "\n".join(asset(n) for n in ("tokens.css", "frame.css", *_SHEETS, "print.css"))


def shared_script(pages: list[list[str]]) -> str:
    """The script of all kinds of pages, for a site; each part runs on its own kind. `pages` go into every search."""
    parts = ['"use strict";', f"window.kgPages = {inert(pages)};", asset("shell.js")]
    for kind, names in _SCRIPTS.items():
        parts += [f'if (document.body.classList.contains("{kind}")) {{\n{asset(n)}\n}}' for n in names]
    return "\n".join(parts)


def _inline(script: str) -> str:
    """A script as the parser of HTML will see it: no end tag inside, line ends as LF (they enter the hash)."""
    return script.replace("</script", "<\\/script").replace("\r\n", "\n").replace("\r", "\n")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _counted(notices: tuple[Notice, ...]) -> list[tuple[str, Text, int]]:
    counts = {key: sum(n.standing == key for n in notices) for key in wording.STANDINGS}
    return [(key, wording.STANDINGS[key], count) for key, count in counts.items() if count]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    found = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals.update(
        standing=wording.STANDINGS,
        tier_words=wording.TIER_WORDS,
        tier_hints=wording.TIER_HINTS,
        role_words=wording.ROLE_WORDS,
        role_badges=wording.ROLE_BADGES,
        kind_words=wording.KIND_WORDS,
        kinds=wording.PAGE_WORDS,
        mark=marks.svg,
        role_mark=marks.role,
        drawing=_drawing,
        samples=marks.samples(),
        Mark=Mark,
        Text=Text,
    )
    found.filters.update(en_date=wording.english_date, citation=citation, web=web, shown=shown)
    return found


def _drawing(mark: Mark) -> Markup:
    """The shapes of a coverage mark, to stand inside a drawing."""
    return Markup(marks.drawing(mark))


def citation(quote: Quote) -> str:
    """What stands before a quotation that is pasted: full title, number, clause, date; the script adds the words."""
    notice = quote.notice
    number = f"（{notice.number}）" if notice.number else ""
    place = " ".join(x for x in (quote.clause, notice.date) if x)
    return f"《{notice.title}》{number}{place}："


def shown(pieces: tuple[Piece, ...]) -> str:
    """The words of a passage without marks."""
    return "".join(p.words for p in pieces)


def web(address: str) -> str:
    """An address that may be linked: http or https, otherwise nothing.

    >>> web("javascript:alert(1)"), web("https://www.sc.gov.cn/")
    ('', 'https://www.sc.gov.cn/')
    """
    return address if address.lower().startswith(("http://", "https://")) else ""


def write(page: str, path: Path, *, sync: bool = True) -> None:
    """Write the page whole or not at all: the old file stays until the new one is on the disk.

    Without `sync` the system may still hold the new file back: for folders of hundreds that can be written again.

    Raises OSError where the folder is missing, cannot be written or the disk is full.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    aside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
            file.flush()
            if sync:
                os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        aside.chmod(0o666 & ~umask)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
