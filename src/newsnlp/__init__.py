"""Russian news text in; people, roles, organizations and events out, as linked records."""
