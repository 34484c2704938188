"""YAML and JSON read strictly, with a position for every key and value.

Every scalar stays text (``NO`` is a country, ``0123`` a number with a zero in front); whoever knows the meaning converts it. Doubled keys,
anchors, tags, several documents, deep nesting, oversized or undecodable files and control characters are refused, all at once where the
file can still be read. The document is built from parser events, not by recursion, so that hostile nesting costs nothing.
"""

from rejoinder.strict_yaml.building import MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES
from rejoinder.strict_yaml.loaded import Loaded, Path_, Position, dotted, steps
from rejoinder.strict_yaml.reading import MAX_BYTES, examine, load, parse

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_PROBLEMS",
    "MAX_VALUES",
    "Loaded",
    "Path_",
    "Position",
    "dotted",
    "examine",
    "load",
    "parse",
    "steps",
]
