"""The kinds of hypothesis, a folder each; `angket.hypotheses.kind` says what stands in one."""
