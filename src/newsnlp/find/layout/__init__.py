"""Lists, lines, dashes and dossiers: what the layout of a text says."""
