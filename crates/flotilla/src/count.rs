//! `flotilla count`: counts a file of ballots, or decides a question by its figures, and prints what happened.
//!
//! The whole calculation is `tally`'s; here files are opened, unpacked and bounded, and the result printed.

#[cfg(test)]
mod cases;
mod lot;
mod open;
mod usage;

use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use tally::constraints;
use tally::families::{self, Family, Options, Papers, ReadError, Report};
use tally::lists::Share;
use tally::majority::{QuestionFile, QuestionFileError};
use tally::{Constraints, Overvote, Reading};
use thiserror::Error;

use self::lot::{LotArg, ManualError};
use self::open::{Content, UNPACKED_BYTES};

/// The rule when none is asked for.
const USUAL: &str = "scottish";

/// Count a file of ballots, and show every stage of it.
#[derive(Debug, Args)]
pub struct CountArgs {
    /// The ballots: BLT, vote records, a table of ranks, grades or approvals (CSV), orders of preflib.org, projects of
    /// pabulib.org or votes per party (JSON or CSV), also packed with gzip; or a question with its figures (.json)
    file: PathBuf,
    /// The rule that counts; a question says its own
    #[arg(long, default_value = USUAL, value_parser = parse_rule, value_name = "RULE")]
    rule: Family,
    /// Fill this many seats, instead of as many as the file says
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(tally::limits::LIST_SEATS)))]
    seats: Option<u32>,
    #[command(flatten)]
    output: OutputArgs,
    /// What settles ties that the rule does not: the order of the file, the hashes of a seed, or a lot drawn by hand before
    /// witnesses, as a file says: {"witnesses": [NAME…], "order": [all names, the first drawn first]}
    /// [default: file-order]
    #[arg(long, value_parser = lot::parse, value_name = "file-order|seed:HEX|manual:FILE")]
    lot: Option<LotArg>,
    /// Keeps the lots of several contests under one seed apart [default: the title in the file]
    #[arg(long, value_name = "ID")]
    contest: Option<String>,
    /// What several candidates at one rank do: the rank is passed over, or the paper ends before it [default: exhaust]
    #[arg(long, value_enum)]
    overvote: Option<OvervoteArg>,
    /// End a paper before a mark that follows more than N skipped ranks [default: no limit]
    #[arg(long, value_name = "N")]
    max_skipped: Option<u32>,
    /// The part of all votes that a party needs: 5%, 3.5% or 1/20 [default: none]
    #[arg(long, value_name = "SHARE")]
    threshold: Option<Share>,
    /// A party that needs no threshold; may be given several times
    #[arg(long, value_name = "NAME")]
    exempt_from_threshold: Vec<String>,
    /// Who may be elected together: {"groups": [[label…] per candidate], "bounds": [[label, min, max]…]}
    #[arg(long, value_name = "FILE.json")]
    groups: Option<PathBuf>,
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
    /// Print the whole transcript or report as JSON, with every transfer and every tie
    #[arg(long)]
    transcript: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OvervoteArg {
    Skip,
    Exhaust,
}

