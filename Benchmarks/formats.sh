#!/bin/bash
# A million points to GeoJSON, CSV, FlatGeobuf and GeoPackage, against Python's orjson and GDAL's ogr2ogr.
# Needs python3 with orjson, and gdal-bin. Usage: Benchmarks/formats.sh [COUNT]
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-1000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
swift build -c release --product format-benchmark >/dev/null
TIMEFORMAT='%R s wall, %U s + %S s CPU'
for format in geojson csv fgb gpkg; do
    printf 'geonews %s: ' "$format"
    .build/release/format-benchmark "$format" "$count" "$folder/a.$format"
done
printf 'python orjson geojson: '
python3 Benchmarks/formats.py "$count" "$folder/b.geojson"
for pair in GPKG:gpkg FlatGeobuf:fgb; do
    printf 'ogr2ogr %s, from the GeoJSON above: ' "${pair%:*}"
    time ogr2ogr -f "${pair%:*}" "$folder/c.${pair#*:}" "$folder/a.geojson"
done
