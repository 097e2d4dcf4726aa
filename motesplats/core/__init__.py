"""The vocabulary that every other room shares; standard library only."""
