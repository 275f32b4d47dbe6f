#!/bin/sh
# Trains without each corpus in turn, scores what was left out, and writes the dated table of accuracy.
#
#   Benchmarks/accuracy.sh CORPORA LABELS [OUTPUT.md]
#
# CORPORA holds lgl.xml, TR-News.xml and, for metonyms and places inside names, ner/en-worldwide-newswire; LABELS holds what Tools/teacher made without each of them:
# no-lgl.jsonl, no-trnews.jsonl, gold-types-all.jsonl and clusters.tsv (the last two are of a teacher that saw neither).
# GEONEWS names the command (default .build/release/geonews), WORK the folder for models and scores.
set -eu
cd "$(dirname "$0")/.."
corpora=$1
labels=$2
output=${3:-Benchmarks/results/$(date +%F)-accuracy.md}
geonews=${GEONEWS:-.build/release/geonews}
work=${WORK:-.build/accuracy}
mkdir -p "$work" "$(dirname "$output")"

both="--corpus $corpora/lgl.xml --corpus $corpora/TR-News.xml"
for name in lgl trnews; do
    case $name in lgl) file=$corpora/lgl.xml ;; *) file=$corpora/TR-News.xml ;; esac
    taught="--silver $labels/no-$name.jsonl --types $labels/gold-types-all.jsonl --clusters $labels/clusters.tsv"
    if [ -d "$corpora/ner/en-worldwide-newswire/processed_annotated" ]; then
        taught="$taught --types $corpora/ner/en-worldwide-newswire/processed_annotated"
    fi
    model=$work/no-$name.model
    # shellcheck disable=SC2086  # the variables hold several words each
    {
        "$geonews" train $both --hold-out $name $taught -o "$model" --errors-shown 0 --quiet \
            --json "$work/$name-unseen.json" --errors "$work/$name-errors.geojson"
        "$geonews" evaluate "$file" --model "$model" --sources --errors-shown 0 --json "$work/$name-sources.json"
        for transform in lower upper title short headline; do
            "$geonews" evaluate "$file" --model "$model" --recognition --transform $transform --errors-shown 0 \
                --json "$work/$name-$transform.json"
        done
        "$geonews" train --corpus "$file" $taught --folds 5 --only recognition --errors-shown 0 --quiet \
            --json "$work/$name-folds.json"
    }
done
python3 Benchmarks/accuracy_table.py "$work" > "$output"
echo "wrote $output"
