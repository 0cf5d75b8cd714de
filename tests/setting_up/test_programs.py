"""What the programs that course.py starts see of the variables outside.

Oracle: the manuals of Python and pip, which say what each variable does.
"""

import pytest

from setting_up import programs


@pytest.mark.parametrize(
    "name",
    "PYTHONPATH PYTHONHOME PYTHONOPTIMIZE PYTHONSTARTUP PYTHONWARNINGS PYTHONSAFEPATH PYTHONNOUSERSITE PYTHONINSPECT"
    " _PYTHON_HOST_PLATFORM PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIRE_VIRTUALENV PIP_CONSTRAINT"
    " PIP_REQUIREMENT PIP_CONFIG_FILE PIP_NO_DEPS PIP_PRE PIP_DRY_RUN PIP_NO_BINARY PIP_PYTHON PIP_IGNORE_INSTALLED"
    " __PYVENV_LAUNCHER__".split(),
)
def test_nothing_from_outside_slips_into_child_processes(monkeypatch, name):
    monkeypatch.setenv(name, "1")
    assert name not in programs.environment()


@pytest.mark.parametrize(
    "name",
    "PIP_NO_INDEX PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_TRUSTED_HOST PIP_CERT PIP_PROXY PIP_CACHE_DIR"
    " HTTPS_PROXY https_proxy NO_PROXY SSL_CERT_FILE REQUESTS_CA_BUNDLE HOME PATH LANG EUDEFENCE_HOME".split(),
)
def test_what_says_where_packages_come_from_is_kept(monkeypatch, name):
    monkeypatch.setenv(name, "something")
    assert programs.environment()[name] == "something"
