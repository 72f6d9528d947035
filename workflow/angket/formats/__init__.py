"""One document for all formats: blocks in, a Word file, a page, a PDF and a workbook out.

The library knows neither statistics nor sentences: whoever composes the text hands over blocks.
"""
