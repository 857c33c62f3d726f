"""Documents named in a notice: titles in book marks, document numbers, unmarked names, and how they are cited."""
