#!/bin/sh
# Articles a second on one core: our whole pipeline (read, recognise, resolve, write) against Python's pyahocorasick only
# looking the same names up in the same texts, in the same run.
#
#   Benchmarks/throughput.sh
#
# The articles are those of ../shared/corpora where that folder is, and are composed from the gazetteer's own names where
# it is not. GEONEWS names the command.
set -eu
cd "$(dirname "$0")/.."
venv=.build/benchmark-venv
if [ ! -x $venv/bin/python ]; then
    python3 -m venv $venv
    $venv/bin/pip --quiet install pyahocorasick==2.2.0
fi
GEONEWS=${GEONEWS:-.build/release/geonews} exec $venv/bin/python Benchmarks/throughput.py
