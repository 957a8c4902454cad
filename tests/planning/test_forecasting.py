"""Recipes of a plan folder: seen, written, kept in step with forecast.csv."""

from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.derivation import Derived
from shiftplan.domain.recipe import TargetRecipe
from shiftplan.errors import BadInput, ChangedUnderneath, StorageFailed
from shiftplan.files import BadPlan
from shiftplan.language import say
from tests.files import folders

EXAMPLE = {"kind": "target", "target_yuan": 500_000, "order_value_yuan": 100}


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(folders.write(tmp_path / "plan"))


def recipe(opened: planning.OpenPlan, **values: object) -> TargetRecipe:
    made = planning.make_recipe(opened, {**EXAMPLE, **values})
    assert isinstance(made, TargetRecipe)
    return made


def codes(derived: Derived) -> set[str]:
    return {finding.code for finding in derived.findings}


def test_a_plan_given_as_contacts_has_no_recipe(opened: planning.OpenPlan) -> None:
    assert planning.read_recipe(opened.folder) is None


def test_deriving_writes_nothing(opened: planning.OpenPlan) -> None:
    before = folders.snapshot(opened.folder)
    derived = planning.derive(opened, recipe(opened))
    assert derived.steps[2].result.value == 2500
    assert codes(derived) == {"queue_without_contacts", "forecast_not_of_recipe"}
    assert folders.snapshot(opened.folder) == before


def test_applying_writes_both_and_keeps_what_was_there(opened: planning.OpenPlan) -> None:
    old = (opened.folder / "forecast.csv").read_bytes()
    done = planning.apply_recipe(opened, recipe(opened))
    assert planning.read_recipe(opened.folder) == recipe(opened)
    assert [path.read_bytes() for path in done.replaced] == [old]
    assert done.opened.plan.forecast == done.derived.forecast
    assert "forecast_not_of_recipe" not in codes(planning.derive(done.opened, recipe(opened)))


def test_a_forecast_changed_by_hand_is_noticed_with_its_first_slot(opened: planning.OpenPlan) -> None:
    planning.apply_recipe(opened, recipe(opened))
    path = opened.folder / "forecast.csv"
    path.write_text(
        path.read_text("utf-8-sig").replace("2027-11-01 03:00,presale,", "2027-11-01 03:00,presale,9")
    )
    derived = planning.derive(planning.open_plan(opened.folder), recipe(opened))
    (finding,) = [found for found in derived.findings if found.code == "forecast_not_of_recipe"]
    assert "1 of 96 values is not what the recipe gives, from 11-01 03:00 (presale)" in str(finding.message)
    assert "shiftplan forecast" in str(finding.hint)


def test_a_recipe_with_comments_stays_as_it_is_written(opened: planning.OpenPlan) -> None:
    text = '# mine\nkind = "target"\ntarget_yuan = 500000  # agreed\norder_value_yuan = 100\n'
    (opened.folder / "forecast.toml").write_text(text, "utf-8")
    again = planning.open_plan(opened.folder)
    read = planning.read_recipe(opened.folder)
    assert read is not None
    planning.apply_recipe(again, read)
    assert (opened.folder / "forecast.toml").read_text("utf-8") == text


def test_another_recipe_replaces_the_first_which_is_kept(opened: planning.OpenPlan) -> None:
    done = planning.apply_recipe(opened, recipe(opened))
    more = planning.apply_recipe(done.opened, recipe(opened, target_yuan=900_000))
    assert sorted(path.name.partition("-")[0] for path in more.replaced) == ["forecast", "forecast"]
    assert {path.suffix for path in more.replaced} == {".csv", ".toml"}


@pytest.mark.parametrize("name", ["forecast.csv", "forecast.toml"])
def test_nothing_is_written_over_somebody_elses_change(opened: planning.OpenPlan, name: str) -> None:
    (opened.folder / name).write_text(
        folders.forecast("13") if name.endswith("csv") else "# theirs\n", "utf-8"
    )
    before = folders.snapshot(opened.folder)
    with pytest.raises(ChangedUnderneath, match=name):
        planning.apply_recipe(opened, recipe(opened))
    assert folders.snapshot(opened.folder) == before


