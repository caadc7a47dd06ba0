//! Paper judged by tools that nobody here wrote: npos decodes the bytes, zbarimg reads the codes.
//! Must never compare the program with itself alone.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tests::market::bytes_of;
use tests::world::World;
use tests::{Folder, Stall};

/// A stall with a printer of a width and a PromptPay number.
fn stall(world: &World, folder: &Folder, dots: u32) -> Stall {
    let stall = Stall::new(world, folder.path(), 3);
    stall.set_up("ร้านก๋วยเตี๋ยวป้าน้อย", "B-2");
    let mut settings = stall.ask("till_settings", json!({}));
    settings["promptpay"] = json!("0812345678");
    settings["printer"] = json!({
        "link": { "kind": "network", "host": "127.0.0.1", "port": 9100 },
        "dots": dots, "cut": true, "drawer_pin": 0, "every_sale": false,
    });
    stall.ask("keep_till_settings", settings);
    stall
}

/// Queues a job, prints it, and gives the bytes and the picture of the same job.
fn printed(world: &World, stall: &Stall, job: &Value) -> (Vec<u8>, Vec<u8>) {
    let picture = stall.ask("picture", job.clone());
    stall.ask("print", job.clone());
    assert!(stall.app.print_waiting());
    let png = bytes_of(&json!({ "data": picture["png"] }));
    (world.printer().jobs().pop().expect("a job"), png)
}

/// The rows of dots that npos finds in a job.
fn decoded(folder: &Folder, job: &[u8]) -> Vec<Vec<u8>> {
    let path = folder.path().join("job.bin");
    std::fs::write(&path, job).unwrap();
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("paper/decode.mjs");
    let run = Command::new("node").arg(tool).arg(&path).output().expect("node");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let text = String::from_utf8(run.stdout).unwrap();
    text.lines().map(|row| row.bytes().map(|dot| dot - b'0').collect()).collect()
}

/// The rows of dots of a picture: 1 is black.
fn dots(png: &[u8]) -> Vec<Vec<u8>> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    bytes[..info.buffer_size()]
        .chunks(info.line_size)
        .map(|row| {
            let dot = |x: usize| u8::from(row[x / 8] >> (7 - x % 8) & 1 == 0);
            (0..info.width as usize).map(dot).collect()
        })
        .collect()
}

/// A grey picture of rows of dots, in the plainest format there is.
fn write_pgm(path: &Path, rows: &[Vec<u8>]) {
    let mut bytes = format!("P5\n{} {}\n255\n", rows[0].len(), rows.len()).into_bytes();
    for row in rows {
        bytes.extend(row.iter().map(|dot| if *dot == 1 { 0 } else { 255 }));
    }
    std::fs::write(path, bytes).unwrap();
}

/// The texts of the codes that zbarimg finds on paper.
fn codes(folder: &Folder, rows: &[Vec<u8>]) -> Vec<String> {
    let path = folder.path().join("paper.pgm");
    write_pgm(&path, rows);
    let run =
        Command::new("zbarimg").args(["-q", "--raw"]).arg(&path).output().expect("zbar-tools");
    String::from_utf8(run.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn an_independent_decoder_sees_the_preview_bit_for_bit() {
    for paper in [384, 512, 576] {
        let (world, folder) = (World::new(1), Folder::new("npos"));
        let mut stall = stall(&world, &folder, paper);
        let noodles = stall.goods("ก๋วยเตี๋ยวเรือน้ำตก ปู่กู้ญี่ปุ่นซื้อทุเรียนหมอนทองหนึ่งกิโลกรัม", 45);
        stall.open_day(500);
        stall.sell(&[(&noodles, 2)], Some(500));
        for job in [
            json!({ "kind": "receipt", "number": 1, "copy": 0 }),
            json!({ "kind": "x_report" }),
            json!({ "kind": "price_label", "goods": noodles }),
            json!({ "kind": "test_page" }),
            json!({ "kind": "prompt_pay", "amount": 14_550 }),
        ] {
            let (bytes, png) = printed(&world, &stall, &job);
            let (seen, meant) = (decoded(&folder, &bytes), dots(&png));
            assert_eq!(seen[0].len(), paper as usize, "{job}");
            // the last band may have been filled up with blank rows for printers that need it
            assert!(seen.len() >= meant.len() && seen[..meant.len()] == meant[..], "{job}");
            assert!(seen[meant.len()..].iter().flatten().all(|dot| *dot == 0), "{job}");
        }
    }
}

#[test]
fn a_promptpay_code_is_read_back_from_the_printed_raster() {
    let (world, folder) = (World::new(2), Folder::new("zbar"));
    let stall = stall(&world, &folder, 384);
    for (amount, payload) in [
        (
            json!(14_550),
            "00020101021229370016A0000006770101110113006681234567853037645406145.505802TH6304E295",
        ),
        (Value::Null, "00020101021129370016A0000006770101110113006681234567853037645802TH6304823E"),
    ] {
        let job = json!({ "kind": "prompt_pay", "amount": amount });
        let (bytes, _) = printed(&world, &stall, &job);
        assert_eq!(codes(&folder, &decoded(&folder, &bytes)), [payload]);
    }
}

#[test]
fn the_barcode_of_a_label_is_read_back_on_every_paper() {
    for (paper, code) in [384, 512, 576].into_iter().flat_map(|paper| {
        let codes = ["8850999320014", "96385074", "036000291452", "A12-0007", "20000042"];
        codes.into_iter().map(move |code| (paper, code))
    }) {
        let (world, folder) = (World::new(4), Folder::new("label"));
        let stall = stall(&world, &folder, paper);
        let goods = stall.ask(
            "save_goods",
            json!({
                "id": null, "name": "ทุเรียนหมอนทองแกะเนื้อ", "price": 28_050, "unit": "kilogram",
                "category": null, "barcode": code, "favourite": null, "tax": "exempt",
                "cost": null, "counts_stock": false, "stock": null,
            }),
        );
        let job = json!({ "kind": "price_label", "goods": goods["id"] });
        let (bytes, _) = printed(&world, &stall, &job);
        // a reader tells UPC-A as EAN-13: with the zero that stands before it
        let read = if code.len() == 12 { format!("0{code}") } else { code.to_owned() };
        assert_eq!(codes(&folder, &decoded(&folder, &bytes)), [read], "{code} on {paper}");
    }
}

#[test]
fn the_signed_totals_are_read_back_from_the_closing_slip() {
    for paper in [384, 576] {
        let (world, folder) = (World::new(3), Folder::new("closing"));
        let mut stall = stall(&world, &folder, paper);
        let noodles = stall.goods("ก๋วยเตี๋ยว", 45);
        stall.open_day(500);
        stall.sell(&[(&noodles, 2)], Some(100));
        let closed = stall.close_day(0);
        while stall.app.print_waiting() {}
        let slip = world.printer().jobs().pop().expect("the closing slip");
        let codes = codes(&folder, &decoded(&folder, &slip));
        let screen = stall.ask("settlement_qr", json!({ "z": closed["z"] }));
        assert_eq!(codes, [screen["text"].as_str().unwrap()]);
        let file = settlement::day_file::read(&bytes_of(&closed["file"])).unwrap();
        let summary = settlement::slip_qr::read(&codes[0], &file.open.key).unwrap();
        assert_eq!((summary.file, summary.grand_total.satang()), (file.file, 9_000));
    }
}
