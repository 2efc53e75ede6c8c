#!/usr/bin/env bash
# Measures the product beside a bare SignalR server, and prints the ratios. docs/performance.md says what and how.
#   ./bench.sh [W1 W2 ...] [--agents 1000,5000] [--rounds 5] [--database sqlite|postgresql|both] [--json results.json] [--quick]
#   ./bench.sh micro [--filter '*AgentSet*']     the pure core, by BenchmarkDotNet
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

project=Coaching.Bench
if [ "${1:-}" = micro ]; then
  project=Coaching.MicroBench
  shift
fi

dotnet build "bench/$project" -c Release -v quiet -nologo
exec dotnet "bench/$project/bin/Release/net10.0/$project.dll" "$@"
