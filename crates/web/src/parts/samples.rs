//! Made-up values for the page of samples; the count is the worked example of the Scottish rules.

use super::{Act, Choice, DecisionCard};
use crate::Form;
use crate::drawing::{Bar, Bars, Flow, FlowStage, FlowWords, Kind, Needed, Region, RegionMap, Transfer};

/// A row of the count sheet.
pub(super) struct SheetRow {
    pub(super) name: &'static str,
    pub(super) outcome: &'static str,
    pub(super) totals: Vec<&'static str>,
}

pub(super) fn choices() -> Vec<Choice> {
    vec![
        Choice::new("for", "For"),
        Choice::new("against", "Against"),
        Choice::new("abstain", "Abstain").with_hint("Counts towards the quorum, not towards the result."),
    ]
}

pub(super) fn cards() -> Vec<DecisionCard> {
    vec![
        DecisionCard {
            href: "/parts".into(),
            place: "The Commons".into(),
            kicker: "Founding conference · secret ballot · all members".into(),
            title: "Elect the committee: seven seats".into(),
            summary: "Eleven candidates. Put them in your order; the count is proportional, so every view with enough \
                      support is represented."
                .into(),
            action: "Vote".into(),
            is_primary: true,
            when: "Closes Sunday 29 November 2026, 20:00".into(),
            detail: "London time · in 6 days · 1,204 of 1,988 have voted".into(),
        },
        DecisionCard {
            href: "/parts".into(),
            place: "North West".into(),
            kicker: "North West · open ballot · members of the region".into(),
            title: "Shall the region hire a second organiser?".into(),
            summary: String::new(),
            action: "See the question".into(),
            is_primary: false,
            when: "Opens Friday 4 December 2026, 9:00".into(),
            detail: "London time · in 11 days".into(),
        },
    ]
}

pub(super) fn acts() -> Vec<Act> {
    let act = |what: &str, who: &str, when: &str, is_done| Act {
        what: what.into(),
        who: who.into(),
        when: when.into(),
        is_done,
    };
    vec![
        act("Called", "Ann Price, returning officer", "Monday 2 November 2026, 10:04", true),
        act("Roll frozen: 1,988 members", "Ann Price and Jun Okafor", "Monday 16 November 2026, 9:00", true),
        act("Voting closed", "", "Sunday 29 November 2026, 20:00", true),
        act("Declaration", "waits for the second person", "", false),
    ]
}

pub(super) fn question() -> Bars {
    let row = |label: &str, figure: &str, votes, kind| Bar { label: label.into(), figure: figure.into(), votes, kind };
    Bars {
        id: "question".into(),
        title: "Votes for, against and abstaining".into(),
        description: "1,311 for, 402 against, 120 abstained; 1,142 were needed.".into(),
        rows: vec![
            row("For", "1,311 · 76.5 %", 1311, Kind::For),
            row("Against", "402 · 23.5 %", 402, Kind::Against),
            row("Abstained", "120", 120, Kind::Abstain),
        ],
        needed: Some(Needed { votes: 1142, label: "needed: 1,142, two thirds of 1,713".into() }),
    }
}

pub(super) fn count() -> Flow {
    const QUOTA: u64 = 3_000_000;
    let to = |giver, receiver, votes| Transfer { giver, receiver, votes };
    let stage =
        |label: &str, votes: [u64; 6], non_transferable, transfers, elected: &[usize], excluded: &[usize]| FlowStage {
            label: label.into(),
            votes: votes.to_vec(),
            non_transferable,
            quota: Some(QUOTA),
            transfers,
            elected: elected.to_vec(),
            excluded: excluded.to_vec(),
        };
    Flow {
        id: "count".into(),
        title: "How votes moved, stage by stage".into(),
        description: "Ann is elected at once, Bob on her surplus, Dan when Eve and Fay are excluded.".into(),
        candidates: ["Ann", "Bob", "Cat", "Dan", "Eve", "Fay"].map(String::from).to_vec(),
        stages: vec![
            stage(
                "First preferences",
                [4_000_000, 2_500_000, 1_500_000, 1_400_000, 1_000_000, 1_400_000],
                0,
                vec![],
                &[0],
                &[],
            ),
            stage(
                "Ann's surplus",
                [QUOTA, 3_500_000, 1_500_000, 1_400_000, 1_000_000, 1_400_000],
                0,
                vec![to(0, Some(1), 1_000_000)],
                &[1],
                &[],
            ),
            stage(
                "Bob's surplus",
                [QUOTA, QUOTA, 1_857_125, 1_400_000, 1_000_000, 1_400_000],
                142_840,
                vec![to(1, Some(2), 357_125), to(1, None, 142_840)],
                &[],
                &[],
            ),
            stage(
                "Eve is excluded",
                [QUOTA, QUOTA, 1_857_125, 2_400_000, 0, 1_400_000],
                142_840,
                vec![to(4, Some(3), 1_000_000)],
                &[],
                &[4],
            ),
            stage(
                "Fay is excluded",
                [QUOTA, QUOTA, 1_857_125, 3_200_000, 0, 0],
                742_840,
                vec![to(5, Some(3), 800_000), to(5, None, 600_000)],
                &[3],
                &[5],
            ),
        ],
        unit: 100_000,
        words: FlowWords {
            quota: "quota 30".into(),
            non_transferable: "Non-transferable".into(),
            elected: "elected".into(),
            excluded: "excluded".into(),
        },
    }
}

pub(super) fn sheet() -> Vec<SheetRow> {
    let row = |name, outcome, totals: [&'static str; 5]| SheetRow { name, outcome, totals: totals.to_vec() };
    vec![
        row("Ann", "elected", ["40.00", "30.00", "30.00", "30.00", "30.00"]),
        row("Bob", "elected", ["25.00", "35.00", "30.00", "30.00", "30.00"]),
        row("Cat", "", ["15.00", "15.00", "18.57", "18.57", "18.57"]),
        row("Dan", "elected", ["14.00", "14.00", "14.00", "24.00", "32.00"]),
        row("Eve", "excluded", ["10.00", "10.00", "10.00", "–", "–"]),
        row("Fay", "excluded", ["14.00", "14.00", "14.00", "14.00", "–"]),
    ]
}

pub(super) fn map() -> RegionMap {
    let region = |name: &str, outline: &str, is_here| Region {
        href: "/parts".into(),
        name: name.into(),
        outline: outline.into(),
        is_here,
    };
    RegionMap {
        title: "Regions; each leads to its page".into(),
        width: 200,
        height: 120,
        regions: vec![
            region("West", "M10 10h70l20 30-10 70H10z", false),
            region("East", "M80 10h100v60l-40 40H90l10-70z", true),
        ],
    }
}

pub(super) fn refused() -> Form {
    let mut form =
        Form::filled(&[("email-again", "alma@example"), ("answer-again", "abstain"), ("rank-1", "1"), ("rank-3", "1")]);
    form.refuse("email-again", "Write the whole address, as in alma@example.org.");
    form.refuse("rank-3", "You have given 1 twice. Give each number once.");
    form.refuse("consent-again", "Tick the box: without it we may not store that you are a member.");
    form
}
