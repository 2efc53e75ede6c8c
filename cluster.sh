#!/usr/bin/env bash
# The cluster of docker-compose.yml as processes of this machine, for this machine alone: PostgreSQL, three hosts and a balancer.
#   up              builds, starts what is not running, and returns when all are ready
#   status          what runs, its process id, whether it is ready, and where
#   kill N          kill -9 of node N          stop N    SIGTERM, and waits for its end
#   start N         starts node N again        down      stops everything
#   settings N      the environment of node N, secrets included
# N is 1, 2, 3 or "balancer"; stop and start also take "database".
# The balancer listens on port 5080 (PORT overrides), the rest on the seven ports after it. Data, logs and, where .env has none, secrets are in
# data/cluster (CLUSTER_DATA overrides). Development, so anybody may sign in as anybody (ASPNETCORE_ENVIRONMENT overrides).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly root="$PWD" nodes=(1 2 3)
mkdir -p "${CLUSTER_DATA:-data/cluster}"
data="$(cd "${CLUSTER_DATA:-data/cluster}" && pwd)"
readonly data

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# --- settings -------------------------------------------------------------------------------------------------------------------------------------

# As compose reads .env: what the shell has set already wins, and quotes around a value are not part of it.
load_variables() {
  local line key value
  [ -f "$1" ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    [[ "$line" =~ ^[[:space:]]*([A-Z_]+)=(.*)$ ]] || continue
    key="${BASH_REMATCH[1]}" value="${BASH_REMATCH[2]%$'\r'}"
    [[ "$value" =~ ^\"(.*)\"$ || "$value" =~ ^\'(.*)\'$ ]] && value="${BASH_REMATCH[1]}"
    [ -n "${!key:-}" ] || printf -v "$key" '%s' "$value"
  done <"$1"
}

make_secrets() {
  [ -f "$data/secrets" ] && return
  (
    umask 077
    for name in POSTGRES_PASSWORD AUTHENTICATION_SIGNING_KEY; do
      echo "$name=$(head -c 36 /dev/urandom | base64)"
    done >"$data/secrets"
  )
}

# The settings below a name in docker-compose.yml, as KEY=value: variables filled in, and the addresses of containers made those of this machine.
composed_settings() {
  local key value n
  while IFS='=' read -r key value; do
    # The file's ${NAME:-default} and ${NAME:?fault} are the shell's own.
    eval "value=\"$value\""
    for n in "${nodes[@]}"; do
      value="${value//node$n:4053/127.0.0.1:$((port + 4 + n))}"
      value="${value//node$n:8080/127.0.0.1:$((port + n))}"
    done
    printf '%s=%s\n' "$key" "${value/Host=database/Host=127.0.0.1;Port=$database_port}"
  done < <(awk -v name="$1:" '
    /^[^ ]/ { inside = ($1 == name) }
    inside && /^  [A-Za-z_]+: / { sub(/^  /, ""); sub(/: /, "="); print }' docker-compose.yml)
}

settings_of() {
  case "$1" in
    node?)
      composed_settings x-host-settings | grep -v '^Cluster__Port='
      printf '%s\n' "Cluster__Hostname=127.0.0.1" "Cluster__Port=$((port + 4 + ${1#node}))"
      ;;
    balancer) composed_settings x-balancer-settings ;;
  esac
  printf '%s\n' "ASPNETCORE_URLS=$(address_of "$1")" "ASPNETCORE_ENVIRONMENT=$environment"
}

address_of() {
  case "$1" in
    node?) echo "http://127.0.0.1:$((port + ${1#node}))" ;;
    # Browsers take "localhost" for either loopback address.
    balancer) echo "http://localhost:$port" ;;
    database) echo "postgresql://coaching@127.0.0.1:$database_port/coaching" ;;
  esac
}

# --- processes: a file for each holds the id and the start of the process, for an id alone may belong to another one by now ----------------------------

start_of() { ps -o lstart= -p "$1" 2>/dev/null; }

