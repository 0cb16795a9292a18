//! No inline style or script and nothing from third parties, as the content security policy demands.

use super::{Finding, tree::Tree};

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let templates = tree.ending(".html").filter(|file| file.path.contains("/templates/"));
    for file in templates {
        for (index, line) in file.text.lines().enumerate() {
            let whys = in_markup(line);
            findings.extend(whys.into_iter().map(|why| Finding::new(&file.path, index + 1, why)));
        }
    }
    // Drawings are written by Rust.
    for file in tree.rust().filter(|file| file.owner().is_some()) {
        for (number, _) in file.code().filter(|(_, line)| line.contains(" style=") || line.contains("<style")) {
            findings.push(Finding::new(&file.path, number, "inline style: give it a class"));
        }
    }
    for file in tree.ending(".css").filter(|file| file.path.starts_with("crates/")) {
        for (index, line) in file.text.lines().enumerate() {
            if line.contains("url(http") || line.contains("url(\"http") || line.contains("url('http") {
                findings.push(Finding::new(&file.path, index + 1, "nothing is fetched from a third party"));
            }
        }
    }
    findings
}

fn in_markup(line: &str) -> Vec<&'static str> {
    let mut whys = Vec::new();
    let line = line.to_lowercase();
    if has_attribute(&line, |name| name == "style") || line.contains("<style") {
        whys.push("inline style: give it a class");
    }
    let is_handler =
        |name: &str| name.len() > 3 && name.starts_with("on") && name.bytes().all(|byte| byte.is_ascii_lowercase());
    if has_attribute(&line, is_handler) || line.contains("javascript:") {
        whys.push("inline script: write a custom element in browser/scripts");
    }
    let mut scripts = line.match_indices("<script");
    if scripts.any(|(place, _)| !line[place..].split('>').next().unwrap_or_default().contains(" src=")) {
        whys.push("a script without `src`");
    }
    if line.contains("src=\"http") || (line.contains("<link") && line.contains("href=\"http")) {
        whys.push("nothing is fetched from a third party");
    }
    whys
}

/// Whether the line holds an attribute whose name passes.
fn has_attribute(line: &str, passes: impl Fn(&str) -> bool) -> bool {
    line.match_indices("=\"").any(|(place, _)| {
        let name = line[..place].rsplit([' ', '\t', '"', '<']).next().unwrap_or_default();
        passes(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(markup: &str) -> usize {
        check(&Tree::of(&[("crates/web/templates/base.html", markup)])).len()
    }

    #[test]
    fn inline_style_and_script_are_found() {
        assert_eq!(found("<p style=\"color: red\">"), 1);
        assert_eq!(found("<button onclick=\"go()\">"), 1);
        assert_eq!(found("<style>"), 1);
        assert_eq!(found("<script>go()</script>"), 1);
        assert_eq!(found("<a href=\"javascript:go()\">"), 1);
    }

    #[test]
    fn what_comes_from_elsewhere_is_found() {
        assert_eq!(found("<script src=\"https://example.org/x.js\"></script>"), 1);
        assert_eq!(found("<img src=\"http://example.org/x.png\">"), 1);
        assert_eq!(found("<link rel=\"stylesheet\" href=\"https://example.org/x.css\">"), 1);
    }

    #[test]
    fn classes_files_of_ours_and_links_to_elsewhere_are_fine() {
        assert_eq!(found("<p class=\"note\" data-tone=\"ok\">"), 0);
        assert_eq!(found("<script src=\"/assets/flotilla.js\" type=\"module\"></script>"), 0);
        assert_eq!(found("<a href=\"https://example.org\">"), 0);
    }

    #[test]
    fn inline_style_in_a_drawing_is_found() {
        let drawing = "write!(svg, \"<rect style=\\\"fill: red\\\"/>\")?;\n";

        assert_eq!(check(&Tree::of(&[("crates/web/src/drawing/bars.rs", drawing)])).len(), 1);
    }
}
