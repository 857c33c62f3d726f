"""From the text as published to the text that rules read.

Chrome, contacts and copies are marked, widths and damage folded; the outline and tables are found.
"""
