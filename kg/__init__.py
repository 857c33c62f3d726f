"""Knowledge graph of Chinese industrial-policy notices. Knows the graph, parses no notice."""

__version__ = "0.1.0"
