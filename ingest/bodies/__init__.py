"""Government and Party bodies: their names in print, their official names, the jurisdiction they speak from."""
