//! Statements: text written where it is used, registered so that one test can prepare them all.

/// A statement in the dialect that both engines read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql {
    pub(crate) text: &'static str,
}

impl Sql {
    /// For [`sql!`](crate::sql!), which also registers it.
    #[doc(hidden)]
    pub const fn registered(text: &'static str) -> Self {
        Self { text }
    }

    /// The text.
    pub const fn text(self) -> &'static str {
        self.text
    }
}

/// A statement with the place where it stands.
#[derive(Debug)]
pub struct Statement {
    /// The text.
    pub text: &'static str,
    /// Source file, from the root of the workspace.
    pub file: &'static str,
    /// Line in it.
    pub line: u32,
}

inventory::collect!(Statement);

/// Every statement of the program, by file and line.
pub fn statements() -> Vec<&'static Statement> {
    let mut all: Vec<_> = inventory::iter::<Statement>.into_iter().collect();
    all.sort_by_key(|statement| (statement.file, statement.line, statement.text));
    all
}

/// Writes a statement down: `const FIND: Sql = sql!("SELECT title FROM motions WHERE id = $1");`
#[macro_export]
macro_rules! sql {
    ($text:expr) => {{
        $crate::inventory::submit! { $crate::Statement { text: $text, file: file!(), line: line!() } }
        $crate::Sql::registered($text)
    }};
}
