"""How long the program takes, beside a plain way to do the same on the same machine and run."""
