# Sourced by ./mvnw and ./landlord: sets JAVA_HOME to a JDK of at least version $LANDLORD_JDK, or fails with
# what to install. Order: JAVA_HOME, the `javac` on PATH, the usual folders of Linux, SDKMAN and macOS.
LANDLORD_JDK=25

# Prints the feature release (25 for 25.0.3) of the JDK in folder $1, or 0 if there is no JDK there.
jdk_release() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || { echo 0; return; }
  jdk_version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  echo "${jdk_version:-0}"
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && [ "$(jdk_release "$JAVA_HOME")" -ge "$LANDLORD_JDK" ]; then
    return 0
  fi
  jdk_javac=$(command -v javac 2>/dev/null || true)
  if [ -n "$jdk_javac" ]; then
    # Follow links (/usr/bin/javac → /etc/alternatives → the JDK) by hand: readlink -f is not in POSIX.
    while [ -L "$jdk_javac" ]; do
      jdk_link=$(readlink "$jdk_javac")
      case "$jdk_link" in
        /*) jdk_javac=$jdk_link ;;
        *) jdk_javac=$(dirname "$jdk_javac")/$jdk_link ;;
      esac
    done
    jdk_home=$(cd "$(dirname "$jdk_javac")/.." && pwd)
    if [ "$(jdk_release "$jdk_home")" -ge "$LANDLORD_JDK" ]; then
      JAVA_HOME=$jdk_home
      return 0
    fi
  fi
  for jdk_home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ "$(jdk_release "$jdk_home")" -ge "$LANDLORD_JDK" ]; then
      JAVA_HOME=$jdk_home
      return 0
    fi
  done
  echo "landlord: requires JDK $LANDLORD_JDK or newer, but none was found. Install one, such as Temurin $LANDLORD_JDK, or set JAVA_HOME." >&2
  return 1
}

find_jdk || exit 1
export JAVA_HOME
PATH=$JAVA_HOME/bin:$PATH
export PATH
