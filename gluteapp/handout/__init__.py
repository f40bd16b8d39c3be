"""The patient's page as a tagged PDF; no Qt. Preview, file and paper all come from it."""
