//! The table of figures: what was measured, its bar, whether it holds.

use std::fmt::Write as _;

/// One row.
#[derive(Debug, Clone)]
#[allow(clippy::struct_field_names, reason = "what was measured gives a figure")]
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) figure: String,
    pub(crate) bar: String,
    /// `None` where there is no bar.
    pub(crate) holds: Option<bool>,
}

impl Figure {
    pub(crate) fn new(what: &str, figure: String) -> Self {
        Self { what: what.to_owned(), figure, bar: String::new(), holds: None }
    }

    /// With a bar in words, and whether it holds.
    pub(crate) fn against(self, bar: &str, holds: bool) -> Self {
        Self { bar: bar.to_owned(), holds: Some(holds), ..self }
    }
}

/// The page `docs/bench.md`.
pub(crate) fn page(figures: &[Figure], machine: &str) -> String {
    let mut page = String::from("# Figures\n\nWritten by `cargo xtask bench`. ");
    writeln!(page, "{machine}\n\n| what | figure | bar | holds |\n|---|---|---|---|")
        .expect("a string takes every write");
    for row in figures {
        let holds = match row.holds {
            None => "",
            Some(true) => "yes",
            Some(false) => "**no**",
        };
        writeln!(page, "| {} | {} | {} | {holds} |", row.what, row.figure, row.bar)
            .expect("a string takes every write");
    }
    page
}

/// The middle one of several measurements.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// What this machine is.
pub(crate) fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).and_then(|rest| rest.split_once(':'));
    let model = model.map_or("unknown processor", |(_, name)| name.trim());
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes: u64 = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))
        .and_then(|rest| rest.trim().trim_end_matches(" kB").trim().parse().ok())
        .unwrap_or(0);
    format!("Machine: {model}, {cores} cores, {} GiB. Client and server share it.", kilobytes / 1_048_576)
}
