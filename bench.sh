#!/usr/bin/env bash
# Measures the product beside a bare SignalR server, and prints the ratios. docs/performance.md says what and how.
#   ./bench.sh [W1 W2 ...] [--agents 1000,5000] [--rounds 5] [--database sqlite|postgresql|both] [--json results.json] [--quick]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

dotnet build bench/Coaching.Bench -c Release -v quiet -nologo
exec dotnet bench/Coaching.Bench/bin/Release/net10.0/Coaching.Bench.dll "$@"
