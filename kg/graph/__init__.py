"""From facts to RDF: what every notice states, the vocabulary, the places and bodies, and what follows."""
