"""An archive closes over all that it needs: every key that names a file, whatever is shared."""

import re
import shutil
import subprocess
from pathlib import Path

import pypandoc
import pytest
import yaml

from angket.archive.file_keys import KEYS, NEVER, PACKED, file_keys
from angket.archive.paths import read_inside
from angket.archive.program import compare_programs, is_program, read_program
from angket.files.fault import Fault
from angket.settings.studies import SCHEMAS
from archives import ZIP, members_of
from conftest import ROOT, Project, link
from scripts import archive
from tiny_study import FILE, put_into

SCHEMA = yaml.safe_load((SCHEMAS / "study.schema.yaml").read_text(encoding="utf-8"))
TEMPLATE = "resources/templates/university.docx"


def test_every_key_that_names_a_file_is_one_that_archives_know_of():
    assert sorted(file_keys(SCHEMA)) == sorted(KEYS)
    # And a key that is about a file says so in the schema.
    described = [found for found in referring(SCHEMA) if "defs/data" not in found[2]]
    about_files = (
        r"(A|The|Path of the|In an archive, the)? ?(Word )?[Ff]ile (with|that|,|from|of)|Path of"
    )
    files = {name for name, told, _ in described if re.match(about_files, told)}
    assert {"file", "pseudonym_key", "original"} <= files
    assert not {name for name, _, kind in described if name in files and "defs/file" not in kind}


def referring(part):
    """Yield each key of a schema that refers to a definition: its name, description and that."""
    for name, inner in part.items():
        if isinstance(inner, dict):
            if "$ref" in inner and "description" in inner:
                yield name, inner["description"], inner["$ref"]
            yield from referring(inner)


@pytest.mark.slow
@pytest.mark.parametrize("share", ["answers", "statistics"])
def test_an_archive_is_verified_with_nothing_but_the_zip(tmp_path, share):
    project = put_into(Project(tmp_path / "made"))
    project.edit(FILE, "share: answers", f"share: {share}")
    project.edit(FILE, "language: en", f"language: en\nreport:\n  reference: {TEMPLATE}")
    project.edit(FILE, "pseudonyms: sequential", "pseudonyms: keyed\n  pseudonym_key: resources/k")
    project.edit(
        FILE,
        "pilot:\n",
        "pilot:\n  id: number\n  pseudonyms: keyed\n  pseudonym_key: resources/k\n",
    )
    folder = project.folder / "resources"
    pilot = (folder / "tiny/pilot.csv").read_text().splitlines()
    numbered = [f"{number or 'number'},{line}" for number, line in enumerate(pilot)]
    (folder / "tiny/pilot.csv").write_text("\n".join(numbered) + "\n")
    (folder / "k").write_text("a secret that nobody may know")
    (folder / "templates").mkdir()
    # What pandoc takes where no template is named, under another name.
    template = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    (project.folder / TEMPLATE).write_bytes(subprocess.check_output(template))
    (folder / "tiny/published.csv").write_text(
        "section,subject,statistic,table,printed\nsample,all,analysed,Table 1,38\n"
    )
    answers = (folder / "tiny/answers.csv").rename(tmp_path / "aside.csv")
    frozen = project.run("freeze", "--config", "study=tiny", cores=1)
    assert frozen.returncode == 0, frozen.stdout
    answers.rename(folder / "tiny/answers.csv")
    made = project.run("archive")
    assert made.returncode == 0, made.stdout
    members = members_of(project)
    assert not [name for name, data in members.items() if b"a secret that nobody" in data]
    settings = yaml.safe_load(members[FILE])
    for key, becomes in KEYS.items():
        *sections, name = key.split(".")
        named = settings
        for section in sections:
            named = named.get(section, {})
        named = named.get(name)
        assert becomes != NEVER or share != "answers" or named is None, key
        if becomes == PACKED or (named and share == "answers"):
            assert named in members, key
    elsewhere = Project(tmp_path / "elsewhere")
    shutil.copy(project.folder / ZIP, elsewhere.folder / "it.zip")
    shutil.rmtree(project.folder)
    verified = elsewhere.run("verify", "--config", "archive=it.zip")
    assert verified.returncode == 0, verified.stdout
    counts = re.findall(r"^\d+ identical.*$", verified.stdout, re.M)[0]
    assert counts.endswith("identical" if share == "answers" else "3 unchecked")
    assert "expected" in verified.stdout or share == "answers"


