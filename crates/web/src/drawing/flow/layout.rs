//! Where everything stands in the drawing of a count, in tenths of a pixel.

use super::super::Tenths;
use super::Flow;

/// Width of a bar.
pub(super) const BAR: i64 = 140;
/// Space above a lane for the figures of the lane.
const ABOVE: i64 = 230;
/// Letters after which a name is cut; the whole name is its tooltip and stands in the count sheet.
const NAME_LETTERS: usize = 24;
/// Average width of a letter at 13 pixels, on the generous side.
const LETTER: i64 = 70;
/// Narrowest and widest distance of two stages.
const COLUMN: (i64, i64) = (780, 2000);
/// The drawing is stretched to this width when it has few stages.
const COMFORTABLE: i64 = 6400;
/// Height of one line of a stage's label.
const LINE: i64 = 145;

/// Measures of one drawing.
pub(super) struct Layout {
    pub(super) width: Tenths,
    pub(super) height: Tenths,
    first_column: i64,
    last_right: i64,
    column: i64,
    header: i64,
    /// The foot of each lane.
    bases: Vec<i64>,
    scale: Scale,
}

/// Votes to height: `pixels` tenths stand for `votes`.
#[derive(Clone, Copy)]
struct Scale {
    pixels: u64,
    votes: u64,
}

impl Scale {
    fn height(self, votes: u64) -> i64 {
        let height = u128::from(votes) * u128::from(self.pixels) / u128::from(self.votes.max(1));
        i64::try_from(height).unwrap_or(i64::MAX / 4)
    }
}

impl Layout {
    pub(super) fn of(flow: &Flow) -> Self {
        let gaps = i64::try_from(flow.stages.len()).expect("a count has few stages") - 1;
        let letters = |text: &str| i64::try_from(shortened(text).chars().count()).expect("shortened");
        let names = flow.candidates.iter().chain([&flow.words.non_transferable, &flow.words.quota]);
        let gutter = names.map(|name| letters(name)).max().unwrap_or(0) * LETTER + 160;
        let outcomes = [&flow.words.elected, &flow.words.excluded].into_iter();
        // Names of the elected are set bold there, which takes a tenth more.
        let right = outcomes.map(|word| letters(word) * LETTER + 160).fold(gutter * 11 / 10, i64::max);
        let spare = COMFORTABLE - gutter - right - BAR;
        let column = (spare / gaps.max(1)).clamp(COLUMN.0, COLUMN.1);
        let last_right = gutter + gaps * column + BAR;
        let mut layout = Self {
            width: Tenths(last_right + right),
            height: Tenths(0),
            first_column: gutter,
            last_right,
            column,
            header: 0,
            bases: Vec::new(),
            scale: scale(flow),
        };
        let lines = flow.stages.iter().map(|stage| wrapped(&stage.label, layout.label_letters()).len()).max();
        layout.header = i64::try_from(lines.unwrap_or(1)).expect("few lines") * LINE;
        layout.set_lanes(flow);
        layout
    }

    fn set_lanes(&mut self, flow: &Flow) {
        let mut y = self.header;
        for lane in flow.lanes() {
            // Two lines of words stand at the right end, however few votes there are.
            y += ABOVE + self.scale.height(tallest(flow, lane)).max(240);
            self.bases.push(y);
        }
        self.height = Tenths(y + 20);
    }

    /// The foot of a lane.
    pub(super) fn base(&self, lane: usize) -> Tenths {
        Tenths(self.bases[lane])
    }

    /// How high `votes` reach in a lane.
    pub(super) fn top(&self, lane: usize, votes: u64) -> Tenths {
        Tenths(self.bases[lane] - self.scale.height(votes))
    }

    /// The height of so many votes.
    pub(super) fn thickness(&self, votes: u64) -> Tenths {
        Tenths(self.scale.height(votes))
    }

    /// The middle of a bar of so many votes, but never so low that a mark would hang out of its lane.
    pub(super) fn inside(&self, lane: usize, votes: u64) -> Tenths {
        Tenths(self.bases[lane] - (self.scale.height(votes) / 2).max(95))
    }

    pub(super) fn left(&self, stage: usize) -> Tenths {
        Tenths(self.first_column + i64::try_from(stage).expect("a count has few stages") * self.column)
    }

    pub(super) fn middle(&self, stage: usize) -> Tenths {
        Tenths(self.left(stage).0 + BAR / 2)
    }

    pub(super) fn right(&self, stage: usize) -> Tenths {
        Tenths(self.left(stage).0 + BAR)
    }

