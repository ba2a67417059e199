# Sourced by ./landlord: creates the AOT caches of the servers and the CLI (docs/adr/0014-aot-cache.md). The JVM records a
# cache during a run of the program, so each program runs once, with its own flags, on a database of its own. A failure
# here is not fatal: without a cache the start takes longer.
# shellcheck shell=sh disable=SC2154

# Creates the caches of the programs $@: cli, server or postgres.
train() {
  training_dir=$project/target/landlord-training
  training_pid=
  # On SIGTERM the JVM would write its cache first.
  trap 'if [ -n "$training_pid" ]; then kill -9 "$training_pid" 2>/dev/null || true; fi; rm -rf "$training_dir" "$build_lock"' EXIT
  for trained in "$@"; do
    eval "jar=\$${trained}_jar cache=\$${trained}_cache flags=\$${trained}_flags"
    if is_untrained "$jar" "$cache" "$flags"; then
      case "$trained" in postgres) title='server on PostgreSQL' ;; *) title=$trained ;; esac
      say "creating the start-up cache of the $title (up to 30 s, once per build)"
      rm -rf "$training_dir" "$cache" "$cache.made-for"
      mkdir -p "$training_dir"
      if "train_$trained" >"$training_dir/log" 2>&1 && [ -f "$training_dir/cache" ]; then
        mv "$training_dir/cache" "$cache"
      else
        cp "$training_dir/log" "$project/target/landlord-training.log"
        say "failed, see $project/target/landlord-training.log; the $title works without it, but starts more slowly"
      fi
      made_for "$flags" >"$cache.made-for"
    fi
  done
  rm -rf "$training_dir"
}

# Replaces this shell with Java, without the environment variables of the user.
exec_untouched() {
  exec env -u LANDLORD_SERVER -u LANDLORD_ORG -u LANDLORD_CONTEXT -u LANDLORD_ADMIN_KEY -u LANDLORD_TLS_CERTIFICATE -u LANDLORD_TLS_KEY -u LANDLORD_LOG_FORMAT \
    -u LANDLORD_ACCESS_LOG -u LANDLORD_TRACES -u LANDLORD_MANAGEMENT_HOST \
    "LANDLORD_TOKEN=$(cat "$training_dir/landlord.db.admin-key" 2>/dev/null || true)" "XDG_CONFIG_HOME=$training_dir" \
    "LANDLORD_DB=${training_db:-$training_dir/landlord.db}" LANDLORD_HOST=127.0.0.1 \
    LANDLORD_PORT=0 LANDLORD_MANAGEMENT_PORT=0 "$JAVA_HOME/bin/java" "$@"
}

train_cli() {
  # shellcheck disable=SC2086
  (exec_untouched $cli_flags -jar "$cli_jar" init) || return 1
  # shellcheck disable=SC2086
  exec_untouched $cli_flags "-XX:AOTCacheOutput=$training_dir/cache" -jar "$cli_jar" org list &
  training_pid=$!
  await_end 180
}

# Sends typical requests with the CLI, then stops the server, which writes its cache.
train_server() {
  # shellcheck disable=SC2086
  exec_untouched $server_flags "-XX:AOTCacheOutput=$training_dir/cache" -jar "$server_jar" >"$training_dir/server" &
  training_pid=$!
  seconds=0
  until url=$(sed -n 's/^Landlord is ready on //p' "$training_dir/server") && [ -n "$url" ]; do
    seconds=$((seconds + 1))
    if [ "$seconds" -gt 120 ] || ! kill -0 "$training_pid" 2>/dev/null; then
      await_end 0
      return 1
    fi
    sleep 1
  done
  ask org create --id org_training --slug training --name Training
  ask project create --org org_training --id project_training --slug training --name Training
  ask limit set --org org_training --metric tokens --period monthly --quantity 1000
  ask usage record --org org_training --project project_training --metric tokens --quantity 1 --id evt-1
  ask usage summary --org org_training
  ask limit check --org org_training --metric tokens --period monthly
  ask audit list --org org_training
  kill -TERM "$training_pid"
  await_end 180
}

# Needs no database: the server ends because it does not reach one, and has loaded most of its classes by then.
train_postgres() {
  training_db=postgresql://127.0.0.1:1/training
  # shellcheck disable=SC2086
  exec_untouched $postgres_flags "-XX:AOTCacheOutput=$training_dir/cache" -jar "$postgres_jar" &
  training_pid=$!
  await_end 180
}

ask() {
  # shellcheck disable=SC2086
  (exec_untouched $cli_flags "-XX:AOTCache=$cli_cache" -jar "$cli_jar" --server "$url" "$@")
}

# Waits for the training run to end, for at most $1 seconds, then kills it.
await_end() {
  seconds=0
  while kill -0 "$training_pid" 2>/dev/null; do
    if [ "$seconds" -ge "$1" ]; then kill -9 "$training_pid" 2>/dev/null || true; break; fi
    seconds=$((seconds + 1))
    sleep 1
  done
  wait "$training_pid" 2>/dev/null || true
  training_pid=
}
