"""Which document answers the case, or why none does."""

from rejoinder.plan.route import Route, route

__all__ = ["Route", "route"]
