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

if [ "$project" = Coaching.Bench ] && [ -z "${BENCH_HOST:-}" ]; then
  # As operators run it: code compiled ahead, as in the image.
  case "$(uname -m)" in aarch64) platform=linux-arm64 ;; *) platform=linux-x64 ;; esac
  published="$PWD/src/Coaching.Host/bin/Release/published"
  dotnet publish src/Coaching.Host -c Release -r "$platform" -p:UseAppHost=false -o "$published" -v quiet -nologo
  export BENCH_HOST="$published/Coaching.Host.dll"
fi

exec dotnet "bench/$project/bin/Release/net10.0/$project.dll" "$@"
