"""The app, which also logs which of the large libraries for tables are loaded when a screen is drawn."""

import sys
from pathlib import Path

from app import main

main(Path(sys.argv[1]))
sys.stdout.write(f"loaded: {sorted({'pandas', 'pyarrow'} & sys.modules.keys())}\n")
