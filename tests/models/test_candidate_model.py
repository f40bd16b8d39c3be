import pytest
from PySide6.QtCore import QModelIndex, Qt

from gluteapp.domain.answer import locate
from gluteapp.models.candidate_model import CandidateModel, CandidateRole
from tests.builders import a_drawing


@pytest.fixture
def answer(table, library):
    return locate(a_drawing("mid-buttock.right:6"), table, library)


@pytest.fixture
def model(qapp, library, answer):
    made = CandidateModel(library)
    made.set_candidates(answer.candidates)
    return made


def test_that_qt_finds_no_fault_with_the_model(model, qtmodeltester):
    qtmodeltester.check(model)


def test_that_rows_follow_the_ranking(model, answer):
    shown = [model.index(row, 0).data(CandidateRole.CANDIDATE) for row in range(model.rowCount())]
    assert shown == list(answer.candidates)


def test_that_a_row_names_muscle_and_side(model, library, answer):
    first = answer.candidates[0]
    index = model.index(0, 0)
    assert index.data() == library.muscle_title(first.muscle, first.side)
    assert index.data(CandidateRole.MATCH) == first.parts.match
    assert index.data(CandidateRole.REASON)


def test_that_a_reader_hears_rank_and_reasons(model):
    text = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text.startswith("2. ")
    assert text.count(".") >= 2


def test_that_a_muscle_is_found_by_its_side(model, answer):
    last = answer.candidates[-1]
    assert model.row_of(last.muscle, last.side) == len(answer.candidates) - 1
    assert model.row_of(last.muscle, last.side.opposite) == -1


def test_that_an_invalid_row_has_no_data(model):
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0, 0)) == 0
