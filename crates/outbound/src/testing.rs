//! For tests: a name server of a few lines, on this machine.

use std::net::SocketAddr;

use hickory_resolver::proto::{
    op::{Message, ResponseCode},
    rr::{RData, Record, rdata::TXT},
};
use tokio::{net::UdpSocket, task::JoinHandle};

use crate::Dns;

/// A name server that knows some TXT records and nothing else; gone when dropped.
#[derive(Debug)]
pub struct NameServer {
    at: SocketAddr,
    serving: JoinHandle<()>,
}

impl NameServer {
    /// Begins to answer. Each text is the one string, or the several strings, of one record; a name with no record is
    /// there, and another is not.
    ///
    /// # Panics
    /// When this machine has no port left.
    pub async fn start(records: &[(&str, &[&[&str]])]) -> Self {
        let records: Vec<(String, Vec<TXT>)> = records
            .iter()
            .map(|(name, texts)| {
                let texts = texts.iter().map(|strings| TXT::new(strings.iter().map(ToString::to_string).collect()));
                (format!("{name}."), texts.collect())
            })
            .collect();
        let socket = UdpSocket::bind(("127.0.0.1", 0)).await.expect("a port is free");
        let at = socket.local_addr().expect("it is bound");
        let serving = tokio::spawn(async move {
            let mut bytes = [0; 4_096];
            while let Ok((length, from)) = socket.recv_from(&mut bytes).await {
                let Ok(question) = Message::from_vec(&bytes[..length]) else { continue };
                let answer = answer(question, &records).to_vec().expect("an answer can be written");
                socket.send_to(&answer, from).await.ok();
            }
        });
        Self { at, serving }
    }

    /// How to ask it.
    pub fn dns(&self) -> Dns {
        Dns::At(self.at)
    }
}

impl Drop for NameServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn answer(question: Message, records: &[(String, Vec<TXT>)]) -> Message {
    let asked = question.queries[0].name().clone();
    let mut answer = question.into_response();
    // A name under "refused" is one that nobody may ask about.
    if asked.to_ascii().starts_with("refused.") {
        answer.metadata.response_code = ResponseCode::Refused;
        return answer;
    }
    match records.iter().find(|(name, _)| name.eq_ignore_ascii_case(&asked.to_ascii())) {
        None => answer.metadata.response_code = ResponseCode::NXDomain,
        Some((_, texts)) => {
            let texts = texts.iter().map(|text| Record::from_rdata(asked.clone(), 60, RData::TXT(text.clone())));
            answer.add_answers(texts);
        }
    }
    answer
}
