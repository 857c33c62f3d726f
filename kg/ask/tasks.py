"""Questions on tasks themselves: those of a notice or a chapter, those that nobody leads."""

from __future__ import annotations

import re

from kg.ask.duties import count, said_of
from kg.ask.question import number
from kg.ask.reply import Asker, Reply, unique


def tasks_without_lead(asker: Asker) -> Reply:
    """Tasks for which nobody is named as lead."""
    rows = [r for r in asker.rows("tasks") if not r["lead"] and not r["responsible"] and (r["shared"] or r["support"])]
    answers = [r for r in asker.rows("tasks") if not r["lead"] and r["responsible"]]
    text = asker.say(
        f"{count(rows)}项任务没有牵头单位:{'、'.join(said_of(rows)) or '无'}",
        f"{count(rows)} tasks have no lead: {', '.join(said_of(rows)) or 'none'}",
    )
    if answers:
        text += asker.say(
            f";另有任务只写负责单位、没有写谁牵头:{'、'.join(said_of(answers))}",
            f"; for others bodies are responsible and nobody is said to lead: {', '.join(said_of(answers))}",
        )
    return asker.reply("tasks", rows, text + asker.say("。", "."), ["lead = 0"])


def tasks(asker: Asker) -> Reply:
    """The tasks of a notice or of a chapter of one."""
    q = asker.question
    rows = asker.rows("tasks", **({"notice": asker.notice} if asker.notice else {}))
    filters = [f"notice = {asker.notice}"] if asker.notice else []
    sections = [s for s in unique(rows, "section") if _names_section(q.text, str(s))]
    if sections:
        rows, filters = [r for r in rows if r["section"] in sections], [*filters, f"section = {sections[0]}"]
    elif (match := re.search(r"第([一二三四五六七八九十]+|\d+)(?:章|部分)", q.text)) is not None:
        chapter = number(match[1])
        rows = [r for r in rows if _chapter(str(r["section"] or "")) == chapter]
        filters.append(f"chapter = {chapter}")
    where = asker.say("、".join(map(str, sections)), ", ".join(map(str, sections)))
    text = asker.say(
        f"{where}共{count(rows)}项任务:{'、'.join(said_of(rows))}。",
        f"{count(rows)} tasks{' in ' + where if where else ''}: {', '.join(said_of(rows))}.",
    )
    return asker.reply("tasks", rows, text, filters)


def names_section(asker: Asker) -> bool:
    """True where the question holds the heading of a chapter of tasks, five characters or longer."""
    sections = {re.sub(r"^[一二三四五六七八九十\d]+[、.]", "", str(r["section"] or "")) for r in asker.rows("tasks")}
    return any(len(s) >= 5 and s in asker.question.text for s in sections)


def _chapter(section: str) -> int:
    """The number that a section begins with, 0 where it has none."""
    match = re.match(r"[一二三四五六七八九十]+|\d+", section)
    return number(match[0]) if match else 0


def _names_section(text: str, section: str) -> bool:
    bare = re.sub(r"^[一二三四五六七八九十\d]+[、.]", "", section)
    return len(bare) > 2 and bare in text
