"""Windows and pages: the only room that knows Qt; it asks use cases and shows their answers."""
