"""What gluteapp knows and decides: plain Python, no Qt, no files, no clock."""
