//! What can go wrong in a chore, each in one sentence that says what to do.

use std::{io, path::PathBuf};

/// Why a chore stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// Something that must be on the machine is not.
    #[error("{what} is missing: {fix}.")]
    Missing { what: String, fix: String },
    /// A program that we started said no.
    #[error("{what} failed{}.", log.as_ref().map(|log| format!("; all it said is in {}", log.display())).unwrap_or_default())]
    Program { what: String, log: Option<PathBuf> },
    /// A program that we know of could not be started.
    #[error("{what} could not be started ({source}).")]
    Start { what: String, source: io::Error },
    /// A file could not be read or written.
    #[error("{} could not be {verb} ({source}).", path.display())]
    File { path: PathBuf, verb: &'static str, source: io::Error },
    /// The disk is full, or nearly.
    #[error("{0}")]
    Disk(String),
    /// What was asked for cannot be done, and why.
    #[error("{0}")]
    Refused(String),
}

impl Failure {
    /// A closure for `map_err` on reading `path`.
    pub(crate) fn reading(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::file(path, "read", source)
    }

    /// A closure for `map_err` on writing `path`.
    pub(crate) fn writing(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::file(path, "written", source)
    }

    fn file(path: PathBuf, verb: &'static str, source: io::Error) -> Self {
        if source.kind() == io::ErrorKind::StorageFull {
            return Self::Disk(format!(
                "The disk is full: {} could not be {verb}. Make room and start again; what is done is kept.",
                path.display()
            ));
        }
        Self::File { path, verb, source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_said_in_words_and_not_as_a_number() {
        let full = io::Error::from(io::ErrorKind::StorageFull);

        let failure = Failure::writing("target/x")(full);

        assert!(failure.to_string().starts_with("The disk is full: target/x"));
    }

    #[test]
    fn another_error_names_the_file_and_what_was_tried() {
        let gone = io::Error::from(io::ErrorKind::NotFound);

        let failure = Failure::reading("deny.toml")(gone);

        assert!(failure.to_string().starts_with("deny.toml could not be read"));
    }
}
