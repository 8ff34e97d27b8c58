#!/bin/sh
# Writes data/bank.csv beside this script from the public file: commas for semicolons, no quotes, and a first column
# `id` that numbers the rows, since the data names nobody. Nothing else is changed.
set -eu

if [ $# -ne 1 ]; then
    echo "usage: prepare.sh SOURCE.csv" >&2
    exit 2
fi
target=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/data
mkdir -p "$target"
awk '{ gsub(/\r|"/, ""); gsub(/;/, ","); print (NR == 1 ? "id" : NR - 1) "," $0 }' "$1" > "$target/bank.csv"
