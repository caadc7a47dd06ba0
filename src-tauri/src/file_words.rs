//! What the window itself says: a file that cannot be read or saved, a window that may not ask.
//! Must never leave open whether the book is safe.

use api::failure::Failure;

/// Not one of the program's kinds of files.
pub(crate) fn other_kind() -> Failure {
    Failure::refusal(
        "file.other_kind",
        "F-11",
        [
            "ไฟล์นี้ไม่ใช่ไฟล์ที่โปรแกรมใช้",
            "เลือกไฟล์ที่ลงท้ายด้วย .talad .csv หรือ .taladbak ข้อมูลยังอยู่ครบ",
            "This is not a kind of file that the program uses",
            "Choose a file ending in .talad, .csv or .taladbak. Your data is safe",
        ],
    )
}

/// Above the limit, or no file at all.
pub(crate) fn too_large() -> Failure {
    Failure::refusal(
        "file.too_large",
        "F-12",
        [
            "ไฟล์นี้ใหญ่เกิน 16 เมกะไบต์ หรือไม่ใช่ไฟล์ธรรมดา",
            "ดูว่าเลือกไฟล์ถูกหรือไม่ ข้อมูลยังอยู่ครบ",
            "The file is larger than 16 megabytes, or it is no plain file",
            "Look whether it is the right one. Your data is safe",
        ],
    )
}

/// The disk or the stick does not give it.
pub(crate) fn not_read(why: &str) -> Failure {
    tracing::warn!(why, "a file was not read");
    Failure::fault(
        "file.not_read",
        "F-13",
        [
            "อ่านไฟล์นี้ไม่ได้",
            "ถ้าอยู่ใน USB ให้ถอดแล้วเสียบใหม่ จากนั้นลองอีกครั้ง ข้อมูลยังอยู่ครบ",
            "The file cannot be read",
            "If it is on a USB stick, pull it out, put it in again and try once more. \
             Your data is safe",
        ],
    )
}

/// The disk or the stick does not take it.
pub(crate) fn not_saved(why: &str) -> Failure {
    tracing::warn!(why, "a file was not saved");
    Failure::fault(
        "file.not_saved",
        "F-14",
        [
            "บันทึกไฟล์ลงที่นี้ไม่ได้",
            "เสียบ USB ใหม่ หรือเลือกที่อื่น ข้อมูลในเครื่องยังอยู่ครบ",
            "The file cannot be saved there",
            "Put the USB stick in again, or choose another place. Your data is safe",
        ],
    )
}

/// A window that may not ask for this.
pub(crate) fn other_window() -> Failure {
    Failure::refusal(
        "window.other",
        "X-07",
        [
            "หน้าต่างนี้ทำรายการนี้ไม่ได้",
            "ทำที่หน้าต่างหลักของร้าน ข้อมูลยังอยู่ครบ",
            "This window may not do that",
            "Do it in the stall's own window. Your data is safe",
        ],
    )
}

/// The program is ending.
pub(crate) fn ending() -> Failure {
    Failure::fault(
        "program.ending",
        "X-06",
        [
            "โปรแกรมกำลังปิด",
            "เปิดโปรแกรมใหม่ แล้วดูรายการล่าสุดก่อนทำต่อ รายการที่บันทึกแล้วยังอยู่ครบ",
            "The program is being closed",
            "Start it again and look at the last entry before going on. Everything recorded is safe",
        ],
    )
}
