"""Arguments in, exit code out."""

import sys


def main() -> int:
    """The program's start; also the start of the child process that opens foreign workbooks."""
    if sys.argv[1:2] == ["read-workbook"]:
        # A packaged program has no other interpreter to start the child with.
        from motesplats.exchange.sandbox import main as read_workbook

        read_workbook(sys.argv[2])
        return 0
    # Late, so that the child loads nothing else of the program.
    from motesplats.compose import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
