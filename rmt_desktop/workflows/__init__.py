"""Use cases, each a few lines over the layers below; no Qt."""
