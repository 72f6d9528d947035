#!/bin/sh
# What a double click on macOS starts; the same as angket.sh.
exec "$(dirname -- "$0")/angket.sh" "$@"
