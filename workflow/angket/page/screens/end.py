"""The end of the page: the server ends, whatever is being computed goes on."""

import time

from starlette.background import BackgroundTask
from starlette.routing import Route

from angket.page.rendering import render

PLACE = None


async def end(request):
    """Say that the page has ended, then end it."""
    answer = render(request, "end.html")
    answer.background = BackgroundTask(_end_soon, request.app.state.end)
    return answer


def _end_soon(end):
    # The browser still asks for what the page looks like.
    time.sleep(1)
    end()


ROUTES = [Route("/end", end, methods=["POST"])]
