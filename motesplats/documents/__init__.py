"""Sheets of paper: values in, PDF bytes out; knows no store and decides nothing about who may see
what."""
