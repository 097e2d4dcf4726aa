"""One function per verb: whatever a window or a command can do, without either."""
