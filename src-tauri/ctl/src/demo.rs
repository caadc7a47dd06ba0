//! `taladctl demo`: the sample market in a folder, a whole day of it, and the fee report.

use std::path::Path;

use api::failure::Failure;

use crate::book::report_text;
use crate::said::{Exit, Said};

/// Makes the sample and prints the committee's report of its last day.
pub fn demo(dir: &Path, said: &Said) -> Result<Exit, Failure> {
    let filled = std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if filled {
        said.line(said.pick(
            "โฟลเดอร์นี้มีไฟล์อยู่แล้ว เลือกโฟลเดอร์ว่าง ไม่มีอะไรถูกแก้",
            "This folder holds files already: choose an empty one. Nothing was changed",
        ));
        return Ok(Exit::Refused);
    }
    let sample = api::sample::demo(&machine::ports(dir))?;
    said.answer(&sample.report, &report_text(&sample.report, said));
    said.line(&format!(
        "{}: {} {}",
        said.pick("ตลาดตัวอย่าง ไม่ใช่ของจริง", "A sample market, not a real one"),
        sample.sales,
        said.pick("บิลจาก 12 ร้าน 2 วัน", "sales of 12 stalls on 2 days"),
    ));
    Ok(Exit::Done)
}
