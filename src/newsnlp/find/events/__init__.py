"""Events as a text tells them: their nouns and settings, and who is there."""
