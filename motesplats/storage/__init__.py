"""The only room that knows SQLAlchemy: one store holds many fairs."""
