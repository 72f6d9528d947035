"""What a run shows on the terminal: how far it is, and in the end what came out."""
