"""The living beings of Ganter and Wille (1999, figure 1.1), and small tables for properties."""

from hypothesis import strategies as st

NEEDS = "needs water"
LIVING = {
    "leech": [NEEDS, "lives in water", "moves"],
    "bream": [NEEDS, "lives in water", "moves", "limbs"],
    "frog": [NEEDS, "lives in water", "lives on land", "moves", "limbs"],
    "dog": [NEEDS, "lives on land", "moves", "limbs", "suckles"],
    "spike-weed": [NEEDS, "lives in water", "chlorophyll", "one seed leaf"],
    "reed": [NEEDS, "lives in water", "lives on land", "chlorophyll", "one seed leaf"],
    "bean": [NEEDS, "lives on land", "chlorophyll", "two seed leaves"],
    "maize": [NEEDS, "lives on land", "chlorophyll", "one seed leaf"],
}
TABLES = st.dictionaries(st.sampled_from("PQRST"), st.sets(st.sampled_from("abcd")), min_size=1, max_size=5).filter(
    lambda table: any(table.values())
)
