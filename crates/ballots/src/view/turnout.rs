//! Turnout as it is published.

use terms::PlaceId;

use super::{Say, bars, listed};
use crate::{
    disclosure::{Channel, ChannelFigure},
    figures::RegionFigure,
};

/// A row of the table of regions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// The region.
    pub(crate) name: String,
    /// Voted, on the roll, percentage; nothing when hidden.
    pub(crate) figures: Option<[String; 3]>,
}

/// The regions as they were published, by name. `name` gives a region's name.
pub(crate) fn rows(
    regions: &[RegionFigure],
    number: &dyn Fn(u64) -> String,
    name: &dyn Fn(PlaceId) -> String,
) -> Vec<Row> {
    let row = |region: &RegionFigure| Row {
        name: name(region.place),
        figures: region.figures.map(|(roll, voted)| [number(voted), number(roll), bars::share(voted, roll)]),
    };
    let mut rows: Vec<Row> = regions.iter().map(row).collect();
    rows.sort_by_key(|row| row.name.to_lowercase());
    rows
}

/// How many took part, of how many.
pub(crate) fn total(voted: u64, roll: u64, say: Say<'_>) -> String {
    say(
        "ballots-turnout",
        &[("voted", voted.into()), ("roll", roll.into()), ("share", bars::share(voted, roll).into())],
    )
}

/// How papers came: "97 online", "21 on paper or by letter".
pub(crate) fn channels(figures: &[ChannelFigure], say: Say<'_>) -> Vec<String> {
    let word = |channel: &Channel| match channel {
        Channel::Online => say("ballots-channel-online", &[]),
        Channel::Letter => say("ballots-channel-letter", &[]),
        Channel::Paper => say("ballots-channel-paper", &[]),
    };
    let said = figures.iter().map(|figure| {
        let words: Vec<String> = figure.channels.iter().map(word).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        say("ballots-channel", &[("papers", figure.papers.into()), ("channels", listed(say, &words).into())])
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{disclosure, sample::place, view::tests::keys};

    #[test]
    fn a_hidden_region_has_its_name_and_no_figure() {
        let shown = [
            RegionFigure { place: place(2), figures: Some((40, 10)) },
            RegionFigure { place: place(1), figures: None },
        ];
        let name = |id| if id == place(1) { "R1".to_owned() } else { "R2".to_owned() };

        let rows = rows(&shown, &|number| number.to_string(), &name);

        assert_eq!(rows[0], Row { name: "R1".to_owned(), figures: None });
        assert_eq!(rows[1].figures, Some(["10".to_owned(), "40".to_owned(), "25.0".to_owned()]));
    }

    #[test]
    fn channels_that_are_shown_together_are_named_together() {
        let figures = disclosure::channels(&[(Channel::Online, 97), (Channel::Letter, 4), (Channel::Paper, 17)]);

        let said = channels(&figures, &keys);

        assert_eq!(said[0], "ballots-channel(papers=97, channels=ballots-channel-online)");
        assert!(said[1].contains("first=ballots-channel-letter, last=ballots-channel-paper"), "{}", said[1]);
    }
}
