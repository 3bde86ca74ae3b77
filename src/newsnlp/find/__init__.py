"""Mentions and relations: what a text says, by models and by rules."""
