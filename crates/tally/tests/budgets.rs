//! Money for projects: the worked example, a real town, files that are refused.

use tally::budgets::{self, Budget, CountError, Options, OutcomeKind, Paid, Report, SettledBy, StoppedBy};

use crate::sure;

const FILE: &str = include_str!("vectors/four-projects.pb");
const REPORT: &str = include_str!("vectors/four-projects.equal-shares.json");
const SHEET: &str = include_str!("vectors/four-projects.sheet.txt");

pub(crate) fn counted(id: &str, budget: &Budget) -> Report {
    sure(sure(budgets::find(id).ok_or(id)).count(budget, &Options::default()))
}

fn read(file: &str) -> Budget {
    sure(budgets::read(file.as_bytes()))
}

/// A file of one-word projects with costs, and votes; a budget of whole units.
fn file(money: &str, projects: &str, votes: &str) -> String {
    let projects = projects.replace(' ', "\n");
    let votes: Vec<String> = votes.split(' ').map(|vote| format!("x;{vote}\n")).collect();
    let votes = votes.concat();
    format!(
        "META\nkey;value\nbudget;{money}\nvote_type;approval\nPROJECTS\nproject_id;cost\n{projects}\nVOTES\nvoter_id;vote\n{votes}"
    )
}

fn ids(report: &Report, kind: OutcomeKind) -> Vec<String> {
    let outcome = sure(report.outcomes.iter().find(|outcome| outcome.kind == kind).ok_or(kind));
    outcome.selected.iter().map(|&project| report.id(project).to_owned()).collect()
}

#[test]
fn the_worked_example_buys_what_the_specification_says() {
    let report = counted("equal-shares", &read(FILE));

    assert_eq!(ids(&report, OutcomeKind::Plain), ["lib", "park"]);
    let paid: Vec<_> = report.outcomes[0].purchases.iter().map(|purchase| purchase.paid.clone()).collect();
    let shares = |most: &str, per_cost: &str, paying_most, paying_all, from_them: &str| Paid::Shares {
        most: sure(most.parse()),
        per_cost: sure(per_cost.parse()),
        paying_most,
        paying_all,
        from_them: sure(from_them.parse()),
    };
    assert_eq!(paid, [shares("5", "1/6", 6, 0, "0"), shares("15/2", "3/16", 4, 2, "10")]);
    assert_eq!(report.ids_selected(), ["lib", "park", "gym"]);
    assert_eq!((report.cost.to_string().as_str(), report.budget.to_string().as_str()), ("90", "100"));
    // lib and park both have six approvals: the lower cost goes first, and it is said.
    let tie = sure(report.outcomes[0].purchases[0].tie.clone().ok_or("a tie"));
    assert_eq!((tie.tied.len(), tie.settled_by, tie.chosen.get()), (2, SettledBy::LowerCost, 3));
}

#[test]
fn the_report_and_the_sheet_are_those_published_byte_for_byte() {
    let report = counted("equal-shares", &read(FILE));

    assert_eq!(report.to_json(), REPORT);
    assert_eq!(sure(serde_json::from_str::<Report>(REPORT)), report);
    assert_eq!(budgets::render(&report), SHEET);
}

#[test]
fn the_town_of_swiecie_gets_its_official_projects() {
    let Some(folder) = crate::data::folder() else {
        eprintln!("SKIPPED the_town_of_swiecie_gets_its_official_projects: no counting data (set FLOTILLA_DATA)");
        return;
    };
    let budget = sure(budgets::read(sure(std::fs::read(folder.join("ballots/swiecie-2023.pb"))).as_slice()));
    let expected = sure(std::fs::read(folder.join("expected/swiecie-2023.equal-shares.json")));
    let expected: serde_json::Value = sure(serde_json::from_slice(&expected));
    let list = |key: &str| -> Vec<String> { sure(serde_json::from_value(expected[key].clone())) };
    let sorted = |mut ids: Vec<String>| {
        ids.sort_unstable();
        ids
    };

    let report = counted("equal-shares", &budget);

    assert_eq!((budget.voters(), budget.classes()), (2_553, 695));
    assert_eq!(ids(&report, OutcomeKind::Plain), list("equal_shares_plain_in_order"));
    assert_eq!(report.outcomes[0].cost.to_string(), expected["plain_cost"].to_string());
    assert_eq!(sorted(ids(&report, OutcomeKind::AddOne)), list("after_add_one"));
    assert_eq!(report.outcomes[1].cost.to_string(), expected["add_one_cost"].to_string());
    assert_eq!(sorted(ids(&report, OutcomeKind::Completed)), list("after_greedy_completion"));
    let official = sure(report.official.clone().ok_or("the file says what was chosen"));
    assert_eq!(
        sorted(official.iter().map(|&project| report.id(project).to_owned()).collect()),
        list("official_selected")
    );
    let greedy = counted("greedy-approval", &budget).ids_selected().into_iter().map(str::to_owned).collect();
    assert_eq!(sorted(greedy), list("greedy_by_approvals"));
    let neutral: serde_json::Value = sure(serde_json::from_str(&report.to_neutral_json()));
    assert_eq!(neutral["plain"], expected["equal_shares_plain_in_order"]);
}

