"""The atlas's drawing board: control points in, layered SVG out (development only)."""
