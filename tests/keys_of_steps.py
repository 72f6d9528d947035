"""Every key of a study, another value of it, and the steps that read it.

Keys of a kind of hypothesis stand in tests/hypotheses/<kind>/reruns.yaml.
"""

import yaml

from tiny_study import STUDY

ITEMS = (
    "validation pilot_validation scoring pilot_scoring instrument structure description "
    "intervals inference figures content item_analysis"
)
# What hypotheses about single items read besides.
SINGLE = "inference sensitivity"
VALIDATED = "validation pilot_validation"
TESTS = f"{VALIDATED} item_analysis figures"
# Steps of an archive, which is asked for by name, and of a plan, which somebody has frozen.
SHARED = ("statistics", "tables", "published", "figures", "report")
ON_REQUEST = ("archive_study", "plan", *(f"shared_{name}" for name in SHARED))
# A key of the schema, where and to what it is edited, and the steps that read it, beside the
# report, which tells a checksum of all settings. Three keys reach a step in another way too:
# the paths of data and pilot as input files, the language as words on the figures.
KEYS = {
    "title": ("title", "Another", ""),
    "language": ("language", "id", "validation pilot_validation"),
    "notice": ("notice", "Made up", "figures"),
    "origin.data": ("origin.data", "simulated", ""),
    "origin.source": ("origin.source", "book", ""),
    "sources.*": ("sources.book", "Riduwan. (2010). *Tesis*. Alfabeta.", ""),
    "data.accept": ("data.accept", ["empty_item"], "validation"),
    "data.delimiter": ("data.delimiter", "tab", "validation"),
    "data.encoding": ("data.encoding", "utf-16", "validation"),
    "data.file": ("data.file", "resources/tiny/other.csv", ""),
    "data.id": ("data.id", "mail", "validation"),
    "data.maximum_columns": ("data.maximum_columns", 9, "validation"),
    "data.maximum_cells": ("data.maximum_cells", 9, "validation"),
    "data.maximum_megabytes": ("data.maximum_megabytes", 9, "validation"),
    "data.not_personal": ("data.not_personal", ["id"], "validation"),
    "data.personal": ("data.personal", ["id"], "validation"),
    "data.pseudonym_key": ("data.pseudonym_key", "secret", ""),
    "data.pseudonyms": ("data.pseudonyms", "sequential", "validation"),
    "data.sheet": ("data.sheet", "Answers", "validation"),
    "pilot.accept": ("pilot.accept", ["empty_item"], "pilot_validation"),
    "pilot.delimiter": ("pilot.delimiter", "tab", "pilot_validation"),
    "pilot.encoding": ("pilot.encoding", "utf-16", "pilot_validation"),
    "pilot.file": ("pilot.file", "resources/tiny/other.csv", ""),
    "pilot.id": ("pilot.id", "number", "pilot_validation"),
    "pilot.maximum_columns": ("pilot.maximum_columns", 9, "pilot_validation"),
    "pilot.maximum_cells": ("pilot.maximum_cells", 9, "pilot_validation"),
    "pilot.maximum_megabytes": ("pilot.maximum_megabytes", 9, "pilot_validation"),
    "pilot.not_personal": ("pilot.not_personal", ["id"], "pilot_validation"),
    "pilot.personal": ("pilot.personal", ["id"], "pilot_validation"),
    "pilot.pseudonym_key": ("pilot.pseudonym_key", "secret", ""),
    "pilot.pseudonyms": ("pilot.pseudonyms", "sequential", "pilot_validation"),
    "pilot.sheet": ("pilot.sheet", "Answers", "pilot_validation"),
    "data.columns.*.heading": ("data.columns.A1.heading", "Item", "validation"),
    "data.columns.*.position": ("data.columns.A1.position", 2, "validation"),
    "data.head_rows": ("data.head_rows", 1, "validation"),
    "data.skip_rows": ("data.skip_rows", [2], "validation"),
    "data.last_row": ("data.last_row", 40, "validation"),
    "pilot.columns.*.heading": ("pilot.columns.A1.heading", "Item", "pilot_validation"),
    "pilot.columns.*.position": ("pilot.columns.A1.position", 2, "pilot_validation"),
    "pilot.head_rows": ("pilot.head_rows", 1, "pilot_validation"),
    "pilot.skip_rows": ("pilot.skip_rows", [2], "pilot_validation"),
    "pilot.last_row": ("pilot.last_row", 40, "pilot_validation"),
    "data.parallel.*": ("data.parallel.A1", ["one", "two"], "validation"),
    "pilot.parallel.*": ("pilot.parallel.A1", ["one", "two"], "pilot_validation"),
    "missing.scope": ("missing.scope", "study", "validation pilot_validation"),
    "exclude.where.#.column": ("exclude.where.0.column", "x", "validation pilot_validation"),
    "exclude.where.#.reason": ("exclude.where.0.reason", "x", "validation pilot_validation"),
    **{
        f"exclude.where.#.{key}": (f"exclude.where.0.{key}", value, "validation pilot_validation")
        for key, value in {
            "is": ["b"],
            "is_not": ["b"],
            "below": 1,
            "at_most": 1,
            "above": 1,
            "at_least": 1,
            "decimal_mark": "comma",
        }.items()
    },
    "multiple_choice.*.label": (
        "multiple_choice.news.label",
        "x",
        "validation description figures",
    ),
    **{
        f"multiple_choice.*.{key}": (f"multiple_choice.news.{key}", value, "validation")
        for key, value in {
            "column": "x",
            "separator": ",",
            "other": "x",
            "missing": ["-"],
            "chosen": ["2"],
            "not_chosen": ["3"],
        }.items()
    },
    "multiple_choice.*.options.*": ("multiple_choice.news.options", ["a"], "validation"),
    "multiple_choice.*.columns.*": (
        "multiple_choice.news.columns.Radio",
        "x",
        "validation",
    ),
    "sample.expected": ("sample.expected", 60, "validation"),
    "sample.margin": ("sample.margin", 0.1, "validation"),
    "sample.population": ("sample.population", 900, "validation"),
    "sample.method": ("sample.method", "purposive", ""),
    "missing.rule": (
        "missing.rule",
        "person_mean",
        "validation pilot_validation scoring pilot_scoring intervals sensitivity",
    ),
    "missing.answered_share": (
        "missing.answered_share",
        0.5,
        "validation pilot_validation scoring pilot_scoring intervals sensitivity",
    ),
    "screening.decimal_mark": ("screening.decimal_mark", "comma", "validation"),
    "screening.duration": ("screening.duration", "age", "validation"),
    "screening.longest_run": ("screening.longest_run", 5, "validation pilot_validation"),
    "screening.mahalanobis_p": ("screening.mahalanobis_p", 0.01, "validation pilot_validation"),
    "screening.shortest_duration": ("screening.shortest_duration", 9, "validation"),
    "screening.twin_distance": ("screening.twin_distance", 2, "validation pilot_validation"),
    "screening.twins": ("screening.twins", [["C1", "C3"]], "validation pilot_validation"),
    "exclude.flagged": ("exclude.flagged", ["too_fast"], "validation pilot_validation"),
    "exclude.respondents.*": ("exclude.respondents.R01", "left", "validation"),
    "scales.*.codes.*": (
        "scales.agreement.codes.1",
        "Not ever",
        "validation pilot_validation figures",
    ),
    "scales.*.order": ("scales.agreement.order", "unknown", "validation pilot_validation"),
    "scales.*.missing": ("scales.agreement.missing", [9], "validation pilot_validation"),
    "scales.*.not_applicable": (
        "scales.agreement.not_applicable",
        ["-"],
        "validation pilot_validation",
    ),
    "scales.*.synonyms.*": ("scales.agreement.synonyms.Nope", 1, "validation pilot_validation"),
    "variables.*.high_means": ("variables.load.high_means", "much work", ""),
    "variables.*.label": ("variables.load.label", "Burden", "figures"),
    "variables.*.scale": (
        "variables.load.scale",
        "other",
        f"validation pilot_validation scoring pilot_scoring description intervals figures {SINGLE}",
    ),
    "variables.*.items": (
        "variables.stress.items",
        ["B1", "B2"],
        f"{ITEMS} {SINGLE}",
    ),
    "variables.*.dimensions.*.label": ("variables.load.dimensions.time.label", "Hurry", "figures"),
    "variables.*.dimensions.*.items": (
        "variables.load.dimensions.time.items",
        ["A1"],
        f"{ITEMS} {SINGLE}",
    ),
    "variables.*.item_scales.*": (
        "variables.load.item_scales.A1",
        "other",
        f"validation pilot_validation scoring pilot_scoring description intervals figures {SINGLE}",
    ),
    "variables.*.weights": (
        "variables.load.weights",
        ["age"],
        "validation pilot_validation scoring pilot_scoring instrument intervals sensitivity",
    ),
    "variables.*.already_reversed": (
        "variables.load.already_reversed",
        ["A1"],
        "structure figures",
    ),
    "variables.*.reversed": (
        "variables.load.reversed",
        ["A1"],
        "validation pilot_validation scoring pilot_scoring structure figures sensitivity",
    ),
    "variables.*.categories": (
        "variables.load.categories",
        "other",
        "description inference sensitivity figures",
    ),
    "variables.*.further_categories": (
        "variables.load.further_categories",
        ["cut"],
        "description",
    ),
    "variables.*.instrument": ("variables.load.instrument", "who5", "description"),
    "labels.*": ("labels.A1", "I hurry", "figures"),
    "profile.*.label": ("profile.gender.label", "Sex", "figures"),
    "profile.*.kind": (
        "profile.age.kind",
        "category",
        "validation description inference sensitivity figures",
    ),
    "profile.*.decimal_mark": ("profile.age.decimal_mark", "comma", "validation"),
    "profile.*.missing": ("profile.gender.missing", ["x"], "validation"),
    "profile.*.join.*": (
        "profile.gender.join",
        {"all": ["man", "woman"]},
        "validation description inference comparison sensitivity figures",
    ),
    "profile.*.join_few": ("profile.gender.join_few", "others", "validation"),
    "profile.*.order": (
        "profile.gender.order",
        ["man", "woman"],
        "validation description inference comparison sensitivity figures",
    ),
    "categories.*.citation": ("categories.three.citation", "Others", "description"),
    "categories.*.of": ("categories.three.of", "empirical_norm", "description sensitivity"),
    "categories.*.labels": (
        "categories.three.labels",
        ["A", "B", "C"],
        "description inference sensitivity figures",
    ),
    "categories.*.bands.#.label": (
        "categories.cut.bands.0.label",
        "Small",
        "description inference sensitivity figures",
    ),
    "categories.*.bands.#.from": (
        "categories.cut.bands.0.from",
        1,
        "description inference sensitivity figures",
    ),
    "categories.*.bands.#.above": (
        "categories.cut.bands.1.above",
        55,
        "description inference sensitivity figures",
    ),
    "tests.alpha": (
        "tests.alpha",
        0.01,
        "content item_analysis instrument_verdicts assumptions_verdicts inference comparison "
        "sensitivity figures",
    ),
    "tests.cronbach_minimum": ("tests.cronbach_minimum", 0.7, "instrument instrument_verdicts"),
    "tests.validity": (
        "tests.validity",
        "r_corrected",
        "instrument instrument_verdicts sensitivity",
    ),
    "tests.normality": ("tests.normality", "shapiro", "assumptions assumptions_verdicts"),
    "tests.homoskedasticity": (
        "tests.homoskedasticity",
        "park",
        "assumptions assumptions_verdicts",
    ),
    "tests.seed": ("tests.seed", 1, "structure inference sensitivity"),
    "tests.resamples": ("tests.resamples", 2000, "structure inference sensitivity"),
    "tests.strength.citation": ("tests.strength.citation", "Others", "inference"),
    "tests.strength.bands.#.label": ("tests.strength.bands.0.label", "None", "inference"),
    "tests.strength.bands.#.from": ("tests.strength.bands.1.from", 0.5, "inference"),
    "tests.strength.bands.#.above": ("tests.strength.bands.1.above", 0.5, "inference"),
    "tests.strength_v.bands.#.above": ("tests.strength_v.bands.1.above", 0.5, "inference"),
    "tests.strength_v.citation": ("tests.strength_v.citation", "Others", "inference"),
    "tests.strength_v.bands.#.label": ("tests.strength_v.bands.0.label", "None", "inference"),
    "tests.strength_v.bands.#.from": ("tests.strength_v.bands.1.from", 0.5, "inference"),
    "instrument.split_half": ("instrument.split_half", "first_second", "instrument"),
    "instrument.extraction": ("instrument.extraction", "ml", "instrument structure"),
    "instrument.drop_invalid": (
        "instrument.drop_invalid",
        True,
        "scoring pilot_scoring",
    ),
    "instrument.content.file": ("instrument.content.file", "resources/tiny/others.csv", "content"),
    "instrument.content.lowest": ("instrument.content.lowest", 0, "content"),
    "instrument.content.highest": ("instrument.content.highest", 5, "content"),
    "instrument.content.relevant": ("instrument.content.relevant", 2, "content"),
    "instrument.content.essential": ("instrument.content.essential", 3, "content"),
    "instrument.content.statistic": ("instrument.content.statistic", "cvr", "content"),
    "instrument.content.minimum": ("instrument.content.minimum", 0.8, "content"),
    "instrument.content.critical": ("instrument.content.critical", "lawshe", "content"),
    "instrument.content.further_items": ("instrument.content.further_items", ["Z1"], "content"),
    "instrument.content.unrated": ("instrument.content.unrated", ["A1"], "content"),
    "variables.*.answer_key.*": ("variables.load.answer_key.A1", "2", TESTS),
    "variables.*.answer_options": ("variables.load.answer_options", ["1", "2"], VALIDATED),
    "instrument.item_analysis.blank": (
        "instrument.item_analysis.blank",
        "missing",
        f"{VALIDATED} item_analysis",
    ),
    "instrument.item_analysis.group": ("instrument.item_analysis.group", 0.33, "item_analysis"),
    "instrument.item_analysis.smallest_group": (
        "instrument.item_analysis.smallest_group",
        5,
        "item_analysis",
    ),
    "instrument.item_analysis.difficulty": (
        "instrument.item_analysis.difficulty",
        [0.2, 0.8],
        "item_analysis figures",
    ),
    "instrument.item_analysis.discrimination": (
        "instrument.item_analysis.discrimination",
        [0.1, 0.4],
        "item_analysis figures",
    ),
    "instrument.item_analysis.bands": ("instrument.item_analysis.bands", "ebel", "item_analysis"),
    "instrument.item_analysis.distractor": (
        "instrument.item_analysis.distractor",
        0.1,
        "item_analysis",
    ),
    "instrument.polychoric": ("instrument.polychoric", True, "structure"),
    "instrument.factor_analysis.factors": (
        "instrument.factor_analysis.factors",
        1,
        "structure figures",
    ),
    "instrument.factor_analysis.extraction": (
        "instrument.factor_analysis.extraction",
        "principal_components",
        "structure",
    ),
    "instrument.factor_analysis.rotation": (
        "instrument.factor_analysis.rotation",
        "promax",
        "structure",
    ),
    "instrument.factor_analysis.normalisation": (
        "instrument.factor_analysis.normalisation",
        "none",
        "structure",
    ),
    "instrument.factor_analysis.hidden_below": (
        "instrument.factor_analysis.hidden_below",
        0.4,
        "",
    ),
    "instrument.factor_analysis.variables.*.factors": (
        "instrument.factor_analysis.variables.load.factors",
        1,
        "structure figures",
    ),
    "instrument.factor_analysis.variables.*.extraction": (
        "instrument.factor_analysis.variables.load.extraction",
        "ml",
        "structure",
    ),
    "instrument.factor_analysis.variables.*.rotation": (
        "instrument.factor_analysis.variables.load.rotation",
        "oblimin",
        "structure",
    ),
    "comparisons.#.by": ("comparisons.0.by", "age", "comparison figures"),
    "comparisons.#.variables": ("comparisons.0.variables", ["sleep"], "comparison figures"),
    "comparisons.#.smallest_group": ("comparisons.0.smallest_group", 3, "comparison figures"),
    "intervals.pooled": ("intervals.pooled", True, "intervals sensitivity"),
    "data.original": ("data.original", "other.json", "validation"),
    "pilot.original": ("pilot.original", "other.json", "pilot_validation"),
    "report.appendix": ("report.appendix", ["items"], ""),
    "report.authors": ("report.authors", ["A"], ""),
    "report.chapter": ("report.chapter", 4, ""),
    "report.detail": ("report.detail", "full", ""),
    "report.main_text": ("report.main_text", ["normality"], ""),
    "report.reference": ("report.reference", "a.docx", ""),
    "hypotheses.*.kind": (
        "hypotheses.H2.kind",
        "regression",
        "ratings assumptions inference sensitivity figures",
    ),
    "hypotheses.*.statement": ("hypotheses.H1.statement", "Other", ""),
}


def small_study():
    """Return the small study with what it lacks to have every key somewhere."""
    study = yaml.safe_load(STUDY)
    del study["data"]["pseudonyms"]
    study["instrument"]["factor_analysis"] = {"variables": {"load": {}}}
    study["scales"]["other"] = {"codes": {1: "No", 2: "Yes"}}
    study["exclude"]["where"] = [{"column": "remark", "is": ["a"], "reason": "trial"}]
    study["multiple_choice"] = {"news": {"label": "News", "columns": {"TV": "remark"}}}
    bands = [{"label": "Low", "from": 0}, {"label": "High", "above": 50}]
    study["categories"]["cut"] = {"citation": "None", "bands": bands}
    study["instrument"]["item_analysis"] = {}
    for variable in study["variables"].values():
        variable["scale"] = "agreement"
    for scale in study["scales"].values():
        scale["codes"] = {str(code): label for code, label in scale["codes"].items()}
    return study


def put(settings, place, value):
    """Set a key that stands below others, in groups of keys and in lists."""
    *above, last = [int(key) if key.isdigit() else key for key in place]
    for key in above:
        settings = settings[key] if isinstance(settings, list) else settings.setdefault(key, {})
    settings[str(last) if isinstance(settings, dict) else last] = value
