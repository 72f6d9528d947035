"""Agreement of raters who judged the same objects, in a file of their own."""
