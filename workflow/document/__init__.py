"""A document of headings, paragraphs, tables and figures, and the formats it is written in."""
