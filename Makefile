# Everything runs from a virtual environment made of requirements.lock: Python 3.11, pip, venv, make and git are all that is needed.
PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python

.PHONY: setup demo test lint types check reference samples glossary review-report bench clean

setup: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: setup                ## make the documents of all samples in out/
	$(RUN) scripts/demo.py

test: setup                ## the whole suite
	$(RUN) -m pytest -q -n 2

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

check: setup               ## do clauses, grounds, outlines and safeguards fit together?
	$(BIN)/rejoinder templates check

reference: setup           ## build templates/reference.docx
	$(RUN) -m rejoinder.word.reference

samples: setup             ## write the expected texts of the samples anew; read the difference line by line
	$(RUN) scripts/expected.py

review-report: setup       ## measure the review on edits of the samples and write docs/review.md (some minutes)
	$(RUN) scripts/measure_review.py

bench: setup               ## time the review beside translate-toolkit, if benchmarks/requirements.txt is installed
	$(RUN) benchmarks/review_speed.py

glossary: setup            ## build glossaries/index.json after a change of the glossary
	$(RUN) scripts/glossary.py

lock:                      ## needs uv (pip install uv)
	uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --group dev -o requirements.lock

clean:
	rm -rf .venv out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
