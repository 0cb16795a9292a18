//! Measures what the project promises, and writes `docs/bench.md`: `cargo xtask bench`.
//!
//! Every figure is the median of several runs. Where a bar is a ratio, both sides are measured in the same run.
#![allow(clippy::print_stdout, reason = "a program whose result is what it prints")]

mod ballots;
mod counting;
mod joining;
mod load;
mod mailing;
mod pages;
mod process;
mod site;
mod table;

use std::{error::Error, path::PathBuf};

use clap::Parser;
use table::Figure;

type Fault = Box<dyn Error + Send + Sync>;

/// Measures the release build.
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Arguments {
    /// Members of the movement that is measured
    #[arg(long, default_value_t = 500_000)]
    members: u32,
    /// Ballots that are cast through HTTP
    #[arg(long, default_value_t = 20_000)]
    votes: usize,
    /// Letters of a mailing that are sent
    #[arg(long, default_value_t = 100_000)]
    letters: usize,
    /// Papers that are counted
    #[arg(long, default_value_t = 1_000_000)]
    papers: u64,
    /// Folder of a movement filled by an earlier run, or to be filled and kept
    #[arg(long)]
    data: Option<PathBuf>,
    /// Where the table is written
    #[arg(long, default_value = "docs/bench.md")]
    out: PathBuf,
}

fn main() -> Result<(), Fault> {
    let args = Arguments::parse();
    let temporary = tempfile::tempdir()?;
    let data = args.data.clone().unwrap_or_else(|| temporary.path().join("movement"));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut figures = counting::figures(temporary.path(), args.papers)?;
    figures.extend(runtime.block_on(measured(&args, &data))?);
    let page = table::page(&figures, &table::machine());
    std::fs::write(&args.out, &page)?;
    println!("{page}");
    let missed = figures.iter().filter(|figure| figure.holds == Some(false)).count();
    if missed > 0 { Err(format!("{missed} bars are missed").into()) } else { Ok(()) }
}

async fn measured(args: &Arguments, data: &std::path::Path) -> Result<Vec<Figure>, Fault> {
    site::fill(data, args.members)?;
    let mut figures = process::figures(data).await?;
    let site = site::Served::open(data).await?;
    figures.extend(pages::figures(&site).await?);
    figures.extend(ballots::figures(&site, args.votes).await?);
    figures.extend(mailing::figures(&site, args.letters).await?);
    figures.extend(joining::figures(&site, data).await?);
    site.close().await;
    Ok(figures)
}
