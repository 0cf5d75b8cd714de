"""The pictures of stored notebooks: a PNG inside, the same as SVG beside it, both as a run gives them today.

Oracles: a run of the notebook in this process; the pixels of the PNG; and the rule that no two pictures of a page share
an id (where one is hidden, parts of the other vanish).
"""

import base64
import io
import re

import nbformat
import pytest
from nbformat import v4
from PIL import Image

from eudefence.views.page.drawing import Drawing
from eudefence.views.page.view import View
from scripts import store_notebooks, stored_pictures
from tests import bare_cells, cells

STORED = cells.stored()
PNG = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=]+)")


def name(path):
    return path.relative_to(cells.ROOT).as_posix()


@pytest.fixture(scope="module", params=STORED, ids=name)
def fresh(request, tmp_path_factory):
    """A notebook, and the pictures of a run of it just now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        patch.chdir(request.param.parent)
        shown = {}
        faults = [fault for _, fault in bare_cells.run(request.param, shown) if fault]
    assert faults == []
    book = nbformat.read(request.param, as_version=4)
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs = [v4.new_output("display_data", data=data) for data in shown[cell.id]]
    return request.param, {where: svg for where, svg, _ in stored_pictures.of(book)}


def test_each_picture_lies_beside_its_notebook_as_a_run_gives_it(fresh):
    path, pictures = fresh
    wanted = stored_pictures.files(path, pictures)
    assert stored_pictures.lying(path) == set(wanted), "run: python3 course.py notebooks"
    stale = [file.name for file, text in wanted.items() if file.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python3 course.py notebooks"


def test_the_notebook_holds_a_png_for_each_and_no_svg(fresh):
    path, pictures = fresh
    found = []
    for cell in nbformat.read(path, as_version=4).cells:
        htmls = [output.get("data", {}).get("text/html", "") for output in cell.get("outputs", [])]
        assert not any("image/svg" in html for html in htmls), cell.id
        stills = [still for html in htmls for still in PNG.findall(html)]
        found += [cell.id + (f"-{number}" if number > 1 else "") for number in range(1, len(stills) + 1)]
        for still in stills:
            image = Image.open(io.BytesIO(base64.b64decode(still))).convert("L")
            assert image.width > 300 and image.getextrema()[0] < 100 and image.getextrema()[1] == 255, cell.id
    assert found == list(pictures)


def test_no_two_pictures_share_an_id():
    ids = [
        one
        for path in STORED
        for file in stored_pictures.lying(path)
        for one in re.findall(r' id="([^"]+)"', file.read_text(encoding="utf-8"))
    ]
    assert len(ids) == len(set(ids))


def test_no_picture_is_left_of_a_notebook_that_is_gone():
    lying = {file for path in STORED for file in (path.parent / stored_pictures.FOLDER).glob("*")}
    assert lying == {file for path in STORED for file in stored_pictures.lying(path)}


def square(fill):
    def draw():
        drawing = Drawing(40, width=40)
        drawing.rect(10, 10, 20, 20, fill=fill)
        return drawing

    return View("It is a square.", {"Side": [20]}, title="Square", source="Source: geometry.", draw=draw)


def book(*fills):
    """A notebook after its run: a cell with a picture for each fill, the last cell with one more."""
    shown = [v4.new_output("display_data", data=square(fill)._repr_mimebundle_()) for fill in fills]
    outputs = [[one] for one in shown[:-2]] + [shown[-2:]]
    return v4.new_notebook(cells=[v4.new_code_cell("", id=f"c{n}", outputs=out) for n, out in enumerate(outputs)])


BLUE, RED, GREEN = "#0000FF", "#FF0000", "#00FF00"


def test_png_takes_the_place_of_the_run_s_svg():
    """Oracle: the pixel in the middle of each square, and the white of its ground."""
    page = book(BLUE, RED, GREEN)
    before = [output.data["text/html"] for cell in page.cells for output in cell.outputs]
    pictures = stored_pictures.become_png(page)
    after = [output.data["text/html"] for cell in page.cells for output in cell.outputs]
    assert list(pictures) == ["c0", "c1", "c1-2"]
    for html, colour in zip(after, [(0, 0, 255), (255, 0, 0), (0, 255, 0)], strict=True):
        image = Image.open(io.BytesIO(base64.b64decode(PNG.search(html)[1]))).convert("RGB")
        assert image.getpixel((20, 20)) == colour and image.getpixel((2, 2)) == (255, 255, 255)
    assert [PNG.sub("", html) for html in after] == [stored_pictures.ADDRESS.sub("", html) for html in before]


def test_pictures_come_and_go_with_their_cells(tmp_path):
    path = tmp_path / "unit.ipynb"
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "other-c0.svg").write_text("of another notebook", encoding="utf-8")
    assert stored_pictures.lay(path, stored_pictures.become_png(book(BLUE, RED, GREEN)))
    assert not stored_pictures.lay(path, stored_pictures.become_png(book(BLUE, RED, GREEN)))
    assert stored_pictures.lay(path, stored_pictures.become_png(book(BLUE, GREEN)))
    assert {file.name for file in (tmp_path / "pictures").iterdir()} == {"other-c0.svg", "unit-c0.svg", "unit-c0-2.svg"}
    text = (tmp_path / "pictures" / "unit-c0-2.svg").read_text(encoding="utf-8")
    assert GREEN in text and "#FFFFFF" not in text  # without the ground, for a page that is dark


def test_what_a_run_shows_is_what_is_stored_but_for_the_picture():
    """Oracle: the rule by which notebooks are compared (tests/nbval_sanitise.cfg), on a page before and after."""
    rule = (cells.ROOT / "tests" / "nbval_sanitise.cfg").read_text(encoding="utf-8")
    mask = re.compile(re.search(r"^regex: (.*)$", rule, re.MULTILINE)[1])
    run, kept = book(BLUE, RED), book(BLUE, RED)
    stored_pictures.become_png(kept)
    kept = store_notebooks.clean(kept)
    for one, other in zip(run.cells[0].outputs, kept.cells[0].outputs, strict=True):
        assert one.data["text/html"] != other.data["text/html"]
        assert mask.sub("", one.data["text/html"]) == mask.sub("", other.data["text/html"])
