import pytest

from tests.views.conftest import Driver


@pytest.fixture
def driver(qtbot, workspace):
    return Driver(qtbot, workspace)
