# Talad: every target installs what it lacks first.
#
#   make run        the window; in a browser where there is no display (DEMO=1: a sample market)
#   make serve      the same screens in a browser of this machine
#   make test       everything that is tested, as .ci/run does
#   make check      formatting and lints
#   make bench      measurements
#   make package    the .deb
#   make bindings   the TypeScript of the screens, after a command of api was changed

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup setup-run ui run serve test check bench package bindings

NODE_MODULES := ui/node_modules/.package-lock.json
SCREENS := ui/dist/index.html
SCREENS_FROM := $(shell find ui/src ui/messages ui/public -path ui/src/paraglide -prune -o -type f -print 2>/dev/null) \
  ui/index.html ui/vite.config.ts ui/svelte.config.js ui/package.json
BUILT := $${CARGO_TARGET_DIR:-target}/debug
FLAGS := $(if $(DEMO),--demo)

help:
	@sed -n 's/^#   //p' Makefile

setup:
	@src-tauri/packaging/setup.sh tests

setup-run:
	@src-tauri/packaging/setup.sh run

$(NODE_MODULES): ui/package-lock.json | setup-run
	npm ci --prefix ui --no-audit --no-fund
	@touch $@

$(SCREENS): $(NODE_MODULES) $(SCREENS_FROM)
	npm --prefix ui run build
	@touch $@

ui: $(SCREENS)

# Always --workspace: one crate alone asks for other features and builds half of GTK again.
run: setup-run ui
	cargo build --workspace --locked
	@$(BUILT)/talad $(FLAGS); code=$$?; \
	if [ $$code -eq 4 ]; then exec $(BUILT)/taladctl serve $(FLAGS); fi; exit $$code

serve: setup-run ui
	cargo build --workspace --locked
	@exec $(BUILT)/taladctl serve $(FLAGS)

DECODER := tests/paper/node_modules/.package-lock.json

# The install scripts of the decoder's own dependencies build a USB driver that no test needs.
$(DECODER): tests/paper/package-lock.json | setup
	npm ci --prefix tests/paper --ignore-scripts --no-audit --no-fund
	@touch $@

# The programs are built before the tests, which start them.
test: setup ui $(DECODER)
	npm --prefix ui run check
	npm --prefix ui run lint
	npm --prefix ui test
	cargo build --workspace --locked
	cargo test --workspace --locked

check: setup-run ui
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	npm --prefix ui run check
	npm --prefix ui run lint

bench: setup ui
	cargo bench -p tests --locked

# Both programs are built in one go; the bundler then only packs them.
package: setup-run ui
	cargo build --workspace --release --locked
	ui/node_modules/.bin/tauri bundle --ci --bundles deb
	@ls "$${CARGO_TARGET_DIR:-target}"/release/bundle/deb/*.deb

bindings:
	UPDATE_BINDINGS=1 cargo test -p api --lib the_typescript_of_the_screens_is_current
