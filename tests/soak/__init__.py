"""Proofs that nothing is lost: ``python -m tests.soak kills|disk|flips|endurance``; short ones run with the tests."""
