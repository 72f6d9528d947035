"""A new name of a variable is followed to wherever the settings use the old one."""

from angket.page.form.reading import Read
from angket.page.form.renaming import follow
from angket.page.form.sending import pairs_of
from angket.page.form.splice import spliced
from angket.settings.schemas import load_schema
from angket.settings.yaml_file import Settings

SCHEMA = load_schema("study")
TEXT = """\
variables:
  stres: {label: Stres, items: [X1]}
  tidur: {label: Tidur, items: [X2]}
profile:
  kelas: {label: Kelas}
instrument:
  factor_analysis:
    variables:
      stres: {factors: 1}  # satu
hypotheses:
  H1:
    kind: structural
    paths:
      tidur: [stres]
      stres: [tidur]  # dua arah
    formative: [stres, waktu]
    parts:
      a: {from: stres, to: tidur}
      b: {between: [tidur, stres], through: [stres], moderated_by: stres}
  H2:
    kind: regression
    predictors: [stres, kelas]
    reference: {kelas: kelas}
    interactions: [[stres, kelas]]
    blocks: [[stres], [kelas]]
  H3:
    kind: difference
    factors: [kelas, stres]
    about: stres
"""


def renamed(text, **names):
    """Return the text after entries of a group were renamed in the form."""
    data = Settings("", text=text).data
    pairs = []
    for name, value in pairs_of(SCHEMA, data):
        of_group = name.split("/")[0] in ("variables", "profile") and name.count("/") == 2
        pairs.append((name, names.get(value, value) if of_group and "=name" in name else value))
    read = Read(pairs, SCHEMA)
    follow(read, SCHEMA)
    return spliced(text, read.data, read.was)


def test_a_new_name_is_followed_to_keys_and_lists_of_lists_and_comments_stay():
    made = renamed(TEXT, stres="tekanan")
    # What it is called in print is not its name.
    assert made == TEXT.replace("stres", "tekanan")


def test_of_names_that_are_keys_those_of_their_group_alone_are_followed():
    made = renamed(TEXT, kelas="rombel")
    expected = TEXT.replace("kelas", "rombel").replace("{rombel: rombel}", "{rombel: kelas}")
    assert made == expected
