"""Where gluteapp keeps its files on this computer.

Names, not ``Path`` objects: the first frame needs them before ``pathlib`` is loaded.
"""

from __future__ import annotations

import os

HOME_VARIABLE = "GLUTEAPP_HOME"
"""Names a folder for settings and cache instead of the system's own places."""


def settings_dir() -> str:
    """The folder of preferences and window geometry."""
    own = os.environ.get(HOME_VARIABLE)
    if own:
        return os.path.join(own, "settings")
    from platformdirs import user_config_dir

    return user_config_dir("gluteapp", appauthor=False)


def cache_dir() -> str:
    """The folder of what can be made again."""
    own = os.environ.get(HOME_VARIABLE)
    if own:
        return os.path.join(own, "cache")
    from platformdirs import user_cache_dir

    return user_cache_dir("gluteapp", appauthor=False)


def state_dir() -> str:
    """The folder of what must outlive a crash, and nothing longer."""
    own = os.environ.get(HOME_VARIABLE)
    if own:
        return os.path.join(own, "state")
    from platformdirs import user_state_dir

    return user_state_dir("gluteapp", appauthor=False)


def log_dir() -> str:
    """The folder of program logs, which never hold anything the user entered."""
    return os.path.join(cache_dir(), "log")
