# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2015,SC2119,SC2120 # `a && b || c` is meant as it runs
#
# Sourced by packaging/run, packaging/test and .ci/run. `prepare EXTRA...` sets up what is missing:
# system packages, .venv, the program in it (editable, with the named extras of pyproject.toml).
# When nothing is missing it only looks, in some 30 ms. Everything it says goes to stderr, because
# stdout belongs to the program. Mirrors, proxies and certificates are the machine's own business:
# pip and apt-get are called with the machine's configuration and nothing else.

set -euo pipefail
unset PYTHONHOME PYTHONPATH # another program's modules must not shadow ours
export PYTHONUTF8=1         # without it Python 3.11 in a C or GBK locale cannot start from a folder with a Chinese name
[[ ${LC_ALL-} != C && ${LC_ALL-} != POSIX ]] || export LC_ALL=C.UTF-8 # Qt 6 warns of any other encoding

ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
VENV=$ROOT/.venv
INSTALL_LOG=$VENV/install.log # exists only while an installation is under way or after it failed

# What the Qt wheels load from the system, and the Debian package that has it.
LIBRARIES="
libGL.so.1              libgl1
libEGL.so.1             libegl1
libglib-2.0.so.0        libglib2.0-0
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libxkbcommon.so.0       libxkbcommon0
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxcb-cursor.so.0      libxcb-cursor0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-shape.so.0       libxcb-shape0
libxcb-xkb.so.1         libxcb-xkb1
"

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$@"
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# ---- system packages ---------------------------------------------------------------------------

# Prints the packages of the libraries that are not installed. A system without ldconfig -p
# is not judged: there Qt's own message has to do.
missing_libraries() {
    local known soname package
    known=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null) || return 0
    while read -r soname package; do
        [[ -z $soname || $known == *$'\t'"$soname "* ]] || printf '%s ' "$package"
    done <<<"$LIBRARIES"
}

# Prints the Debian packages that would give a Python able to make virtual environments. None where
# the system's own Python is too old for the program: no package of that system would help.
missing_python() {
    ! venv_is_alive && ! find_python >/dev/null || return 0
    [[ -x /usr/bin/python3 ]] && ! is_recent /usr/bin/python3 || printf 'python3 python3-venv '
}

# Prints the packages without which the program starts all the same but is a poor sight (Chinese
# characters as boxes) or cannot print; for tests, those for a virtual screen.
wanted_packages() {
    [[ -n $(fc-list :lang=zh-cn family 2>/dev/null) ]] || printf 'fontconfig fonts-noto-cjk '
    PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null | grep -q 'libcups\.so\.2 ' || printf 'libcups2 '
    [[ $* != *test* ]] || missing_screen
}

missing_screen() {
    have Xvfb && have xvfb-run || printf 'xvfb '
    have xauth || printf 'xauth '
}

# Prints how to become root: nothing for root itself. Fails where that needs a password.
root_prefix() {
    [[ $(id -u) -ne 0 ]] || return 0
    have sudo && sudo -n true 2>/dev/null && printf 'sudo -n'
}

apt() {
    local prefix
    prefix=$(root_prefix)
    # shellcheck disable=SC2086 # the prefix is none or two words
    $prefix env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null >&2
}

# The one line somebody with the right to do so can run.
apt_line() {
    local sudo=
    ! have sudo || sudo='sudo '
    printf '    %sapt-get update && %sapt-get install -y --no-install-recommends %s\n' "$sudo" "$sudo" "$*"
}

install_needed() { # PACKAGE...
    have apt-get || die "缺少系统组件，而本机没有 apt-get。请用本机的软件管理器安装下列软件包（这里写的是它们在 Debian 里的名称），然后再运行一次：$*"
    root_prefix >/dev/null || die "缺少系统组件，安装它们需要管理员权限。请管理员运行下面这一行，然后再运行一次本命令：
$(apt_line "$@")"
    say "正在安装系统组件：$*"
    apt update || say "软件源没有全部更新成功，仍尝试安装。"
    apt_updated=yes
    apt install -y --no-install-recommends "$@" ||
        die "系统组件没有装上，原因见上面 apt-get 的说明。排除后再运行一次，或请管理员运行：
$(apt_line "$@")"
}

