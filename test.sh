#!/usr/bin/env bash
# Installs what the tests need where it is missing, runs every suite, and ends with "N passed, N failed, N skipped".
#   --long    the tests that take minutes, too      --chaos   the tests that kill and cut off nodes, too
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for argument in "$@"; do
  case "$argument" in
    --long) export COACHING_TEST_LONG=1 ;;
    --chaos) export COACHING_TEST_CHAOS=1 ;;
    *) sed -n '2,3s/^# *//p' "$0"; exit 2 ;;
  esac
done

readonly results="$PWD/TestResults" client="$PWD/src/Coaching.Web/client"
# Minutes that one test may take. A hundred rounds of a kill are one test.
readonly patience="$([ -n "${COACHING_TEST_LONG:-}${COACHING_TEST_CHAOS:-}" ] && echo 60 || echo 10)"
failed_steps=()
rm -rf "$results"
mkdir -p "$results"

# Runs a step and remembers whether it failed; the others run all the same.
step() {
  local name="$1"
  shift
  printf '\n== %s\n' "$name"
  "$@" || { failed_steps+=("$name"); return 1; }
}

install_client() (
  cd "$client" || return
  stamp=node_modules/.installed-lock
  cmp -s package-lock.json "$stamp" || { npm ci --no-audit --no-fund && cp package-lock.json "$stamp"; }
)

check_client() (
  cd "$client" || return
  for check in $(node -p "Object.keys(require('./package.json').scripts).filter((name) => name.startsWith('check:')).join(' ')"); do
    npm run --silent "$check" || return
  done
  npm run --silent test -- --reporter=default --reporter=json --outputFile.json="$results/client.json"
)

build() {
  dotnet restore CoachMessaging.sln --locked-mode -v quiet && dotnet build CoachMessaging.sln -c Release --no-restore -v quiet -nologo
}

run_tests() {
  dotnet test "$1" -c Release --no-build --nologo --results-directory "$results" \
    --logger "trx;LogFileName=$(basename "$1" .csproj).trx" --logger 'console;verbosity=minimal' \
    --blame-hang-timeout "${patience}m" --blame-hang-dump-type none
}

step 'What the tests need' .ci/install postgresql chromium ${COACHING_TEST_CHAOS:+libfaketime}

if [ -f "$client/package.json" ] && step 'Client: packages' install_client; then
  step 'Client: checks' check_client
fi

if step 'Build' build; then
  step 'Format' dotnet format CoachMessaging.sln --verify-no-changes --no-restore
  for project in $(grep -l '<IsTestProject>true' tests/*/*.csproj); do
    step "$(basename "$project" .csproj)" run_tests "$project"
  done
fi

# The sums of all suites. Nothing at all is no success.
summary="$(node - "$results" <<'JS'
const fs = require('node:fs');
const path = require('node:path');
const sum = { passed: 0, failed: 0, skipped: 0 };
const folder = process.argv[2];
for (const name of fs.readdirSync(folder, { recursive: true })) {
  const file = path.join(folder, name);
  if (name.endsWith('.trx')) {
    const counters = /<Counters ([^>]*)>/.exec(fs.readFileSync(file, 'utf8'))?.[1] ?? '';
    const count = (key) => Number(new RegExp(`\\b${key}="(\\d+)"`).exec(counters)?.[1] ?? 0);
    sum.passed += count('passed');
    sum.failed += count('failed') + count('error') + count('timeout') + count('aborted');
    // Some runners count what they skip nowhere but in the total.
    sum.skipped += count('total') - count('executed');
  } else if (name.endsWith('.json')) {
    const report = JSON.parse(fs.readFileSync(file, 'utf8'));
    sum.passed += report.numPassedTests ?? 0;
    sum.failed += report.numFailedTests ?? 0;
    sum.skipped += (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  }
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
JS
)"

[ ${#failed_steps[@]} -eq 0 ] || { printf '\nFailed:'; printf ' [%s]' "${failed_steps[@]}"; echo; }
printf '\n%s\n' "${summary:-0 passed, 0 failed, 0 skipped}"
[ ${#failed_steps[@]} -eq 0 ] && [[ "$summary" =~ ^[1-9][0-9]*\ passed,\ 0\ failed ]]
