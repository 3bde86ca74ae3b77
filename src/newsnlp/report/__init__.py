"""The report: everything found in a dump as one HTML page that opens without a network."""
