//! Compressed copies next to the files of the site, for hosts that serve them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::bindgen::files_under;
use crate::outcome::{AtPath, Outcome};

/// Kinds of file that become smaller; images and archives are compressed already.
const COMPRESSIBLE: [&str; 12] =
    ["html", "js", "mjs", "css", "wasm", "svg", "json", "webmanifest", "txt", "csv", "tsv", "xml"];

/// From this size on brotli takes seconds, and somebody may be waiting for the page.
const LARGE: u64 = 100_000;

/// How much compressing is worth right now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// Nothing: for a build that only its author sees.
    None,
    /// Everything but brotli of large files, which `rest` adds.
    Quick,
    /// Everything.
    Full,
}

/// The best that gzip can do; the same bytes on every machine and day.
pub fn gzip(content: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(content.len() / 3), Compression::best());
    encoder
        .write_all(content)
        .and_then(|()| encoder.finish())
        .map_err(|error| format!("gzip failed: {error}"))
}

/// The best that brotli can do.
pub fn brotli(content: &[u8]) -> Outcome<Vec<u8>> {
    let mut compressed = Vec::with_capacity(content.len() / 3);
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)
        .map_err(|error| format!("brotli failed: {error}"))?;
    Ok(compressed)
}

/// Writes `.gz` and `.br` next to every file that becomes smaller by it.
pub fn compress_all(folder: &Path, effort: Effort) -> Outcome {
    if effort == Effort::None {
        return Ok(());
    }
    let files = compressible(folder)?;
    let now: Vec<&PathBuf> = files.iter().filter(|file| effort == Effort::Full || !is_large(file)).collect();
    // The large wasm takes as long as everything else together: one thread for each kind.
    std::thread::scope(|scope| {
        let slow = scope.spawn(|| now.iter().try_for_each(|file| write_beside(file, "br", brotli)));
        files.iter().try_for_each(|file| write_beside(file, "gz", gzip))?;
        slow.join().unwrap_or_else(|_| Err("the thread that compresses with brotli stopped".to_owned()))
    })
}

/// Adds what a quick run left out.
pub fn rest(folder: &Path) -> Outcome {
    compressible(folder)?
        .iter()
        .filter(|file| is_large(file))
        .try_for_each(|file| write_beside(file, "br", brotli))
}

fn compressible(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let known = |file: &PathBuf| {
        file.extension().is_some_and(|extension| COMPRESSIBLE.iter().any(|known| extension == *known))
    };
    Ok(files_under(folder)?.into_iter().filter(known).collect())
}

fn is_large(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|file| file.len() >= LARGE)
}

fn write_beside(file: &Path, extension: &str, compress: fn(&[u8]) -> Outcome<Vec<u8>>) -> Outcome {
    let content = fs::read(file).at("read", file)?;
    let compressed = compress(&content)?;
    if compressed.len() >= content.len() {
        return Ok(());
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = file.with_file_name(format!("{name}.{extension}"));
    // Whole or not at all: a server may be looking.
    let part = file.with_file_name(format!(".{name}.{extension}.part"));
    fs::write(&part, compressed).at("write", &part)?;
    fs::rename(&part, &beside).at("write", &beside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn names(folder: &Path) -> Vec<String> {
        let files = files_under(folder).unwrap();
        files.iter().map(|file| file.file_name().unwrap().to_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn both_encodings_give_the_content_back() {
        let content = b"wattprint ".repeat(100);
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&*gzip(&content).unwrap()).read_to_end(&mut back).unwrap();
        assert_eq!(back, content);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*super::brotli(&content).unwrap(), &mut back).unwrap();
        assert_eq!(back, content);
    }

    #[test]
    fn only_files_that_shrink_get_a_copy() {
        let folder = std::env::temp_dir().join(format!("xtask-compress-{}", std::process::id()));
        fs::create_dir_all(folder.join("in")).unwrap();
        fs::write(folder.join("in/large.css"), "a{}".repeat(200)).unwrap();
        fs::write(folder.join("tiny.js"), "1").unwrap();
        fs::write(folder.join("image.png"), vec![0; 500]).unwrap();
        compress_all(&folder, Effort::Full).unwrap();
        assert_eq!(names(&folder), ["image.png", "large.css", "large.css.br", "large.css.gz", "tiny.js"]);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn large_files_can_wait_for_brotli() {
        let folder = std::env::temp_dir().join(format!("xtask-compress-quick-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.wasm"), vec![7; 100_000]).unwrap();
        fs::write(folder.join("b.css"), "a{}".repeat(200)).unwrap();
        compress_all(&folder, Effort::Quick).unwrap();
        assert_eq!(names(&folder), ["a.wasm", "a.wasm.gz", "b.css", "b.css.br", "b.css.gz"]);
        rest(&folder).unwrap();
        assert_eq!(names(&folder), ["a.wasm", "a.wasm.br", "a.wasm.gz", "b.css", "b.css.br", "b.css.gz"]);
        fs::remove_dir_all(&folder).unwrap();
    }
}
