# Sourced by benchmarks/run: the programs that are measured, and those that it needs. They end when the run ends.

# --- what is needed -------------------------------------------------------------------------------------------------

build() {
  say "building"
  local modules=benchmarks
  if [[ " ${storages[*]} " == *" postgres "* ]]; then modules=benchmarks,benchmarks/postgres,apps/server-postgres; fi
  "$project/mvnw" -q -B -f "$project/pom.xml" -Pbenchmarks -pl "$modules" -am package -Dmaven.test.skip=true
  # Builds server and CLI, if need be, and trains their AOT caches.
  "$project/landlord" --version >/dev/null
}

need_wrk() {
  command -v wrk >/dev/null || { say "installing wrk"; apt-get -qq update && apt-get -qq install -y wrk >/dev/null; }
}

# The program itself, out of the package for this machine.
bun() {
  local program=("$original"/node_modules/@oven/bun-*/bin/bun)
  "${program[0]}" "$@"
}

need_original() {
  if [ ! -d "$original/node_modules/@oven" ]; then
    say "installing the original, from npm, into benchmarks/.original"
    mkdir -p "$original"
    (cd "$original" && npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix . \
      @smithers-orchestrator/control-plane@0.32.0 bun@1.4.5 >/dev/null)
  fi
  # Beside its modules, where bun looks for them.
  cp "$here"/original/*.ts "$original"
}

# --- the database -----------------------------------------------------------------------------------------------------

# PostgreSQL as it is installed: every commit is on the disk. The process ends with its input.
start_database() {
  say "starting PostgreSQL"
  coproc DATABASE { exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -cp "$postgres_jar" \
    org.landlord.benchmarks.postgres.DatabaseServer "$data/postgres" 2>>"$results/log"; }
  database_pid=$DATABASE_PID
  read -r database_port <&"${DATABASE[0]}" || { tail -n 20 "$results/log" >&2; say "PostgreSQL did not start"; exit 1; }
}

stop_database() {
  if [ -n "$database_pid" ]; then
    { exec {DATABASE[1]}>&-; } 2>/dev/null || true
    wait "$database_pid" 2>/dev/null || true
    database_pid=
  fi
}

# Sets db to the address of the database $1, which is made if it is not there.
use() {
  local said
  if [ "$storage" = sqlite ]; then
    db=$data/$1.db
    return
  fi
  db=postgresql://postgres@127.0.0.1:$database_port/$1
  if [[ "$databases" != *" $1 "* ]]; then
    echo "$1" >&"${DATABASE[1]}"
    read -r said <&"${DATABASE[0]}" || { tail -n 20 "$results/log" >&2; say "no database $1"; exit 1; }
    databases="$databases $1 "
  fi
}

# Makes room: the database $1 is not needed any more.
drop() {
  local said
  if [ "$storage" = sqlite ]; then
    rm -f "$data/$1.db" "$data/$1.db"-*
    return
  fi
  echo "-$1" >&"${DATABASE[1]}"
  read -r said <&"${DATABASE[0]}"
  databases=${databases/ $1 /}
}

# --- the application in this process --------------------------------------------------------------------------------

# A command of Main, on the database in use.
benchmark() {
  local jar=$sqlite_jar
  if [ "$storage" = postgres ]; then jar=$postgres_jar; fi
  "$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow --add-opens=java.base/java.lang=ALL-UNNAMED \
    -XX:MaxRAMPercentage=50 "-Dlandlord.db=$db" "-Dlandlord.benchmarks.organizations=${many:-1}" -jar "$jar" "$@" \
    >>"$results/log" 2>&1 || {
    tail -n 30 "$results/log" >&2
    say "failed: $*; all of it is in $results/log"
    exit 1
  }
}

# $1: a benchmark of many callers; $2: the name of its samples; $3: how many.
# The compiler takes longer to come to rest with PostgreSQL and its driver beside it.
measure() {
  local warm_up=$((4 * seconds))
  if [ "$storage" = postgres ]; then warm_up=$((10 * seconds)); fi
  benchmark measure "$1" "$2" "$warm_up" "$seconds" "$3" "$samples"
}

# The same of one caller, which warms up sooner.
measure_time() { benchmark measure "$1" "$2" $((2 * seconds)) "$seconds" "$3" "$samples"; }

# --- the servers ----------------------------------------------------------------------------------------------------

# Starts a server on the database in use; $1…: more environment. Adds to server_pids and urls, and sets health, token,
# and started to the seconds it took.
start_server() {
  local begin key=$db.admin-key number=${#server_pids[@]} url
  if [ "$storage" = postgres ]; then key=$data/${db##*/}.admin-key; fi
  begin=$(date +%s%N)
  env "$@" LANDLORD_HOST=127.0.0.1 LANDLORD_PORT=0 LANDLORD_CALLS_PER_SECOND=0 "LANDLORD_DB=$db" \
    "LANDLORD_POSTGRES_KEY_FILE=$key" "LANDLORD_EXPORTS_FOLDER=$data/exports-$number" \
    "$project/landlord" serve >"$results/server-$number" 2>"$results/server-$number.log" &
  server_pids+=($!)
  for _ in $(seq 3000); do
    url=$(sed -n 's/^Landlord is ready on //p' "$results/server-$number")
    health=$(sed -n 's/^ *health *\([^ ]*\) .*/\1/p' "$results/server-$number")
    if [ -n "$url" ] && [ -n "$health" ]; then
      started=$(elapsed "$begin")
      token=$(cat "$key")
      urls+=("$url")
      return
    fi
    kill -0 "${server_pids[$number]}" 2>/dev/null || break
    sleep 0.02
  done
  tail -n 20 "$results/server-$number.log" >&2
  say "the server did not start"
  exit 1
}

