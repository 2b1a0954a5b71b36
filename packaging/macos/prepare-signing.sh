#!/bin/sh
# Put the signing certificate into a keychain of its own and store the notary's credentials (release workflow only).
set -eu
keychain="$RUNNER_TEMP/signing.keychain-db"
secret=$(openssl rand -hex 24)
security create-keychain -p "$secret" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$secret" "$keychain"
printf '%s' "$CERTIFICATE" | base64 --decode >"$RUNNER_TEMP/certificate.p12"
security import "$RUNNER_TEMP/certificate.p12" -P "$CERTIFICATE_PASSWORD" -A -t cert -f pkcs12 -k "$keychain"
rm "$RUNNER_TEMP/certificate.p12"
security set-key-partition-list -S apple-tool:,apple: -s -k "$secret" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
if [ -n "$NOTARY_PASSWORD" ]; then
    xcrun notarytool store-credentials rmt-desktop --apple-id "$APPLE_ID" --team-id "$TEAM_ID" \
        --password "$NOTARY_PASSWORD"
    echo "RMT_DESKTOP_NOTARY_PROFILE=rmt-desktop" >>"$GITHUB_ENV"
fi
