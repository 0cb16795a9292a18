# A throwaway PostgreSQL that lives exactly as long as whoever started it.
#
# It ends when its standard input closes. That happens when the caller asks, and also when the
# caller is interrupted or killed outright, so no server and no folder is ever left behind.
#
# Arguments: the folder of PostgreSQL's programs, and a free port. Says "ready in FOLDER"
# when it answers.
set -eu
programs=$1
port=$2

home=$(mktemp -d /tmp/flotilla-postgres.XXXXXX)
cd "$home"
server=

finish() {
  if [ -n "$server" ]; then
    kill -INT "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  cd /
  rm -rf "$home"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

if ! "$programs/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 \
    --no-locale --no-sync >initdb.log 2>&1; then
  cat initdb.log >&2
  exit 1
fi

# Nothing here outlives the run, so nothing waits for the disk.
"$programs/postgres" -D data -p "$port" \
  -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
  -c max_connections=200 -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
  </dev/null >server.log 2>&1 &
server=$!

until "$programs/pg_isready" --quiet --host=127.0.0.1 --port="$port"; do
  if ! kill -0 "$server" 2>/dev/null; then
    cat server.log >&2
    exit 1
  fi
  sleep 0.1
done
echo "ready in $home"

# Blocks until the other end of the pipe is gone.
read -r _ || true
