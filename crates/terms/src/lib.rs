//! Words that all of Flotilla shares: ids, times, titles, languages.