#[test]
fn greedy_takes_what_fits_and_passes_over_what_does_not() {
    let budget = read(&file("10", "a;6 b;5 c;4 d;1", "a,b a,b a c"));

    // b has two approvals and does not fit beside a; c does; nobody approves of d.
    assert_eq!(counted("greedy-approval", &budget).ids_selected(), ["a", "c"]);
}

#[test]
fn phragmen_spreads_costs_and_stops_at_the_first_that_does_not_fit() {
    let budget = read(&file("12", "a;6 b;6 c;3 d;9", "a,b a,b a,b c c d"));

    let report = counted("phragmen", &budget);

    // Loads: c 3/2, then a 2 (lot before b), then b (6 + 6) ÷ 3 = 4, which costs more than the 3 left.
    assert_eq!(report.ids_selected(), ["c", "a"]);
    let loads: Vec<String> = report.outcomes[0]
        .purchases
        .iter()
        .map(|purchase| match &purchase.paid {
            Paid::Load { load } => load.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(loads, ["3/2", "2"]);
    assert!(matches!(report.outcomes[0].stopped_by, StoppedBy::NextDoesNotFit { project } if project.get() == 2));
}

#[test]
fn everybody_can_pay_all_she_has_at_once() {
    let report = counted("equal-shares", &read(&file("6", "a;6 b;1", "a a,b a")));

    // All purses are spent on the one project, to the last unit; nothing is left for b.
    assert_eq!(ids(&report, OutcomeKind::Plain), ["a"]);
    let Paid::Shares { paying_most, paying_all, .. } = report.outcomes[0].purchases[0].paid else {
        panic!("equal shares pays by shares");
    };
    assert_eq!((paying_most, paying_all), (3, 0));
}

#[test]
fn cents_are_money_too() {
    let report = counted("equal-shares", &read(&file("10.50", "a;5.25 b;5,250 c;0.01", "a b c")));

    assert_eq!((report.budget.to_string().as_str(), report.projects[1].cost.to_string().as_str()), ("10.50", "5.25"));
    assert_eq!(report.outcomes[0].share, Some(sure("7/2".parse())));
    // One whole currency unit more each time: 3.5, 4.5, 5.5; then all three would cost 10.51.
    assert_eq!(report.outcomes[1].added, Some(1));
}

#[test]
fn a_bad_file_is_refused_with_line_and_reason() {
    let says = |from: &str, to: &str, parts: [&str; 2]| {
        assert!(FILE.contains(from), "{from:?}");
        let said = budgets::read(FILE.replacen(from, to, 1).as_bytes()).map(|_| ()).map_err(|error| error.to_string());
        let said = said.err().unwrap_or_default();
        assert!(parts.iter().all(|part| said.contains(part)), "{to:?}: {said}");
    };

    says("META", "SOMETHING", ["line 1", "META"]);
    says("budget;100\n", "", ["line 7", "budget"]);
    says("budget;100", "budget;1e3", ["line 4", "1e3"]);
    says("budget;100", "budget;0", ["", "money is from 1"]);
    says("vote_type;approval\n", "", ["line 7", "vote_type"]);
    says("vote_type;approval", "vote_type;ordinal", ["line 8", "\"ordinal\" are not supported"]);
    says("vote_type;approval", "vote_type;cumulative", ["line 8", "not supported"]);
    says("num_votes;10", "num_votes;11", ["line 25", "META says 11 votes, the file has 10"]);
    says("num_projects;4", "num_projects;3", ["", "META says 3 projects, the file has 4"]);
    says("project_id;cost", "project;cost", ["line 9", "project_id"]);
    says("gym;20;3;A gym", "gym;20", ["line 13", "2 cells"]);
    says("gym;20", "gym;-20", ["line 13", "-20"]);
    says("gym;20", "park;20", ["", "twice"]);
    says("7;bus,lib", "7;bus,pub", ["line 22", "\"pub\""]);
    says("7;bus,lib", "7;bus,bus", ["line 22", "\"bus\" twice"]);
    says("7;bus,lib", "7", ["line 22", "1 cells"]);
    says("\"The \"\"old\"\" library\"", "\"The library", ["line 12", "quotes"]);
    says("voter_id;vote", "voter_id;votes", ["line 15", "\"vote\""]);
    assert!(budgets::read(&b""[..]).is_err());
    assert!(
        budgets::read(&FILE.as_bytes()[..60]).is_err_and(|error| error.to_string().contains("PROJECTS is missing"))
    );
}

#[test]
fn votes_for_nothing_are_voters_but_choose_nothing() {
    let nobody = read(&file("10", "a;6", "- -").replace('-', ""));

    assert_eq!(nobody.voters(), 2);
    for rule in budgets::ALL {
        assert_eq!(rule.count(&nobody, &Options::default()), Err(CountError::NoApprovals), "{}", rule.id);
    }
}

#[test]
fn money_beyond_the_range_is_refused_and_a_hopeless_completion_ends() {
    let refused = |money: &str, projects: &str, votes: &str| {
        let budget = read(&file(money, projects, votes));
        sure(budgets::find("equal-shares").ok_or(0))
            .count(&budget, &Options::default())
            .map(|report| report.outcomes[1].added)
    };

    let crowd = vec!["a"; 4_000].join(" ");
    assert_eq!(refused("1000000000000000", "a;1", &crowd), Err(CountError::TooLarge));
    // One voter of two would need ten thousand million units more.
    assert_eq!(refused("20000000001", "a;1 b;20000000000", "a b"), Err(CountError::TooManyRuns));
}
