"""How many words and names caches remember; what was met longest ago goes first.

All together take at most about 40 MB a process: news repeats the words of a few hundred articles
for ever, and what is seldom met is seldom asked again.
"""

WORDS = 8_000
"""Answers about single words, 0.1 to 1 kB each: the words of about 300 articles."""
NAMES = 3_000
"""Answers about names, or whole paradigms of a word, 1 to 2 kB each."""
RECENT = 4_000
"""Analyses of the words and endings of the articles at work, a few of them per word, 0.5 kB."""
GUESSES = 2_000
"""Analyses of words that the dictionary lacks, ten or so of them per word, 2 to 4 kB."""
