"""Outputs → a page, a notebook."""
