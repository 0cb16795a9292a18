use std::sync::OnceLock;

use ring::signature::{RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, UnparsedPublicKey};
use rsa::{
    RsaPublicKey,
    pkcs1::{EncodeRsaPrivateKey, EncodeRsaPublicKey},
    pkcs8::DecodePublicKey,
};

use super::*;
use crate::{Letter, LetterId, Sender, Subject, letter::Beside, message::message};

/// Made once: it takes a second.
fn pem() -> &'static str {
    static PEM: OnceLock<String> = OnceLock::new();
    PEM.get_or_init(|| Signer::make_key().unwrap())
}

pub(crate) fn signer() -> Signer {
    Signer::new(pem(), "flotilla").unwrap()
}

fn written(text: &str, reply_to: Option<&str>, signer: Option<&Signer>) -> String {
    let letter = Letter {
        to: "sian@example.com".parse().unwrap(),
        subject: Subject::from("Hello"),
        text: text.to_owned(),
        reply_to: reply_to.map(|address| address.parse().unwrap()),
    };
    let from = Sender { name: "Movement".parse().unwrap(), address: "office@example.org".parse().unwrap() };
    let at = Timestamp::from_micros(1_795_392_000 * Timestamp::SECOND + 999_999);
    let message = message((&letter, &Beside::default()), LetterId::by_chance([7; 16]), at, &from, signer).unwrap();
    String::from_utf8(message.formatted()).unwrap()
}

/// Whether that is the signature of the owner of that published key, looked at as somebody else would.
fn is_signed(hashed: &str, signature: &str, published: &str) -> bool {
    let key = RsaPublicKey::from_public_key_der(&BASE64.decode(published).unwrap()).unwrap().to_pkcs1_der().unwrap();
    UnparsedPublicKey::new(&RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, key.as_bytes())
        .verify(hashed.as_bytes(), &BASE64.decode(signature).unwrap())
        .is_ok()
}

/// What stands after `b=`, and the header without it, unfolded.
fn parted(text: &str) -> (String, String) {
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    let (_, header) = head.split_once("\r\nDKIM-Signature: ").expect("there is a signature");
    let unfolded = header.replace("\r\n", "");
    let (tags, signature) = unfolded.split_once(" b=").unwrap();
    (format!("dkim-signature:{tags} b="), signature.replace(' ', ""))
}

/// Whether the signature of a whole message, as it came in, is [`signer`]'s and fits it.
pub(crate) fn holds(text: &str) -> bool {
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let (tags, signature) = parted(text);
    let names: Vec<String> = tags
        .split_once(" h=")
        .unwrap()
        .1
        .split_once(';')
        .unwrap()
        .0
        .replace(' ', "")
        .split(':')
        .map(str::to_owned)
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let hash = BASE64.encode(Sha256::digest(relaxed_body(body)));
    let hashed = chosen(&headers(head), &names) + &tags;
    tags.contains(&format!("bh={hash};")) && is_signed(&hashed, &signature, signer().public_key())
}

/// The canonical form is written out by hand, as RFC 6376 3.4 and 3.7 say.
#[test]
fn a_letter_is_signed_as_others_check_it() {
    let text = written("Dear  Siân,\n\nsee you.\n\n", None, Some(&signer()));

    let (tags, signature) = parted(&text);
    let hash = BASE64.encode(Sha256::digest("Dear Si=C3=A2n,\r\n\r\nsee you.\r\n"));
    let hashed = [
        "from:Movement <office@example.org>\r\n",
        "to:sian@example.com\r\n",
        "subject:Hello\r\n",
        "date:Mon, 23 Nov 2026 00:00:00 +0000\r\n",
        "message-id:<07070707-0707-4707-8707-070707070707@example.org>\r\n",
        "mime-version:1.0\r\n",
        "content-type:text/plain; charset=utf-8\r\n",
        "content-transfer-encoding:quoted-printable\r\n",
        "auto-submitted:auto-generated\r\n",
        "dkim-signature:v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=flotilla; t=1795392000; ",
        "h=From:To:Subject:Date: Message-ID:MIME-Version:Content-Type:Content-Transfer-Encoding: ",
        "Auto-Submitted:From:To:Subject: Date; bh=",
        &hash,
        "; b=",
    ]
    .concat();
    assert!(hashed.ends_with(&tags), "{tags}\n{hashed}");
    assert!(is_signed(&hashed, &signature, signer().public_key()), "{text}");
    assert!(!is_signed(&hashed.replace("Hello", "Hallo"), &signature, signer().public_key()));
    assert!(text.split("\r\n").all(|line| line.len() <= 100), "{text}");
}

