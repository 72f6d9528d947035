"""What pages of other origins try in a real browser that has the page open, and what they get."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from served import TRIED, Served, browser

from angket.page.instance import page_that_opens

pytestmark = pytest.mark.slow
chromium = pytest.fixture(browser, scope="module")

# Everything a page of another origin can try; what it learned stands in `window.learned`.
ATTACK = """<!DOCTYPE html><meta charset="utf-8"><title>evil</title><body><script>
const to = new URLSearchParams(location.search).get("to");
window.learned = {};
const settled = (name, promise) =>
  promise.then(told => { learned[name] = String(told); }, error => { learned[name] = "refused"; });
const read = (path, options) => fetch(to + path, {credentials: "include", ...options})
  .then(answer => answer.text()).then(text => text || "nothing");
const element = (kind, path) => new Promise((resolve, reject) => {
  const made = document.createElement(kind);
  made.onload = () => resolve("loaded"); made.onerror = reject; made.src = to + path;
  document.body.append(made);
});
const posted = target => new Promise(resolve => {
  const form = document.createElement("form");
  Object.assign(form, {method: "post", action: to + "/end", target: target});
  document.body.append(form); form.submit(); setTimeout(() => resolve("sent"), 1000);
});
const stream = new Promise((resolve, reject) => {
  const source = new EventSource(to + "/", {withCredentials: true});
  source.onopen = resolve; source.onmessage = resolve;
  source.onerror = () => { source.close(); reject(); };
});
const socket = new Promise((resolve, reject) => {
  const made = new WebSocket(to.replace("http", "ws") + "/");
  made.onopen = resolve; made.onerror = reject;
});
document.body.insertAdjacentHTML("beforeend", "<iframe name=hole></iframe>");
const json = {method: "POST", headers: {"Content-Type": "application/json"}, body: "{}"};
Promise.all([
  settled("read", read("/")),
  settled("read blindly", read("/", {mode: "no-cors"})),
  settled("post", read("/end", {method: "POST"})),
  settled("post blindly", read("/end", {method: "POST", mode: "no-cors"})),
  settled("post json", read("/end", json)),
  settled("put", read("/end", {method: "PUT"})),
  settled("script", element("script", "/static/page.js")),
  settled("image", element("img", "/shown/results/kecil/picture.png")),
  settled("form", posted("hole")),
  settled("stream", stream),
  settled("socket", socket),
]).then(() => {
  const frame = document.createElement("iframe");
  frame.name = "framed"; frame.src = to + "/"; document.body.append(frame);
  const opened = window.open(to + "/");
  setTimeout(() => {
    try { learned.opened = opened.document.body.innerText; } catch { learned.opened = "refused"; }
    window.done = true;
  }, 1500);
});
</script>"""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with Served(tmp_path_factory.mktemp("browser") / "Tesis Saya", TRIED) as served:
        picture = b"\x89PNG\r\n\x1a\n"
        (served.folder / "results/kecil/picture.png").write_bytes(picture)
        yield served
        assert served.process.poll() is None, "an attack ended the server"


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    """The port of a server of somebody else."""
    folder = tmp_path_factory.mktemp("evil")
    (folder / "index.html").write_text(ATTACK, encoding="utf-8")
    (folder / "shut.html").write_text(
        '<!DOCTYPE html><iframe name="shut" sandbox="allow-scripts allow-forms allow-popups">'
        '</iframe><script>document.querySelector("iframe").src = "/" + location.search</script>',
        encoding="utf-8",
    )
    handler = functools.partial(Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def page(chromium, served):
    """A browser that has the page open."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(served.address)
    page.wait_for_url(f"{served.origin}/")
    yield page
    context.close()


def test_the_secret_leaves_the_address_and_forms_work(page, served):
    assert "Studi kecil" in page.content()
    assert page.url == f"{served.origin}/"
    assert page.evaluate("document.cookie") == ""
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="Your studies", level=1).wait_for()
    page.go_back()
    assert served.secret not in page.url


def test_the_file_that_opens_the_page_lets_in(chromium, served):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(page_that_opens(served.folder, served.instance).as_uri())
    page.wait_for_url(f"{served.origin}/")
    page.get_by_text("Studi kecil").wait_for()
    context.close()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost"])
@pytest.mark.parametrize("shut", [False, True], ids=["bare", "sandboxed"])
def test_no_other_page_reads_or_changes_anything(page, served, evil, host, shut):
    other = page.context.new_page()
    other.goto(f"http://{host}:{evil}/{'shut.html' if shut else ''}?to={served.origin}")
    frame = other.frame("shut") if shut else other.main_frame
    frame.wait_for_function("window.done", timeout=30_000)
    learned = frame.evaluate("window.learned")
    assert learned.pop("read blindly") in ("nothing", "refused")
    assert learned.pop("post blindly") in ("nothing", "refused")
    assert learned.pop("form") == "sent"
    assert len(learned) == 9 and {*learned.values()} == {"refused"}, learned
    framed = next(inner for inner in other.frames if inner.name == "framed")
    assert "Studi kecil" not in framed.content()
    # What was sent to `/end` has ended nothing.
    page.wait_for_timeout(1500)
    assert served.process.poll() is None
    page.reload()
    assert "Studi kecil" in page.content()


def test_a_page_of_another_origin_cannot_send_the_reader_to_a_change(page, served, evil):
    other = page.context.new_page()
    other.goto(f"http://127.0.0.1:{evil}/nothing")
    other.evaluate(
        """to => { document.body.innerHTML = `<form method=post action="${to}/end"></form>`;
        document.forms[0].submit(); }""",
        served.origin,
    )
    other.get_by_text("Another web page asked Angket for this").wait_for()
    assert served.process.poll() is None


def test_a_name_that_was_turned_to_this_machine_shows_nothing(page, served):
    for address in ("/", f"/?key={served.secret}"):
        answer = page.goto(f"http://rebound.example:{served.port}{address}")
        assert answer.status == 403
        assert "Studi kecil" not in page.content()
    assert [cookie["domain"] for cookie in page.context.cookies()] == ["127.0.0.1"]


def test_what_answers_put_into_a_report_is_no_program(page, served):
    page.evaluate(
        """() => { const frame = document.createElement("iframe");
        frame.name = "report"; frame.src = "/shown/results/kecil/report/report.html";
        document.body.append(frame); }"""
    )
    page.wait_for_timeout(1000)
    frame = page.frame("report")
    assert "Isi laporan" in frame.content() and frame.title() == "Laporan"
    page.goto(f"{served.origin}/shown/results/kecil/report/report.html")
    page.wait_for_timeout(1000)
    assert page.title() == "Laporan"
    assert served.process.poll() is None
