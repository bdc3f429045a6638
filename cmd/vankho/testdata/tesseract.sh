#!/bin/sh
# Sees to it that scans can be read: on Debian as root it installs Tesseract with Vietnamese, elsewhere it names what is left out. It never fails.
if command -v tesseract >/dev/null 2>&1 && tesseract --list-langs 2>/dev/null | grep -qx vie; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "installing tesseract-ocr and tesseract-ocr-vie for scans"
	export DEBIAN_FRONTEND=noninteractive
	quick="-o Acquire::Retries=0 -o Acquire::http::Timeout=10 -o Acquire::https::Timeout=10"
	# The list of packages may be there and fresh enough; only where it is not, it is fetched.
	# shellcheck disable=SC2086
	for update in true "apt-get $quick update -qq"; do
		if $update >/dev/null 2>&1 && apt-get $quick install -y -qq --no-install-recommends tesseract-ocr tesseract-ocr-vie >/dev/null 2>&1; then exit 0; fi
	done
	echo "tesseract could not be installed"
fi
echo "no Tesseract with Vietnamese here: scans are kept and wait for text recognition (Debian: sudo apt-get install tesseract-ocr tesseract-ocr-vie)"
