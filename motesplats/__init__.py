"""motesplats: recruitment fairs where employers give feedback face to face."""

__version__ = "0.1.0"
