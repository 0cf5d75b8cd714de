"""The map file: where the borders of the kit run.

Oracle for points: city coordinates from any atlas; the drawing rule (Crimea in Ukraine, one Cyprus, Kosovo as XK, North
Macedonia under its own name) is the kit's and is stated in ``eudefence/upkeep/europe_map.py`` with its reasons.
"""

import json

import pytest

from tests.places import ROOT

EU27 = set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())


@pytest.fixture(scope="module")
def areas():
    text = (ROOT / "course_data" / "europe.geojson").read_text(encoding="utf-8")
    return json.loads(text)["features"]


def crossings(x, y, ring):
    """Even-odd rule, written again here so that the test does not lean on the script."""
    count = 0
    for (x1, y1), (x2, y2) in zip(ring[:-1], ring[1:], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            count += 1
    return count


def shapes(feature):
    geometry = feature["geometry"]
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def holders(areas, x, y):
    return {
        feature["properties"]["country"]
        for feature in areas
        if any(sum(crossings(x, y, ring) for ring in shape) % 2 for shape in shapes(feature))
    }


@pytest.mark.parametrize(
    "town, longitude, latitude, country",
    [
        ("Simferopol", 34.10, 44.95, "UA"),
        ("Sevastopol, inland of it", 33.75, 44.62, "UA"),
        ("Donetsk", 37.80, 48.00, "UA"),
        ("Luhansk", 39.30, 48.57, "UA"),
        ("Kyrenia, just inland", 33.30, 35.28, "CY"),
        ("Nicosia", 33.36, 35.17, "CY"),
        ("Famagusta", 33.90, 35.13, "CY"),
        ("Skopje", 21.43, 42.00, "MK"),
        ("Pristina", 21.17, 42.66, "XK"),
        ("Belgrade", 20.46, 44.80, "RS"),
        ("Tiraspol", 29.60, 46.84, "MD"),
        ("Gori", 44.11, 41.98, "GE"),
        ("Moscow", 37.62, 55.75, "RU"),
        ("Kaliningrad, inland of it", 21.20, 54.70, "RU"),
        ("Lillehammer", 10.46, 61.11, "NO"),
        ("Kautokeino", 23.04, 69.01, "NO"),
    ],
)
def test_a_town_lies_in_one_country(areas, town, longitude, latitude, country):
    assert holders(areas, longitude, latitude) == {country}, town


def test_north_macedonia_has_its_own_name(areas):
    names = {feature["properties"]["country"]: feature["properties"]["name"] for feature in areas}
    assert names["MK"] == "North Macedonia"
    assert names["XK"].startswith("Kosovo")


def test_every_member_and_every_neighbour_is_there(areas):
    codes = [feature["properties"]["country"] for feature in areas]
    assert len(codes) == len(set(codes))
    assert EU27 <= set(codes)
    assert {"GB", "NO", "IS", "CH", "LI", "TR", "UA", "MD", "GE", "AM", "AL", "BA", "ME", "MK", "RS", "XK"} <= set(
        codes
    )


def test_one_ring_for_cyprus_and_no_line_across_crimea(areas):
    """The joins were made along shared borders: Cyprus is one ring, and one ring of Ukraine holds Kyiv and
    Simferopol.
    """
    by_code = {feature["properties"]["country"]: feature for feature in areas}
    assert len(shapes(by_code["CY"])) == 1 and len(shapes(by_code["CY"])[0]) == 1
    kyiv_and_crimea = [
        s for s in shapes(by_code["UA"]) if crossings(30.52, 50.45, s[0]) % 2 and crossings(34.1, 44.95, s[0]) % 2
    ]
    assert len(kyiv_and_crimea) == 1


def test_rings_are_closed_and_turn_the_right_way(areas):
    """Oracle: RFC 7946, section 3.1.6: outer rings run counter-clockwise, holes clockwise."""
    for feature in areas:
        for shape in shapes(feature):
            for number, ring in enumerate(shape):
                assert ring[0] == ring[-1] and len(ring) >= 4
                doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring[:-1], ring[1:], strict=True))
                assert (doubled > 0) == (number == 0), feature["properties"]


def test_names_agree_with_the_countries_table(areas):
    import csv

    with (ROOT / "course_data" / "countries.csv").open(encoding="utf-8", newline="") as file:
        names = {row["country"]: row["name"] for row in csv.DictReader(file)}
    wrong = {
        feature["properties"]["country"]: feature["properties"]["name"]
        for feature in areas
        if names.get(feature["properties"]["country"], feature["properties"]["name"]) != feature["properties"]["name"]
    }
    assert not wrong, f"make the map again with eudefence.upkeep.europe_map: {wrong}"
