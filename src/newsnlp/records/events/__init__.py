"""Events: which tellings are of one, who takes part, when and where."""
