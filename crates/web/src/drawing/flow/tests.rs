//! The picture of the worked example of the Scottish rules, and of counts at the edges.

use super::*;

/// Two of three transferable votes move to the second candidate, one is spent; the first stays at the quota.
fn surplus() -> Flow {
    Flow {
        id: "count".into(),
        title: "How votes moved".into(),
        description: "In two stages.".into(),
        candidates: vec!["Ann".into(), "Bob".into()],
        stages: vec![
            FlowStage {
                label: "First preferences".into(),
                votes: vec![1_300_000, 800_000],
                non_transferable: 0,
                quota: Some(1_000_000),
                transfers: vec![],
                elected: vec![0],
                excluded: vec![],
            },
            FlowStage {
                label: "Ann's surplus".into(),
                votes: vec![1_000_000, 1_000_000],
                non_transferable: 100_000,
                quota: Some(1_000_000),
                transfers: vec![
                    Transfer { giver: 0, receiver: None, votes: 100_000 },
                    Transfer { giver: 0, receiver: Some(1), votes: 200_000 },
                ],
                elected: vec![1],
                excluded: vec![],
            },
        ],
        unit: 100_000,
        words: FlowWords {
            quota: "quota 10".into(),
            non_transferable: "Non-transferable".into(),
            elected: "elected".into(),
            excluded: "excluded".into(),
        },
    }
}

fn drawn(flow_of: &Flow) -> String {
    flow(flow_of).into()
}

#[test]
fn bands_leave_the_top_of_the_giver_and_arrive_at_the_top_of_the_receiver() {
    let bands = layout::bands(&surplus(), 1);

    let ends: Vec<_> = bands.iter().map(|band| (band.receiver, band.leaves_at, band.arrives_at)).collect();
    assert_eq!(ends, [(1, 1_300_000, 1_000_000), (2, 1_100_000, 100_000)]);
}

#[test]
fn the_quota_the_spent_votes_and_both_ends_are_drawn() {
    let svg = drawn(&surplus());

    assert_eq!(svg.matches("stroke-dasharray").count(), 1);
    assert_eq!(svg.matches(">Ann</text>").count(), 2);
    assert_eq!(svg.matches(">Non-transferable</text>").count(), 2);
    assert_eq!(svg.matches("<circle").count(), 2);
    assert!(svg.contains("url(#count-hatch)"));
    assert!(svg.contains(">quota 10</text>"));
}

#[test]
fn the_same_count_gives_the_same_bytes() {
    assert_eq!(drawn(&surplus()), drawn(&surplus()));
}

#[test]
fn an_excluded_candidate_gets_a_cross_and_a_word() {
    let mut count = surplus();
    count.stages[1].excluded.push(1);
    count.stages[1].elected.clear();

    let svg = drawn(&count);

    assert!(svg.contains(">excluded</text>"));
    assert!(svg.contains("l8 8m0-8l-8 8"));
}

#[test]
fn a_count_of_one_stage_and_a_count_without_votes_are_pictures_too() {
    let mut count = surplus();
    count.stages.truncate(1);
    assert!(drawn(&count).ends_with("</svg>"));

    count.stages[0].votes = vec![0, 0];
    count.stages[0].quota = None;
    assert!(!drawn(&count).contains("<rect"));
}

#[test]
fn many_stages_make_a_wide_picture_and_never_squeeze_the_columns() {
    let mut count = surplus();
    let last = count.stages[1].clone();
    count.stages.extend(std::iter::repeat_n(FlowStage { transfers: vec![], ..last }, 23));

    let layout = Layout::of(&count);

    assert!(layout.width.0 > 24 * 780);
    assert_eq!(layout.left(24).0 - layout.left(23).0, 780);
}

#[test]
fn a_quota_far_out_of_reach_takes_no_room_in_a_lane() {
    let mut count = surplus();
    for stage in &mut count.stages {
        stage.votes[1] = 390_000;
    }
    assert!(!layout::has_quota(&count, 1));

    count.stages[0].votes[1] = 400_000;
    assert!(layout::has_quota(&count, 1));
    assert!(!layout::has_quota(&count, 2));
}

#[test]
fn figures_are_cut_to_hundredths_and_grouped_by_thousands() {
    let count = surplus();

    assert_eq!(count.figure(1_857_125), "18.57");
    assert_eq!(count.figure(123_456_700_000), "1,234,567");
    assert_eq!(count.figure(142_840), "1.42");
    assert_eq!(count.figure(25_174_000), "251");
}

#[test]
fn a_long_name_is_cut_and_a_name_with_markup_is_escaped() {
    let mut count = surplus();
    count.candidates[0] = "Bartholomew <b>Featherstonehaugh</b>".into();

    let svg = drawn(&count);

    assert!(svg.contains("<title>Bartholomew &lt;b&gt;Featherstonehaugh&lt;/b&gt;</title>"));
    assert!(svg.contains("Bartholomew &lt;b&gt;Feathers…"));
    assert!(!svg.contains("style="));
}

#[test]
fn labels_wrap_between_words() {
    assert_eq!(layout::wrapped("Ann's surplus", 9), ["Ann's", "surplus"]);
    assert_eq!(layout::wrapped("", 9), Vec::<String>::new());
}
