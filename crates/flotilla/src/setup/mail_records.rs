//! What a domain says in the DNS about its letters: SPF, DKIM and DMARC, read and judged. Pure.

/// What is found about one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Finding {
    /// It is as it should be.
    Good(String),
    /// What is wrong, in a sentence.
    Wrong(String),
}

use Finding::{Good, Wrong};

/// A character-string of the DNS holds so many bytes (RFC 1035 3.3).
const STRING: usize = 255;
/// A check may cost so many further questions (RFC 7208 4.6.4).
const LOOKUPS: usize = 10;

/// A text as a zone file writes it: strings in quotes.
pub(super) fn quoted(text: &str) -> String {
    let strings: Vec<String> = (0..text.len())
        .step_by(STRING)
        .map(|start| format!("\"{}\"", &text[start..text.len().min(start + STRING)]))
        .collect();
    strings.join(" ")
}

/// The record that publishes a key.
pub(super) fn key_record(public_key: &str) -> String {
    format!("v=DKIM1; k=rsa; p={public_key}")
}

/// Judges the TXT records of a domain by which others know from where its letters may come.
///
/// Records that it names are not looked into: whether the mail server is among them is not known here.
///
/// Source: RFC 7208 4.5 (which record), 4.6 (terms), 5.1 (`all`).
pub(super) fn spf(texts: &[String]) -> Finding {
    let records: Vec<&String> = texts.iter().filter(|text| is_spf(text)).collect();
    let record = match records[..] {
        [] => return Wrong("there is no SPF record".to_owned()),
        [record] => record.to_ascii_lowercase(),
        _ => return Wrong(format!("there are {} SPF records, of which servers take none", records.len())),
    };
    let terms: Vec<&str> = record.split_ascii_whitespace().skip(1).collect();
    let lookups = terms.iter().filter(|term| costs_a_lookup(term)).count();
    if terms.contains(&"all") || terms.contains(&"+all") {
        return Wrong("the SPF record ends in +all, by which everybody may write in your name".to_owned());
    }
    if lookups > LOOKUPS {
        return Wrong(format!("the SPF record asks for {lookups} further look-ups, and servers stop at ten"));
    }
    if terms.iter().all(|term| term.ends_with("all") && !term.contains(':')) {
        return Wrong("the SPF record names no server, so that no letter of yours passes".to_owned());
    }
    let is_closed = terms.iter().any(|term| matches!(*term, "-all" | "~all") || term.starts_with("redirect="));
    let hint = if is_closed { "" } else { "; put ~all at its end, as it now says nothing about all other servers" };
    Good(format!("there is one record{hint}; see that it names your mail server"))
}

fn is_spf(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text == "v=spf1" || text.starts_with("v=spf1 ")
}

fn costs_a_lookup(term: &str) -> bool {
    let name = term.trim_start_matches(['+', '-', '~', '?']).split([':', '/', '=']).next().unwrap_or_default();
    matches!(name, "include" | "a" | "mx" | "ptr" | "exists" | "redirect")
}

/// Judges the TXT records under our selector, by which others check our signature.
///
/// Source: RFC 6376 3.6.1 (the tags), 3.6.2.2 (more than one record); RFC 8301 3.1 (`h=`).
pub(super) fn dkim(texts: &[String], public_key: &str) -> Finding {
    let record = match texts {
        [] => return Wrong("our key is not published".to_owned()),
        [record] => record,
        _ => return Wrong(format!("there are {} records where our key is looked up", texts.len())),
    };
    let tags = tags(record);
    let tag = |name: &str| tags.iter().find(|(there, _)| there == name).map(|(_, value)| value.as_str());
    let among =
        |name: &str, wanted: &[&str]| tag(name).is_none_or(|list| list.split(':').any(|one| wanted.contains(&one)));
    if tag("v").is_some_and(|version| version != "DKIM1") || !matches!(tag("k"), None | Some("rsa")) {
        return Wrong("the record where our key is looked up is of another kind".to_owned());
    }
    match tag("p") {
        None => return Wrong("the record where our key is looked up holds no key".to_owned()),
        Some("") => return Wrong("the key under our selector is revoked: p= is empty".to_owned()),
        Some(published) if published != public_key => {
            return Wrong("another key than ours is published".to_owned());
        }
        Some(_) => {}
    }
    if !among("h", &["sha256"]) || !among("s", &["*", "email"]) {
        return Wrong("the record does not let our key sign letters: leave out h= and s=".to_owned());
    }
    let is_trial = tag("t").is_some_and(|flags| flags.split(':').any(|flag| flag == "y"));
    let hint =
        if is_trial { "; it says that you are still trying (t=y): leave that out once letters arrive" } else { "" };
    Good(format!("our key is published{hint}"))
}

