"""`python -m seawall`: the command line where no script was installed."""

from seawall.cli import main

# Processes that share its work load this module too, under another name.
if __name__ == "__main__":
    main()
