#!/bin/sh
# Tries the launchers in a fresh copy of the checkout: launcher.sh CHECKOUT
set -eu

checkout=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A space in the path: every word in the launchers must bear it.
copy="$work/a fresh copy"
failures=0

expect() {
    what=$1
    wanted=$2
    found=$3
    if [ "$wanted" = "$found" ]; then
        printf '    %s\n' "$what"
    else
        printf '    %s: expected "%s", found "%s"\n' "$what" "$wanted" "$found" >&2
        failures=$((failures + 1))
    fi
}

builds() {
    grep -c ': built in ' "$1" || true
}

mkdir "$copy"
(cd "$checkout" && tar -cf - --exclude=./.git --exclude=./.build --exclude=./data --exclude=target .) |
    tar -xf - -C "$copy"

# Two at once, from other folders: one builds, the other waits.
(cd / && "$copy/postern" version >"$work/one" 2>"$work/one.err") &
"$copy/postern" version >"$work/two" 2>"$work/two.err"
wait
expect "two first calls at once both answer" "$(cat "$work/one")" "$(cat "$work/two")"
cat "$work/one.err" "$work/two.err" >"$work/both.err"
expect "and build once" 1 "$(builds "$work/both.err")"
expect "and answer with the version" "postern 0" "$(cut -c 1-9 "$work/one")"

ln -s "$copy/postern" "$work/linked"
"$work/linked" version >/dev/null 2>"$work/again.err"
expect "a later call, through a link, says nothing" "" "$(cat "$work/again.err")"
expect "the start-up archive is there" 1 "$(find "$copy/.build" -name 'classes-*.jsa' | wc -l)"

touch "$copy/gateway-app/pom.xml"
"$copy/postern" version >/dev/null 2>"$work/touched.err"
expect "a file that was only touched builds nothing" "" "$(cat "$work/touched.err")"
printf '\n' >>"$copy/gateway-app/src/main/sh/postern"
"$copy/postern" version >/dev/null 2>"$work/changed.err"
expect "a file that changed builds once" 1 "$(builds "$work/changed.err")"

printf 'class Broken {\n' >"$copy/gateway-app/src/main/java/io/postern/app/Broken.java"
code=0
"$copy/postern" version >/dev/null 2>"$work/broken.err" || code=$?
expect "a build that fails exits 7" 7 "$code"
expect "and shows the compiler's word" 1 "$(grep -c -m 1 'Broken.java' "$work/broken.err")"

rm "$copy/gateway-app/src/main/java/io/postern/app/Broken.java"

# A machine without Maven: everything that is found here but mvn, sudo and apt-get.
bare=$work/bare
mkdir "$bare"
for tool in /bin/* /usr/bin/*; do
    case ${tool##*/} in
        mvn* | sudo | apt-get | id) ;;
        *) ln -sf "$tool" "$bare/${tool##*/}" ;;
    esac
done
rm -rf "$copy/.build"
printf '#!/bin/sh\necho 1000\n' >"$bare/id"
chmod +x "$bare/id"
code=0
PATH=$bare "$copy/postern" version >/dev/null 2>"$work/bare.err" || code=$?
expect "without Maven and root it exits 6" 6 "$code"
expect "and says what to do" 1 "$(grep -c 'sudo apt-get install openjdk-17-jdk-headless maven' "$work/bare.err")"

# The same machine as root, with an apt-get that installs the Maven from outside.
printf '#!/bin/sh\necho 0\n' >"$bare/id"
printf '#!/bin/sh\necho "$*" >>"%s"\ncase "$*" in *install*maven*) ln -sf "%s" "%s/mvn" ;; esac\n' \
    "$work/apt.log" "$(command -v mvn)" "$bare" >"$bare/apt-get"
chmod +x "$bare/apt-get"
PATH=$bare "$copy/postern" version >"$work/installed" 2>"$work/installed.err"
expect "as root it installs Maven and answers" "$(cat "$work/one")" "$(cat "$work/installed")"
expect "and said why" 1 "$(grep -c 'building needs Maven, and none was found; installing with apt-get: maven' "$work/installed.err")"
expect "and installed only that" 1 "$(grep -c ' install ' "$work/apt.log")"

# The distribution, unpacked by a stranger, where nothing can be written.
mkdir "$work/unpacked here"
tar -xzf "$copy"/gateway-app/target/postern-*.tar.gz -C "$work/unpacked here"
for dist in "$work/unpacked here"/postern-*; do
    expect "the distribution answers" "$(cat "$work/one")" "$("$dist/bin/postern" version)"
    code=0
    JAVA_HOME=/nowhere "$dist/bin/postern" version 2>"$work/java.err" || code=$?
    expect "a JAVA_HOME without java exits 6" 6 "$code"
    expect "in one line" 1 "$(wc -l <"$work/java.err")"
    mkdir -p "$work/old/bin"
    printf 'JAVA_VERSION="11.0.2"\n' >"$work/old/release"
    printf '#!/bin/sh\n' >"$work/old/bin/java"
    chmod +x "$work/old/bin/java"
    JAVA_HOME=$work/old "$dist/bin/postern" version 2>"$work/old.err" || true
    expect "an old Java is named" \
        "postern: Java: expected version 17 or newer, found \"11.0.2\" at $work/old/bin/java; set JAVA_HOME to a newer one" \
        "$(cat "$work/old.err")"
    # A Java that only shows its words.
    mkdir -p "$work/shown/bin"
    printf 'JAVA_VERSION="17.0.15"\n' >"$work/shown/release"
    printf '#!/bin/sh\necho "$*"\n' >"$work/shown/bin/java"
    chmod +x "$work/shown/bin/java"
    shown() {
        JAVA_HOME=$work/shown HOME=/dev/null XDG_CACHE_HOME='' POSTERN_CACHE=/dev/null/no \
            "$dist/bin/postern" "$@"
    }
    quick=-XX:TieredStopAtLevel=1
    expect "a run has the full compiler" 0 "$(shown run | grep -c -e $quick)"
    expect "with --small the quick one" 1 "$(shown run --small --http off | grep -c -e $quick)"
    expect "and Java does not see that word" "run --http off" \
        "$(shown run --http off --small | sed 's/.*\.jar //')"
    expect "as has what ends soon" 1 "$(shown status | grep -c -e $quick)"
    "$dist/bin/postern" warmup
    expect "the start-up archive can be made" 1 "$(find "$dist/data/cache" -name 'classes-*.jsa' | wc -l)"
    # An archive that fits nothing is passed over without a word.
    for archive in "$dist"/data/cache/classes-*.jsa; do
        printf 'not an archive' >"$archive"
    done
    expect "an archive that does not fit costs no word" "$(cat "$work/one")" "$("$dist/bin/postern" version 2>&1)"
done

[ "$failures" = 0 ]