/// Judges the records that say what becomes of letters which are not from us; none when there is nothing of the kind.
///
/// `is_own` tells whether they stand at the domain of the letters itself, not at one above it.
///
/// Source: RFC 7489 6.3 (the tags), 6.6.3 (which record).
pub(super) fn dmarc(texts: &[String], is_own: bool) -> Option<Finding> {
    let records: Vec<_> = texts.iter().map(|text| tags(text)).filter(|tags| is_dmarc(tags)).collect();
    let tags = match &records[..] {
        [] => return None,
        [tags] => tags,
        _ => return Some(Wrong(format!("there are {} DMARC records, of which servers take none", records.len()))),
    };
    let tag = |name: &str| tags.iter().find(|(there, _)| there == name).map(|(_, value)| value.to_ascii_lowercase());
    let policy = if is_own { tag("p") } else { tag("sp").or_else(|| tag("p")) };
    Some(match policy.as_deref() {
        Some("reject" | "quarantine") => Good("forged letters are refused or put aside".to_owned()),
        Some("none") => Good(
            "there is one record, which only watches (p=none): once reports show that all is well, write p=quarantine"
                .to_owned(),
        ),
        Some(_) => Wrong("the DMARC record has a p= that is none: write none, quarantine or reject".to_owned()),
        None => Wrong("the DMARC record does not say what is to be done: p= is missing".to_owned()),
    })
}

fn is_dmarc(tags: &[(String, String)]) -> bool {
    tags.first().is_some_and(|(name, value)| name == "v" && value == "DMARC1")
}

/// Names and values, without any space in these.
///
/// Source: RFC 6376 3.2.
fn tags(record: &str) -> Vec<(String, String)> {
    let bare = |text: &str| text.chars().filter(|letter| !letter.is_ascii_whitespace()).collect::<String>();
    record.split(';').filter_map(|tag| tag.split_once('=')).map(|(name, value)| (bare(name), bare(value))).collect()
}

/// The domain and those above it, as long as they have a dot: where a DMARC record may stand. Five at most.
pub(super) fn and_above(domain: &str) -> Vec<&str> {
    let above = std::iter::successors(Some(domain), |domain| domain.split_once('.').map(|(_, above)| above));
    above.filter(|domain| domain.contains('.')).take(5).collect()
}

