"""Positions: whose a role is, where it is held, since when and whether still."""
