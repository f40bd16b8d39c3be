"""Reads SVG and TOML into domain objects and collects every problem on the way."""