/// Why nothing was counted.
#[derive(Debug, Error)]
pub enum CountError {
    /// The command line asks for what the rule does not know.
    #[error("{0}")]
    Usage(String),
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
        reason: ReadError,
    },
    /// The constraints cannot be read.
    #[error("{}: {reason}", file.display())]
    Groups {
        /// The file.
        file: PathBuf,
        /// Where, and what is wrong.
        reason: constraints::ReadError,
    },
    /// The lot drawn by hand cannot be read.
    #[error("{}: {reason}", file.display())]
    Manual {
        /// The file.
        file: PathBuf,
        /// Where, and what is wrong.
        reason: ManualError,
    },
    /// The papers cannot be counted.
    #[error("{}: {reason}", file.display())]
    Refused {
        /// The file.
        file: PathBuf,
        /// Why.
        reason: families::CountError,
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

/// Counts the file and writes the result.
///
/// # Errors
/// [`CountError`], and nothing was written unless writing itself failed.
pub fn run(args: &CountArgs, out: &mut dyn Write) -> Result<(), CountError> {
    args.check()?;
    let text = match open::open(&args.file, UNPACKED_BYTES, args.rule)? {
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
    let papers = read(&args.file, args.rule, args.seats, lines)?;
    let options = args.options(&papers)?;
    let report = args.rule.count(&papers, options);
    let report = report.map_err(|reason| CountError::Refused { file: args.file.clone(), reason })?;
    Ok(match args.output {
        OutputArgs { json: true, .. } => report.neutral_json(),
        OutputArgs { transcript: true, .. } => report.to_json(),
        OutputArgs { .. } => Report::sheet(&report),
    })
}

impl CountArgs {
    fn options(&self, papers: &Papers) -> Result<Options, CountError> {
        let overvote = match self.overvote {
            Some(OvervoteArg::Skip) => Overvote::Skip,
            Some(OvervoteArg::Exhaust) | None => Overvote::Exhaust,
        };
        Ok(Options {
            reading: Reading { overvote, max_skipped: self.max_skipped },
            lot: self.lot.clone().unwrap_or(LotArg::FileOrder).of(papers, self.contest.as_deref())?,
            constraints: self.groups.as_deref().map(read_groups).transpose()?,
            seats: self.seats,
            threshold: self.threshold,
            exempt: self.exempt_from_threshold.clone(),
        })
    }
}

/// Who may be elected together.
fn read_groups(file: &Path) -> Result<Constraints, CountError> {
    let opened = File::open(file).map_err(|cause| CountError::Open { file: file.to_owned(), cause })?;
    Constraints::read(BufReader::new(opened)).map_err(|reason| CountError::Groups { file: file.to_owned(), reason })
}

/// What is in a file, for so many seats if given.
fn read(file: &Path, rule: Family, seats: Option<u32>, lines: Box<dyn BufRead>) -> Result<Papers, CountError> {
    let mut papers = rule.read(lines).map_err(|reason| unreadable(file, reason))?;
    if let Some(seats) = seats.and_then(|seats| u16::try_from(seats).ok()) {
        papers.set_seats(seats).map_err(|error| CountError::Usage(error.to_string()))?;
    }
    Ok(papers)
}

fn unreadable(file: &Path, reason: ReadError) -> CountError {
    let file = file.to_owned();
    match reason.io() {
        Some(error) if error.kind() == ErrorKind::FileTooLarge => CountError::TooLarge { file, line: reason.line() },
        _ => CountError::Malformed { file, reason },
    }
}

fn parse_rule(id: &str) -> Result<Family, String> {
    let known = || families::all().map(Family::id).collect::<Vec<_>>().join(", ");
    families::find(id).ok_or_else(|| format!("no such rule; there are: {}", known()))
}

#[cfg(test)]
mod tests {
    use super::open::open;
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

        let Content::Ballots(lines) = open(&file, 100_000, parse_rule(USUAL).unwrap()).unwrap() else {
            panic!("a comment begins no question")
        };
        let refused = read(&file, parse_rule(USUAL).unwrap(), None, lines).unwrap_err();

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
            "--seats 10001",
            "--json --sheet",
            "--lot dice",
            "--lot seed:",
            "--lot seed:xyz",
            "--lot manual:",
            "--overvote maybe",
            "--max-skipped -1",
            "--threshold 101%",
        ] {
            assert_eq!(refused(options), 2, "{options}");
        }
    }

    #[test]
    fn an_option_that_the_rule_does_not_use_is_refused_before_any_file_is_opened() {
        let refused = |options: &str| {
            let args = parsed(Path::new("nowhere.blt"), options).unwrap();
            let error = run(&args, &mut Vec::new()).unwrap_err();
            assert!(matches!(error, CountError::Usage(_)), "{options}: {error}");
            error.to_string()
        };

        assert_eq!(refused("--threshold 5%"), "--threshold: the rule scottish does not use it");
        assert_eq!(refused("--rule schulze --overvote skip"), "--overvote: the rule schulze does not use it");
        for options in [
            "--seats 1001",
            "--exempt-from-threshold Ann",
            "--groups groups.json",
            "--rule meek --groups groups.json",
            "--rule irv --seats 2",
            "--rule dhondt",
            "--rule dhondt --seats 3 --exempt-from-threshold Greens",
            "--rule constrained",
            "--rule equal-shares --max-skipped 1",
            "--rule score --lot seed:01",
            "--contest Chair",
        ] {
            refused(options);
        }
    }

    #[test]
    fn the_rule_says_what_a_table_holds() {
        let table = b"Ann,Bob\n2,1\n2,1\n1,2\n";

        assert_eq!(json(table, "--rule irv --json")["winner"], "Bob");
        assert_eq!(json(table, "--rule score --json")["score_totals"]["Ann"], 5);
        assert_eq!(json(b"Greens,3\nLabour,2\n", "--rule dhondt --seats 2 --json")["allocation"]["Labour"], 1);
        assert_eq!(json(b"{\"Greens\":3}", "--rule dhondt --seats 2 --json")["allocation"]["Greens"], 2);
        let refused = printed(b"META\nkey;value\n", "--rule meek").unwrap_err().to_string();
        assert!(
            refused.ends_with("line 1: the rule meek does not count this: projects and approvals (pabulib)"),
            "{refused}"
        );
    }

    #[test]
    fn a_lot_drawn_by_hand_comes_from_a_file_with_its_witnesses() {
        let (_folder, file) = folder_with("lot.json", br#"{"witnesses":["Dee"],"order":["Cat","Ann","Bob"]}"#);
        let options = format!("--transcript --lot manual:{}", file.display());

        let lot = &json(BALLOTS.as_bytes(), &options)["lot"];

        assert_eq!((lot["kind"].as_str(), lot["witnesses"][0].as_str()), (Some("manual"), Some("Dee")));
        assert_eq!(lot["order"][0], 3);
        std::fs::write(&file, r#"{"witnesses":["Dee"],"order":["Cat","Ann","Zoe"]}"#).unwrap();
        let refused = printed(BALLOTS.as_bytes(), &options).unwrap_err().to_string();
        assert!(refused.ends_with("lot.json: nobody in the ballots, or more than one, is called \"Zoe\""), "{refused}");
        std::fs::write(&file, "{\n\"order\": 3}").unwrap();
        let refused = printed(BALLOTS.as_bytes(), &options).unwrap_err().to_string();
        assert!(refused.contains("lot.json: ") && refused.contains("line 2"), "{refused}");
    }

    #[test]
    fn groups_bind_the_constrained_rule() {
        let groups = br#"{"groups":[["X"],["Y"],["Y"]],"bounds":[["X",1,1]]}"#;
        let (_folder, file) = folder_with("groups.json", groups);
        let options = format!("--rule constrained --json --groups {}", file.display());

        assert_eq!(json(BALLOTS.as_bytes(), &options)["winners"][0], "Ann");
        std::fs::write(&file, "{\n]").unwrap();
        let refused = printed(BALLOTS.as_bytes(), &options).unwrap_err().to_string();
        assert!(refused.contains("groups.json: ") && refused.contains("line 2"), "{refused}");
    }
}
