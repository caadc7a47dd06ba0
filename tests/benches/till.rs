//! What the till's work costs, beside what the disk itself costs in the same run: the ratio is the
//! figure to quote. Must never be a test: no clock decides whether the program is right.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::fs::File;
use std::hint::black_box;
use std::io::{Seek, Write};

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::json;
use tests::market::{base64, bill, bytes_of, line, sale};
use tests::world::World;
use tests::{Folder, Stall};

fn stall(world: &World, folder: &Folder) -> (Stall, String) {
    let stall = Stall::new(world, folder.path(), 1);
    stall.set_up("ร้านส้มตำ", "A-12");
    let rice = stall.goods("ข้าวมันไก่", 50);
    stall.open_day(500);
    (stall, rice)
}

/// A sale of five lines, through `api`, to the disk; and what the disk takes for one synced page.
fn selling(c: &mut Criterion) {
    let (world, folder) = (World::new(1), Folder::on_disk("bench-sale"));
    let (mut stall, rice) = stall(&world, &folder);
    let lines: Vec<_> = (0..5).map(|_| line(&rice, 1_000)).collect();
    let mut group = c.benchmark_group("sale");
    group.bench_function("five lines to disk", |b| {
        b.iter(|| {
            let request = stall.random.request();
            stall.ask("sell", sale(&request, &lines, 25_000, &[("cash", 25_000)]))
        });
    });
    let mut file = File::create(folder.path().join("page")).unwrap();
    group.bench_function("the disk alone: 4 KiB synced", |b| {
        b.iter(|| {
            file.rewind().unwrap();
            file.write_all(&[7; 4_096]).unwrap();
            file.sync_data().unwrap();
        });
    });
    group.bench_function("the price of the bill", |b| {
        b.iter(|| stall.ask("price_bill", bill("01890000-0000-7000-8000-000000000001", &lines)));
    });
    group.finish();
}

/// Fifty thousand names, searched by one letter, by a word, and by what nobody sells.
fn searching(c: &mut Criterion) {
    let (world, folder) = (World::new(2), Folder::new("bench-search"));
    let (stall, _) = stall(&world, &folder);
    let mut text = String::from("ชื่อ,ราคา\n");
    for number in 0..50_000 {
        text += &format!("น้ำพริกสูตรบ้านที่ {number},{}\n", number % 90 + 1);
    }
    stall.ask("import_goods", json!({ "name": "x", "data": base64(text.as_bytes()) }));
    let mut group = c.benchmark_group("search 50,000 names");
    for wanted in ["น", "บ้านที่ 4999", "ไม่มีขาย"] {
        group.bench_function(wanted, |b| {
            let query = json!({
                "text": wanted, "category": null, "favourites": false, "retired": false,
                "offset": 0, "limit": 60,
            });
            b.iter(|| stall.ask("goods", query.clone()));
        });
    }
    group.finish();
}

/// A day of 500 sales: the file made and the file judged.
fn settling(c: &mut Criterion) {
    let (world, folder) = (World::new(3), Folder::new("bench-settle"));
    let (mut stall, rice) = stall(&world, &folder);
    for _ in 0..500 {
        stall.sell(&[(&rice, 2)], None);
    }
    let closed = stall.close_day(0);
    let bytes = bytes_of(&closed["file"]);
    let mut group = c.benchmark_group("a day of 500 sales");
    group.sample_size(20);
    group.bench_function("made again", |b| {
        b.iter(|| stall.ask("settlement_file", json!({ "z": 1 })));
    });
    group.bench_function("judged", |b| b.iter(|| api::care::verify(black_box(&bytes)).unwrap()));
    group.bench_function("receipt as a picture", |b| {
        b.iter(|| stall.ask("picture", json!({ "kind": "receipt", "number": 1, "copy": 0 })));
    });
    group.finish();
}

criterion_group!(benches, selling, searching, settling);
criterion_main!(benches);
