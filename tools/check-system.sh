#!/bin/sh
# Says which system package is missing before pip fails on it: Python 3.11+, a C++ compiler, Python's and ICU's headers.
set -u
PYTHON="${1:-python3}"

missing() {
    echo "Seawall can't be set up yet: $1 is missing."
    echo "  Debian/Ubuntu:  sudo apt-get install $2"
    echo "  Fedora:         sudo dnf install $3"
    echo "  macOS:          $4"
    exit 1
}

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    missing "Python 3.11 or newer" "python3 python3-venv" "python3" "brew install python@3.12"
"$PYTHON" -c 'import venv, ensurepip' 2>/dev/null ||
    missing "Python's venv module" "python3-venv" "python3" "brew install python@3.12"

CXX="${CXX:-c++}"
command -v "$CXX" >/dev/null 2>&1 ||
    missing "a C and C++ compiler" "build-essential" "gcc gcc-c++" "xcode-select --install"

INCLUDE=$("$PYTHON" -c 'import sysconfig; print(sysconfig.get_paths()["include"])')
echo '#include <Python.h>' | "$CXX" -x c++ -fsyntax-only -I"$INCLUDE" - 2>/dev/null ||
    missing "the header file of Python (Python.h)" "python3-dev" "python3-devel" "brew install python@3.12"

# PyICU has no wheels for Linux and compiles at install; it asks pkg-config where ICU is.
command -v pkg-config >/dev/null 2>&1 || command -v icu-config >/dev/null 2>&1 ||
    missing "pkg-config (PyICU's build asks it where ICU is)" "pkg-config" "pkgconf-pkg-config" "brew install pkg-config"
if command -v brew >/dev/null 2>&1 && [ -d "$(brew --prefix icu4c 2>/dev/null)" ]; then
    PKG_CONFIG_PATH="$(brew --prefix icu4c)/lib/pkgconfig:${PKG_CONFIG_PATH:-}"
    export PKG_CONFIG_PATH
fi
ICU_FLAGS=$(pkg-config --cflags icu-i18n 2>/dev/null || true)
# shellcheck disable=SC2086  # the flags are words
echo '#include <unicode/uversion.h>' | "$CXX" -x c++ -fsyntax-only $ICU_FLAGS - 2>/dev/null ||
    missing "ICU's header files (PyICU compiles at install)" "libicu-dev pkg-config" "libicu-devel" \
        "brew install icu4c pkg-config"
