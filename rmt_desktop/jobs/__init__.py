"""Background work: what is done, how far it is, how it is stopped. No Qt."""
