//! The summary of what is wrong with a form names each field by its own label.
//!
//! The summary stands above the fields, whose labels are known only once they have been rendered. So it is completed in the
//! page that is ready to be sent: every page that refuses a form goes this way, and none can forget to name a field.

/// Begins the line of one error in the summary; the field's id follows.
const LINE: &str = "<li><a href=\"#";
/// Where the summary begins and ends.
const SUMMARY: [&str; 2] = ["<section class=\"errors\"", "</section>"];

/// The page with the label of its field before each message of the summary: "Postcode: Fill this in."
pub(crate) fn named(page: &str) -> String {
    let Some((start, end)) = summary(page) else { return page.to_owned() };
    let mut lines = page[start..end].split(LINE);
    let mut named = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        named.push_str(LINE);
        named.push_str(&with_label(line, page));
    }
    [&page[..start], &named, &page[end..]].concat()
}

fn summary(page: &str) -> Option<(usize, usize)> {
    let start = page.find(SUMMARY[0])?;
    Some((start, start + page[start..].find(SUMMARY[1])?))
}

/// `email">Fill this in.` with the label of that field after the bracket; as it was where the field has none.
fn with_label(line: &str, page: &str) -> String {
    let parts = line.split_once("\">").and_then(|(field, message)| Some((field, label(field, page)?, message)));
    match parts {
        // A label that ends in a mark of its own, as a question does, needs none after it.
        Some((field, label, message)) if label.ends_with(['?', ':', '.']) => format!("{field}\">{label} {message}"),
        Some((field, label, message)) => format!("{field}\">{label}: {message}"),
        None => line.to_owned(),
    }
}

/// The text of a label up to its first element: what follows says that the field may stay empty.
fn label<'a>(field: &str, page: &'a str) -> Option<&'a str> {
    let mark = format!(" id=\"{field}-label\">");
    let text = &page[page.find(&mark)? + mark.len()..];
    Some(text.split('<').next()?.trim()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(errors: &str) -> String {
        format!(
            "<h1>Join</h1><section class=\"errors\"><ul>{errors}</ul></section><label for=\"name\" id=\"name-label\">Your \
             name</label><legend id=\"vote-label\">Shall we? <span>x</span></legend><ul><li><a href=\"#name\">top</a></li></ul>"
        )
    }

    fn summed(errors: &str) -> String {
        let page = named(&page(errors));
        page[page.find("<ul>").unwrap() + 4..page.find("</ul>").unwrap()].to_owned()
    }

    #[test]
    fn each_message_names_its_field() {
        let errors = "<li><a href=\"#name\">Fill this in.</a></li><li><a href=\"#vote\">Choose.</a></li>";

        assert_eq!(
            summed(errors),
            "<li><a href=\"#name\">Your name: Fill this in.</a></li><li><a href=\"#vote\">Shall we? Choose.</a></li>"
        );
    }

    #[test]
    fn a_field_without_a_label_keeps_its_message_and_nothing_outside_changes() {
        let errors = "<li><a href=\"#consent\">Agree first.</a></li>";

        assert_eq!(named(&page(errors)), page(errors));
        assert_eq!(named("<p>no form</p>"), "<p>no form</p>");
    }
}
