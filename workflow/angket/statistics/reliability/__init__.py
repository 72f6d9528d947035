"""How far items measure the same thing."""
