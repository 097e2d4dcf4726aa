"""The board: what everybody in the hall sees on the big screen."""
