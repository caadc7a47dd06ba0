#!/bin/sh
# Makes sure that what Talad is built and tested with is there, and installs only what lacks.
#   setup.sh run    what building and running need
#   setup.sh tests  that, and what the tests drive: a display, two browsers, readers of QR and PDF
set -eu

RUN="build-essential pkg-config ca-certificates libwebkit2gtk-4.1-dev fonts-thai-tlwg"
TESTS="xvfb x11-utils xauth webkit2gtk-driver zbar-tools chromium chromium-driver poppler-utils openssl python3"
RUST=1.95.0
NODE=20.19.0

case "${1:-}" in
run) wanted=$RUN ;;
tests) wanted="$RUN $TESTS" ;;
*) echo "usage: setup.sh run|tests" >&2; exit 2 ;;
esac

fail() { echo "setup: $*" >&2; exit 1; }

# new_enough WANTED FOUND
new_enough() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# Rust and Node come from their own makers: Debian's are too old.
tool() { # NAME WANTED WHERE
  command -v "$1" >/dev/null || fail "$1 is missing; version $2 or newer is needed ($3)."
  found=$("$1" --version 2>/dev/null | grep -o '[0-9][0-9.]*' | head -n 1)
  [ -n "$found" ] || fail "$1 is there but does not say its version; $2 or newer is needed ($3)."
  new_enough "$2" "$found" || fail "$1 is version $found; $2 or newer is needed ($3)."
}

# What each package is for, asked for by what it does: for systems that are not Debian.
there() {
  case "$1" in
  build-essential) command -v cc && command -v make ;;
  pkg-config) command -v pkg-config ;;
  ca-certificates) [ -d /etc/ssl/certs ] ;;
  libwebkit2gtk-4.1-dev) pkg-config --exists webkit2gtk-4.1 ;;
  fonts-thai-tlwg) fc-list :lang=th | grep . ;;
  xvfb) command -v Xvfb ;;
  x11-utils) command -v xwininfo ;;
  webkit2gtk-driver) command -v WebKitWebDriver ;;
  zbar-tools) command -v zbarimg ;;
  chromium-driver) command -v chromedriver ;;
  poppler-utils) command -v pdftotext ;;
  *) command -v "$1" ;;
  esac >/dev/null 2>&1
}

lacking=""
if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
  for package in $wanted; do
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || lacking="$lacking $package"
  done
  if [ -n "$lacking" ]; then
    echo "setup: installing$lacking"
    root=""
    if [ "$(id -u)" != 0 ]; then
      command -v sudo >/dev/null || fail "as root: apt-get install$lacking"
      root=sudo
    fi
    apt="$root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3"
    $apt update
    # shellcheck disable=SC2086
    $apt install -y --no-install-recommends $lacking
  fi
else
  for package in $wanted; do
    there "$package" || lacking="$lacking $package"
  done
  [ -z "$lacking" ] || fail "this system has no apt-get. Please install what Debian calls:$lacking"
fi

tool cargo $RUST https://rustup.rs
tool node $NODE https://nodejs.org
command -v npm >/dev/null || fail "npm is missing; it comes with node (https://nodejs.org)."
