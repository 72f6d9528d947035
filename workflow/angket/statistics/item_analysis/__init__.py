"""Item analysis of tests: how hard their items are, whom they tell apart, who falls for what."""
