"""Dialogs that ask for the store's passphrase."""
