"""Content validity: what experts say of the items before anybody answers them."""
