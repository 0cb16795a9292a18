//! A count by transferable vote as a flow: who held how many votes after each stage, and where they went.
//!
//! Each candidate has a lane; the height of a bar in it is the votes after that stage, and the dashed line is the quota.
//! Straight bands are votes that stayed, thin curved ones are votes on their way from giver to receiver. What became
//! non-transferable has a lane of its own at the bottom. It reads in black and white: names stand at both ends,
//! elected is a tick and a word, excluded a cross and a word, and moving votes have an outline.

mod layout;

use self::layout::{BAR, Layout};
use super::{Svg, Tenths, add, escape, named};

/// Up to this width, in tenths of a pixel, words of 13 pixels are still 11 high in a column of 680 pixels.
const FITTING: i64 = 8200;

/// A count to draw; every text is already in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Unique within the page.
    pub id: String,
    /// Says in a few words what is shown.
    pub title: String,
    /// Says in a sentence what there is to see; the figures are in the count sheet.
    pub description: String,
    /// Names, in the order of the lanes from top to bottom.
    pub candidates: Vec<String>,
    /// At least one: the first preferences.
    pub stages: Vec<FlowStage>,
    /// How many of the smallest parts make one vote: 1, or 100,000 for the Scottish rules.
    pub unit: u64,
    /// The few words in the picture.
    pub words: FlowWords,
}

/// The state after one stage, and what led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowStage {
    /// Stands above the column: "First preferences", "Ann's surplus".
    pub label: String,
    /// Votes of each candidate after this stage, in parts of a vote.
    pub votes: Vec<u64>,
    /// Votes that no longer count for anybody after this stage, in parts of a vote.
    pub non_transferable: u64,
    /// Votes needed at this stage, in parts of a vote; `None` under a rule without a quota.
    pub quota: Option<u64>,
    /// Votes that moved in this stage.
    pub transfers: Vec<Transfer>,
    /// Candidates elected at the end of this stage.
    pub elected: Vec<usize>,
    /// Candidates whose papers were passed on in this stage because they were excluded.
    pub excluded: Vec<usize>,
}

/// Votes on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfer {
    /// Place of the giver in the list of candidates.
    pub giver: usize,
    /// Place of the receiver; `None` when they became non-transferable.
    pub receiver: Option<usize>,
    /// In parts of a vote.
    pub votes: u64,
}

/// The few words in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowWords {
    /// Beside the first dashed line, with its figure: "quota 30".
    pub quota: String,
    /// Names the lane at the bottom.
    pub non_transferable: String,
    /// Under the name of a candidate who is elected.
    pub elected: String,
    /// Under the name of a candidate who was excluded.
    pub excluded: String,
}

/// Draws the count; put it into a box that scrolls sideways. It keeps its natural width, unless it is so little wider
/// than a page that its words can still be read when it is made to fit.
pub fn flow(flow: &Flow) -> Svg {
    let layout = Layout::of(flow);
    let fits = if layout.width.0 <= FITTING { " fits" } else { "" };
    let (attributes, elements) = named(&flow.id, &flow.title, &flow.description);
    let id = escape(&flow.id);
    // Spent votes are hatched, so that they are told from votes that count without colour.
    let hatch = format!(
        r##"<defs><pattern id="{id}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="spent" d="M0 0v5" stroke="#14213a" stroke-width="2"/></pattern></defs>"##
    );
    Svg(format!(
        r#"<svg class="drawing flow{fits}" width="{w}" height="{h}" viewBox="0 0 {w} {h}" font-size="13" {attributes}>{elements}{hatch}{}{}{}{}{}{}{}</svg>"#,
        draw_ruling(flow, &layout),
        draw_staying(flow, &layout),
        draw_moving(flow, &layout),
        draw_bars(flow, &layout),
        draw_quota(flow, &layout),
        draw_marks(flow, &layout),
        draw_words(flow, &layout),
        w = layout.width,
        h = layout.height,
    ))
}

impl Flow {
    /// Votes in a lane after a stage; the lane after the last candidate holds what is non-transferable.
    fn votes(&self, stage: usize, lane: usize) -> u64 {
        let stage = &self.stages[stage];
        if lane == self.candidates.len() { stage.non_transferable } else { stage.votes.get(lane).copied().unwrap_or(0) }
    }

    /// Whether the candidate of this lane is elected by the end of this stage.
    fn is_elected(&self, stage: usize, lane: usize) -> bool {
        self.stages[..=stage].iter().any(|stage| stage.elected.contains(&lane))
    }

    /// The stage in which this candidate was excluded.
    fn exclusion(&self, lane: usize) -> Option<usize> {
        self.stages.iter().position(|stage| stage.excluded.contains(&lane))
    }

    fn spent_lane(&self) -> usize {
        self.candidates.len()
    }

    /// Candidates, and the lane of what is non-transferable.
    fn lanes(&self) -> std::ops::RangeInclusive<usize> {
        0..=self.spent_lane()
    }

