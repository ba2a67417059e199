# Read by the shell in which CommandsInDocsIT runs the commands of a document. In $STATE are the files of these
# functions; landlord is the launcher.

# Starts a server in the background, as in another terminal, and prints what it prints until it is ready or has ended.
start_server() {
  "$@" >"$STATE/server.out" 2>&1 &
  server=$!
  until grep -q '^Ctrl-C stops' "$STATE/server.out" || ! kill -0 "$server" 2>/dev/null; do sleep 0.1; done
  cat "$STATE/server.out"
  cat "$STATE/server.out" >>"$STATE/journal"
  if kill -0 "$server" 2>/dev/null; then return 0; fi
  wait "$server"
}

# The service of docs/operations.md.
systemctl() {
  case "$*" in
    'start landlord') LANDLORD_DB=$DATABASE start_server landlord serve >/dev/null ;;
    'stop landlord') kill "$server" && wait "$server" ;;
    *) echo "systemctl: the test does not know $*" >&2; return 1 ;;
  esac
}

# All that the service has printed.
journalctl() {
  cat "$STATE/journal"
}

# For setups: api METHOD PATH BODY, with the key of the administrator and the header $reason.
api() {
  curl -sf -o /dev/null -X "$1" "http://127.0.0.1:$LANDLORD_PORT$2" -H "${reason:-Accept: application/json}" \
    -H "Authorization: Bearer $LANDLORD_TOKEN" -H 'Content-Type: application/json' -d "$3"
}

trap 'kill $server 2>/dev/null' EXIT
