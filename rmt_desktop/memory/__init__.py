"""The recurrent memory transformer: segments in, memory states out.

Sources: Bulatov et al., "Recurrent Memory Transformer" (arXiv 2207.06881, sections 3.1 and 3.2) for the
recurrence; Bulatov et al., "Scaling Transformer to 1M tokens and beyond with RMT" (arXiv 2304.11062,
section 3) for the encoder layout with one memory block that is read and rewritten.
"""
