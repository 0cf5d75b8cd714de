"""The codebook is made from the data package, and the stored one is today's."""

from eudefence.data.package import course
from eudefence.upkeep.codebook import codebook, write_codebook


def test_the_stored_codebook_is_fresh():
    stored = (course().folder / "CODEBOOK.md").read_text(encoding="utf-8")
    assert stored == codebook(), "the descriptions changed: run `python3 course.py data`"


def test_every_table_and_every_column_is_explained():
    text, package = codebook(), course()
    for table in package.tables:
        section = text.split(f"\n## {table}\n")[1].split("\n## ")[0]
        for column in package.fields(table):
            assert f"| `{column}` |" in section, (table, column)


def test_it_is_written_beside_another_package_too(tmp_path):
    import shutil

    for file in course().folder.glob("*.*"):
        shutil.copy(file, tmp_path)
    (tmp_path / "CODEBOOK.md").unlink()
    assert write_codebook(tmp_path).read_text(encoding="utf-8") == codebook()
