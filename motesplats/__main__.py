"""Arguments in, exit code out."""

import sys

from motesplats.compose import run


def main() -> int:
    """The program's start."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
