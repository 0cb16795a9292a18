//! A count by transferable vote as a picture.

use tally::{
    CandidateNo, Fixed, Transcript,
    transcript::{Action, Receiver, Stage},
};
use web::drawing::{Flow, FlowStage, FlowWords, Transfer};

use super::{Say, listed, outcome};

/// The picture of a count: lanes from top to bottom are the elected in their order, then the others, the last excluded
/// first. What remainders lost goes with what became non-transferable, so that each column holds all votes.
pub(crate) fn flow(transcript: &Transcript, say: Say<'_>) -> Flow {
    let lanes = lanes(transcript);
    let unit = 10_u64.pow(u32::from(transcript.decimals));
    Flow {
        id: "flow".to_owned(),
        title: say("ballots-flow-title", &[]),
        description: outcome::story(transcript, say).join(" "),
        candidates: lanes.iter().map(|&candidate| transcript.name(candidate).to_owned()).collect(),
        stages: transcript.stages.iter().map(|stage| column(transcript, stage, &lanes, say)).collect(),
        unit,
        words: FlowWords {
            quota: say("ballots-flow-quota", &[("quota", whole(transcript.quota).into())]),
            non_transferable: say("ballots-sheet-non-transferable", &[]),
            elected: say("ballots-sheet-elected", &[]),
            excluded: say("ballots-sheet-excluded", &[]),
        },
    }
}

/// Everybody who stood, in the order of the lanes.
fn lanes(transcript: &Transcript) -> Vec<CandidateNo> {
    let standing = transcript.candidates.iter().filter(|candidate| !candidate.withdrawn);
    let mut lanes: Vec<CandidateNo> = standing.map(|candidate| candidate.number).collect();
    lanes.sort_by_key(|candidate| {
        let elected = transcript.elected.iter().position(|elected| elected == candidate);
        let out = transcript.stages.iter().position(|stage| is_exclusion_of(stage, *candidate));
        (elected.unwrap_or(usize::MAX), std::cmp::Reverse(out.unwrap_or(usize::MAX)), *candidate)
    });
    lanes
}

fn is_exclusion_of(stage: &Stage, candidate: CandidateNo) -> bool {
    stage.excluded().any(|one| one == candidate)
}

fn column(transcript: &Transcript, stage: &Stage, lanes: &[CandidateNo], say: Say<'_>) -> FlowStage {
    let lane_of = |candidate: CandidateNo| lanes.iter().position(|lane| *lane == candidate);
    let votes = lanes.iter().map(|lane| stage.votes.get(lane.index()).copied().map_or(0, units));
    let transfers = stage.flows.iter().filter_map(|flow| {
        let receiver = match flow.to {
            Receiver::Candidate(candidate) => lane_of(candidate),
            Receiver::NonTransferable | Receiver::Loss => None,
        };
        Some(Transfer { giver: lane_of(flow.from)?, receiver, votes: units(flow.votes) })
    });
    FlowStage {
        label: label(transcript, stage, say),
        votes: votes.collect(),
        non_transferable: units(stage.non_transferable) + units(stage.loss),
        quota: Some(units(transcript.quota)),
        transfers: transfers.filter(|transfer| transfer.votes > 0).collect(),
        elected: stage.elected.iter().filter_map(|elected| lane_of(elected.candidate)).collect(),
        excluded: lanes
            .iter()
            .enumerate()
            .filter(|(_, lane)| is_exclusion_of(stage, **lane))
            .map(|(at, _)| at)
            .collect(),
    }
}

/// What a stage did, in a few words: "Ann’s surplus".
pub(crate) fn label(transcript: &Transcript, stage: &Stage, say: Say<'_>) -> String {
    match &stage.action {
        Action::First => say("ballots-stage-first", &[]),
        Action::Surplus { of, .. } => say("ballots-stage-surplus", &[("name", transcript.name(*of).into())]),
        Action::Round { .. } | Action::KeepLess { .. } => {
            say("ballots-stage-round", &[("number", stage.number.into())])
        }
        Action::Exclusion { .. } | Action::ExclusionOfDoomed { .. } | Action::SureLosers { .. } => {
            let names: Vec<&str> = stage.excluded().map(|candidate| transcript.name(candidate)).collect();
            say("ballots-stage-exclusion", &[("name", listed(say, &names).into())])
        }
    }
}

/// A figure in its smallest units; figures of votes are never negative.
fn units(figure: Fixed) -> u64 {
    u64::try_from(figure.units()).unwrap_or(0)
}

/// A figure without the decimals that are all nought: `30` of `30.00000`.
pub(crate) fn whole(figure: Fixed) -> String {
    let text = figure.to_string();
    match text.split_once('.') {
        Some((whole, decimals)) if decimals.bytes().all(|digit| digit == b'0') => whole.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::{keys, worked_example};

    #[test]
    fn the_elected_stand_on_top_and_the_first_excluded_at_the_bottom() {
        let flow = flow(&worked_example(), &keys);

        assert_eq!(flow.candidates, ["Ann", "Bob", "Dan", "Cat", "Fay", "Eve"]);
    }

    #[test]
    fn each_column_holds_all_votes() {
        let flow = flow(&worked_example(), &keys);

        for stage in &flow.stages {
            assert_eq!(stage.votes.iter().sum::<u64>() + stage.non_transferable, 118 * flow.unit, "{}", stage.label);
        }
    }

    #[test]
    fn what_leaves_a_lane_is_what_arrives_elsewhere() {
        let flow = flow(&worked_example(), &keys);

        for pair in flow.stages.windows(2) {
            for lane in 0..flow.candidates.len() {
                let came: u64 = pair[1].transfers.iter().filter(|t| t.receiver == Some(lane)).map(|t| t.votes).sum();
                let went: u64 = pair[1].transfers.iter().filter(|t| t.giver == lane).map(|t| t.votes).sum();
                assert_eq!(pair[0].votes[lane] + came, pair[1].votes[lane] + went);
            }
        }
    }

    #[test]
    fn a_whole_figure_is_written_without_decimals() {
        assert_eq!(whole(Fixed::new(3_000_000, 5)), "30");
        assert_eq!(whole(Fixed::new(357_125, 5)), "3.57125");
    }
}
