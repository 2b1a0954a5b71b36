"""Training of readers: data, examples, batches, losses, trainer."""
