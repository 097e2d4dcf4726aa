"""The employer's screen: choose, unlock, read, write, look through and save."""
