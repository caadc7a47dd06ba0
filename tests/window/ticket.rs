//! What a person reads off the bill on the screen, and whether it adds up. Must never ask the till.

use tests::screen::Screen;

/// Keys as a driver writes them.
pub const ENTER: &str = "\u{e007}";
/// The star of the number block: so many of the next thing.
pub const STAR: &str = "\u{e024}";
/// Ctrl with Z: the last act is taken back.
pub const UNDO: &[char] = &['\u{e009}', 'z'];
/// Looks goods up by name.
pub const F2: &[char] = &['\u{e032}'];
/// Puts a bill aside, and brings it back.
pub const F8: &[char] = &['\u{e038}'];
/// Takes the money.
pub const F9: &[char] = &['\u{e039}'];

/// Waits until so many pieces are on the bill.
pub fn pieces(screen: &Screen, count: &str) {
    screen.see(&screen.words.filled("sale_total", &[("count", count)]));
}

/// The rows of the bill as they are read out.
pub fn rows(screen: &Screen) -> Vec<String> {
    screen.names("item")
}

/// Satang of an amount as it is shown; nothing for a word, a percentage or a number of pieces.
fn satang(shown: &str) -> Option<i64> {
    let plain = shown.replace(',', "");
    let (sign, digits) = match plain.strip_prefix('−') {
        Some(digits) => (-1, digits),
        None => (1, plain.as_str()),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "00"));
    let both: i64 = format!("{whole}{rest}").parse().ok().filter(|_| rest.len() == 2)?;
    Some(sign * both)
}

/// What a row comes to: its amount, less what stands below it.
fn row_amount(row: &str) -> i64 {
    let figures: Vec<i64> = row.split(' ').filter_map(satang).collect();
    let off: i64 = figures.iter().filter(|one| **one < 0).sum();
    let amount = figures.iter().rfind(|one| **one >= 0);
    amount.unwrap_or_else(|| panic!("no amount in “{row}”")) + off
}

/// The first amount that can be read after some words.
///
/// # Panics
/// When there is none.
pub fn amount_after(screen: &Screen, words: &str) -> i64 {
    let text = screen.text();
    let (_, after) = text.split_once(words).unwrap_or_else(|| panic!("no “{words}” in {text}"));
    let amount = after.split_whitespace().find_map(satang);
    amount.unwrap_or_else(|| panic!("no amount after “{words}” in {text}"))
}

/// The total on the screen, in satang; the rows and what is taken off the whole make it up.
///
/// # Panics
/// When they do not.
pub fn adds_up(screen: &Screen, count: &str, off_the_whole: Option<&str>) -> i64 {
    let rows = rows(screen);
    let sum: i64 = rows.iter().map(|row| row_amount(row)).sum();
    let off = off_the_whole.map_or(0, |words| amount_after(screen, words));
    let total = amount_after(screen, &screen.words.filled("sale_total", &[("count", count)]));
    assert!(off <= 0, "what is taken off is written with a minus: {off}");
    assert_eq!(sum + off, total, "{rows:?}, {off} off the whole");
    total
}
