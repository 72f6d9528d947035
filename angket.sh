#!/bin/sh
# Opens the page of Angket in the browser (docs/panduan.md). It looks for Python; Python does the rest.
folder=$(dirname -- "$(readlink -f -- "$0" 2>/dev/null || printf '%s\n' "$0")")
CDPATH='' cd -- "$folder" || exit 1
# On macOS: where installers put it, though a window may not look there.
mac=$([ -x /usr/bin/xcode-select ] && echo yes)
PATH=$PATH${mac:+:/usr/local/bin:/opt/homebrew/bin}
old=
# All that Angket needs exists ready-made for these; for newer ones, parts may have to be compiled.
for wanted in '3.1[1-3]' '3.1[4-9]|3.[2-9][0-9]'; do
    for python in python3.13 python3.12 python3.11 python3 python python3.14; do
        # On macOS this one only offers to install the tools of developers, with an old Python.
        case ${mac:+$(command -v "$python")} in /usr/bin/*) continue ;; esac
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) ||
            continue
        if printf '%s\n' "$version" | grep -Eqx "$wanted"; then
            exec "$python" -I workflow/angket/page/starting "$@"
        fi
        old=$version
    done
done
cat <<END

Angket memerlukan Python 3.11, 3.12, atau 3.13${old:+; di komputer ini hanya ada Python $old}.
  Debian, Ubuntu, Mint: sudo apt install python3 python3-venv
  Fedora:               sudo dnf install python3.13
  macOS:                https://www.python.org/downloads/release/python-3137/
Pasanglah Python, lalu mulailah Angket sekali lagi.

Angket needs Python 3.11, 3.12 or 3.13${old:+; on this computer there is only Python $old}.
  Debian, Ubuntu, Mint: sudo apt install python3 python3-venv
  Fedora:               sudo dnf install python3.13
  macOS:                https://www.python.org/downloads/release/python-3137/
Install Python, then start Angket once more.
END
if [ -t 0 ]; then
    printf '\nEnter: tutup / close '
    read -r _
fi
exit 1