def test_a_disk_that_refuses_leaves_all_as_it_was(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = folders.snapshot(opened.folder)

    def full(*_: object) -> None:
        raise StorageFailed(say("the disk is full"))

    monkeypatch.setattr("shiftplan.files.locking.replace_all", full)
    with pytest.raises(StorageFailed):
        planning.apply_recipe(opened, recipe(opened))
    assert folders.snapshot(opened.folder) == before
    assert not (opened.folder / "replaced").exists()


def test_a_table_from_elsewhere_is_copied_in_and_never_over_another(
    opened: planning.OpenPlan, tmp_path: Path
) -> None:
    source = tmp_path / "visits.csv"
    source.write_text("start,visitors\n2027-11-01,1000\n2027-11-02,3000\n", "utf-8")
    (opened.folder / "visits.csv").write_text("mine", "utf-8")
    values = {"kind": "visitors", "file": str(source), "rates": [{"queue": "presale", "rate": 0.1}]}
    made = planning.make_recipe(opened, values)
    done = planning.apply_recipe(opened, made)
    assert (opened.folder / "visits.csv").read_text("utf-8") == "mine"
    assert (opened.folder / "visits-2.csv").read_bytes() == source.read_bytes()
    read = planning.read_recipe(opened.folder)
    assert read is not None
    assert sum(planning.derive(done.opened, read).forecast.contacts["base"]["presale"]) == pytest.approx(400)
    planning.apply_recipe(done.opened, made)
    assert not (opened.folder / "visits-3.csv").exists()


def test_scenarios_that_writing_would_drop_are_named(tmp_path: Path) -> None:
    text = folders.forecast().replace("contacts\n", "contacts,scenario\n", 1)
    high = "".join(f"{line},high\n" for line in folders.forecast("20").splitlines()[1:])
    plan = planning.open_plan(folders.write(tmp_path / "plan", forecast_csv=text + high))
    derived = planning.derive(plan, recipe(plan))
    (finding,) = [found for found in derived.findings if found.code == "recipe_drops_scenarios"]
    assert "series of its own for high" in str(finding.message)


@pytest.mark.parametrize("kind", planning.recipe_templates())
def test_a_template_reads_as_a_recipe_of_this_plan(opened: planning.OpenPlan, kind: str) -> None:
    path = planning.write_recipe_template(opened, kind)
    read = planning.read_recipe(opened.folder)
    assert read is not None
    assert read.kind.value == kind.replace("-", "_")
    assert "warm, main" in path.read_text("utf-8")
    with pytest.raises(BadInput, match="already there"):
        planning.write_recipe_template(planning.open_plan(opened.folder), kind)


def test_a_template_works_when_its_comments_are_taken_away(opened: planning.OpenPlan) -> None:
    path = planning.write_recipe_template(opened, "target")
    lines = path.read_text("utf-8").splitlines()
    keys = (
        "# [",
        "# queue =",
        "# phase =",
        "# factor",
        "# note",
        "# contacts_per",
        "# lag",
        "# main",
        "# presale",
    )
    opened_up = [line[2:] if line.startswith(keys) else line for line in lines]
    path.write_text("\n".join(opened_up), "utf-8")
    read = planning.read_recipe(opened.folder)
    assert isinstance(read, TargetRecipe)
    assert read.after_sale is not None
    assert (read.adjust[0].phase, read.queue_shares) == ("main", {"presale": 1.0})
    assert codes(planning.derive(opened, read)) <= {"forecast_not_of_recipe", "phase_outside_plan"}


def test_a_recipe_of_a_broken_plan_names_the_plan(opened: planning.OpenPlan) -> None:
    (opened.folder / "forecast.toml").write_text('kind = "target"\n', "utf-8")
    (opened.folder / "plan.toml").write_text("days = 0\n", "utf-8")
    with pytest.raises(BadPlan, match=r"plan\.toml"):
        planning.read_recipe(opened.folder)
