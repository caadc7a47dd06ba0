//! What the browser host says when it refuses, in the shape every screen can show.
//! Must never tell a stranger more than that the answer is no.

use api::failure::Failure;

/// A request from another site, or to a name that is not this machine's.
pub(crate) fn other_site() -> Failure {
    Failure::refusal(
        "serve.other_site",
        "U-04",
        [
            "หน้านี้ไม่ได้เปิดจากเครื่องนี้ จึงไม่ตอบ ข้อมูลยังอยู่ครบ",
            "เปิดด้วยที่อยู่ที่โปรแกรมแสดงไว้ตอนเริ่ม",
            "This page was not opened from this machine, so nothing was done. The book is safe",
            "Open the address that the program showed when it started",
        ],
    )
}

/// A page that has no key, or that of an earlier start.
pub(crate) fn old_page() -> Failure {
    Failure::refusal(
        "serve.old_page",
        "U-05",
        [
            "หน้านี้มาจากการเปิดโปรแกรมครั้งก่อน จึงยังไม่ได้ทำอะไร ข้อมูลยังอยู่ครบ",
            "ปิดหน้านี้ แล้วเปิดที่อยู่ใหม่ที่โปรแกรมแสดงไว้",
            "This page is from an earlier start of the program. Nothing was done and the book is \
             safe",
            "Close it and open the new address that the program shows",
        ],
    )
}

/// A file above the limit.
pub(crate) fn too_large() -> Failure {
    Failure::refusal(
        "serve.too_large",
        "U-06",
        [
            "ไฟล์นี้ใหญ่เกิน 16 เมกะไบต์ จึงไม่ได้รับไว้ ข้อมูลยังอยู่ครบ",
            "ดูว่าเลือกไฟล์ถูกหรือไม่",
            "The file is larger than 16 megabytes and was not taken. The book is safe",
            "Look whether it is the right file",
        ],
    )
}

/// A request that is no JSON.
pub(crate) fn not_understood() -> Failure {
    Failure::fault(
        "serve.not_understood",
        "U-07",
        [
            "โปรแกรมอ่านคำขอนี้ไม่ออก จึงยังไม่ได้ทำอะไร ข้อมูลยังอยู่ครบ",
            "โหลดหน้านี้ใหม่แล้วลองอีกครั้ง",
            "The program could not read this request. Nothing was done and the book is safe",
            "Load the page again and try once more",
        ],
    )
}

/// The program is ending.
pub(crate) fn ending() -> Failure {
    Failure::fault(
        "serve.ending",
        "U-08",
        [
            "โปรแกรมกำลังปิด รายการที่บันทึกแล้วยังอยู่ครบ",
            "เปิดโปรแกรมใหม่ แล้วดูรายการล่าสุดก่อนทำต่อ",
            "The program is being closed. Everything recorded is safe",
            "Start it again and look at the last entry before going on",
        ],
    )
}
