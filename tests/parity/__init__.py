"""Proof that the statistics equal SPSS's (through GNU PSPP), R's and NIST's; see README.md."""
