"""Qt state without widgets: what the views show and change."""
