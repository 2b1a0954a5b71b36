#!/bin/sh
# Remove RMT Desktop from where install.sh put it. The library, chats and settings of its users stay.
set -eu
target=$(cd "$(dirname "$0")" && pwd)
prefix=$(cd "$target/../.." && pwd)
if [ "$target" != "$prefix/lib/rmt-desktop" ] || [ ! -e "$target/installed-files" ]; then
    echo "$target was not made by install.sh; nothing was removed." >&2
    exit 1
fi
while IFS= read -r file; do
    rm -f "$prefix/$file"
done <"$target/installed-files"
for name in rmt-desktop rmt-desktop-cli; do
    if [ "$(readlink "$prefix/bin/$name" 2>/dev/null)" = "../lib/rmt-desktop/$name" ]; then rm "$prefix/bin/$name"; fi
done
rm -rf "$target"

refresh() {
    if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || true; fi
}
refresh update-desktop-database "$prefix/share/applications"
refresh update-mime-database "$prefix/share/mime"
echo "Removed. Your library and chats are kept in ${XDG_DATA_HOME:-$HOME/.local/share}/rmt-desktop."
