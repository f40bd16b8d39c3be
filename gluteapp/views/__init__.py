"""Windows, panes and dialogs. They are handed objects and load nothing."""
