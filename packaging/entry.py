"""What the built program starts with."""

from gluteapp.cli import run

if __name__ == "__main__":
    run()
