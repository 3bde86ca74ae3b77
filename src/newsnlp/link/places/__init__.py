"""Names of places: nominatives, adjectives, and which are of one place."""
