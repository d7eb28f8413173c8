//! Compressed copies next to the files of the site, for hosts that serve them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::bindgen::files_under;
use crate::outcome::{AtPath, Outcome};

/// Kinds of file that become smaller; images and archives are compressed already.
const COMPRESSIBLE: [&str; 11] =
    ["html", "js", "mjs", "css", "wasm", "svg", "json", "webmanifest", "txt", "csv", "xml"];

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
pub fn compress_all(folder: &Path) -> Outcome<usize> {
    let files: Vec<PathBuf> = files_under(folder)?.into_iter().filter(|file| is_compressible(file)).collect();
    // The large wasm takes as long as everything else together: one thread for each kind.
    std::thread::scope(|scope| {
        let slow = scope.spawn(|| files.iter().try_for_each(|file| write_beside(file, "br", brotli)));
        files.iter().try_for_each(|file| write_beside(file, "gz", gzip))?;
        slow.join().unwrap_or_else(|_| Err("the thread that compresses with brotli stopped".to_owned()))
    })?;
    Ok(files.len())
}

fn is_compressible(file: &Path) -> bool {
    file.extension().is_some_and(|extension| COMPRESSIBLE.iter().any(|known| extension == *known))
}

fn write_beside(file: &Path, extension: &str, compress: fn(&[u8]) -> Outcome<Vec<u8>>) -> Outcome {
    let content = fs::read(file).at("read", file)?;
    let compressed = compress(&content)?;
    if compressed.len() >= content.len() {
        return Ok(());
    }
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    let beside = PathBuf::from(name);
    fs::write(&beside, compressed).at("write", &beside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

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
        compress_all(&folder).unwrap();
        let names: Vec<_> = files_under(&folder)
            .unwrap()
            .iter()
            .map(|file| file.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        assert_eq!(names, ["image.png", "large.css", "large.css.br", "large.css.gz", "tiny.js"]);
        fs::remove_dir_all(&folder).unwrap();
    }
}
