"""Files of answers, as forms, spreadsheets and statistics programs write them, as cells of text."""
