"""Engines that answer questions with evidence."""
