"""The map as a picture: artwork and overlay as SVG text, one source for window, file and page."""