pid_of() {
  local pid started
  if [ "$1" = database ]; then
    [ -f "$data/postgres/postmaster.pid" ] && pid="$(head -n 1 "$data/postgres/postmaster.pid")" || return 1
    [[ "$(ps -o command= -p "$pid" 2>/dev/null)" == *"$data/postgres"* ]] && echo "$pid"
    return
  fi
  { read -r pid && IFS= read -r started; } 2>/dev/null <"$data/$1.pid" || return 1
  [ "$(start_of "$pid")" = "$started" ] && echo "$pid"
}

is_ready() {
  case "$1" in
    database) "$postgresql/pg_isready" -q -h 127.0.0.1 -p "$database_port" -U coaching ;;
    balancer) curl -fs -m 3 -o /dev/null "$(address_of balancer)/healthz" ;;
    *) curl -fs -m 3 -o /dev/null "$(address_of "$1")/healthz/ready" ;;
  esac
}

check_free() {
  local used
  for used in "$@"; do
    ! (exec 3<>"/dev/tcp/127.0.0.1/$used") 2>/dev/null || fail "Port $used is in use by something else. PORT=... chooses others."
  done
}

# Waits until each is ready, and says why if one ends before that or takes longer than its time.
wait_ready() {
  local name patience=240
  for name in "$@"; do
    until is_ready "$name"; do
      pid_of "$name" >/dev/null || fail "$name ended. The end of $data/$name.log:"$'\n'"$(tail -n 15 "$data/$name.log")"
      [ $((patience -= 1)) -gt 0 ] || fail "$name is not ready after two minutes, see $data/$name.log"
      sleep 0.5
    done
  done
}

start_program() {
  local name="$1" program="$2" settings=() setting
  [ -f "src/$program/bin/Release/net10.0/$program.dll" ] || fail "$program is not built yet: ./cluster.sh up"
  while IFS= read -r setting; do settings+=("$setting"); done < <(settings_of "$name")
  # A copy: the next build must not change the files of a running process.
  rm -rf "${data:?}/$name"
  cp -R "src/$program/bin/Release/net10.0" "$data/$name"
  (
    cd "$data"
    exec env "${settings[@]}" nohup dotnet "$name/$program.dll"
  ) >>"$data/$name.log" 2>&1 </dev/null &
  printf '%s\n%s\n' $! "$(start_of $!)" >"$data/$name.pid"
}

start_database() {
  # A server does not run as root.
  local as=()
  [ "$(id -u)" -ne 0 ] || as=(runuser -u postgres --)
  [ -d "$data/postgres" ] || install -d -m 0700 ${as:+-o postgres} "$data/postgres"
  "${as[@]}" test -r "$data/postgres" || fail "The user postgres must be able to reach $data: CLUSTER_DATA=... chooses another folder."
  if [ ! -f "$data/postgres/PG_VERSION" ]; then
    # The password goes through a pipe of the server's user: it may not open one of ours.
    "${as[@]}" bash -c '"$0/initdb" -D "$1" -U coaching -A scram-sha-256 --pwfile=<(cat) -E UTF8 --locale=C' "$postgresql" "$data/postgres" \
      <<<"$POSTGRES_PASSWORD" >"$data/database.log" 2>&1 || fail "PostgreSQL cannot be set up, see $data/database.log"
  fi
  "${as[@]}" "$postgresql/pg_ctl" start -s -w -D "$data/postgres" \
    -o "-p $database_port -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" </dev/null >>"$data/database.log" 2>&1 ||
    fail "PostgreSQL does not start, see $data/database.log"
  PGPASSWORD="$POSTGRES_PASSWORD" "$postgresql/psql" -qX -h 127.0.0.1 -p "$database_port" -U coaching -d postgres <<'SQL' ||
SELECT 'CREATE DATABASE coaching' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'coaching') \gexec
SQL
    fail 'PostgreSQL takes no connection: was its folder made with another POSTGRES_PASSWORD?'
}

start() {
  ! pid_of "$1" >/dev/null || return 0
  case "$1" in
    database) check_free "$database_port" && start_database ;;
    balancer) check_free "$port" && start_program balancer Coaching.Balancer ;;
    *) check_free "$((port + ${1#node}))" "$((port + 4 + ${1#node}))" && start_program "$1" Coaching.Host ;;
  esac
}

