//! Who took part, by channel and by region, as far as it may be published. Kept with the count, so that it outlives the
//! marks it was made from.

use serde::{Deserialize, Serialize};
use terms::PlaceId;

use crate::{
    disclosure::{Channel, ChannelFigure, channels},
    envelope::Reconciliation,
    turnout::{Region, Shown, publish},
};

/// The published figures of a ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// How many were on the roll.
    pub roll: u64,
    /// How many took part: voted online, or sent back a paper that was taken in.
    pub took_part: u64,
    /// Papers by the way they came; small channels are added to others.
    pub channels: Vec<ChannelFigure>,
    /// Turnout per region; without figures where they could tell of single people.
    pub regions: Vec<RegionFigure>,
    /// Where papers went, if any were given out.
    pub papers: Option<Reconciliation>,
}

/// A region's turnout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionFigure {
    /// Which.
    pub place: PlaceId,
    /// How many were on the roll, and how many of them took part.
    pub figures: Option<(u64, u64)>,
}

impl Figures {
    /// The figures that may be published.
    ///
    /// Source: ballot rules 10.4 and 10.5 (docs/rules/ballots.md).
    pub fn published(
        roll: u64,
        by_channel: &[(Channel, u64)],
        regions: &[Region<PlaceId>],
        papers: Option<Reconciliation>,
    ) -> Self {
        let took_part = by_channel.iter().map(|(_, papers)| papers).sum();
        let shown = |region: Shown<PlaceId>| match region {
            Shown::Figures(region) => RegionFigure { place: region.key, figures: Some((region.roll, region.voted)) },
            Shown::Hidden(place) => RegionFigure { place, figures: None },
        };
        // One region alone says no more than the totals.
        let regions = if regions.len() > 1 { publish(regions) } else { Vec::new() };
        Self {
            roll,
            took_part,
            channels: channels(by_channel),
            regions: regions.into_iter().map(shown).collect(),
            papers: papers.filter(|papers| papers.issued > 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::place;

    #[test]
    fn what_is_kept_holds_no_small_figure() {
        let region = |key, roll, voted| Region { key: place(key), roll, voted };
        let regions = [region(1, 20, 3), region(2, 30, 10), region(3, 40, 20)];
        let figures = Figures::published(90, &[(Channel::Online, 30), (Channel::Paper, 3)], &regions, None);

        assert_eq!((figures.took_part, figures.channels.len()), (33, 1));
        let shown: Vec<_> = figures.regions.iter().map(|region| region.figures).collect();
        assert_eq!(shown, [None, None, Some((40, 20))]);
        assert_eq!(figures.papers, None);
    }
}
