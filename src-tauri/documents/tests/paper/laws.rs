//! Laws of paper that hold for every text, not only for the samples.

use documents::canvas::Bitmap;
use documents::escpos::{Drawer, JobOptions, drawer_only, encode};
use documents::font::{Weight, legible, width};
use documents::qr::{self, Correction};
use documents::raster::raster;
use documents::receipt;
use documents::slip::{Align, Block, PAPERS, Paper, Size, Slip};
use documents::wrap::wrap;
use domain::language::Language;
use domain::money::Money;

use crate::decoder::{Done, picture, read};
use crate::samples;

fn only(block: Block) -> Slip {
    Slip { blocks: vec![block] }
}

fn text(text: &str, size: Size) -> Slip {
    only(Block::Text { text: text.to_owned(), align: Align::Left, size, bold: false })
}

#[test]
fn a_printer_reads_the_very_dots_that_were_set() {
    for paper in PAPERS {
        let slip = raster(&receipt::slip(&samples::receipt(), Language::Th), paper);
        let options = JobOptions { cut: true, drawer: Drawer::Pin5, recover: false };
        let done = read(&encode(&slip, &options), 0);
        assert_eq!(done.first(), Some(&Done::Pulse { pin: 1, on: 25, off: 250 }));
        assert_eq!(done.get(1), Some(&Done::Reset));
        assert_eq!(done.last(), Some(&Done::Cut { partial: true }));
        assert_eq!(picture(&done, slip.height()), slip);
        for part in &done {
            if let Done::Rows { rows, .. } = part {
                assert!(rows.len() % 48 != 0 && !rows.len().is_power_of_two(), "{}", rows.len());
            }
        }
    }
}

#[test]
fn bands_of_every_height_arrive_whole() {
    for height in 1..=330 {
        let mut slip = Bitmap::new(384, height);
        slip.fill(0, 0, 3, i32::try_from(height).unwrap());
        let done = read(&encode(&slip, &JobOptions::default()), 0);
        assert_eq!(picture(&done, height), slip);
        assert_eq!(done.last(), Some(&Done::Feed(4)));
    }
}

#[test]
fn after_a_broken_job_the_next_one_is_whole() {
    let slip = raster(&receipt::slip(&samples::receipt(), Language::Th), Paper::Wide);
    let options = JobOptions { cut: true, drawer: Drawer::Pin2, recover: true };
    let job = encode(&slip, &options);
    for waiting in [0, 1, 72, 71 * 72 + 5, 101 * 72] {
        assert_eq!(picture(&read(&job, waiting), slip.height()), slip, "{waiting}");
    }
    assert_eq!(drawer_only(Drawer::Pin2), [0x1b, 0x70, 0, 0x19, 0xfa]);
    assert!(drawer_only(Drawer::None).is_empty());
}

#[test]
fn no_mark_of_any_syllable_is_cut() {
    let vowels = ["", "ิ", "ี", "ึ", "ื", "ั", "็", "ํ", "ุ", "ู", "ฺ", "ำ"];
    let tones = ["", "่", "้", "๊", "๋", "์"];
    for bold in [false, true] {
        for consonant in 'ก'..='ฮ' {
            let mut line = String::new();
            for vowel in vowels {
                for tone in tones {
                    line.push(consonant);
                    line.push_str(if vowel == "ำ" { tone } else { vowel });
                    line.push_str(if vowel == "ำ" { vowel } else { tone });
                }
            }
            for size in [Size::Small, Size::Normal, Size::Large, Size::Huge] {
                let block = Block::Text { text: line.clone(), align: Align::Left, size, bold };
                let slip = raster(&only(block), Paper::Wide);
                let rows = slip.height();
                // lines end with a white row and begin with one: ink never meets an edge
                assert!((0..9).chain(rows - 9..rows).all(|y| slip.is_blank_row(y)), "{consonant}");
                for y in 0..rows {
                    assert!(!slip.is_black(0, y) && !slip.is_black(575, y), "{consonant}");
                }
            }
        }
    }
}

