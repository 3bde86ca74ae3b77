"""Memberships: who belongs to a body, founds it, owns it or leaves it."""
