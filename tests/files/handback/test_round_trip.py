"""What was exported and not touched comes back as it was; what was edited is found, and nothing else."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan import language
from shiftplan.domain.leaving import stayed
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.files.export_grid import brief, cell_text
from tests.files import handout_cases
from tests.files.handback.sheets import exported, read

FORMS = ("csv", "xlsx")
OFF = ("", "休", "off", "–", "-", " OFF ")
SHIFTS = tuple(one.model_copy(update={"short": one.id[:2]}) for one in handout_cases.SHIFTS if one.serves)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(case=handout_cases.cases(), spoken=st.sampled_from(language.LANGUAGES))
def test_an_export_reads_back_without_a_difference(form: str, case: tuple[Plan, Rota], spoken: str) -> None:
    plan, rota = case
    before = language.current()
    with TemporaryDirectory() as folder:
        language.use(spoken)
        path = exported(plan, rota, form, Path(folder))
        language.use(before)
        assert read(path, plan, rota) == {}


@st.composite
def edited(draw: st.DrawFn, form: str) -> tuple[Plan, Rota, dict[Cell, str], dict[Cell, tuple[object, ...]]]:
    """A plan, its rota, texts for some cells, and what each of those that differ then holds."""
    plan = handout_cases.plan(draw(st.lists(handout_cases.HOSTILE, min_size=1, max_size=4)), shifts=SHIFTS)
    rota = draw(handout_cases.rotas(plan))
    cells = [Cell(agent.id, day) for agent in plan.agents for day in plan.grid.dates]
    texts: dict[Cell, str] = {}
    expected: dict[Cell, tuple[object, ...]] = {}
    for cell in draw(st.lists(st.sampled_from(cells), unique=True, min_size=1, max_size=6)):
        now = rota.at(*cell)
        new = draw(st.none() | handout_cases.assignments(plan, cell))
        if new is None:
            texts[cell] = draw(st.sampled_from(OFF))
            expected |= {cell: ()} if now else {}
        elif now is None or new.shift != now.shift:
            texts[cell], expected[cell] = _written(plan, stayed(new), form)
    return plan, rota, texts, expected


def _written(plan: Plan, new: Assignment, form: str) -> tuple[str, tuple[object, ...]]:
    """As an export has it; a workbook's grid does not tell breaks and sessions."""
    agent = plan.agent[new.agent]
    if form == "xlsx":
        plain = new.model_copy(update={"breaks": (), "sessions": ()})
        return brief(plan, agent, plain), (plain,)
    return cell_text(plan, Rota.of([new]), agent, new.day), (new,)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_edits_are_found_exactly(form: str, data: st.DataObject) -> None:
    plan, rota, texts, expected = data.draw(edited(form))
    with TemporaryDirectory() as folder:
        assert read(exported(plan, rota, form, Path(folder), texts), plan, rota) == expected
