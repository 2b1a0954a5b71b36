"""The window: renders domain objects and hands requests to the desk. PySide6 only."""
