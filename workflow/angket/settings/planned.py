"""Which settings of a study a registered plan seals, and which it leaves free."""

# What the analysis does with the answers. How the file is laid out, and how things are called
# on pages, is no part of a plan: neither can be known, or matters, beforehand.
PLANNED = (
    "hypotheses",
    "variables",
    "scales",
    "profile",
    "categories",
    "comparisons",
    "sample",
    "missing",
    "screening",
    "exclude",
    "instrument",
    "intervals",
    "tests",
    # That there is one, for it judges the instrument; not where its file lies.
    "pilot",
)
NOT_PLANNED = {
    "title": "what the study is called on pages",
    "language": "the language of pages",
    "notice": "a sentence on pages",
    "origin": "what pages say of where the answers come from",
    "sources": "the literature that pages list",
    "data": "where the answers lie and how their file is laid out, which nobody knows beforehand",
    "labels": "how items are worded on pages",
    "multiple_choice": "questions that are counted, and that nothing is tested of",
    "report": "how the report looks, and how much of it stands where",
    "archive": "what is shared, and with whom",
}
"""The other settings, each with the reason why a plan leaves it free."""
