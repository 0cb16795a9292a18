//! `flotilla count`: counts a file of ballots, or decides a question by its figures, and prints what happened.
//!
//! The whole calculation is `tally`'s; here a file is opened, unpacked and bounded, and the result printed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use flate2::bufread::MultiGzDecoder;
use tally::blt::{BltError, Reason};
use tally::majority::{QuestionFile, QuestionFileError};
use tally::{Election, Lot, Options, Overvote, Reading, Rule};
use thiserror::Error;

/// Bytes of a file once unpacked: more than a hundred million papers, and the end of a hostile archive.
const UNPACKED_BYTES: u64 = 2 << 30;

/// Count a file of ballots, and show every stage of it.
#[derive(Debug, Args)]
pub struct CountArgs {
    /// The ballots, as a BLT file (.blt) or one packed with gzip (.blt.gz); or a question with its figures (.json)
    file: PathBuf,
    /// The rule that counts ballots; a question says its own
    #[arg(long, default_value = "scottish", value_parser = parse_rule, value_name = "RULE")]
    rule: &'static Rule,
    /// Fill this many seats, instead of as many as the file says
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=i64::from(tally::limits::CANDIDATES)))]
    seats: Option<u16>,
    #[command(flatten)]
    output: OutputArgs,
    /// What settles ties that earlier stages do not: the order of the file, or the hashes of a seed
    #[arg(long, default_value = "file-order", value_parser = parse_lot, value_name = "file-order|seed:HEX")]
    lot: LotArg,
    /// Keeps the lots of several contests under one seed apart [default: the title in the file]
    #[arg(long, value_name = "ID")]
    contest: Option<String>,
    /// What several candidates at one rank do: the rank is passed over, or the paper ends before it
    #[arg(long, value_enum, default_value = "exhaust")]
    overvote: OvervoteArg,
    /// End a paper before a mark that follows more than N skipped ranks [default: no limit]
    #[arg(long, value_name = "N")]
    max_skipped: Option<u32>,
}