#[test]
fn lines_join_back_to_the_text_and_end_between_clusters() {
    for text in [
        "ข้าวเหนียวหมูปิ้งนมสดสูตรโบราณไม้ละสิบบาท ทุก ๆ วัน ฯลฯ จ่ายพร้อมเพย์ได้ น้ำต่ำค้ำ",
        "ชาเขียวเย็นหวานน้อยไม่ใส่ไข่มุกเพิ่มวิปครีม Thai Tea (L) 1,000.50 บาท",
        "กกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกก",
        "น้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำน้ำเเเเเเเเเเเเเเเเ",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ] {
        for widest in [1.0, 20.0, 60.0, 120.0, 250.0, 384.0] {
            let lines = wrap(text, widest, |part| width(part, Weight::Regular, 26.0));
            let blank = |text: &str| text.replace(' ', "");
            assert_eq!(blank(&lines.concat()), blank(text));
            for line in &lines {
                let first = line.chars().next().unwrap();
                assert!(!"ๆฯะัาำิีึืฺุูๅ็่้๊๋์ํ๎".contains(first), "{line}");
                let fits = width(line, Weight::Regular, 26.0) <= widest;
                assert!(fits || line.chars().count() <= 18, "{line} in {widest}");
            }
            if widest >= 120.0 {
                for whole in ["พร้อมเพย์", "วิปครีม"] {
                    let kept = lines.iter().any(|line| line.contains(whole));
                    assert_eq!(kept, text.contains(whole), "{whole} in {lines:?}");
                }
            }
        }
    }
}

#[test]
fn amounts_stand_at_the_right_edge_and_names_stay_clear_of_them() {
    let right_edge = |slip: &Bitmap, rows: std::ops::Range<usize>| {
        (0..slip.width()).rev().find(|x| rows.clone().any(|y| slip.is_black(*x, y)))
    };
    for paper in PAPERS {
        for amount in [Money::baht(1), Money::baht(123_456), Money::baht(100_000_000_000)] {
            for size in [Size::Small, Size::Normal, Size::Large] {
                let (left, right) = ("รวมทั้งสิ้น".to_owned(), amount.to_string());
                let slip = raster(&only(Block::Pair { left, right, size, bold: true }), paper);
                let edge = right_edge(&slip, 0..slip.height()).unwrap();
                let margin = paper.dots() - edge;
                assert!((paper.dots() / 96..paper.dots() / 96 + 6).contains(&margin), "{margin}");
            }
        }
    }
}

#[test]
fn a_name_of_120_letters_stands_whole_on_the_narrowest_paper() {
    let name = "ข้าวเหนียวมะม่วงน้ำดอกไม้".repeat(5).chars().take(120).collect::<String>();
    let item = |name: &str| {
        let (name, amount) = (name.to_owned(), "1,234.00".to_owned());
        raster(&only(Block::Item { name, detail: None, amount }), Paper::Narrow)
    };
    let ink = |slip: &Bitmap| slip.bytes().iter().map(|b| b.count_ones()).sum::<u32>();
    let (short, long) = (item("ก"), item(&name));
    assert!(long.height() > 4 * short.height());
    assert!(ink(&long) > 20 * ink(&short) / 3);
}

#[test]
fn squares_of_a_code_are_whole_and_fit_the_paper() {
    for (payload, asked) in
        [("TALAD", 6), ("0".repeat(3_000).as_str(), 8), ("A".repeat(400).as_str(), 5)]
    {
        let code = qr::modules(payload, Correction::Low).unwrap();
        let scale = asked.min(384 / (code.size() + 8));
        let slip = raster(
            &only(Block::Qr {
                payload: payload.to_owned(),
                caption: String::new(),
                correction: Correction::Low,
                dots_per_module: asked,
            }),
            Paper::Narrow,
        );
        let (left, top) = ((384 - code.size() * scale) / 2, 8 + 4 * scale);
        for y in 0..code.size() * scale {
            for x in 0..code.size() * scale {
                let dark = code.is_dark(x / scale, y / scale);
                assert_eq!(slip.is_black(left + x, top + y), dark);
            }
        }
        let white = |y: usize| slip.is_blank_row(y);
        assert!((top - 4 * scale..top).all(white));
    }
}

#[test]
fn no_character_makes_anything_panic() {
    let mut at = 0_u32;
    while at <= 0x10_ffff {
        let some: String = (at..at + 96).filter_map(char::from_u32).collect();
        let slip = raster(&text(&some, Size::Small), Paper::Narrow);
        assert!(slip.height() >= 16);
        // every character of the lower planes that people write in, a sample of the rest
        at += if at < 0x3000 { 96 } else { 96 * 61 };
    }
    let blanks = ["", " ", "\n\n", "\u{202e}", "\u{0}\u{1b}@"];
    for strange in ["่", "ำ", "้ำ", "เ", "A่", "🧋👨‍👩‍👧"].into_iter().chain(blanks)
    {
        for size in [Size::Small, Size::Huge] {
            let _ = raster(&text(strange, size), Paper::Narrow);
            let _ = raster(&only(Block::Marked(strange.to_owned())), Paper::Narrow);
            let _ = raster(&only(Block::Heading(strange.to_owned())), Paper::Narrow);
        }
        assert!(!legible(strange).contains('\u{1b}'));
    }
}
