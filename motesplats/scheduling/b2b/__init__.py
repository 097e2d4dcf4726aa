"""Fairs whose meetings are all given: when each is held, with the fewest breaks, and the proof."""
