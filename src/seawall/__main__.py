"""`python -m seawall`: the command line where no script was installed."""

from seawall.cli import main

main()
