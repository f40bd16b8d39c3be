"""``python -m gluteapp``."""

from gluteapp.cli import run

if __name__ == "__main__":
    run()
