"""Measure answers: metrics, intervals, reports."""
