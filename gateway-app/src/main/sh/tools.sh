# shellcheck shell=sh
# What a checkout needs to be built: a JDK and Maven. Read by ./postern and ./verify.
# Its caller sets $me, the name that its lines begin with.

say() {
    printf '%s: %s\n' "${me:-postern}" "$1" >&2
}

fail() {
    say "$2"
    exit "$1"
}

jdk_is_new_enough() {
    [ -x "$1/bin/javac" ] || return 1
    major=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \(1\.\)\{0,1\}\([0-9]*\).*/\2/p')
    [ "${major:-0}" -ge 17 ]
}

# Sets JAVA_HOME to the first JDK that will do: the one asked for, the one on the PATH, any other.
find_jdk() {
    on_path=$(command -v javac || true)
    [ -z "$on_path" ] || on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    for jdk in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/*; do
        if [ -n "$jdk" ] && jdk_is_new_enough "$jdk"; then
            JAVA_HOME=$jdk
            export JAVA_HOME
            return 0
        fi
    done
    return 1
}

# Runs apt-get as root, or through sudo where that asks no password.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

can_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }
}

# The oldest JDK that will do, of those that this system's archive has.
jdk_package() {
    for package in openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless; do
        if [ -n "$(apt-cache madison "$package" 2>/dev/null)" ]; then
            printf '%s' "$package"
            return 0
        fi
    done
    printf '%s' default-jdk-headless
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@"
}

# install WHY PACKAGE...
install() {
    why=$1
    shift
    say "$why; installing with apt-get: $*"
    log=$(mktemp)
    if apt_get install -y --no-install-recommends "$@" >"$log" 2>&1; then
        rm -f "$log"
        return 0
    fi
    cat "$log" >&2
    rm -f "$log"
    fail 6 "apt-get: could not install $*; what it said is above. Install it by hand, then try again"
}

need_tools() {
    missing=
    find_jdk || missing=jdk
    command -v mvn >/dev/null 2>&1 || missing="$missing maven"
    [ -n "$missing" ] || return 0

    can_install || fail 6 "a JDK (17 or newer) and Maven are needed to build, missing: ${missing# }.
  On Debian, Ubuntu and Raspberry Pi OS:  sudo apt-get install openjdk-17-jdk-headless maven
  Then run this again. A built distribution needs neither, only a Java."
    apt_get update >/dev/null 2>&1 || say "apt-get update failed; trying with the package lists as they are"
    case $missing in
        *jdk*) install "building needs a JDK, version 17 or newer, and none was found" "$(jdk_package)" ;;
    esac
    case $missing in
        *maven*) install "building needs Maven, and none was found" maven ;;
    esac
    find_jdk || fail 6 "JDK: expected version 17 or newer after installing it, found none; set JAVA_HOME to one"
}

# maven LOG FILTER ARGUMENTS...: everything it says goes to the log and through the filter. A download
# that failed is tried once more.
maven() {
    log=$1
    filter=$2
    shift 2
    maven_once "$@" && return 0
    # Maven's own errors only: tests speak of refused connections too
    grep -q -i -E '^\[ERROR\].*(could not (transfer|resolve)|unknown host)' "$log" || return 1
    grep -q -i 'offline mode' "$log" && return 1
    say "a download failed, trying once more"
    maven_once -U "$@"
}

maven_once() {
    {
        code=0
        mvn -B -Dstyle.color=never "$@" 2>&1 </dev/null || code=$?
        printf '%s' "$code" >"$log.code"
    } | tee "$log" | "$filter"
    [ "$(cat "$log.code")" = 0 ]
}

# A filter that says nothing.
quiet() {
    cat >/dev/null
}
