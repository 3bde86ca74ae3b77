"""Names of people: their forms, parts and cases, and which are of one person."""
