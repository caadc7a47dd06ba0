//! Every slip on every paper against a committed picture, dot by dot. `UPDATE_GOLDEN=1` writes the
//! pictures anew: look at them before they are committed.

use std::fs;
use std::path::PathBuf;

use documents::canvas::Bitmap;
use documents::slip::{PAPERS, Paper, Slip};
use documents::test_page::TestPage;
use documents::{
    day_slip, fee_receipt, png, price_label, raster, receipt, refund, test_page, till_report,
};
use documents::{pick_list, preorder, repayment, reply_slip, statement};
use domain::language::Language;

use crate::several_days;
use crate::{bargains, orders, replies, samples};

fn slips(language: Language) -> Vec<(&'static str, Slip)> {
    let page = TestPage {
        printer: "XP-58 ที่เคาน์เตอร์".to_owned(), paper: Paper::Narrow
    };
    vec![
        ("receipt", receipt::slip(&samples::receipt(), language)),
        ("tax-invoice-copy", receipt::slip(&samples::tax_invoice(), language)),
        ("bill", receipt::slip(&samples::bill(), language)),
        ("haggled", receipt::slip(&bargains::haggled(), language)),
        ("mixed-payment", receipt::slip(&bargains::mixed_payment(), language)),
        ("on-credit", receipt::slip(&bargains::on_credit(), language)),
        ("practice", receipt::slip(&samples::practice(), language)),
        ("refund", refund::slip(&samples::refund(), language)),
        ("refund-rounded", refund::slip(&samples::rounded_refund(), language)),
        ("price-label", price_label::slip(&samples::price_label(), language)),
        ("price-label-own-code", price_label::slip(&samples::plain_label(), language)),
        ("day-close", day_slip::slip(&samples::day_close(), language)),
        ("day-close-full", day_slip::slip(&samples::full_day_close(), language)),
        ("day-so-far", day_slip::slip(&samples::day_so_far(), language)),
        ("several-days", till_report::slip(&several_days::week(), language)),
        ("fee-receipt", fee_receipt::slip(&samples::fee_receipt(), language)),
        ("statement", statement::slip(&orders::statement(), language)),
        ("repayment", repayment::slip(&orders::repayment(), language)),
        ("repayment-taken-back", repayment::slip(&orders::taken_back(), language)),
        ("preorder", preorder::slip(&orders::preorder(), language)),
        ("preorder-called-off", preorder::slip(&orders::called_off(), language)),
        ("pick-list", pick_list::slip(&orders::pick_list(), language)),
        ("reply", reply_slip::slip(&replies::reply(), language)),
        ("reply-nothing-owed", reply_slip::slip(&replies::nothing_owed(), language)),
        ("test-page", test_page::slip(&page, language)),
    ]
}

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden").join(format!("{name}.png"))
}

fn read(name: &str) -> Option<Bitmap> {
    let file = fs::File::open(golden(name)).ok()?;
    let decoder = ::png::Decoder::new(std::io::BufReader::new(file));
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let mut picture = Bitmap::new(info.width as usize, info.height as usize);
    for (index, byte) in bytes.iter().enumerate() {
        for bit in 0..8 {
            let x = index % info.line_size * 8 + bit;
            if byte & (0x80 >> bit) == 0 {
                let (x, y) = (i32::try_from(x).unwrap(), index / info.line_size);
                picture.blacken(x, i32::try_from(y).unwrap());
            }
        }
    }
    Some(picture)
}

fn compare(name: &str, slip: &Slip, paper: Paper) -> bool {
    let picture = raster::raster(slip, paper);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(golden(name), png::encode(&picture).unwrap()).unwrap();
        return true;
    }
    read(name) == Some(picture)
}

#[test]
fn every_slip_is_the_picture_that_was_looked_at() {
    let mut changed = Vec::new();
    for (name, slip) in slips(Language::Th) {
        for paper in PAPERS {
            let name = format!("{name}-{}", paper.dots());
            if !compare(&name, &slip, paper) {
                changed.push(name);
            }
        }
    }
    for (name, slip) in slips(Language::En) {
        let name = format!("{name}-en-384");
        if !compare(&name, &slip, Paper::Narrow) {
            changed.push(name);
        }
    }
    assert!(changed.is_empty(), "look at these, then UPDATE_GOLDEN=1: {changed:?}");
}