stop_servers() {
  local pid
  for pid in "${server_pids[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${server_pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  server_pids=()
  urls=()
}

# Seconds since the nanosecond $1.
elapsed() { awk -v ns=$(($(date +%s%N) - $1)) 'BEGIN { printf "%.3f", ns / 1e9 }'; }

# Of the server's memory: VmRSS (now) or VmHWM (the most since it was reset), in MB.
memory() { awk -v key="$1:" '$1 == key { printf "%.1f", $2 / 1024 }' "/proc/${server_pids[0]}/status"; }

reset_peak() { echo 5 >"/proc/${server_pids[0]}/clear_refs"; }

move_in() {
  curl -sSf -o "$results/answer" "${urls[0]}/v1/orgs" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d '{"orgId":"org_bench","slug":"bench","name":"Bench"}'
}

# $1: the kind of requests; $2: how many connections; $3: to which of the servers, the first if it is empty. Prints how
# many requests were answered in a second.
load() {
  local target=${urls[${3:-0}]}/v1/orgs/org_bench/usage-events rate failed
  # It does nothing: the liveness check of a server that is up, which asks no storage.
  if [ "$1" = get ]; then target=$health/live; fi
  read -r rate failed < <(LANDLORD_TOKEN=$token wrk -t 1 -c "$2" -d "${seconds}s" --timeout 10s -s "$here/http/requests.lua" "$target" -- "$1" "${many:-1}" \
    | tee -a "$results/log" | sed -n 's/^RATE \(.*\) FAILED \(.*\)/\1 \2/p')
  if [ "$failed" != 0 ]; then
    say "$failed requests of kind $1 failed; see $results/log"
    return 1
  fi
  echo "$rate"
}

# Loads the first $1 servers at once with requests of kind $2, from 128 connections in all. Prints the sum of the rates.
load_several() {
  local i loads=()
  for i in $(seq 0 $(($1 - 1))); do
    load "$2" $((128 / $1)) "$i" >"$results/rate-$i" &
    loads+=($!)
  done
  for i in "${loads[@]}"; do wait "$i" || return 1; done
  for i in $(seq 0 $(($1 - 1))); do cat "$results/rate-$i"; done | awk '{ sum += $1 } END { print sum }'
}

thousandfold() { "$@" | awk '{ print $1 * 1000 }'; }
