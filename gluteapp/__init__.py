"""An interactive body map: point at the pain, see which muscles may be behind it."""

__version__ = "0.1.0"
