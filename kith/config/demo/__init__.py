"""The demo network: made-up people and a lived-in year, dated from today."""

from kith.config.demo.loader import DemoRefused, load

__all__ = ["DemoRefused", "load"]
