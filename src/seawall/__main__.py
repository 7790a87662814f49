"""`python -m seawall`, and the script of that name: the command line.

Processes that share its work load this module too, under another name; they need no command line, which takes as long to
load as all that they need.
"""


def main() -> None:
    """Run the command line with this process's arguments and end with its exit code."""
    from seawall.cli import main as run  # noqa: PLC0415  # see above

    run()


if __name__ == "__main__":
    main()
