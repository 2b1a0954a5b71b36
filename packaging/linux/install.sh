#!/bin/sh
# Install RMT Desktop for one user, without administrator's rights: sh install.sh [PREFIX], by default ~/.local
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix=${1:-"$HOME/.local"}
mkdir -p "$prefix"
prefix=$(cd "$prefix" && pwd)
target="$prefix/lib/rmt-desktop"

if [ -e "$target" ] && [ ! -e "$target/rmt-desktop" ]; then
    echo "$target exists and is something else. Remove it or choose another prefix." >&2
    exit 1
fi
mkdir -p "$prefix/lib" "$prefix/bin" "$prefix/share"
# Copied beside and then put in place, so that an interrupted installation leaves the old program or the new one.
rm -rf "$target.new"
cp -R "$here/program" "$target.new"
rm -rf "$target"
mv "$target.new" "$target"
cp -R "$here/share/." "$prefix/share/"
# Paths with blanks are quoted as the Desktop Entry Specification asks.
escaped=$(printf '%s' "$target/rmt-desktop" | sed 's/[&|\\]/\\&/g')
for key in Exec TryExec; do
    case $key in
    Exec) value="\"$escaped\" %F" ;;
    TryExec) value=$escaped ;;
    esac
    sed "s|^$key=.*|$key=$value|" "$prefix/share/applications/rmt-desktop.desktop" >"$target/entry.new"
    mv "$target/entry.new" "$prefix/share/applications/rmt-desktop.desktop"
done
ln -sf "../lib/rmt-desktop/rmt-desktop" "$prefix/bin/rmt-desktop"
ln -sf "../lib/rmt-desktop/rmt-desktop-cli" "$prefix/bin/rmt-desktop-cli"
cp "$here/uninstall.sh" "$target/uninstall.sh"
(cd "$here/share" && find . -type f -o -type l) | sed 's|^\./|share/|' >"$target/installed-files"

refresh() {
    if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || true; fi
}
refresh update-desktop-database "$prefix/share/applications"
refresh update-mime-database "$prefix/share/mime"
refresh gtk-update-icon-cache -q -t "$prefix/share/icons/hicolor"
echo "Installed in $target. Start it from the menu, or with $prefix/bin/rmt-desktop."
echo "To remove it: sh $target/uninstall.sh"
