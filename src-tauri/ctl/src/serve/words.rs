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

/// A screen without a key, or with one that was ended.
pub(crate) fn not_paired() -> Failure {
    Failure::refusal(
        "serve.not_paired",
        "U-09",
        [
            "เครื่องนี้ยังไม่ได้จับคู่กับร้าน หรือถูกยกเลิกแล้ว จึงยังไม่ได้ทำอะไร",
            "ให้เจ้าของร้านเปิด QR จับคู่ที่เครื่องหลัก แล้วสแกนด้วยเครื่องนี้ ข้อมูลของร้านยังอยู่ครบ",
            "This screen is not paired with the stall, or was ended. Nothing was done",
            "Ask the owner to show the pairing QR on the main screen and scan it with this one. \
             The stall's data is safe",
        ],
    )
}

/// Too many wrong keys or codes from one device.
pub(crate) fn wait() -> Failure {
    Failure::refusal(
        "serve.wait",
        "U-10",
        [
            "ลองผิดหลายครั้งเกินไป",
            "รอ 1 นาที แล้วสแกน QR ใหม่จากเครื่องหลัก ข้อมูลของร้านยังอยู่ครบ",
            "That was wrong too many times",
            "Wait a minute, then scan a new QR of the main screen. The stall's data is safe",
        ],
    )
}

/// A request above what a second screen ever sends.
pub(crate) fn too_much() -> Failure {
    Failure::refusal(
        "serve.too_much",
        "U-11",
        [
            "ข้อมูลที่ส่งมามากเกินไป จึงไม่ได้รับไว้",
            "ทำรายการนี้ที่เครื่องหลักแทน ข้อมูลของร้านยังอยู่ครบ",
            "This is more than a second screen may send, and was not taken",
            "Do it on the main screen. The stall's data is safe",
        ],
    )
}