/// One of three ways to print a count.
#[derive(Debug, Clone, Copy, Args)]
#[group(multiple = false)]
struct OutputArgs {
    /// Print the count sheet, for people (what happens without any of the three)
    #[arg(long)]
    sheet: bool,
    /// Print winners and figures as JSON, to compare programs
    #[arg(long)]
    json: bool,
    /// Print the whole transcript as JSON, with every transfer and every tie
    #[arg(long)]
    transcript: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OvervoteArg {
    Skip,
    Exhaust,
}

/// The lot before the file is read, which may name the contest.
#[derive(Debug, Clone)]
enum LotArg {
    FileOrder,
    Seed(Vec<u8>),
}

/// Why nothing was counted.
#[derive(Debug, Error)]
pub enum CountError {
    /// The file cannot be opened.
    #[error("{}: cannot be opened: {cause}", file.display())]
    Open {
        /// The file.
        file: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The file unpacks to more than any contest needs.
    #[error("{}: line {line}: the file is larger than {UNPACKED_BYTES} bytes once unpacked", file.display())]
    TooLarge {
        /// The file.
        file: PathBuf,
        /// The line it was cut at.
        line: u64,
    },
    /// A line cannot be read.
    #[error("{}: {reason}", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// The line and what is wrong with it.
        reason: BltError,
    },
    /// The papers cannot be counted.
    #[error("{}: {reason}", file.display())]
    Refused {
        /// The file.
        file: PathBuf,
        /// Why.
        reason: tally::CountError,
    },
    /// A question cannot be read or decided.
    #[error("{}: {reason}", file.display())]
    Question {
        /// The file.
        file: PathBuf,
        /// Where, and what is wrong.
        reason: QuestionFileError,
    },
    /// The result cannot be written.
    #[error("the result cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// Bytes of the file of a question: a few hundred, and what its title may add.
const QUESTION_BYTES: u64 = 64 << 10;

/// Counts the file and writes the result.
///
/// # Errors
/// [`CountError`], and nothing was written unless writing itself failed.
pub fn run(args: &CountArgs, out: &mut dyn Write) -> Result<(), CountError> {
    let text = match open(&args.file, UNPACKED_BYTES)? {
        Content::Question(text) => decided(args, &text)?,
        Content::Ballots(lines) => counted(args, lines)?,
    };
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// The question of this text, decided.
fn decided(args: &CountArgs, text: &str) -> Result<String, CountError> {
    let refused = |reason| CountError::Question { file: args.file.clone(), reason };
    let question = QuestionFile::read(text).map_err(refused)?;
    let transcript = question.decide().map_err(|reason| refused(reason.into()))?;
    Ok(match args.output {
        OutputArgs { json: true, .. } | OutputArgs { transcript: true, .. } => {
            serde_json::to_string_pretty(&transcript).expect("the shape has only text, numbers and truths") + "\n"
        }
        OutputArgs { .. } => tally::majority::sheet::render(&question.title, &transcript),
    })
}

/// The ballots of these lines, counted.
fn counted(args: &CountArgs, lines: Box<dyn BufRead>) -> Result<String, CountError> {
    let election = read(&args.file, args.seats, lines)?;
    let options = args.options(&election);
    let count = args.rule.count(&election, &options);
    let transcript = count.map_err(|reason| CountError::Refused { file: args.file.clone(), reason })?;
    Ok(match args.output {
        OutputArgs { json: true, .. } => tally::neutral::to_json(&transcript),
        OutputArgs { transcript: true, .. } => transcript.to_json(),
        OutputArgs { .. } => tally::sheet::render(&transcript),
    })
}

impl CountArgs {
    fn options(&self, election: &Election) -> Options {
        let overvote = match self.overvote {
            OvervoteArg::Skip => Overvote::Skip,
            OvervoteArg::Exhaust => Overvote::Exhaust,
        };
        let lot = match &self.lot {
            LotArg::FileOrder => Lot::FileOrder,
            LotArg::Seed(seed) => {
                let contest = self.contest.clone().unwrap_or_else(|| election.title().to_owned());
                Lot::Seed { seed: seed.clone(), contest }
            }
        };
        Options { reading: Reading { overvote, max_skipped: self.max_skipped }, lot }
    }
}

/// What a file holds. Told by content, because a name says what somebody called the file.
enum Content {
    /// A question with its figures.
    Question(String),
    /// Ballots, to be read line by line.
    Ballots(Box<dyn BufRead>),
}

/// The content of a file, unpacked.
fn open(file: &Path, limit: u64) -> Result<Content, CountError> {
    let open = |cause| CountError::Open { file: file.to_owned(), cause };
    let mut packed = BufReader::with_capacity(1 << 16, File::open(file).map_err(open)?);
    let is_gzip = packed.fill_buf().map_err(open)?.starts_with(&[0x1f, 0x8b]);
    let mut lines: Box<dyn BufRead> = if is_gzip {
        Box::new(BufReader::with_capacity(1 << 16, Capped::new(MultiGzDecoder::new(packed), limit)))
    } else {
        Box::new(BufReader::with_capacity(1 << 16, Capped::new(packed, limit)))
    };
    // What cannot be read here cannot be read later either, and is then said with its line.
    if !lines.fill_buf().is_ok_and(|start| start.trim_ascii_start().starts_with(b"{")) {
        return Ok(Content::Ballots(lines));
    }
    let mut text = String::new();
    lines.take(QUESTION_BYTES).read_to_string(&mut text).map_err(open)?;
    Ok(Content::Question(text))
}

/// The contest in a file, for so many seats if given.
fn read(file: &Path, seats: Option<u16>, lines: Box<dyn BufRead>) -> Result<Election, CountError> {
    let mut election = tally::blt::read(lines).map_err(|reason| unreadable(file, reason))?;
    if let Some(seats) = seats {
        election.set_seats(seats).expect("the command line allows what a contest allows");
    }
    Ok(election)
}

fn unreadable(file: &Path, reason: BltError) -> CountError {
    let file = file.to_owned();
    match &reason.reason {
        Reason::Io(error) if error.kind() == ErrorKind::FileTooLarge => {
            CountError::TooLarge { file, line: reason.line }
        }
        _ => CountError::Malformed { file, reason },
    }
}

/// Bytes that fail, rather than end, when there are more than allowed.
struct Capped<R> {
    inner: R,
    left: u64,
}

impl<R> Capped<R> {
    fn new(inner: R, limit: u64) -> Self {
        Self { inner, left: limit }
    }
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or(ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}

fn parse_rule(id: &str) -> Result<&'static Rule, String> {
    let known = || tally::rule::ALL.iter().map(|rule| rule.id).collect::<Vec<_>>().join(", ");
    tally::rule::find(id).ok_or_else(|| format!("no such rule; there are: {}", known()))
}

fn parse_lot(text: &str) -> Result<LotArg, String> {
    if text == "file-order" {
        return Ok(LotArg::FileOrder);
    }
    let digits = text.strip_prefix("seed:").ok_or("a lot is file-order or seed: followed by hexadecimal digits")?;
    let seed = hex::decode(digits).map_err(|error| format!("the seed is not hexadecimal: {error}"))?;
    if (1..=tally::limits::SEED_BYTES).contains(&seed.len()) {
        Ok(LotArg::Seed(seed))
    } else {
        Err(format!("a seed has 1 to {} bytes", tally::limits::SEED_BYTES))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;
    use flate2::Compression;
    use flate2::write::GzEncoder;

    #[derive(Debug, Parser)]
    struct Program {
        #[command(flatten)]
        count: CountArgs,
    }

    const BALLOTS: &str = "3 1\n2 2=3 1 0\n4 1 0\n3 - - 2 0\n1 3 2 0\n0\nAnn\nBob\nCat\nChair\n";

    fn folder_with(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        (folder, file)
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn parsed(file: &Path, options: &str) -> Result<CountArgs, clap::Error> {
        let file = file.as_os_str().to_owned();
        let words = ["count".into(), file].into_iter().chain(options.split_whitespace().map(Into::into));
        Program::try_parse_from(words).map(|program| program.count)
    }

    /// What is printed for these bytes, or why nothing is.
    fn printed(bytes: &[u8], options: &str) -> Result<String, CountError> {
        let (_folder, file) = folder_with("ballots.blt", bytes);
        let mut out = Vec::new();
        run(&parsed(&file, options).unwrap(), &mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    fn json(bytes: &[u8], options: &str) -> serde_json::Value {
        serde_json::from_str(&printed(bytes, options).unwrap()).unwrap()
    }

    #[test]
    fn the_sheet_is_printed_unless_another_form_is_asked_for() {
        let sheet = printed(BALLOTS.as_bytes(), "").unwrap();

        assert!(sheet.contains("Quota     5.00000"), "{sheet}");
        assert_eq!(sheet, printed(BALLOTS.as_bytes(), "--sheet").unwrap());
        assert_eq!(json(BALLOTS.as_bytes(), "--json")["stages"][0]["votes"][0], "4.00000");
        assert_eq!(json(BALLOTS.as_bytes(), "--transcript")["format"], "flotilla-transcript-1");
    }

    #[test]
    fn a_packed_file_is_known_by_its_content_and_may_have_several_members() {
        let (start, end) = BALLOTS.as_bytes().split_at(20);
        let members = [packed(start), packed(end)].concat();

        assert_eq!(printed(&members, "").unwrap(), printed(BALLOTS.as_bytes(), "").unwrap());
    }

    #[test]
    fn the_options_reach_the_count() {
        let transcript = json(
            BALLOTS.as_bytes(),
            "--transcript --seats 2 --lot seed:2aff --contest chair --overvote skip --max-skipped 1",
        );

        assert_eq!(transcript["seats"], 2);
        assert_eq!(transcript["lot"]["seed"], "2aff");
        assert_eq!(transcript["lot"]["contest"], "chair");
        assert_eq!(transcript["reading"]["passed_equal_rank"], 2);
        assert_eq!(transcript["reading"]["ended_at_skipped_ranks"], 3);
    }

    #[test]
    fn the_contest_of_a_seed_is_the_title_unless_given() {
        assert_eq!(json(BALLOTS.as_bytes(), "--transcript --lot seed:01")["lot"]["contest"], "Chair");
    }

    #[test]
    fn a_refusal_names_the_file_the_line_and_the_reason() {
        let refusal = |bytes: &[u8]| printed(bytes, "").unwrap_err().to_string();

        assert!(refusal(b"2 1\n3 1 9 0\n").ends_with("ballots.blt: line 2: there is no candidate 9"));
        let nobody = refusal(b"2 1\n3 0\n0\nAnn\nBob\n");
        assert!(nobody.contains("ballots.blt: no valid paper"), "{nobody}");
        let torn = refusal(&packed(BALLOTS.as_bytes())[..30]);
        assert!(torn.contains("ballots.blt: line ") && torn.contains("reading failed"), "{torn}");
        let missing = run(&parsed(Path::new("nowhere.blt"), "").unwrap(), &mut Vec::new()).unwrap_err();
        assert!(missing.to_string().starts_with("nowhere.blt: cannot be opened: "), "{missing}");
    }

    #[test]
    fn a_file_that_unpacks_without_end_is_refused() {
        let comment = format!("# {}\n", "x".repeat(997));
        let (_folder, file) = folder_with("bomb.blt.gz", &packed(comment.repeat(1_000).as_bytes()));

        let Content::Ballots(lines) = open(&file, 100_000).unwrap() else { panic!("a comment begins no question") };
        let refused = read(&file, None, lines).unwrap_err();

        assert!(matches!(refused, CountError::TooLarge { line: 66..=101, .. }), "{refused}");
    }

    const QUESTION: &str = r#"{"format":"flotilla-question-1","title":"Shall we?",
        "question":{"threshold":{"fraction":{"numerator":1,"denominator":2},"comparison":"more_than","base":"votes_cast"},
        "quorum":null},"figures":{"unit":"heads","votes_for":3,"against":2,"abstentions":1,"present":null,"entitled":null},
        "turnout":{"eligible":9,"took_part":6}}"#;

    #[test]
    fn a_question_is_decided_by_its_own_rule_packed_or_not() {
        let sheet = printed(QUESTION.as_bytes(), "").unwrap();

        assert!(sheet.contains("3 × 2 = 6 ≤ 6 = 6 × 1") && sheet.contains("the threshold was not reached"), "{sheet}");
        assert_eq!(sheet, printed(&packed(QUESTION.as_bytes()), "").unwrap());
        assert_eq!(json(QUESTION.as_bytes(), "--json")["outcome"], "below_threshold");
        let refused =
            printed(QUESTION.replace("\"eligible\":9", "\"eligible\":-9").as_bytes(), "").unwrap_err().to_string();
        assert!(refused.contains("ballots.blt: line 4"), "{refused}");
    }

    #[test]
    fn what_makes_no_sense_on_the_command_line_is_a_usage_error() {
        let refused = |options: &str| parsed(Path::new("ballots.blt"), options).map(|_| ()).unwrap_err().exit_code();

        for options in [
            "--rule applause",
            "--seats 0",
            "--seats 1001",
            "--json --sheet",
            "--lot dice",
            "--lot seed:",
            "--lot seed:xyz",
            "--overvote maybe",
            "--max-skipped -1",
        ] {
            assert_eq!(refused(options), 2, "{options}");
        }
    }
}
