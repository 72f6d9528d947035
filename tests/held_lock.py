"""A program that holds a lock, which its argument names, until its input ends."""

HOLDING = """
import sys
sys.path.insert(0, "workflow")
from angket.engine.lock import hold
hold(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""