def test_an_id_in_a_comment_is_told_by_its_line_and_not_packed():
    members = {
        FILE: b"title: A\n# 2024001 called again",
        "resources/s/README.md": b"\n\nNIM: A-2024002.",
    }
    with pytest.raises(Fault) as error:
        archive.refuse_told_ids(members, {"2024001", "a-2024002", "12"})
    assert f"{FILE}, line 2" in str(error.value) and "README.md, line 3" in str(error.value)
    assert "2024001" not in str(error.value)
    members = {FILE: b"seed: 20240011\ntitle: 12 weeks", "workflow/a.py": b"2024001"}
    archive.refuse_told_ids(members, {"2024001", "12"})


# What is the program, and what only lies there


@pytest.fixture
def program(tmp_path):
    """A small project, with what may lie about in one."""
    outside = tmp_path / "outside.txt"
    outside.write_text("private")
    root = tmp_path / "project"
    for name in ("Snakefile", "workflow/scripts/plan.py", "profiles/default/config.yaml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("program")
    return root, outside


@pytest.mark.parametrize(
    "name",
    [
        "workflow/notes.txt", "workflow/scripts/plan.py~", "workflow/scripts/.plan.py.swp",
        "workflow/scripts/#plan.py#", "workflow/.env", "workflow/plan.py.orig", ".env",
        "workflow/my answers.csv", "workflow/scripts/__pycache__/plan.py", "profiles/key.pem",
        "workflow/plan.py.bak", "workflow/envs/angket.sif", "workflow/.git/config.yaml",
    ],
)  # fmt: skip
def test_what_is_no_part_of_the_program_is_not_packed(program, name):
    root, outside = program
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("private")
    assert set(read_program(root)) == {
        "Snakefile", "workflow/scripts/plan.py", "profiles/default/config.yaml",
    }  # fmt: skip
    (root / name).unlink()
    link(root / name, outside)
    assert b"private" not in read_program(root).values()


@pytest.mark.parametrize("name", ["workflow/scripts/other.py", "README.md", "requirements.txt"])
def test_a_link_out_of_the_project_is_refused_by_name(program, name):
    root, outside = program
    link(root / name, outside)
    with pytest.raises(Fault, match=f"{name}: is a link to a file outside"):
        read_program(root)


@pytest.mark.parametrize("name", ["resources/tiny/README.md", "resources/tiny", "../outside.txt"])
def test_what_stands_beside_the_answers_is_read_from_inside_the_project(program, name):
    root, outside = program
    (root / "resources/tiny").mkdir(parents=True)
    link(root / "resources/tiny/README.md", outside)
    with pytest.raises(Fault, match=name.replace(".", r"\.")):
        read_inside(name, root)


def test_a_link_to_a_folder_outside_is_no_part_of_the_program(program, tmp_path):
    root, _ = program
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.py").write_text("private")
    link(root / "workflow/scripts/more", tmp_path / "elsewhere")
    try:
        assert b"private" not in read_program(root).values()
    except Fault as fault:
        assert "more/a.py" in str(fault)


def test_every_file_of_the_program_is_packed():
    listed = subprocess.run(
        ["git", "ls-files", "workflow", "profiles"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("no record of the files here")
    names = {name for name in listed.stdout.split() if Path(ROOT / name).exists()}
    assert names - read_program(ROOT).keys() == set()


def test_programs_are_compared_file_by_file():
    installed = {"Snakefile": b"1", "workflow/a.py": b"2"}
    same = installed | {"README.md": b"of the archive", "results/s/a.csv": b""}
    assert compare_programs(same, installed) == []
    assert compare_programs(same | {"workflow/a.py": b"3"}, installed) == ["workflow/a.py"]
    assert compare_programs(same | {"workflow/b.py": b""}, installed) == ["workflow/b.py"]
    assert compare_programs({"Snakefile": b"1"}, installed) == ["workflow/a.py"]
    assert not is_program("results/workflow/a.py")
