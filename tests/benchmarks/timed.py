"""Streamlit as always, which also prints what each run of a script took: its thread's own time, in ms.

    .venv/bin/python -m tests.benchmarks.timed run app.py

That time leaves out what else the machine does meanwhile.
"""

import sys
from time import thread_time

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.web.cli import main

MARK = "script run"
_run = ScriptRunner._run_script


def _timed(runner: ScriptRunner, data: RerunData) -> None:
    start = thread_time()
    try:
        _run(runner, data)
    finally:
        sys.stdout.write(f"{MARK} {(thread_time() - start) * 1e3:.3f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    setattr(ScriptRunner, _run.__name__, _timed)
    main(prog_name="streamlit")
