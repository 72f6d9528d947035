"""The columns of a table of prior studies, and what stands for a printed result in it."""

from angket.statistics.synthesis.printed import KINDS
from angket.systems.column import Column

YES = {"yes": True, "ya": True, "1": True, "true": True}
YES |= {"no": False, "tidak": False, "0": False, "false": False}
DIRECTIONS = {"+": 1, "-": -1, "positive": 1, "negative": -1, "positif": 1, "negatif": -1}
# What a figure is called by those who copy it from an abstract, by the kind.
CALLED = {
    "pearson": "r",
    "rxy": "r",
    "rho": "spearman",
    "tau": "kendall",
    "z": "fisher_z",
    "r2": "r_squared",
    "eta2": "eta_squared",
    "chi2": "chi_square",
    "χ2": "chi_square",
    "khi-kuadrat": "chi_square",
    "chi-kuadrat": "chi_square",
    "or": "odds_ratio",
    "rasio odds": "odds_ratio",
    "c": "contingency",
    "koefisien kontingensi": "contingency",
    "2x2": "table",
    "pearson's r": "r",
    "spearman's rho": "spearman",
    "spearman rho": "spearman",
    "kendall's tau": "kendall",
    "kendall tau": "kendall",
    "cohen's d": "d",
}
# What is printed is none of these: a qualitative study, or a sentence without a number.
NOTHING = "none"
KIND = {kind: kind for kind in (*KINDS, NOTHING)} | CALLED
KIND |= {kind.replace("_", mark): kind for kind in KINDS for mark in (" ", "-")}
_GROUP = Column("count", least=1)
_SHARE = Column("number", above=0, most=1)
COLUMNS = {
    "study": Column("text", required=True, heads=("author", "authors", "peneliti", "penulis")),
    "year": Column("count", least=1800, most=2200, heads=("tahun",)),
    "sample": Column("text", heads=("sampel",)),
    "n": Column("count", least=1, heads=("responden",)),
    "kind": Column("choice", required=True, choices=KIND, heads=("jenis",)),
    "value": Column("number", heads=("nilai",)),
    "df": Column("number", above=0),
    "df1": Column("number", above=0),
    "p": Column("number", least=0, most=1),
    "direction": Column("choice", choices=DIRECTIONS, heads=("arah",)),
    "n1": _GROUP,
    "n2": _GROUP,
    **dict.fromkeys("abcd", Column("count", least=0)),
    "predictors": Column("count", least=1, heads=("prediktor",)),
    "corrected": Column("choice", choices=YES, heads=("terkoreksi",)),
    "bound": Column("choice", choices=YES, heads=("batas",)),
    # Of a p or r whose coefficient is another one than Pearson's, or unnamed: no.
    "pearson": Column("choice", choices=YES),
    "reverse": Column("choice", choices=YES, heads=("terbalik",)),
    "reliability_x": _SHARE,
    "reliability_y": _SHARE,
    "excluded": Column("text", heads=("dikecualikan", "alasan")),
    "source": Column("text", heads=("sumber",)),
}


def columns_of(moderators):
    """Return the columns of a table with those of moderators.

    Parameters
    ----------
    moderators : dict
        As in the settings.

    Examples
    --------
    >>> columns_of({"age": {"label": "Age", "kind": "number"}})["age"].kind
    'number'
    """
    kinds = {"category": "text", "number": "number"}
    told = {name: Column(kinds[one["kind"]], there=True) for name, one in moderators.items()}
    return COLUMNS | {name: column for name, column in told.items() if name not in COLUMNS}
