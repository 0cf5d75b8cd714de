"""What a notebook keeps when it is saved: pictures and answers as they read, never a control that is dead next day.

A picture with controls stands in a notebook twice: live, as a widget that only a running kernel can show, and as HTML
that every front end shows. JupyterLab prefers the widget even where nothing runs, and then shows "Error displaying
widget". So the server takes the widget out of what it writes; the page that is open keeps it.

``course.py lab`` sets this for the server it starts, and ``postBuild`` for Binder. Any other Jupyter server is told by
one line in its ``jupyter_server_config.py``, wherever the kit is installed beside the server:

    c.ContentsManager.pre_save_hook = "eudefence.upkeep.saving.before_save"

VS Code and Colab save without a Jupyter server's hooks: their files keep the dead control, and the page beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

VIEW = "application/vnd.jupyter.widget-view+json"
PAGE = "text/html"


def before_save(model: MutableMapping, **_: object) -> None:
    """Take each widget that also reads as HTML out of a notebook that is about to be written, and their state with it.

    Jupyter's contents manager calls it with everything that is saved. Other outputs, widgets without a page of their
    own, other formats and files that are no notebooks stay as they are; should it fail, the server notes that down and
    saves all the same.

    Parameters
    ----------
    model : mapping
        The contents model: its ``type`` and, for a notebook, its ``content``, which is changed in place.
    **_
        The path and the contents manager, which make no difference.

    Examples
    --------
    >>> output = {"data": {VIEW: {"model_id": "1"}, PAGE: "<p>26 of 27 agree.</p>"}}
    >>> page = {"nbformat": 4, "metadata": {"widgets": {}}, "cells": [{"outputs": [output]}]}
    >>> before_save({"type": "notebook", "content": page}, path="unit.ipynb")
    >>> output["data"], page["metadata"]
    ({'text/html': '<p>26 of 27 agree.</p>'}, {})
    """
    page = model.get("content")
    if model.get("type") != "notebook" or not isinstance(page, Mapping) or page.get("nbformat") != 4:
        return
    needed = False
    for cell in page["cells"]:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if VIEW in data and PAGE in data:
                del data[VIEW]
            needed = needed or VIEW in data
    if not needed:  # a widget that somebody else made has no other form than this
        page["metadata"].pop("widgets", None)