    /// Votes below a hundred with two decimals, cut off; larger ones in whole votes. The count sheet has the rest.
    fn figure(&self, votes: u64) -> String {
        let unit = self.unit.max(1);
        let whole = (votes / unit).to_string();
        let hundredths = u128::from(votes % unit) * 100 / u128::from(unit);
        let mut figure = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                figure.push(',');
            }
            figure.push(digit);
        }
        if hundredths > 0 && whole.len() < 3 { format!("{figure}.{hundredths:02}") } else { figure }
    }
}

/// A hairline under each lane, like ruled paper, and the labels of the stages above.
fn draw_ruling(flow: &Flow, layout: &Layout) -> String {
    let mut out = String::from(r##"<g class="lane" stroke="#dad8d0">"##);
    for lane in flow.lanes() {
        add(&mut out, format_args!(r#"<path d="M0 {y}H{}"/>"#, layout.width, y = layout.base(lane)));
    }
    out += r##"</g><g class="soft" fill="#505c71" font-size="12" text-anchor="middle">"##;
    for (stage, column) in flow.stages.iter().enumerate() {
        for (line, text) in layout::wrapped(&column.label, layout.label_letters()).iter().enumerate() {
            add(
                &mut out,
                format_args!(
                    r#"<text class="soft" x="{}" y="{}">{}</text>"#,
                    layout.middle(stage),
                    layout::label_line(line),
                    escape(text)
                ),
            );
        }
    }
    out + "</g>"
}

/// Straight bands from stage to stage: the votes that stayed where they were.
fn draw_staying(flow: &Flow, layout: &Layout) -> String {
    let mut out = String::from(r##"<g fill-opacity=".2" fill="#00559b">"##);
    for stage in 1..flow.stages.len() {
        for lane in flow.lanes() {
            let stayed = flow.votes(stage - 1, lane).min(flow.votes(stage, lane));
            if stayed > 0 {
                add(
                    &mut out,
                    format_args!(
                        r#"<path {} d="M{} {top}H{}V{base}H{}z"/>"#,
                        look(flow, stage - 1, lane, "stay"),
                        layout.right(stage - 1),
                        layout.left(stage),
                        layout.right(stage - 1),
                        top = layout.top(lane, stayed),
                        base = layout.base(lane),
                    ),
                );
            }
        }
    }
    out + "</g>"
}

/// Thin curved bands from the top of the giver's bar to the top of the receiver's.
fn draw_moving(flow: &Flow, layout: &Layout) -> String {
    let mut out = String::from(
        r##"<g class="move" fill="#14213a" fill-opacity=".16" stroke="#14213a" stroke-opacity=".55" stroke-width=".7">"##,
    );
    for stage in 1..flow.stages.len() {
        for band in layout::bands(flow, stage) {
            let from = layout.top(band.giver, band.leaves_at);
            let to = layout.top(band.receiver, band.arrives_at);
            let thick = layout.thickness(band.votes);
            let (x1, x2) = (layout.right(stage - 1), layout.left(stage));
            let bend = layout.gap_middle(stage);
            add(
                &mut out,
                format_args!(
                    r#"<path d="M{x1} {from}C{bend} {from} {bend} {to} {x2} {to}v{thick}C{bend} {} {bend} {} {x1} {}z"/>"#,
                    Tenths(to.0 + thick.0),
                    Tenths(from.0 + thick.0),
                    Tenths(from.0 + thick.0),
                ),
            );
        }
    }
    out + "</g>"
}

/// The bar of each candidate at each stage.
fn draw_bars(flow: &Flow, layout: &Layout) -> String {
    let mut out = String::from(r##"<g fill="#00559b">"##);
    for stage in 0..flow.stages.len() {
        for lane in flow.lanes() {
            let votes = flow.votes(stage, lane);
            if votes > 0 {
                add(
                    &mut out,
                    format_args!(
                        r#"<rect {} x="{}" y="{}" width="{}" height="{}"/>"#,
                        look(flow, stage, lane, "bar"),
                        layout.left(stage),
                        layout.top(lane, votes),
                        Tenths(BAR),
                        layout.thickness(votes),
                    ),
                );
            }
        }
    }
    out + "</g>"
}

/// Class of a bar or band, and the fill that a picture saved on its own shows.
fn look(flow: &Flow, stage: usize, lane: usize, class: &str) -> String {
    if lane == flow.spent_lane() {
        let id = escape(&flow.id);
        let outline = if class == "bar" { r##" class="spent-bar" stroke="#14213a""## } else { "" };
        format!(r#"fill="url(#{id}-hatch)"{outline}"#)
    } else if flow.is_elected(stage, lane) {
        format!(r##"class="{class} is-elected" fill="#00663a""##)
    } else {
        format!(r#"class="{class}""#)
    }
}

/// The quota in the lanes that come near it, as long as its candidate is in the count; a step where the quota changes.
fn draw_quota(flow: &Flow, layout: &Layout) -> String {
    let mut out =
        String::from(r##"<g class="quota" fill="none" stroke="#14213a" stroke-width="1.2" stroke-dasharray="5 3">"##);
    for lane in flow.lanes().filter(|&lane| layout::has_quota(flow, lane)) {
        let mut line = String::new();
        for (stage, column) in flow.stages.iter().enumerate() {
            let (Some(quota), true) = (column.quota, flow.votes(stage, lane) > 0) else {
                continue;
            };
            let y = layout.top(lane, quota);
            let start = if line.is_empty() { "M" } else { "L" };
            add(&mut line, format_args!("{start}{} {y}H{}", layout.quota_from(stage), layout.quota_to(stage)));
        }
        if !line.is_empty() {
            add(&mut out, format_args!(r#"<path d="{line}"/>"#));
        }
    }
    out + "</g>"
}

/// A tick in the bar at which a candidate is elected, a cross where the lane of an excluded one ends.
fn draw_marks(flow: &Flow, layout: &Layout) -> String {
    let mut ticks = String::new();
    let mut crosses = String::new();
    for (stage, column) in flow.stages.iter().enumerate() {
        let x = layout.middle(stage);
        for &lane in &column.elected {
            let y = layout.inside(lane, flow.votes(stage, lane));
            add(
                &mut ticks,
                format_args!(
                    r##"<circle class="disc" fill="#fff" cx="{x}" cy="{y}" r="8"/><path d="M{} {}l2.5 2.8 4.7-5.6"/>"##,
                    Tenths(x.0 - 37),
                    Tenths(y.0 + 2),
                ),
            );
        }
        for &lane in &column.excluded {
            let y = Tenths(layout.base(lane).0 - 95);
            add(&mut crosses, format_args!(r#"<path d="M{} {y}l8 8m0-8l-8 8"/>"#, Tenths(x.0 - 40)));
        }
    }
    format!(
        r##"<g class="mark" fill="none" stroke="#00663a" stroke-width="2">{ticks}</g><g class="gone" fill="none" stroke="#a92722" stroke-width="2">{crosses}</g>"##
    )
}

/// Figures above the bars, names at both ends, and what became of each candidate.
fn draw_words(flow: &Flow, layout: &Layout) -> String {
    let last = flow.stages.len() - 1;
    let mut out = String::from(r#"<g font-size="11.5" text-anchor="middle">"#);
    for stage in 0..=last {
        for lane in flow.lanes() {
            let votes = flow.votes(stage, lane);
            let is_news = stage == 0 || votes != flow.votes(stage - 1, lane);
            if votes > 0 && is_news {
                add(
                    &mut out,
                    format_args!(
                        r#"<text class="halo" x="{}" y="{}">{}</text>"#,
                        layout.middle(stage),
                        Tenths(layout.top(lane, votes).0 - 40),
                        flow.figure(votes)
                    ),
                );
            }
        }
    }
    out += "</g>";
    for lane in flow.lanes() {
        out += &draw_ends(flow, layout, lane);
    }
    let first = flow.lanes().find(|&lane| layout::has_quota(flow, lane));
    if let (Some(quota), Some(lane)) = (flow.stages[0].quota, first) {
        add(
            &mut out,
            format_args!(
                r#"<text class="soft" font-size="11.5" x="{}" y="{}" text-anchor="end">{}</text>"#,
                layout.names_end(),
                Tenths(layout.top(lane, quota).0 + 40),
                escape(&flow.words.quota)
            ),
        );
    }
    out
}

/// The name of a lane at both ends; on the right with its outcome under it.
fn draw_ends(flow: &Flow, layout: &Layout, lane: usize) -> String {
    let name = flow.candidates.get(lane).unwrap_or(&flow.words.non_transferable);
    let shown = format!("<title>{}</title>{}", escape(name), escape(&layout::shortened(name)));
    let upper = Tenths(layout.base(lane).0 - 220);
    let lower = Tenths(layout.base(lane).0 - 60);
    let left = format!(r#"<text x="{}" y="{lower}" text-anchor="end">{shown}</text>"#, layout.names_end());
    let x = layout.outcome_start();
    let right = match outcome(flow, lane) {
        Some((name_class, look, word)) => format!(
            r#"<text class="{name_class}" x="{x}" y="{upper}">{shown}</text><text {look} font-size="12" x="{x}" y="{lower}">{}</text>"#,
            escape(word)
        ),
        None => format!(r#"<text x="{x}" y="{lower}">{shown}</text>"#),
    };
    left + &right
}

/// Class of the name, look of the word under it, and the word: what became of the candidate of this lane.
fn outcome(flow: &Flow, lane: usize) -> Option<(&'static str, &'static str, &str)> {
    let words = &flow.words;
    if flow.is_elected(flow.stages.len() - 1, lane) {
        let look = r##"class="is-elected strong" fill="#00663a""##;
        return Some(("strong", look, &words.elected));
    }
    flow.exclusion(lane).map(|_| ("", r##"class="soft" fill="#505c71""##, words.excluded.as_str()))
}

#[cfg(test)]
mod tests;
