"""Start the page: ``python -m angket.page`` in the folder of the project."""

import argparse
import secrets
import webbrowser

import uvicorn

from angket.page.app import application
from angket.page.project import Project


def main():
    """Serve the project in the present folder on the loopback address alone."""
    parser = argparse.ArgumentParser(prog="python -m angket.page")
    parser.add_argument("--port", type=int, default=8740)
    parser.add_argument("--no-browser", action="store_true")
    options = parser.parse_args()
    secret = secrets.token_urlsafe(32)
    address = f"http://127.0.0.1:{options.port}/?key={secret}"
    print(address, flush=True)
    if not options.no_browser:
        webbrowser.open(address)
    app = application(Project("."), secret)
    uvicorn.run(app, host="127.0.0.1", port=options.port, log_level="warning")


if __name__ == "__main__":
    main()
