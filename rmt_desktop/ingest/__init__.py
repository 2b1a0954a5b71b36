"""Files to documents: one small module per format, and the child process that parses."""
