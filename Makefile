# What can be asked for: `make help`. Needs Python 3.11 or newer, git and make.
PYTHON ?= python3
PHOTOS ?= samples
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	--constraint constraints.txt --editable

# The invented people of samples/ stay out of your own contacts.
STORE := $(if $(filter samples,$(PHOTOS)),--store cardtrail-out/samples.sqlite)

.DEFAULT_GOAL := help
.PHONY: help scan test test-slow oracles browser check bench-batch bench-identity \
	bench-imaging bench-kills \
	bench-reading bench-retake bench-second-photo bench-speed bench-store bench-understanding \
	calibration fuzz network format lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-20s %s\n", $$1, $$2}' Makefile

scan: $(VENV)/run.stamp ## read the cards in samples/, or in PHOTOS=folder
	@$(BIN)/cardtrail scan $(STORE) "$(PHOTOS)"

test: $(VENV)/dev.stamp ## run the tests
	$(BIN)/python -m pytest -m "not slow" --numprocesses 2 --dist loadfile

test-slow: $(VENV)/dev.stamp ## run the tests that take longer
	$(BIN)/python -m pytest -m slow

oracles: tests/oracles/node_modules/.package-lock.json ## install what the tests ask in JavaScript (npm)

browser: ## install Chromium, in which the tests open reports (apt-get, as root)
	@command -v chromium >/dev/null || { \
		apt-get -qq update && apt-get -qq install --no-install-recommends --yes chromium; }

check: $(VENV)/dev.stamp ## check format, style, types and the import floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench-imaging: $(VENV)/dev.stamp ## measure imaging on drawn scenes
	PYTHONPATH=tools $(BIN)/python benchmarks/imaging.py --turns

bench-reading: $(VENV)/dev.stamp ## measure reading and its confidence on drawn scenes
	PYTHONPATH=tools $(BIN)/python benchmarks/reading.py

bench-understanding: $(VENV)/dev.stamp ## measure understanding on cards of strangers
	PYTHONPATH=tools $(BIN)/python benchmarks/understanding.py

bench-batch: $(VENV)/dev.stamp ## measure two workers and memory on drawn photos (an hour)
	PYTHONPATH=tools $(BIN)/python benchmarks/batch.py

bench-kills: $(VENV)/dev.stamp ## kill scans of drawn photos at random moments
	PYTHONPATH=tools $(BIN)/python benchmarks/kills.py

bench-identity: $(VENV)/dev.stamp ## measure whether two cards are told to be one person's
	PYTHONPATH=tools $(BIN)/python benchmarks/identity.py

bench-retake: $(VENV)/dev.stamp ## measure requests for another photo on drawn scenes
	PYTHONPATH=tools $(BIN)/python benchmarks/retake.py

bench-second-photo: $(VENV)/dev.stamp ## measure what a second photo of a card brings
	PYTHONPATH=tools $(BIN)/python benchmarks/second_photo.py

bench-speed: $(VENV)/dev.stamp ## measure what reading costs, or in PHOTOS=folder
	PYTHONPATH=tools $(BIN)/python benchmarks/speed.py \
		$(if $(filter-out samples,$(PHOTOS)),"$(PHOTOS)")

bench-store: $(VENV)/dev.stamp ## measure what a store of 100,000 contacts costs
	PYTHONPATH=tools $(BIN)/python benchmarks/store.py

fuzz: $(VENV)/dev.stamp ## open damaged pictures for MINUTES, 30 unless told
	PYTHONPATH=tools $(BIN)/python tools/fuzz_load.py $(MINUTES)

calibration: $(VENV)/dev.stamp ## fit anew what confidences are worth (20 minutes)
	PYTHONPATH=tools $(BIN)/python tools/calibrate.py

network: $(VENV)/dev.stamp ## teach the network that finds cards anew (hours)
	$(BIN)/python -m pip install --quiet --requirement tools/locator/requirements.txt
	PYTHONPATH=tools $(BIN)/python tools/locator/train.py \
		src/cardtrail/imaging/marks.onnx --examples build/examples --scenes 12000 \
		$(if $(PICTURES),--pictures "$(PICTURES)")

format: $(VENV)/dev.stamp ## bring the source into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## pin the newest versions that work together in constraints.txt
	rm -rf $(VENV)/lock
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --upgrade pip
	$(VENV)/lock/bin/python -m pip install --quiet ".[dev,samples,letters,second-reader,cluster,deu]"
	$(VENV)/lock/bin/python -m pip freeze --exclude cardtrail > constraints.txt
	rm -rf $(VENV)/lock

clean: ## take away what make made
	rm -rf $(VENV) cardtrail-out tests/oracles/node_modules

# npm's own stamp.
tests/oracles/node_modules/.package-lock.json: tests/oracles/package-lock.json
	npm ci --no-audit --no-fund --fetch-retries 1 --prefix tests/oracles
	@touch $@

# A stamp is newer than what it was made from: nothing is installed twice.
$(VENV)/run.stamp: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("cardtrail needs Python 3.11 or newer; name one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) ".[second-reader]"
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	$(INSTALL) ".[dev,samples,letters,second-reader,cluster,deu]"
	@touch $@
