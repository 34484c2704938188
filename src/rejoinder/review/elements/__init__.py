"""The elements that a notice must have: which are met, missing, unknown, or left for the signer."""

from rejoinder.review.elements.deciding import State
from rejoinder.review.elements.reporting import Element, elements, missing_elements

__all__ = ["Element", "State", "elements", "missing_elements"]
