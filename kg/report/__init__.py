"""Reports: the 清单 a planner passes on, as a workbook, a page that prints, or Markdown.

`content` gathers the topics from a snapshot; `workbook`, `page` and `markdown` set them.
"""
