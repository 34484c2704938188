"""Rejoinder turns the facts of an intellectual-property complaint into the answer the accused seller can sign."""

__all__ = ["__version__"]

__version__ = "0.1.0"
