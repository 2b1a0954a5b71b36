"""How long a training takes, how fast it learns, and how often it looks at itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """How long and how fast."""

    minutes: float
    """Training time over all resumed runs; the learning rate falls to zero over it."""
    batch_tokens: int = 3200
    lesson_tokens: int = 6400
    """Of a batch of lessons, all their segments and the padding together."""
    learning_rate: float = 3e-4
    head_rate: float = 1e-3
    """For heads and initial memory."""
    warm_up: float = 0.03
    weight_decay: float = 0.01
    dropout: float = 0.1
    """Of hidden states, in reading and retrieval; never in lessons, which are new each time."""
    renamed: float = 0.2
    """Share of an example's own words that half of the examples read have exchanged for others."""
    retrieval_every: int = 10
    """Every n-th batch teaches retrieval vectors instead of reading."""
    carried: float = 0.5
    """Share of rows read with a memory that an earlier row left behind."""
    checkpoint_seconds: float = 180.0
    begin: float = 0.0
    """Share of the curriculum to leave out at its start: for going on from a reader that has had it, 0–1."""
    seed: int = 7
    half_precision: bool = False
    """Whether matrix products run in bfloat16; weights and optimizer stay in float32."""
    accumulate: int = 1
    """Batches whose gradients are added up before each step of the optimizer."""
    evaluate_seconds: float = 300.0
    """Training time between two looks at the development questions, where there are any."""
    patience: int = 8
    """Looks without improvement after which training stops early."""

    def rate(self, progress: float) -> float:
        """Share of the full learning rate: up over ``warm_up``, then down to zero.

        Args:
            progress: share of the planned time that has passed, 0–1.

        >>> plan = TrainingPlan(1.0, warm_up=0.2)
        >>> [round(plan.rate(p), 2) for p in (0.0, 0.1, 0.2, 0.6, 1.0)]
        [0.0, 0.5, 1.0, 0.5, 0.0]
        """
        if progress < self.warm_up:
            return progress / self.warm_up
        return (1 - progress) / (1 - self.warm_up)
