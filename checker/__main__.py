"""``python -m checker``, and the command ``checker``."""

import sys


def main() -> None:
    """Run the command with the program's arguments, and exit with its code."""
    from checker import cli

    sys.exit(cli.main())


if __name__ == "__main__":
    main()
