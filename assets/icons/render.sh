#!/usr/bin/env bash
# Renders crosstalk.svg to the PNG sizes beside it; needs rsvg-convert (librsvg2-bin). Run it after
# a change of the SVG and commit what it wrote: the build itself renders nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
for size in 64 128 256; do
    rsvg-convert --width "$size" --height "$size" --output "crosstalk-$size.png" crosstalk.svg
done
