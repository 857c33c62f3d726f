"""Industrial chains and their stages."""
