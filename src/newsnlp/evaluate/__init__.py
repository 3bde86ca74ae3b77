"""Figures on corpora with gold: a file per benchmark, pure scoring."""
