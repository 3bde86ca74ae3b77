"""The networks that find spans and relate mentions: features, layers, weights."""
