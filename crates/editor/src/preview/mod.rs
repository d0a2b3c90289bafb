//! Shows the built shop with the working copy of the content, says in the page what is wrong with
//! it, and lets its clock be set. For the machine it runs on, and nobody else.

mod desk;
mod serve;
mod state;

use crate::language::Words;
use anyhow::{Context as _, Result, ensure};
use desk::Desk;
use jiff::Timestamp;
use market::Language;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;

/// What to show, and where.
pub(crate) struct Options {
    /// The shop as it was built.
    pub(crate) shop: PathBuf,
    /// The port to listen on; 0 takes a free one.
    pub(crate) port: u16,
    /// What the shop's clock shows at first.
    pub(crate) at: Option<Timestamp>,
    pub(crate) language: Language,
}

/// Serves the preview until it is stopped.
pub(crate) fn preview(folder: &Path, options: Options) -> Result<()> {
    let words = Words(options.language);
    ensure!(
        options.shop.join("index.html").is_file(),
        "{}",
        words.no_shop(&options.shop.display().to_string())
    );
    let folder = folder
        .canonicalize()
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    // It goes when this function does, while the thread that watches still knows of it.
    let out = tempfile::Builder::new()
        .prefix("editor-preview-")
        .tempdir()?;
    let desk = Desk::open(folder, out.path().to_owned(), options.at)?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(run(Arc::new(desk), options, words))
}

async fn run(desk: Arc<Desk>, options: Options, words: Words) -> Result<()> {
    // Never another address: what is not checked yet is nobody else's to see.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .await
        .with_context(|| words.port_taken(options.port))?;
    let port = listener.local_addr()?.port();
    println!("{}", words.preview(&format!("http://127.0.0.1:{port}/")));
    let watched = Arc::clone(&desk);
    std::thread::spawn(move || watched.watch());
    let service = serve::app(desk, options.shop, port);
    let stopped = async {
        // Without signals it is stopped as any other program is.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    axum::serve(listener, service)
        .with_graceful_shutdown(stopped)
        .await
        .context("the server failed")
}
