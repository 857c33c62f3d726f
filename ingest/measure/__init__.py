"""How much was read and how well: scores on labelled texts, the ledger of what no fact explains."""
