# To be read with "." by the scripts: finds a JDK that is new enough and sets JDK to its folder, or
# to nothing. Starts no java to find out: every JDK says in its file "release" which it is.
#
# CHATROOM_JDKS, a list of folders that hold JDKs, divided by colons, replaces the usual places.

JDK=
jdk_found=        # the newest that is too old, for the sentence that says so
jdk_found_major=0
jdk_wanted=25

# Is $1 a JDK that will do? Then JDK is it.
jdk_try() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    jdk_version=
    while IFS='=' read -r jdk_key jdk_value; do
        [ "$jdk_key" = JAVA_VERSION ] && jdk_version=$jdk_value
    done < "$1/release"
    jdk_version=${jdk_version#\"}
    jdk_version=${jdk_version#1.}              # 1.8.0 is 8
    jdk_major=${jdk_version%%[!0-9]*}
    [ -n "$jdk_major" ] || return 1
    if [ "$jdk_major" -ge "$jdk_wanted" ]; then
        JDK=$1
        return 0
    fi
    if [ "$jdk_major" -gt "$jdk_found_major" ]; then
        jdk_found=$1
        jdk_found_major=$jdk_major
    fi
    return 1
}

# The folder of the javac on the PATH, through whatever links lead to it.
jdk_on_path() {
    jdk_file=$(command -v javac) || return 1
    while [ -h "$jdk_file" ]; do
        jdk_link=$(readlink "$jdk_file")
        case $jdk_link in
            /*) jdk_file=$jdk_link ;;
            *) jdk_file=${jdk_file%/*}/$jdk_link ;;
        esac
    done
    jdk_try "${jdk_file%/bin/javac}"
}

jdk_elsewhere() {
    if [ -n "${CHATROOM_JDKS-}" ]; then
        jdk_ifs=$IFS
        IFS=:
        set -- $CHATROOM_JDKS
        IFS=$jdk_ifs
        for jdk_place in "$@"; do
            for jdk_folder in "$jdk_place"/*; do
                jdk_try "$jdk_folder" && return
            done
        done
        return
    fi
    if [ -x /usr/libexec/java_home ]; then # macOS
        jdk_try "$(/usr/libexec/java_home -v "$jdk_wanted+" 2>/dev/null)" && return
    fi
    for jdk_folder in \
        /usr/lib/jvm/* /usr/java/* /opt/java/* \
        "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home \
        "$HOME"/.local/share/mise/installs/java/* \
        "$HOME"/.asdf/installs/java/* \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
        jdk_try "$jdk_folder" && return
    done
}

# Says on stderr what is missing.
jdk_missing() {
    if [ -n "$jdk_found" ]; then
        jdk_seen="the newest found is $jdk_found_major, in $jdk_found"
    else
        jdk_seen="none was found"
    fi
    echo "Chatroom needs a JDK of version $jdk_wanted or newer; $jdk_seen." >&2
    echo "Install one (https://adoptium.net has them for every system), or let JAVA_HOME name one that you have, and try again." >&2
}

HOME=${HOME-}
jdk_try "${JAVA_HOME-}" || jdk_on_path || jdk_elsewhere
