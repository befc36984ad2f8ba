"""`python -m ropewalk.app.cli`: the same as the command `ropewalk`."""

import sys

from ropewalk.app.cli.offline import main

if __name__ == "__main__":
    sys.exit(main())
