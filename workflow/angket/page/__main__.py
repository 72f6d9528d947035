"""Start the page: ``python -m angket.page`` in the folder of the project."""

import os
import sys

from angket.page.project import Project
from angket.page.serving import open_browser, running, serve
from angket.page.starting.fault import StartFault
from angket.page.starting.options import parser
from angket.page.starting.words import show, tell, wait_for_the_reader


def main(arguments=None):
    """Serve the project in the present folder, or open the page of the server that does.

    Returns
    -------
    int
        The status to end with.
    """
    options = parser("python -m angket.page").parse_args(arguments)
    # What the page and its runs write holds answers of people: nobody else may read it.
    os.umask(0o077)
    project = Project(".")

    def opened(instance, key="opened"):
        tell(key)
        show(f"\n{instance.address}\n")
        if not options.no_browser:
            open_browser(project.root, instance)

    try:
        if instance := running(project.root):
            opened(instance, "open_already")
            return 0
        serve(project, options.port, opened)
    except StartFault as fault:
        tell(fault.key, **fault.fillings)
        wait_for_the_reader()
        return 1
    except KeyboardInterrupt:
        pass
    tell("ended")
    return 0


if __name__ == "__main__":
    sys.exit(main())