/// Whether a domain is one for examples and tests, where nobody can publish anything.
///
/// Source: RFC 2606 2 and 3, RFC 6761 6, RFC 6762 (`local`).
pub(super) fn is_for_examples(domain: &str) -> bool {
    let domain = domain.to_ascii_lowercase();
    let ends = ["example.com", "example.net", "example.org", "example", "test", "invalid", "localhost", "local"];
    ends.iter().any(|end| domain == *end || domain.strip_suffix(end).is_some_and(|rest| rest.ends_with('.')))
        || !domain.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }

    fn judged(finding: &Finding) -> (bool, &str) {
        match finding {
            Good(says) => (true, says),
            Wrong(says) => (false, says),
        }
    }

    #[test]
    fn spf_is_one_record_that_does_not_let_everybody_in() {
        for (records, is_good, says) in [
            (&["v=spf1 mx -all"][..], true, "one record; see"),
            (&["other", "V=SPF1 include:x.example ~all"], true, "one record; see"),
            (&["v=spf1 redirect=_spf.x.example"], true, "one record; see"),
            (&["v=spf1 mx"], true, "put ~all at its end"),
            (&["v=spf1 mx ?all"], true, "put ~all at its end"),
            (&[], false, "there is no SPF record"),
            (&["v=spf10 mx -all", "v=spf2.0/pra mx"], false, "there is no SPF record"),
            (&["v=spf1 mx -all", "v=spf1 a -all"], false, "2 SPF records"),
            (&["v=spf1 mx +all"], false, "everybody"),
            (&["v=spf1 mx ALL"], false, "everybody"),
            (&["v=spf1 -all"], false, "names no server"),
            (&["v=spf1"], false, "names no server"),
            (
                &["v=spf1 a mx ptr a:b mx:c a/24 include:d include:e ?exists:f include:g include:h -all"],
                false,
                "11 further",
            ),
            (
                &["v=spf1 a mx ptr a:b mx:c a/24 include:d include:e ?exists:f include:g ip4:1.2.3.4 -all"],
                true,
                "one record",
            ),
        ] {
            let found = spf(&texts(records));
            assert!(judged(&found).0 == is_good && judged(&found).1.contains(says), "{records:?}: {found:?}");
        }
    }

    #[test]
    fn the_published_key_is_ours_and_may_sign() {
        for (records, is_good, says) in [
            (&["v=DKIM1; k=rsa; p=KEY="][..], true, "our key is published"),
            (&["p=K EY ="], true, "our key is published"),
            (&["v=DKIM1;t=s:y;h=sha1:sha256;s=email;p=KEY="], true, "t=y"),
            (&["v=DKIM1;t=s;p=KEY="], true, "our key is published"),
            (&[], false, "not published"),
            (&["v=DKIM1; p=KEY=", "v=DKIM1; p=KEY="], false, "2 records"),
            (&["v=DKIM1; p=OTHER"], false, "another key"),
            (&["v=DKIM1; p="], false, "revoked"),
            (&["v=DKIM1; k=rsa"], false, "no key"),
            (&["v=DKIM1; k=ed25519; p=KEY="], false, "another kind"),
            (&["v=spf1 -all"], false, "another kind"),
            (&["v=DKIM1; h=sha1; p=KEY="], false, "does not let"),
            (&["v=DKIM1; s=tlsrpt; p=KEY="], false, "does not let"),
        ] {
            let found = dkim(&texts(records), "KEY=");
            assert!(judged(&found).0 == is_good && judged(&found).1.contains(says), "{records:?}: {found:?}");
        }
    }

    #[test]
    fn dmarc_is_one_record_that_says_what_to_do() {
        for (records, is_own, wanted) in [
            (&["v=DMARC1; p=reject"][..], true, Some((true, "refused"))),
            (&["v=DMARC1;p=Quarantine;rua=mailto:a@b.org"], true, Some((true, "refused"))),
            (&["v = DMARC1; p = none"], true, Some((true, "p=none"))),
            (&["v=DMARC1; p=none; sp=reject"], false, Some((true, "refused"))),
            (&["v=DMARC1; p=reject; sp=none"], false, Some((true, "p=none"))),
            (&["v=DMARC1; p=reject; sp=none"], true, Some((true, "refused"))),
            (&["v=DMARC1; p=reject"], false, Some((true, "refused"))),
            (&[], true, None),
            (&["p=reject; v=DMARC1", "v=dmarc1; p=reject", "v=spf1 -all"], true, None),
            (&["v=DMARC1; p=none", "v=DMARC1; p=none"], true, Some((false, "2 DMARC records"))),
            (&["v=DMARC1; rua=mailto:a@b.org"], true, Some((false, "p= is missing"))),
            (&["v=DMARC1; p=perhaps"], true, Some((false, "is none"))),
        ] {
            let found = dmarc(&texts(records), is_own);
            match (found.as_ref().map(judged), wanted) {
                (None, None) => {}
                (Some((good, said)), Some((is_good, says))) if good == is_good && said.contains(says) => {}
                _ => panic!("{records:?}: {found:?}"),
            }
        }
    }

    #[test]
    fn a_long_text_is_several_strings() {
        let record = key_record(&"x".repeat(392));

        let written = quoted(&record);

        let strings: Vec<&str> = written.trim_matches('"').split("\" \"").collect();
        assert_eq!(strings.iter().map(|string| string.len()).collect::<Vec<_>>(), [255, 155]);
        assert_eq!(strings.concat(), record);
        assert_eq!(quoted("v=spf1 -all"), "\"v=spf1 -all\"");
    }

    #[test]
    fn domains_are_looked_for_from_below() {
        assert_eq!(and_above("news.commons.org.uk"), ["news.commons.org.uk", "commons.org.uk", "org.uk"]);
        assert_eq!(and_above("commons"), Vec::<&str>::new());
        for example in ["example.org", "mail.EXAMPLE.com", "commons.example", "commons.test", "office"] {
            assert!(is_for_examples(example), "{example}");
        }
        for real in ["commons.org", "counterexample.org", "contest", "latest.org"] {
            assert_eq!(is_for_examples(real), real == "contest", "{real}");
        }
    }
}
