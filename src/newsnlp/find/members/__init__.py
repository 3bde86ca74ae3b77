"""Whom a text tells to belong to a body: beside names, under labels, in lists."""
