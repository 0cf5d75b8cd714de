"""Who may decide on the design of the product, and replace its parts, without leave from outside."""

from __future__ import annotations

from .application import Application, Observation

_SAID = {
    True: "The contractor can decide on the design without leave from outside.",
    False: "The contractor needs leave from outside to change the design.",
    None: "Whether the contractor can decide on the design is not known.",
}
_FREE = {
    True: "Nobody outside may limit how the product is used.",
    False: "Somebody outside may limit how the product is used.",
    None: "Whether somebody outside may limit the use of the product is not known.",
}


def design_test(case: Application) -> Observation | None:
    """EDIRPA 9(10)-(11) (free use), EDIP 10(5) and 12(4), SAFE 16(11) (category two only)."""
    rule = case.rule("design_authority")
    if rule is None:
        return None
    asked = case.consortium
    if rule.text == "free_use":
        if asked.free_use is False and asked.urgent_exception:
            return Observation(True, "The product is urgent and was in use before; a replacement will be studied.")
        return Observation(asked.free_use, _FREE[asked.free_use])
    if case.instrument == "SAFE":
        if asked.category == 1:
            return Observation(True, "Asked only of products of category two; this one is of category one.")
        if asked.category is None and asked.design_authority is not True:
            return Observation(None, "Asked only of products of category two; the category is not known.")
    promised = asked.ammunition and asked.design_promise and case.rule("design_exception") is not None
    if asked.design_authority is not True and promised:
        return Observation(True, "For ammunition and missiles the binding promise is enough.")
    return Observation(asked.design_authority, _SAID[asked.design_authority])
