//! The program `market-server`.

use std::future::{Future, IntoFuture as _};
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Parser;
use jiff::Timestamp;
use market_server::{Clock, Config, app};
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;

/// Serves a built shop with the headers of production.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The folder that `cargo xtask build` leaves
    #[arg(long, default_value = "dist")]
    dir: PathBuf,
    /// The address to listen on
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Set the `Date` header's clock to this instant, from where it runs on, for example
    /// 2026-11-27T20:29:50+07:00
    #[arg(long, value_name = "RFC3339")]
    at: Option<Timestamp>,
    /// Answer a page that does not exist with index.html, for builds without prerendered pages
    #[arg(long)]
    spa: bool,
    /// Stop when standard input is closed, so that a program that starts the server takes it
    /// along however it ends
    #[arg(long)]
    until_stdin_closes: bool,
}

/// How long open downloads may take after a signal to stop.
const FAREWELL: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    if !arguments.dir.join("index.html").is_file() {
        bail!(
            "{} holds no index.html; `cargo xtask build` makes it",
            arguments.dir.display()
        );
    }
    let listener = listen(SocketAddr::new(arguments.host, arguments.port)).await?;
    let clock = arguments.at.map_or_else(Clock::system, Clock::starting_at);
    println!("The shop is open at http://{}/", listener.local_addr()?);
    if arguments.at.is_some() {
        println!("Its clock shows {} and runs on from there.", clock.now());
    }
    let service = app(Config {
        dir: arguments.dir,
        spa: arguments.spa,
        clock,
    });
    serve(listener, service, stop_signal(arguments.until_stdin_closes)).await
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| {
        if error.kind() == io::ErrorKind::AddrInUse {
            anyhow::anyhow!(
                "port {} is taken by another program; choose another with --port N",
                address.port()
            )
        } else {
            anyhow::Error::new(error).context(format!("cannot listen on {address}"))
        }
    })
}

async fn serve(
    listener: TcpListener,
    service: axum::Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        // Nobody listens any more only where the server has already failed.
        let _ = stopping.send(());
    });
    let deadline = async move {
        match stopped.await {
            Ok(()) => tokio::time::sleep(FAREWELL).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        result = server.into_future() => result.context("the server failed"),
        () = deadline => Ok(()),
    }
}

/// Comes back on SIGINT or SIGTERM, or when standard input closes if that was asked for.
async fn stop_signal(until_stdin_closes: bool) {
    let stdin_closed = async {
        if until_stdin_closes {
            let mut ignored = Vec::new();
            // An error ends the input as well as its end does.
            let _ = tokio::io::stdin().read_to_end(&mut ignored).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted() => {}
        () = terminated() => {}
        () = stdin_closed => {}
    }
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
