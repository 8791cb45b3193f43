"""Files of pictures: whole under their name, mended, and never a failure of the page."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pictures.files import is_whole, write_whole
from pictures.models import Picture
from pictures.upload import encode_anew, store_encoded
from tests.factories.newsroom import make_user
from tests.factories.pictures import bomb_header, make_picture, picture_bytes
from tests.overlap import overlapping

_WRITES = """
import resource, signal, sys
from pathlib import Path
from pictures.files import write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_DFL if sys.argv[2] == "killed" else signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
write_whole(Path(sys.argv[1]), b"new" * 1000)
"""


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def write_more_than_fits(path, how):
    """Write 3,000 bytes where there is room for 1,000."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _WRITES, str(path), how], check=False, cwd=root, capture_output=True
    )
    return done.returncode


@pytest.mark.parametrize("before", [None, b"old"])
def test_kill_in_the_middle_leaves_what_was_there(tmp_path, before):
    path = tmp_path / "pictures" / "a.jpg"
    if before:
        write_whole(path, before)

    assert write_more_than_fits(path, "killed") == -signal.SIGXFSZ

    assert (path.read_bytes() if path.exists() else None) == before


def test_full_disk_leaves_nothing(tmp_path):
    assert write_more_than_fits(tmp_path / "a.jpg", "refused") == 1

    assert list(tmp_path.iterdir()) == []


def test_file_is_readable_by_the_server_that_serves_it(tmp_path):
    write_whole(tmp_path / "a.jpg", b"x")

    assert (tmp_path / "a.jpg").stat().st_mode & 0o777 == 0o644


@pytest.mark.django_db
class TestMending:
    @pytest.mark.parametrize("content", [None, b"", b"half"])
    def test_same_picture_again_mends_its_file(self, media_root, content):
        encoded = encode_anew(picture_bytes())
        picture = store_encoded(encoded=encoded, name="a.jpg", caption="说明")
        path = media_root / picture.file.name
        path.unlink()
        if content is not None:
            path.write_bytes(content)

        again = store_encoded(encoded=encoded, name="b.jpg")

        assert (again, again.caption) == (picture, "说明")
        assert path.read_bytes() == encoded[0]
        assert is_whole(path, picture.digest)

    def test_new_picture_replaces_a_half_file_of_its_name(self, media_root):
        encoded = encode_anew(picture_bytes())
        picture = store_encoded(encoded=encoded, name="a.jpg")
        (media_root / picture.file.name).write_bytes(b"half")
        Picture.objects.all().delete()

        again = store_encoded(encoded=encoded, name="a.jpg")

        assert again.file.name == picture.file.name
        assert is_whole(media_root / again.file.name, again.digest)

    def test_desk_mends_it_too(self, media_root, client):
        client.force_login(make_user("记者"))
        typed = {"caption": "说明", "licence": "own", "focal_x": 30, "focal_y": 50}
        for _ in range(2):
            (media_root / "a.jpg").write_bytes(picture_bytes())
            with (media_root / "a.jpg").open("rb") as file:
                client.post("/admin/pictures/picture/add/", typed | {"upload": file})
            path = media_root / Picture.objects.get().file.name
            assert is_whole(path, Picture.objects.get().digest)
            path.unlink()


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_same_picture_sent_twice_at_once_is_one(media_root):
    encoded = encode_anew(picture_bytes())
    stored = []

    def store():
        stored.append(store_encoded(encoded=encoded, name="a.jpg").pk)

    assert overlapping(store, store) == []

    assert stored == [Picture.objects.get().pk] * 2


@pytest.mark.django_db
class TestServing:
    @pytest.mark.parametrize("size", [(50_000, 50_000), (10_000, 10_000), (5_000, 5_000)])
    def test_rendition_of_a_bomb_is_not_found(self, media_root, client, size):
        picture = make_picture()
        (media_root / picture.file.name).write_bytes(bomb_header(*size))

        assert client.get(picture.rendition("card", 320)).status_code == 404

    def test_lost_file_is_not_found(self, media_root, client):
        picture = make_picture()
        (media_root / picture.file.name).unlink()

        assert client.get(picture.address).status_code == 404
        assert client.get(picture.rendition("card", 320)).status_code == 404

    def test_file_that_cannot_be_read_is_not_found(self, media_root, client):
        picture = make_picture()
        rendition = media_root / picture.rendition("card", 320).removeprefix("/media/")
        rendition.mkdir(parents=True)

        assert client.get(picture.rendition("card", 320)).status_code == 404
        assert client.get(f"/media/{'字' * 150}.jpg").status_code == 404
