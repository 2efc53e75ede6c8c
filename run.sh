#!/usr/bin/env bash
# Starts one node with everything embedded: http on port 5080 (PORT overrides), data under data/, demo directory. Ctrl-C stops it.
# Arguments go to the host, for instance: ./run.sh --simulate
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

need() {
  printf 'Needed: %s\n' "$1" >&2
  exit 1
}

dotnet --list-sdks 2>/dev/null | grep -q '^10\.' || need 'the .NET 10 SDK, as dotnet on the PATH (https://dot.net)'
node_major="$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')" || true
[ "${node_major:-0}" -ge 20 ] || need 'Node.js 20 or newer, as node on the PATH (https://nodejs.org)'

# An empty variable is the same as none.
export ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-${DOTNET_ENVIRONMENT:-Development}}"
url="${ASPNETCORE_URLS:-http://localhost:${PORT:-5080}}"
url="${url%%;*}"
url="$(sed 's#//[+*]#//localhost#; s#//0\.0\.0\.0#//localhost#' <<<"$url")"

dotnet build src/Coaching.Host -c Release -v quiet -nologo

# Tells the addresses as soon as they answer, and ends with the host that this shell becomes.
node -e '
  const [url, host] = process.argv.slice(1);
  const look = async () => {
    try { process.kill(Number(host), 0); } catch { return; }
    const ready = await fetch(`${url}/healthz/ready`).then((answer) => answer.ok, () => false);
    if (!ready) return setTimeout(look, 500);
    console.log(`\n  Coaching page   ${url}/coaching?as=admin&role=admin\n  Agent desktop   ${url}/agent\n  API             ${url}/openapi/v1.json\n`);
  };
  look();
' "$url" "$$" &

exec dotnet src/Coaching.Host/bin/Release/net10.0/Coaching.Host.dll "$@"
