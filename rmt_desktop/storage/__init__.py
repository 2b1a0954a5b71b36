"""The library on disk: SQLAlchemy over two SQLite databases. Gives and takes domain objects only."""
