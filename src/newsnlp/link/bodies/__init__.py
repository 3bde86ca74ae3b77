"""Names of organizations: acronyms, short names, bare nouns, and which are of one body."""
