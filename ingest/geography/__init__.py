"""Places: divisions of China with codes and history, zones, areas, and their names in a text."""
