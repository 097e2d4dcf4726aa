"""Foreign formats in and out; values on one side, bytes on the other."""
