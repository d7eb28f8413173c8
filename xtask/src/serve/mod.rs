//! A small static server for `dist/`: what a good static host does, on this
//! machine only. It does not watch or reload; `trunk serve` does.

mod resolve;
mod respond;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tiny_http::{Header, Request, Response, Server};

use crate::options::{Accepts, Options};
use crate::outcome::{Outcome, problem};
use crate::{repo, site};

const THREADS: usize = 4;

/// `cargo xtask serve [--port N] [--dev] [--no-build] [--base /PATH/] [--dir FOLDER]`.
///
/// Port 0 takes a free one. The line with the URL is the last thing printed.
pub fn run(arguments: &[String]) -> Outcome {
    let accepts = Accepts { flags: &["--dev", "--no-build"], values: &["--port", "--base", "--dir"] };
    let options = Options::parse("serve", arguments, &accepts)?;
    options.no_words("serve")?;
    let port = options.value("--port").unwrap_or("8080");
    let port: u16 = port.parse().map_err(|_| {
        problem(format!("`{port}` is not a port"), "give a number from 1 to 65535, or 0 for any free one")
    })?;
    let base = options.value("--base").unwrap_or("/");
    if !base.starts_with('/') || !base.ends_with('/') {
        return Err(problem(
            format!("the base path `{base}` is incomplete"),
            "begin and end it with a slash: /sub/path/",
        ));
    }
    let folder = options.value("--dir").map_or_else(repo::dist, |folder| repo::root().join(folder));
    // Before the build, so that a taken port does not cost a minute.
    let server = listen(port)?;
    if !options.has("--no-build") {
        let kind = if options.has("--dev") { site::Kind::Development } else { site::Kind::ReleaseSoon };
        site::build(kind, &folder)?;
        if kind == site::Kind::ReleaseSoon {
            let folder = folder.clone();
            // The page works without; a failure here only leaves the larger copy.
            std::thread::spawn(move || site::compress::rest(&folder));
        }
    }
    if !folder.join("index.html").is_file() {
        return Err(problem(
            format!("there is no site in {}", folder.display()),
            "build it first: cargo xtask build",
        ));
    }
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    println!("Serving {} until Ctrl-C.", folder.display());
    println!("http://127.0.0.1:{port}{base}");
    serve(server, folder, base);
    Ok(())
}

/// Serves a folder under a base path on a free port until the program ends, and returns the port.
pub fn in_background(folder: PathBuf, base: &'static str) -> Outcome<u16> {
    let server = listen(0)?;
    let port = server.server_addr().to_ip().map_or(0, |address| address.port());
    std::thread::spawn(move || serve(server, folder, base));
    Ok(port)
}

fn listen(port: u16) -> Outcome<Server> {
    Server::http(("127.0.0.1", port)).map_err(|error| {
        let taken = error
            .downcast_ref::<std::io::Error>()
            .is_some_and(|error| error.kind() == std::io::ErrorKind::AddrInUse);
        if taken {
            problem(
                format!("port {port} is taken by another program"),
                format!(
                    "stop it, or choose another port: cargo xtask serve --port {}",
                    port.wrapping_add(1).max(1024)
                ),
            )
        } else {
            problem(
                format!("cannot listen on port {port}: {error}"),
                "choose another port: cargo xtask serve --port 8081",
            )
        }
    })
}

fn serve(server: Server, folder: PathBuf, base: &str) {
    let (server, folder) = (Arc::new(server), folder);
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Ok(request) = server.recv() {
                    reply(request, &folder, base);
                }
            });
        }
    });
}

fn reply(request: Request, folder: &Path, base: &str) {
    let encodings: Vec<&str> = request
        .headers()
        .iter()
        .filter(|header| header.field.equiv("Accept-Encoding"))
        .map(|header| header.value.as_str())
        .collect();
    let answer =
        respond::answer(request.method().as_str(), request.url(), &encodings.join(","), base, folder);
    // With a length instead of chunks, so that a browser can show progress.
    let mut response =
        Response::from_data(answer.body).with_status_code(answer.status).with_chunked_threshold(usize::MAX);
    for (name, value) in answer.headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // A browser that went away is not our concern.
    let _ = request.respond(response);
}
