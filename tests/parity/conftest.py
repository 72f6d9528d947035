"""Says at the end of a run which oracles were started and which were read from records."""

from . import oracles


def pytest_terminal_summary(terminalreporter):
    for program, version in oracles.versions().items():
        state = f"live: {version}" if version else "absent here; its recorded outputs served"
        terminalreporter.write_line(f"parity oracle {program} {state}")