    /// Half-way between a stage and the one before it.
    pub(super) fn gap_middle(&self, stage: usize) -> Tenths {
        Tenths(i64::midpoint(self.left(stage).0, self.right(stage - 1).0))
    }

    pub(super) fn quota_from(&self, stage: usize) -> Tenths {
        Tenths(self.left(stage).0 - 80)
    }

    pub(super) fn quota_to(&self, stage: usize) -> Tenths {
        Tenths(self.right(stage).0 + 80)
    }

    pub(super) fn names_end(&self) -> Tenths {
        Tenths(self.first_column - 120)
    }

    pub(super) fn outcome_start(&self) -> Tenths {
        Tenths(self.last_right + 120)
    }

    /// How many letters fit above a column.
    pub(super) fn label_letters(&self) -> usize {
        usize::try_from(self.column / 66).expect("a column has a width")
    }
}

/// The highest that a lane must hold: its most votes, or the quota when it is measured against it.
fn tallest(flow: &Flow, lane: usize) -> u64 {
    let most = most(flow, lane);
    if has_quota(flow, lane) { most.max(highest_quota(flow)) } else { most }
}

/// Whether the quota is drawn in a lane: the candidate came to two fifths of it at least.
///
/// One place among many candidates has a quota far above most of them; drawn in every lane, it would leave no height
/// for the votes.
pub(super) fn has_quota(flow: &Flow, lane: usize) -> bool {
    let quota = u128::from(highest_quota(flow));
    lane != flow.spent_lane() && quota > 0 && u128::from(most(flow, lane)) * 5 >= quota * 2
}

fn most(flow: &Flow, lane: usize) -> u64 {
    (0..flow.stages.len()).map(|stage| flow.votes(stage, lane)).max().unwrap_or(0)
}

fn highest_quota(flow: &Flow) -> u64 {
    let quotas = flow.stages.iter().filter_map(|stage| stage.quota);
    quotas.max().unwrap_or(0)
}

/// About 64 pixels for each lane, at most 760 for all.
fn scale(flow: &Flow) -> Scale {
    let lanes = u64::try_from(flow.candidates.len()).expect("few candidates");
    let votes = flow.lanes().map(|lane| tallest(flow, lane)).fold(0, u64::saturating_add);
    Scale { pixels: (lanes * 640).min(7600), votes }
}

/// A band of moving votes between two stages.
pub(super) struct Band {
    pub(super) giver: usize,
    pub(super) receiver: usize,
    pub(super) votes: u64,
    /// Upper edge in the giver's bar before the stage, in votes above the foot of the lane.
    pub(super) leaves_at: u64,
    /// Upper edge in the receiver's bar after the stage.
    pub(super) arrives_at: u64,
}

/// The bands of one stage, stacked at both ends in the order of the lanes, so that they cross as little as they can.
pub(super) fn bands(flow: &Flow, stage: usize) -> Vec<Band> {
    let mut leaving: Vec<u64> = flow.lanes().map(|lane| flow.votes(stage - 1, lane)).collect();
    let mut arriving: Vec<u64> = flow.lanes().map(|lane| flow.votes(stage, lane)).collect();
    let mut transfers: Vec<(usize, usize, u64)> = flow.stages[stage]
        .transfers
        .iter()
        .map(|transfer| (transfer.giver, transfer.receiver.unwrap_or(flow.spent_lane()), transfer.votes))
        .filter(|&(giver, receiver, votes)| votes > 0 && giver < leaving.len() && receiver < leaving.len())
        .collect();
    transfers.sort_unstable();
    transfers
        .into_iter()
        .map(|(giver, receiver, votes)| {
            let band = Band { giver, receiver, votes, leaves_at: leaving[giver], arrives_at: arriving[receiver] };
            leaving[giver] = leaving[giver].saturating_sub(votes);
            arriving[receiver] = arriving[receiver].saturating_sub(votes);
            band
        })
        .collect()
}

/// Where a line of a stage's label stands, counted from the top.
pub(super) fn label_line(line: usize) -> Tenths {
    Tenths(120 + i64::try_from(line).expect("few lines") * LINE)
}

/// A name cut after so many letters.
pub(super) fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME_LETTERS {
        return name.to_owned();
    }
    let cut: String = name.chars().take(NAME_LETTERS - 1).collect();
    format!("{}…", cut.trim_end())
}

/// A label in lines of at most `letters`; a longer word stays whole.
pub(super) fn wrapped(label: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
