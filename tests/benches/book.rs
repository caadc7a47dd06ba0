//! The committee's book at scale: a market day of 1,000 stalls with 500 sales each, received,
//! verified, charged and reported through `api`; and ten years of days turned over. Numbers of
//! stalls and sales come from the environment (STALLS, SALES, YEARS_OF). Must never be a test: no
//! clock decides whether the program is right.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on stops")]

use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::{Value, json};
use tests::Folder;
use tests::maker::Maker;
use tests::market::{Book, Computer, base64, bytes_of};
use tests::world::World;

fn wished(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let answer = work();
    let took = begin.elapsed();
    println!("{what:<58} {:>10.1} ms", took.as_secs_f64() * 1_000.0);
    (answer, took)
}

/// The most memory this process held so far, in MiB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) / 1_024
}

/// A market of so many stalls that have joined, with the usual fees.
fn market(world: &World, folder: &Folder, stalls: usize) -> (Book, Vec<Maker>) {
    let book = Book::new(world, folder.path(), "ตลาดใหญ่", 1);
    let id = book.ask("book_state", json!({}))["market"]["id"].clone();
    let id = serde_json::from_value(id).unwrap();
    for (name, fee) in [
        ("ค่าแผง", json!({ "kind": "per_stall_day", "amount": 3_000 })),
        (
            "ค่าส่วนแบ่ง",
            json!({
                "kind": "percent_of_net", "basis_points": 200, "threshold": 10_000,
                "minimum": null, "maximum": null,
            }),
        ),
    ] {
        book.ask(
            "save_fee_rule",
            json!({
                "replaces": null, "name": name, "fee": fee, "from": "2000-01-01", "until": null,
                "zone": null, "whole_baht": false,
            }),
        );
    }
    let mut makers = Vec::new();
    for number in 0..stalls {
        let place = format!("{}-{:03}", char::from(b'A' + (number / 100) as u8), number % 100 + 1);
        let draft = json!({
            "id": null, "name": format!("ร้านที่ {number}"), "place": place, "zone": null,
            "vendor": "",
        });
        let stall = book.ask("save_stall", draft);
        let invited = book.ask("invite_stall", json!({ "stall": stall["id"], "days": 7 }));
        let stall = serde_json::from_value(stall["id"].clone()).unwrap();
        let maker = Maker::new(id, stall, &place, number as u64);
        let join = maker.join(&bytes_of(&invited["file"]), invited["code"].as_str().unwrap());
        let file = json!({ "name": "join.talad", "data": base64(&join) });
        assert_eq!(book.ask("receive_file", file)["verdict"], "joined");
        makers.push(maker);
    }
    (book, makers)
}

/// A day of 1,000 stalls, to the disk.
fn one_day(stalls: usize, sales: u64) {
    let (world, folder) = (World::new(1), Folder::on_disk("bench-day"));
    println!("\n{stalls} stalls, {sales} sales each, on the disk");
    let ((book, mut makers), _) =
        timed("stalls registered, invited, joined", || market(&world, &folder, stalls));
    let day = "2026-11-22";
    let (files, _) = timed("files made (not Talad's work)", || {
        let of = day.parse().unwrap();
        makers.iter_mut().map(|maker| maker.day(of, sales)).collect::<Vec<_>>()
    });
    let bytes: usize = files.iter().map(Vec::len).sum();
    println!("{:<58} {:>10.1} MiB", "files in all", bytes as f64 / 1_048_576.0);
    let asked: Vec<Value> =
        files.iter().map(|file| json!({ "name": "day.talad", "data": base64(file) })).collect();
    let before = memory();
    let (slowest, took) = timed("received, verified, charged: all files", || {
        let mut slowest = Duration::ZERO;
        for file in asked {
            let begin = Instant::now();
            assert_eq!(book.ask("receive_file", file)["verdict"], "booked");
            slowest = slowest.max(begin.elapsed());
        }
        slowest
    });
    let each = took.as_secs_f64() * 1_000.0 / stalls as f64;
    println!("{:<58} {each:>10.1} ms", "  each, of them");
    println!("{:<58} {:>10.1} ms", "  the slowest", slowest.as_secs_f64() * 1_000.0);
    timed("day report", || book.ask("market_day", json!({ "day": day })));
    for format in ["pdf", "xlsx", "csv", "json"] {
        let asked = json!({ "day": day, "format": format });
        timed(&format!("day report as {format}"), || book.ask("export_day", asked));
    }
    timed("list of stalls", || book.ask("stalls", json!({})));
    timed("takings of the day by everything", || {
        book.ask("takings", json!({ "from": day, "until": day, "by_stall": true }))
    });
    println!("{:<58} {before:>6} → {:>4} MiB", "most memory, before receiving and after", memory());
}