# Waits until these processes have ended: a name and its id, and so on.
wait_ended() {
  local name pid tries
  while [ $# -gt 0 ]; do
    name="$1" pid="$2" tries=400
    while [ "$(pid_of "$name")" = "$pid" ]; do
      [ $((tries -= 1)) -gt 0 ] || fail "$name (process $pid) has not ended after 40 s, see $data/$name.log"
      sleep 0.1
    done
    rm -f "$data/$name.pid"
    echo "$name has ended."
    shift 2
  done
}

# Sends a signal to all that are named, then waits for them.
end() {
  local signal="$1" name pid ending=()
  for name in "${@:2}"; do
    if pid="$(pid_of "$name")"; then
      kill "-$signal" "$pid"
      ending+=("$name" "$pid")
    else
      echo "$name is not running."
    fi
  done
  wait_ended ${ending[@]+"${ending[@]}"}
}

status() {
  local name pid state all=0
  for name in database node1 node2 node3 balancer; do
    if ! pid="$(pid_of "$name")"; then
      state='not running' pid='-' all=1
    elif is_ready "$name"; then
      state='ready'
    else
      state='not ready' all=1
    fi
    printf '%-9s  %-8s  %-12s  %s\n' "$name" "$pid" "$state" "$(address_of "$name")"
  done
  return $all
}

up() {
  for program in Coaching.Host Coaching.Balancer; do
    dotnet build "src/$program" -c Release -v quiet -nologo
  done
  echo "$port" >"$data/port"
  start database
  for n in "${nodes[@]}"; do start "node$n"; done
  start balancer
  wait_ready database node1 node2 node3 balancer
  status
  printf '\n  Coaching page   %s/coaching?as=admin&role=admin\n  Agent desktop   %s/agent\n\n' "$(address_of balancer)" "$(address_of balancer)"
}

down() {
  # Together: a node has nobody to hand over to. The balancer after them, so that clients hear why.
  end TERM node1 node2 node3
  end TERM balancer
  # PostgreSQL's fast shutdown, which waits for no client.
  end INT database
  rm -f "$data/port"
}

# The name of what an argument means.
named() {
  case "${1:-}" in
    1 | 2 | 3) echo "node$1" ;;
    balancer | database) echo "$1" ;;
    *) fail "Which one? 1, 2, 3$(printf ', %s' "${@:2}")" ;;
  esac
}

need() { command -v "$1" >/dev/null || fail "Needed: $2"; }

need dotnet 'the .NET 10 SDK, as dotnet on the PATH (https://dot.net)'
need node 'Node.js 20 or newer, as node on the PATH (https://nodejs.org)'
need curl 'curl'
make_secrets
load_variables .env
load_variables "$data/secrets"
published="${PUBLISH:-}"
# What runs was started on a port that need not be said again.
port="${PORT:-$(cat "$data/port" 2>/dev/null || echo "${published##*:}")}"
port="${port:-5080}"
[[ "$port" =~ ^[0-9]{4,5}$ ]] || fail 'PORT must be a number of four or five digits.'
environment="${ASPNETCORE_ENVIRONMENT:-Development}"
[ "$environment" != Development ] || DIRECTORY_DEMO="${DIRECTORY_DEMO:-true}"
database_port=$((port + 4))
[[ "${1:-}" != up && "${1:-}" != start ]] || .ci/install postgresql >/dev/null
# Debian keeps them off the path, by version.
postgresql="$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/postgres' | sort -V | tail -n 1 || command -v postgres)")"
readonly port environment database_port postgresql

case "${1:-}" in
  up) up ;;
  down) down ;;
  status) status ;;
  start) name="$(named "${2:-}" balancer database)" && start "$name" && wait_ready "$name" && echo "$name is ready." ;;
  stop) name="$(named "${2:-}" balancer database)" && end "$([ "$name" = database ] && echo INT || echo TERM)" "$name" ;;
  kill) name="$(named "${2:-}" balancer)" && end KILL "$name" ;;
  settings) name="$(named "${2:-}" balancer)" && settings_of "$name" ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
