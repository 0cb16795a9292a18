//! A question as a file: how it was to be decided, the figures, and who took part. Enough for anybody to decide it again.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Figures, InvalidQuestion, Question, Transcript, Turnout, decide};

/// The first field of every such file.
pub const FORMAT: &str = "flotilla-question-1";

/// A question with its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionFile {
    format: String,
    /// The question in words.
    pub title: String,
    /// How it is decided.
    pub question: Question,
    /// The votes.
    pub figures: Figures,
    /// Who could take part, and who did.
    pub turnout: Turnout,
}

/// Why a file of a question cannot be read or decided.
#[derive(Debug, Error)]
pub enum QuestionFileError {
    /// It is not JSON of this shape.
    #[error("line {line}: {reason}")]
    Shape {
        /// Counted from 1.
        line: usize,
        /// What the reader of JSON says.
        reason: String,
    },
    /// It is of another format.
    #[error("the format is “{0}”; this program reads “{FORMAT}”")]
    Format(String),
    /// Its figures cannot be.
    #[error(transparent)]
    Question(#[from] InvalidQuestion),
}

impl QuestionFile {
    /// The file of a question.
    pub fn new(title: impl Into<String>, question: Question, figures: Figures, turnout: Turnout) -> Self {
        Self { format: FORMAT.to_owned(), title: title.into(), question, figures, turnout }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`QuestionFileError`], with the line.
    pub fn read(text: &str) -> Result<Self, QuestionFileError> {
        let file: Self = serde_json::from_str(text)
            .map_err(|error| QuestionFileError::Shape { line: error.line(), reason: error.to_string() })?;
        if file.format == FORMAT { Ok(file) } else { Err(QuestionFileError::Format(file.format)) }
    }

    /// The file as text, ending in a line feed.
    pub fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).expect("the shape has only text and numbers") + "\n"
    }

    /// Decides the question.
    ///
    /// # Errors
    /// [`InvalidQuestion`] when the figures cannot be.
    ///
    /// ```
    /// use tally::majority::{Figures, Question, QuestionFile, Threshold, Turnout, Unit};
    /// let question = Question { threshold: Threshold::SIMPLE, quorum: None };
    /// let figures = Figures { unit: Unit::Heads, votes_for: 3, against: 2, abstentions: 1, present: None, entitled: None };
    /// let file = QuestionFile::new("Shall we?", question, figures, Turnout { eligible: 9, took_part: 6 });
    /// let again = QuestionFile::read(&file.to_text())?;
    /// assert!(again.decide()?.is_carried());
    /// # Ok::<(), tally::majority::QuestionFileError>(())
    /// ```
    pub fn decide(&self) -> Result<Transcript, InvalidQuestion> {
        decide(&self.question, &self.figures, self.turnout)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::majority::{Fraction, Threshold, Unit};

    fn file() -> QuestionFile {
        let question = Question { threshold: Threshold::SIMPLE, quorum: Some(Fraction::HALF) };
        let figures = Figures {
            unit: Unit::Heads,
            votes_for: 30,
            against: 20,
            abstentions: 4,
            present: None,
            entitled: Some(100),
        };
        QuestionFile::new("Shall we?", question, figures, Turnout { eligible: 100, took_part: 55 })
    }

    #[test]
    fn what_was_written_is_read_back_and_decided_alike() {
        let again = QuestionFile::read(&file().to_text()).unwrap();

        assert_eq!(again, file());
        assert_eq!(again.decide().unwrap(), file().decide().unwrap());
    }

    #[test]
    fn another_format_a_broken_rule_and_a_word_too_many_are_refused() {
        let refused = |from: &str, to: &str| QuestionFile::read(&file().to_text().replacen(from, to, 1)).unwrap_err();

        assert!(matches!(refused(FORMAT, "flotilla-question-9"), QuestionFileError::Format(_)));
        // A threshold below a half, or a fraction above one, is no rule.
        assert!(matches!(refused("\"numerator\": 1", "\"numerator\": 5"), QuestionFileError::Shape { .. }));
        assert!(matches!(refused("\"title\"", "\"headline\""), QuestionFileError::Shape { line: 3, .. }));
    }

    #[test]
    fn figures_that_cannot_be_are_not_decided() {
        let mut wrong = file();
        wrong.turnout.took_part = 53;

        assert_eq!(wrong.decide(), Err(InvalidQuestion::TooMany));
    }
}