#[test]
fn where_answers_go_is_signed_and_the_same_letter_gives_the_same_bytes() {
    let signed = || written("Hello.", Some("reply+x@example.org"), Some(&signer()));

    assert_eq!(signed(), signed());
    assert!(parted(&signed()).0.contains(":Reply-To:"));
}

#[test]
fn nothing_but_the_signature_is_added() {
    let (signed, plain) = (written("Hello.", None, Some(&signer())), written("Hello.", None, None));

    let (head, _) = signed.split_once("\r\n\r\n").unwrap();
    let (_, header) = head.split_once("\r\nDKIM-Signature").unwrap();

    assert_eq!(signed.replace(&format!("\r\nDKIM-Signature{header}"), ""), plain);
}

/// Both headers by which a list is left in one step must be covered (RFC 8058 4).
#[test]
fn what_makes_a_list_is_signed_where_it_is_there() {
    let head = "From: a@b.org\r\nlist-unsubscribe: <https://x>\r\nX-Other: y\r\nList-Unsubscribe-Post: One-Click";

    let names = names(&headers(head));

    assert_eq!(names, ["From", "List-Unsubscribe", "List-Unsubscribe-Post", "From", "To", "Subject", "Date"]);
    assert_eq!(
        chosen(&headers(head), &names),
        "from:a@b.org\r\nlist-unsubscribe:<https://x>\r\nlist-unsubscribe-post:One-Click\r\n"
    );
}

/// RFC 6376 3.4.5 (the example) and 3.4.4 (bodies).
#[test]
fn the_canonical_form_is_that_of_the_standard() {
    let headers = headers("A: X\r\nB : Y\t\r\n\tZ  ");

    assert_eq!(chosen(&headers, &["A"]), "a:X\r\n");
    assert_eq!(relaxed_header(headers[1].0, &headers[1].1), "b:Y Z");
    for (body, relaxed) in [
        (" C \r\nD \t E\r\n\r\n\r\n", " C\r\nD E\r\n"),
        ("", ""),
        ("\r\n\r\n", ""),
        (" \t\r\n", ""),
        ("no end", "no end\r\n"),
        ("a\r\n\r\nb", "a\r\n\r\nb\r\n"),
    ] {
        assert_eq!(relaxed_body(body), relaxed, "{body:?}");
    }
}

#[test]
fn of_several_headers_alike_the_last_is_signed_first() {
    assert_eq!(chosen(&headers("To: a\r\nTo: b"), &["To", "To", "To"]), "to:b\r\nto:a\r\n");
}

/// The message and the signature of RFC 8463, appendix A, with its RSA key.
#[test]
fn the_published_example_is_signed_by_what_is_hashed_here() {
    const PUBLISHED: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB";
    let head = "From: Joe SixPack <joe@football.example.com>\r\n\
        To: Suzie Q <suzie@shopping.example.net>\r\n\
        Subject: Is dinner ready?\r\n\
        Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n\
        Message-ID: <20030712040037.46341.5F8J@football.example.com>";
    let body = "Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";
    let tags = " v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d=football.example.com; i=@football.example.com;\r\n \
        q=dns/txt; s=test; t=1528637909; h=from : to : subject :\r\n date : message-id : from : subject : date;\r\n \
        bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=";
    let signature = "F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2JzdA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=";

    let names = ["from", "to", "subject", "date", "message-id", "from", "subject", "date"];
    let hashed = chosen(&headers(head), &names) + &relaxed_header(HEADER, tags);

    assert_eq!(BASE64.encode(Sha256::digest(relaxed_body(body))), "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
    assert!(is_signed(&hashed, signature, PUBLISHED));
}

#[test]
fn a_key_is_taken_in_both_forms_and_nothing_else_is() {
    let key = RsaPrivateKey::from_pkcs8_pem(pem()).unwrap();
    let older = key.to_pkcs1_pem(LineEnding::LF).unwrap();
    let short = RsaPrivateKey::new(&mut OsRng, 1_024).unwrap().to_pkcs8_pem(LineEnding::LF).unwrap();

    assert_eq!(Signer::new(&older, "x").unwrap().public_key(), signer().public_key());
    assert_eq!(Signer::new(&short, "x").unwrap_err(), NotAKey::Length(1_024));
    for wrong in ["", "key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
        assert_eq!(Signer::new(wrong, "x").unwrap_err(), NotAKey::Form);
    }
    assert_eq!(format!("{:?}", signer()), "Signer (flotilla)");
}