install_wanted() { # PACKAGE...
    if have apt-get && root_prefix >/dev/null; then
        say "正在安装中文字体等组件：$*"
        [[ -n ${apt_updated-} ]] || apt update || true
        ! apt install -y --no-install-recommends "$@" || return 0
    fi
    say "提示：缺少 $*。程序可以运行，但可能显示不出汉字、不能打印，或者部分测试无法进行。管理员可以运行："
    if have apt-get; then say "$(apt_line "$@")"; else say "    用本机的软件管理器安装上述软件包"; fi
}

# ---- virtual environment -----------------------------------------------------------------------

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; } # PYTHON

# Prints a Python of at least 3.11 that can make a virtual environment: the one on PATH if it can.
find_python() {
    local name path
    for name in python3 /usr/bin/python3 python3.11 python3.12 python3.13 python3.14; do
        while read -r path; do
            [[ $path != "$VENV"/* ]] && is_recent "$path" && "$path" -c 'import ensurepip, venv' 2>/dev/null || continue
            printf '%s' "$path"
            return 0
        done < <(type -P -a "$name")
    done
    return 1
}

# Succeeds if the environment's Python runs and still is the version that its pip was put in for.
venv_is_alive() {
    local version
    version=$("$VENV/bin/python" -S -c 'import sys; print(*sys.version_info[:2], sep=".")' 2>/dev/null) &&
        [[ -d $VENV/lib/python$version/site-packages/pip ]]
}

# Prints what an installation was made for; a change of any of it makes the installation stale.
fingerprint() {
    local hash
    hash=$(cat "$ROOT/pyproject.toml" "$ROOT/desktop/__init__.py" | sha256sum)
    printf '%s %s %s\n' "${hash%% *}" "$(readlink -f "$VENV/bin/python")" "$ROOT"
}

is_ready() { # EXTRA...
    local extra wanted
    [[ ! -e $INSTALL_LOG && -x $VENV/bin/nianbao ]] && venv_is_alive || return 1
    wanted=$(fingerprint)
    for extra in base "$@"; do
        [[ -r $VENV/ready-$extra && $(<"$VENV/ready-$extra") == "$wanted" ]] || return 1
    done
}

# pip writes this line before it touches the environment: an installation that ended after it and
# left its log behind may have left half a package behind too, which pip itself does not notice.
is_half_installed() { grep -qs '^Installing collected packages' "$INSTALL_LOG"; }

make_venv() {
    local python
    python=$(find_python) || die "找不到可用的 Python（需要 3.11 或更新，并带有 venv 和 ensurepip）。请安装后再运行一次。"
    rm -rf "$VENV"
    mkdir "$VENV"
    echo 'Installing collected packages: pip' >"$INSTALL_LOG" # true until pip is there, see above
    "$python" -m venv "$VENV" >&2 || die "运行环境没有建成：$VENV。请看上面的说明，检查磁盘空间和文件夹权限。"
}

install_program() { # EXTRA...
    local IFS=, extra
    say "正在安装程序所需的组件，首次约下载 100 MB，请稍候……"
    # The log must show pip's own lines whatever the machine's pip configuration prefers.
    (cd "$ROOT" && PYTHONUNBUFFERED=1 PIP_USER=0 PIP_QUIET=0 PIP_NO_INPUT=1 \
        "$VENV/bin/python" -m pip install --progress-bar off --editable ".${*:+[$*]}" </dev/null >"$INSTALL_LOG" 2>&1) ||
        die "组件没有装上。下面是 pip 的最后几行；最常见的原因是连不上软件源（可请管理员在 pip 的配置里设置镜像），排除后再运行一次：
$(tail -n 15 "$INSTALL_LOG")"
    for extra in base "$@"; do fingerprint >"$VENV/ready-$extra"; done
    rm -f "$INSTALL_LOG"
}

# ---- the one call ------------------------------------------------------------------------------

prepare() { # EXTRA...
    local packages
    packages=$(missing_libraries)$(missing_python)
    # shellcheck disable=SC2086 # lists of package names
    [[ -z $packages ]] || install_needed $packages
    ! is_ready "$@" || return 0

    [[ -w $ROOT && (! -e $VENV || -w $VENV) ]] || die "没有写入 $ROOT 的权限，无法安装程序。请换到自己的文件夹里，或请管理员先运行一次。"
    exec 9<"$ROOT/pyproject.toml" # a second start at the same time waits for the first
    ! have flock || flock 9
    if ! is_ready "$@"; then
        packages=$(wanted_packages "$@")
        # shellcheck disable=SC2086
        [[ -z $packages ]] || install_wanted $packages
        venv_is_alive && ! is_half_installed || make_venv
        install_program "$@"
    fi
    exec 9<&-
}
