#!/usr/bin/env bash
# Takes the README's pictures anew, of the running product with simulated agents.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
COACHING_PICTURES="$PWD/docs/images" dotnet test tests/Coaching.Browser.Tests -c Release --filter FullyQualifiedName~ReadmePictures
