"""What a text says in numbers: dates, amounts, periods, identifiers, provisions, exhibits, by value and in any language that has a file."""

from rejoinder.values.scanning import values_of
from rejoinder.values.value import Kind, Value

__all__ = ["Kind", "Value", "values_of"]
