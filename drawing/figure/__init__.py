"""One jointed person, posed by angles and contacts, drawn as layered shapes."""
