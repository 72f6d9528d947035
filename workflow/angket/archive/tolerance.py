"""How far two numbers may lie apart and be called equal, when a result is computed again."""

RELATIVE, ABSOLUTE = 1e-9, 1e-12
TOLERANCE = f"{RELATIVE:g} of the number, or {ABSOLUTE:g} around zero"
