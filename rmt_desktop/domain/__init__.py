"""What the program talks about: documents, segments, memory, questions, answers. Standard library only."""