/// Ten years: a day that was received and paid is copied row by row, as no till could in an
/// afternoon; what is kept by the triggers is kept here too.
fn ten_years(stalls: usize, days: usize) {
    let (world, folder) = (World::new(2), Folder::new("bench-years"));
    println!("\n{stalls} stalls, {days} days each, in memory");
    let (mut book, mut makers) = market(&world, &folder, stalls);
    for maker in &mut makers {
        let file = base64(&maker.day("2026-11-22".parse().unwrap(), 3));
        let file = json!({ "name": "day.talad", "data": file });
        assert_eq!(book.ask("receive_file", file)["verdict"], "booked");
    }
    let report = book.ask("market_day", json!({ "day": "2026-11-22" }));
    for row in report["stalls"].as_array().unwrap().iter().skip(1) {
        let request = book.random.request();
        let payment = json!({
            "request": request, "stall": row["stall"], "amount": row["owed"], "kind": "cash",
            "collector": "สมชาย",
        });
        book.ask("record_payment", payment);
    }
    let data = book.computer.data().to_owned();
    drop(book);
    timed("rows copied (not Talad's work)", || copy_days(&folder, days));
    let (computer, _) = timed("book opened", || Computer::open(&world, &data).unwrap());
    let ask = |what: &str, command: &str, arguments: Value| {
        timed(what, || computer.ask(command, arguments));
    };
    ask("market days of the last month", "market_days", json!({ "month": null }));
    ask("market days of a month five years on", "market_days", json!({ "month": "2031-11" }));
    ask("all months of ten years", "market_months", json!({}));
    ask("day report in the tenth year", "market_day", json!({ "day": "2036-10-01" }));
    ask("takings of a month", "takings", json!({ "from": "2036-10-01", "until": "2036-10-31" }));
    ask("takings of a year", "takings", json!({ "from": "2035-01-01", "until": "2035-12-31" }));
    ask("arrears by age", "arrears", json!({ "on": "2036-10-31" }));
    ask("arrears as they were in the fifth year", "arrears", json!({ "on": "2031-10-31" }));
    ask("a year by month", "year_summary", json!({ "year": 2578 }));
    let stall = &report["stalls"][0]["stall"];
    let month = json!({ "stall": stall, "month": "2036-10" });
    ask("a stall's statement in the tenth year", "stall_statement", month);
    ask("list of stalls", "stalls", json!({}));
    println!("{:<58} {:>10} MiB", "most memory so far", memory());
}

/// Copies every table's rows of the one day to the days after it.
#[expect(clippy::disallowed_methods, reason = "the bench makes what no till could in an afternoon")]
fn copy_days(folder: &Folder, days: usize) {
    let path = folder.path().join("book/book.db");
    let mut connection = Connection::open(path).unwrap();
    connection.pragma_update(None, "synchronous", "OFF").unwrap();
    let transaction = connection.transaction().unwrap();
    let statements: Vec<String> = copies()
        .iter()
        .map(|(table, condition, changed)| {
            let columns = columns(&transaction, table);
            let value = |column: &String| {
                let other = changed.iter().find(|(name, _)| name == column);
                other.map_or_else(|| column.clone(), |(_, value)| value.clone())
            };
            let values: Vec<String> = columns.iter().map(value).collect();
            let (columns, values) = (columns.join(", "), values.join(", "));
            format!(
                "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE {condition}"
            )
        })
        .collect();
    for k in 1..days {
        for statement in &statements {
            let mut statement = transaction.prepare_cached(statement).unwrap();
            statement.execute(&[(":k", &(k as i64))][..]).unwrap();
        }
        let counts = "UPDATE settlement SET booked = 1
          WHERE day = date('2026-11-22', :k || ' days') AND confirmed = 1";
        let mut counts = transaction.prepare_cached(counts).unwrap();
        counts.execute(&[(":k", &(k as i64))][..]).unwrap();
    }
    transaction.commit().unwrap();
}

/// A table, which of its rows, and the columns that become others on the day `:k` days later.
type Copied = (&'static str, &'static str, Vec<(&'static str, String)>);

fn copies() -> Vec<Copied> {
    let shift = "10000000 * :k";
    let sha = |column: &str| format!("printf('%08x', :k) || substr({column}, 9)");
    let day = |column: &str| format!("date({column}, :k || ' days')");
    let of_day = "day = '2026-11-22'";
    let of_file = "file IN (SELECT file FROM settlement WHERE day = '2026-11-22')";
    let of_assessment = "assessment IN (SELECT seq FROM fee_assessment WHERE day = '2026-11-22')";
    vec![
        (
            "file",
            of_day,
            vec![
                ("sha256", sha("sha256")),
                ("seq", format!("seq + {shift}")),
                ("day", day("day")),
                ("received_day", day("received_day")),
                ("z", "z + :k".to_owned()),
            ],
        ),
        (
            "settlement",
            of_day,
            vec![
                ("file", sha("file")),
                ("seq", format!("seq + {shift}")),
                ("day", day("day")),
                ("z", "z + :k".to_owned()),
                ("booked", "0".to_owned()),
            ],
        ),
        ("settlement_tender", of_file, vec![("file", sha("file"))]),
        ("settlement_hour", of_file, vec![("file", sha("file"))]),
        ("fee_assessment", of_day, vec![("seq", format!("seq + {shift}")), ("day", day("day"))]),
        ("fee_line", of_assessment, vec![("assessment", format!("assessment + {shift}"))]),
        (
            "payment",
            of_day,
            vec![
                ("seq", format!("seq + {shift}")),
                ("request", "request || :k".to_owned()),
                ("number", "number + 100000 * :k".to_owned()),
                ("day", day("day")),
                ("at", "at + 86400 * :k".to_owned()),
            ],
        ),
        (
            "payment_day",
            of_day,
            vec![
                ("payment", format!("payment + {shift}")),
                ("day", day("day")),
                ("assessment", format!("assessment + {shift}")),
            ],
        ),
    ]
}

fn columns(connection: &Connection, table: &str) -> Vec<String> {
    let mut statement = connection.prepare(&format!("PRAGMA table_info({table})")).unwrap();
    let names = statement.query_map([], |row| row.get(1)).unwrap();
    names.collect::<Result<_, _>>().unwrap()
}

fn main() {
    one_day(wished("STALLS", 1_000), wished("SALES", 500) as u64);
    ten_years(wished("YEARS_OF", 100), wished("DAYS", 3_650));
}
