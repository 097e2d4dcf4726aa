"""The commands: arguments in, use cases, text or one JSON object out; no rules of its own."""
