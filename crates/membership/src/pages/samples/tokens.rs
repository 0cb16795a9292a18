//! Samples of the tokens of programs.

use web::{Form, Frame, PageError, Sample};

use super::{super::tokens, choices, home};
use crate::api_token::ApiTokenId;

pub(super) fn samples() -> Vec<Sample> {
    vec![sample!("membership/tokens.html", tokens_page), sample!("membership/token_made.html", made_page)]
}

fn line(name: &str, until: &str) -> tokens::TokenLine {
    tokens::TokenLine {
        id: ApiTokenId::by_chance([6; 16]),
        name: name.into(),
        scopes: "Read figures · Hand in applications".into(),
        made: "Made on 1 May 2027 by Ann Lee, organiser.".into(),
        until: until.into(),
        used: "Last used on 2 May 2027.".into(),
    }
}

fn tokens_page(frame: Frame) -> tokens::TokensPage {
    tokens::TokensPage {
        frame,
        form: Form::default(),
        place: home(),
        action: "/places/wales/tokens".into(),
        scopes: choices(),
        days: "90 at most.".into(),
        living: vec![
            line("Our website", "Good until 31 May 2027."),
            line("Our shop", "It opens nothing, as the rights of who made it are held back."),
        ],
        over: vec![line("Our old website", "Ended on 1 May 2027 by Ann Lee.")],
    }
}

fn made_page(frame: Frame) -> tokens::Made {
    tokens::Made {
        frame,
        place: home(),
        back: "/places/wales/tokens".into(),
        name: "Our website".into(),
        token: format!("flotilla_{}", "0a".repeat(32)),
        about: "For: Read figures. Good until 31 May 2027.".into(),
        example: "curl -H \"Authorization: Bearer $FLOTILLA_TOKEN\" https://example.org/api/v1/places/wales/figures"
            .into(),
    }
}
