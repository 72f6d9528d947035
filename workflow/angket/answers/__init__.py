"""What answers are: their codes, faults, exclusions, and what tells who somebody is."""
