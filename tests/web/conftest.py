"""An archive of generated posts, one of them full of HTML, and a client inside the process."""

import asyncio
import json

import pytest

from benchmarks.generated_posts import generated_posts
from nlp_reports.archive import Failure, Store, prepare
from nlp_reports.batch import ExtractorSpec, run
from nlp_reports.web.site import make_site

STAND_IN = ExtractorSpec("benchmarks.stand_in:load")
TOKEN = "open-sesame-42"
HOSTILE = "<script>document.title='caught'</script><img src=x onerror=\"document.title='caught'\">"
#: What a repair reads: it would break out of an attribute that is not quoted.
MENDED = 'жылдың" onmouseover="document.title=1" x="'
#: As posts have them: a talk whose title, a winner whose branch, an issuer that is HTML.
HOSTILE_TEXT = (
    f"2019 жылғы 5 наурызда Шилісай орта мектебінде «{HOSTILE}» атты семинар өтті.\n"
    f"1. Сейітова Р.Л., әдіскер – «{HOSTILE}».\n"
    f"{HOSTILE} мекемесінің грамотасымен марапатталды: Сейітова Р.Л. (Теректі).\n{HOSTILE}"
)


def make_archive(folder, count=40):
    """Write an archive: generated posts, then the hostile one; and a hostile failure in quarantine."""
    lines = [*generated_posts(count)]
    lines.append({"id": "h", "url": f"https://x.example/{HOSTILE}", "title": HOSTILE, "text": HOSTILE_TEXT})
    source = folder / "posts.jsonl"
    source.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    archive = folder / "kitaphana.sqlite"
    account = run([source], archive, spec=STAND_IN)
    assert account.balanced and not account.quarantined
    with Store(archive) as store, store.transaction():
        record = json.loads(store.record(2))  # as if damage had been mended in it
        word = record["text"].split()[1]
        start = record["text"].index(word)
        mended = {"start": start, "end": start + len(word), "text": word, "replacement": MENDED, "kind": "homoglyph"}
        store.put(prepare({**record, "repairs": [mended]}))
        kept = Failure(
            uri=HOSTILE, sha256="0", stage="extract", reason=HOSTILE, detail=HOSTILE, content=HOSTILE.encode()
        )
        store.put_failure(kept, None)
    return archive


@pytest.fixture(scope="session")
def archive_read(tmp_path_factory):
    """An archive that no test writes to."""
    return make_archive(tmp_path_factory.mktemp("read"))


@pytest.fixture
def archive(archive_read, tmp_path):
    """An archive of the test's own."""
    copy = tmp_path / archive_read.name
    copy.write_bytes(archive_read.read_bytes())
    return copy


class Browser:
    """Requests to a site inside this process, cookies kept."""

    def __init__(self, site):
        self.site, self.cookies = site, {}

    def get(self, path, **options):
        return self._send("get", path, **options)

    def post(self, path, data=None, *, token=True, **options):
        """Send a form, with the CSRF token of the site unless told otherwise."""
        if token:
            if "ds_csrftoken" not in self.cookies:
                self.get("/sign-in")
            data = {**(data or {}), "csrftoken": self.cookies.get("ds_csrftoken", "")}
        return self._send("post", path, data=data, **options)

    def sign_in(self, name="Айгүл", token=TOKEN):
        return self.post("/sign-in", {"token": token, "name": name})

    def _send(self, method, path, **options):
        async def send():
            return await getattr(self.site.client, method)(path, cookies=self.cookies, **options)

        response = asyncio.run(send())
        self.cookies |= dict(response.cookies)
        return response


@pytest.fixture
def visitor(archive):
    """A visitor before an archive of its own."""
    return Browser(make_site(archive, token=TOKEN))


@pytest.fixture
def reader(archive_read):
    """A visitor before the archive that nobody writes to."""
    return Browser(make_site(archive_read, token=TOKEN))
