# geonews. `make run` maps the sample article, `make test` runs every test.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := build

PREFIX ?= /usr/local
SWIFT ?= swift
BUILD := .build/release
GEONEWS := $(BUILD)/geonews
GAZETTEER := $(BUILD)/geonews.gazetteer
MODEL := $(BUILD)/geonews.model
LEAFLET := /usr/share/javascript/leaflet
WEB := $(addprefix $(BUILD)/web/,leaflet.js leaflet.css leaflet.markercluster.js MarkerCluster.css)
GAZETTEER_TABLES := $(shell find Gazetteer -name '*.tsv' -o -name '*.txt')

PACKAGES := libgeos-dev libproj-dev proj-data libsqlite3-dev libxml2-dev zlib1g-dev libcairo2-dev libpangocairo-1.0-0 pkg-config libjs-leaflet libjs-leaflet.markercluster
BROWSER_PACKAGES := chromium-headless-shell python3 fonts-dejavu-core
GIS_PACKAGES := qgis python3-qgis qgis-providers gdal-bin

# $(call need,packages): installs those Debian packages that are missing.
define need
	missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		$$root apt-get update -qq && $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	fi
endef

.PHONY: deps build run test test-browser test-gis test-install qgis-plugin install uninstall format lint clean

deps:
	@$(call need,$(PACKAGES))

# The command is one binary: Swift's libraries are inside it.
$(GEONEWS): deps
	$(SWIFT) build -c release --static-swift-stdlib --product geonews

$(GAZETTEER): $(GAZETTEER_TABLES) | $(GEONEWS)
	$(GEONEWS) gazetteer build Gazetteer -o $@

$(MODEL): Models/geonews.model | $(GEONEWS)
	cp $< $@

# What the web map carries inside it: Debian's Leaflet, each script under its licence.
$(BUILD)/web/leaflet.js: NOTICE := /usr/share/doc/libjs-leaflet/copyright
$(BUILD)/web/leaflet.markercluster.js: NOTICE := /usr/share/doc/libjs-leaflet.markercluster/copyright
$(BUILD)/web/%.js: | deps
	mkdir -p $(@D)
	{ echo '/*'; sed 's,\*/,* /,g' $(NOTICE); echo '*/'; sed '/^\/\/# sourceMappingURL/d' $(LEAFLET)/$*.min.js; } > $@
$(BUILD)/web/%.css: | deps
	mkdir -p $(@D)
	sed '/sourceMappingURL/d' $(LEAFLET)/$*.css > $@

build: $(GEONEWS)
	@$(MAKE) --no-print-directory $(GAZETTEER) $(MODEL) $(WEB)

run: build
	mkdir -p Output
	$(GEONEWS) locate Samples/caucasus.txt -o Output/places.geojson
	rm -f Output/places.gpkg
	$(GEONEWS) locate Samples/caucasus.txt -o Output/places.gpkg
	$(GEONEWS) locate Samples/caucasus.txt -o Output/locator.svg
	$(GEONEWS) map Samples/caucasus.txt -o Output/map.html
	@echo "Output/places.geojson, Output/places.gpkg, Output/locator.svg and Output/map.html are written."

test: build
	@$(call need,gdal-bin time poppler-utils)
	GEONEWS_BINARY=$(CURDIR)/$(GEONEWS) GEONEWS_GAZETTEER=$(CURDIR)/$(GAZETTEER) GEONEWS_MODEL=$(CURDIR)/$(MODEL) $(SWIFT) test
	@echo "The tests in QGIS and in a browser are skipped here: make test-gis and make test-browser install what they need and run them."

# In the real QGIS, without windows; installs it (about 1 GB).
test-gis: build qgis-plugin
	@$(call need,$(GIS_PACKAGES))
	GEONEWS_BINARY=$(CURDIR)/$(GEONEWS) GEONEWS_GAZETTEER=$(CURDIR)/$(GAZETTEER) GEONEWS_MODEL=$(CURDIR)/$(MODEL) \
		QT_QPA_PLATFORM=offscreen /usr/bin/python3 -m unittest discover -s Tests/QGIS

qgis-plugin:
	rm -rf dist/geonews dist/geonews-qgis.zip
	mkdir -p dist
	cp -r integrations/qgis/geonews dist/geonews
	cp LICENSE dist/geonews/
	find dist/geonews -name __pycache__ -prune -exec rm -rf {} +
	cd dist && python3 -m zipfile -c geonews-qgis.zip geonews && rm -r geonews

# The web map in headless Chromium.
test-browser: build
	@$(call need,$(BROWSER_PACKAGES))
	GEONEWS_BINARY=$(CURDIR)/$(GEONEWS) python3 -m unittest discover -s Tests/Browser

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/geonews/web $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(GEONEWS) $(DESTDIR)$(PREFIX)/bin/geonews
	install -m 644 $(GAZETTEER) $(MODEL) $(DESTDIR)$(PREFIX)/share/geonews/
	install -m 644 $(WEB) $(DESTDIR)$(PREFIX)/share/geonews/web/
	install -m 644 docs/geonews.1 $(DESTDIR)$(PREFIX)/share/man/man1/geonews.1
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(GEONEWS) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/geonews
	$(GEONEWS) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_geonews
	$(GEONEWS) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/geonews.fish

# Installs into a folder of its own, runs what is there from another folder and without any variable, and takes it away.
test-install: build
	folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	$(MAKE) --no-print-directory install DESTDIR="$$folder" PREFIX=/usr >/dev/null; \
	cp Samples/caucasus.txt "$$folder"; cd "$$folder"; \
	env -i usr/bin/geonews locate caucasus.txt -o places.geojson; grep -q Stepanakert places.geojson; \
	env -i usr/bin/geonews map caucasus.txt -o map.html; grep -q leaflet map.html; \
	cd $(CURDIR); $(MAKE) --no-print-directory uninstall DESTDIR="$$folder" PREFIX=/usr; \
	left=$$(find "$$folder/usr" -type f); [ -z "$$left" ] || { echo "uninstall left: $$left" >&2; exit 1; }
	@echo "The installed command works, and is taken away whole."

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/geonews $(DESTDIR)$(PREFIX)/share/man/man1/geonews.1
	rm -rf $(DESTDIR)$(PREFIX)/share/geonews
	rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/geonews $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_geonews $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/geonews.fish

format:
	$(SWIFT) format -i -r Package.swift Sources Tests

lint:
	$(SWIFT) format lint --strict -r Package.swift Sources Tests

clean:
	rm -rf .build
