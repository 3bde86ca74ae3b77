"""Results to files: one module per format, each with ``write(results, stream, …)``."""
