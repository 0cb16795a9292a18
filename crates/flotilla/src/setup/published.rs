//! Whether the DNS says of our letters what others need to believe that they are ours.

use mail::Signer;
use outbound::{Dns, NotLookedUp};

use super::{
    check::{Check, fix, green},
    mail_records::{Finding, and_above, dkim, dmarc, is_for_examples, key_record, quoted, spf},
};
use crate::settings::Settings;

/// The lines of the check-list about it: none where letters reach nobody, or come from a domain that is for examples.
pub(super) async fn published(settings: &Settings, dns: Dns) -> Vec<Check> {
    let domain = settings.sender.domain();
    if !settings.mail.reaches_people() || is_for_examples(domain) {
        return Vec::new();
    }
    let answers = settings.inbound.as_ref().map(|inbound| inbound.address.domain());
    let answers = answers.filter(|answers| !answers.eq_ignore_ascii_case(domain) && !is_for_examples(answers));
    let more = async {
        match answers {
            Some(answers) => Some(sender(answers, dns).await),
            None => None,
        }
    };
    let key = key(settings.signer.as_ref(), settings, domain, dns);
    let (spf, answers, key, policy) = tokio::join!(sender(domain, dns), more, key, policy(domain, dns));
    [Some(spf), answers, Some(key), Some(policy)].into_iter().flatten().collect()
}

async fn sender(domain: &str, dns: Dns) -> Check {
    let publish = format!(
        "Publish {domain} TXT \"v=spf1 mx ~all\", with include: and your mail provider’s name for mx if it sends for you."
    );
    match dns.texts(domain).await {
        Ok(texts) => line("spf", domain, spf(&texts), &publish),
        Err(why) => unknown("spf", domain, why, &publish),
    }
}

async fn key(signer: Option<&Signer>, settings: &Settings, domain: &str, dns: Dns) -> Check {
    let Some(signer) = signer else {
        let file = settings.dkim_key_file.display();
        return fix("dkim", format!("Letters are not signed, as there is no key at {file}: run flotilla setup again."));
    };
    match super::check::is_private(&settings.dkim_key_file) {
        Ok(true) => {}
        Ok(false) => {
            let file = settings.dkim_key_file.display();
            return fix("dkim", format!("Others can read the key that letters are signed with: chmod 600 {file}"));
        }
        Err(error) => return fix("dkim", format!("{}: {error}", settings.dkim_key_file.display())),
    }
    let name = format!("{}._domainkey.{domain}", signer.selector());
    let publish = format!("Publish {name} TXT {}", quoted(&key_record(signer.public_key())));
    match dns.texts(&name).await {
        Ok(texts) => line("dkim", &name, dkim(&texts, signer.public_key()), &publish),
        Err(why) => unknown("dkim", &name, why, &publish),
    }
}

/// The record at the domain, else at the next above it that has one. Servers look at the registered domain only;
/// which that is stands in a list that is long and changes, and whoever runs a domain above may speak for those below.
async fn policy(domain: &str, dns: Dns) -> Check {
    let publish = format!("Publish _dmarc.{domain} TXT \"v=DMARC1; p=none\", and p=quarantine once letters arrive.");
    for name in and_above(domain) {
        let found = match dns.texts(&format!("_dmarc.{name}")).await {
            Ok(texts) => dmarc(&texts, name == domain),
            Err(why) => return unknown("dmarc", name, why, &publish),
        };
        if let Some(found) = found {
            return line("dmarc", &format!("_dmarc.{name}"), found, &publish);
        }
    }
    fix("dmarc", format!("{domain}: there is no DMARC record. {publish}"))
}

fn line(what: &'static str, name: &str, finding: Finding, publish: &str) -> Check {
    match finding {
        Finding::Good(says) => green(what, format!("{name}: {says}")),
        Finding::Wrong(says) => fix(what, format!("{name}: {says}. {publish}")),
    }
}

/// What could not be looked up may be well; the operator is told what should be there.
fn unknown(what: &'static str, name: &str, why: NotLookedUp, publish: &str) -> Check {
    fix(what, format!("{name} could not be looked up, since {why}. If it is not there yet: {publish}"))
}

#[cfg(test)]
mod tests;
