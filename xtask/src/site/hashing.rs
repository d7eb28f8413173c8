//! Digests: names that change with the content, and integrity values.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// Sixteen hexadecimal digits that change with the content: a file so named may be cached for ever.
pub fn name_hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The `integrity` value of a subresource.
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// The source expression that lets a Content Security Policy accept an inline script.
pub fn script_source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// Whether a file's name carries a hash, ours or Trunk's: `app-0123456789abcdef_bg.wasm`.
pub fn is_hashed(name: &str) -> bool {
    let Some((stem, _)) = name.split_once('.') else { return false };
    let Some((_, hash)) = stem.trim_end_matches("_bg").rsplit_once('-') else { return false };
    (10..=16).contains(&hash.len()) && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_the_published_ones() {
        // FIPS 180-2 example "abc"; the CSP specification's own script example.
        assert_eq!(name_hash(b"abc"), "ba7816bf8f01cfea");
        assert_eq!(
            script_source("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
        assert!(integrity(b"abc").starts_with("sha384-ywB1P0WjXou1oD1pmsZQ"));
    }

    #[test]
    fn hashed_names_are_recognised() {
        for name in
            ["app-ba7816bf8f01cfea.js", "app-ba7816bf8f01cfea_bg.wasm", "app-ba7816bf8f01cfea_bg.wasm.br"]
        {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["index.html", "app-2026.js", "app-deadbeefx.js", "hourly-2025-v1.bin", "-.js", "icon"] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
