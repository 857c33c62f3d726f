"""Who hosts what: the pairs of industry and place that a clause states."""
