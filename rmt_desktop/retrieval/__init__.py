"""Find candidate segments: by words (BM25), by meaning (dense vectors), and both together."""
