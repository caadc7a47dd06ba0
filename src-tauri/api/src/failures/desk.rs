//! Sentences about the machine, the files and the commands themselves.

use settlement::file::FileRefused;
use store::{BackupRefused, Fault, OpenRefused};

use crate::failure::Failure;

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        tracing::error!(%fault, "a fault");
        match fault {
            Fault::DiskFull => Failure::fault(
                "disk.full",
                "D-01",
                [
                    "ที่เก็บข้อมูลเต็ม",
                    "ลบไฟล์อื่นในเครื่องออกบ้าง แล้วลองใหม่ รายการที่บันทึกไว้ก่อนหน้ายังอยู่ครบ",
                    "The disk is full",
                    "Remove other files, then try again. Everything recorded before is safe",
                ],
            ),
            Fault::ReadOnly => Failure::fault(
                "disk.read_only",
                "D-02",
                [
                    "โปรแกรมเขียนข้อมูลในที่เก็บนี้ไม่ได้",
                    "ให้ผู้ดูแลเครื่องเปิดสิทธิ์เขียนโฟลเดอร์ข้อมูล รายการที่บันทึกไว้ยังอยู่ครบ",
                    "The data folder cannot be written",
                    "Ask whoever looks after this computer to allow writing. Everything recorded is safe",
                ],
            ),
            Fault::Damaged(_) => Failure::fault(
                "disk.damaged",
                "D-03",
                [
                    "สมุดข้อมูลเสียหาย",
                    "อย่าขายต่อในเครื่องนี้ กู้คืนจากสำเนาสำรองล่าสุด โปรแกรมไม่ได้แก้ไขข้อมูลใด ๆ",
                    "The book is damaged",
                    "Stop selling on this computer and restore the last backup. Nothing was changed",
                ],
            ),
            Fault::Disk(_) => Failure::fault(
                "disk.silent",
                "D-04",
                [
                    "ที่เก็บข้อมูลไม่ตอบสนอง",
                    "ปิดแล้วเปิดโปรแกรมใหม่ รายการที่บันทึกไว้ก่อนหน้ายังอยู่ครบ",
                    "The disk does not answer",
                    "Close the program and open it again. Everything recorded before is safe",
                ],
            ),
            Fault::Database(_) => stopped(),
        }
    }
}

impl From<OpenRefused> for Failure {
    fn from(refused: OpenRefused) -> Failure {
        match refused {
            OpenRefused::InUse => Failure::refusal(
                "open.in_use",
                "O-01",
                [
                    "โปรแกรมเปิดอยู่แล้ว",
                    "กลับไปที่หน้าต่างเดิม ข้อมูลยังอยู่ครบ",
                    "The program is already open",
                    "Go back to its window. Your data is safe",
                ],
            ),
            OpenRefused::Newer => Failure::refusal(
                "open.newer",
                "O-02",
                [
                    "ข้อมูลนี้บันทึกด้วยโปรแกรมรุ่นใหม่กว่า",
                    "ติดตั้งโปรแกรมรุ่นใหม่ในเครื่องนี้ก่อน ข้อมูลยังอยู่ครบ ไม่มีอะไรถูกแก้",
                    "The data was written by a newer version of the program",
                    "Install the newer version first. Your data is safe, nothing was changed",
                ],
            ),
            OpenRefused::OtherKind => Failure::refusal(
                "open.other_kind",
                "O-03",
                [
                    "ไฟล์ข้อมูลนี้ไม่ใช่ของโต๊ะนี้",
                    "เลือกไฟล์ให้ตรง: ของร้านค้า หรือของกรรมการ ไม่มีอะไรถูกแก้",
                    "The data file belongs to another desk",
                    "Choose the right one: till or book. Nothing was changed",
                ],
            ),
            OpenRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<BackupRefused> for Failure {
    fn from(refused: BackupRefused) -> Failure {
        match refused {
            BackupRefused::Open(refused) => refused.into(),
            BackupRefused::Damaged => Failure::refusal(
                "backup.damaged",
                "O-04",
                [
                    "สำเนาสำรองนี้เสียหาย",
                    "เลือกสำเนาอื่น ข้อมูลปัจจุบันยังอยู่ตามเดิม",
                    "This backup is damaged",
                    "Choose another one. The present data stands as it was",
                ],
            ),
            BackupRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<FileRefused> for Failure {
    fn from(_: FileRefused) -> Failure {
        not_talad()
    }
}

fn not_talad() -> Failure {
    Failure::refusal(
        "file.not_talad",
        "F-01",
        [
            "ไฟล์นี้อ่านไม่ได้ อาจไม่ใช่ไฟล์ของตลาด หรือถูกแก้มาก่อน",
            "ขอไฟล์ใหม่จากต้นทางแล้วลองอีกครั้ง ไม่มีอะไรถูกบันทึก",
            "This file cannot be read: it is no market file, or it was changed",
            "Ask for a fresh file and try again. Nothing was recorded",
        ],
    )
}

/// A bug was caught: the book is protected.
#[must_use]
pub fn stopped() -> Failure {
    Failure::fault(
        "program.stopped",
        "X-01",
        [
            "โปรแกรมหยุดคำสั่งนี้ไว้เพื่อรักษาข้อมูล",
            "ปิดแล้วเปิดโปรแกรมใหม่ ถ้ายังเป็นอีกให้แจ้งผู้ดูแล รายการที่บันทึกไว้ก่อนหน้ายังอยู่ครบ",
            "The program stopped this to protect the book",
            "Close and open it again; if it stays, tell whoever looks after it. Everything recorded is safe",
        ],
    )
}

/// The till was asked for where no till is open.
#[must_use]
pub fn no_till() -> Failure {
    Failure::refusal(
        "desk.no_till",
        "X-02",
        [
            "เครื่องนี้ยังไม่ได้ตั้งเป็นร้านค้า",
            "กลับไปหน้าแรกแล้วเลือก ร้านค้า ข้อมูลยังอยู่ครบ",
            "This computer is not set up as a till",
            "Go to the first page and choose the till. Your data is safe",
        ],
    )
}

/// The book was asked for where no book is open.
#[must_use]
pub fn no_book() -> Failure {
    Failure::refusal(
        "desk.no_book",
        "X-03",
        [
            "เครื่องนี้ยังไม่ได้ตั้งเป็นสมุดกรรมการ",
            "กลับไปหน้าแรกแล้วเลือก กรรมการ ข้อมูลยังอยู่ครบ",
            "This computer is not set up as the committee's book",
            "Go to the first page and choose the committee. Your data is safe",
        ],
    )
}

/// A command nobody knows: a screen and a program of different versions.
#[must_use]
pub fn unknown_command(command: &str) -> Failure {
    Failure::fault(
        "command.unknown",
        "X-04",
        [
            "โปรแกรมไม่รู้จักคำสั่งนี้",
            "ปิดแล้วเปิดโปรแกรมใหม่ ข้อมูลยังอยู่ครบ",
            "The program does not know this command",
            "Close the program and open it again. Your data is safe",
        ],
    )
    .with("command", command)
}

/// Arguments that do not fit their command.
#[must_use]
pub fn bad_arguments(why: &str) -> Failure {
    Failure::refusal(
        "command.arguments",
        "X-05",
        [
            "ค่าที่กรอกใช้ไม่ได้",
            "ตรวจตัวเลขและช่องที่กรอก แล้วลองใหม่ ไม่มีอะไรถูกบันทึก",
            "What was entered cannot be used",
            "Check the figures and try again. Nothing was recorded",
        ],
    )
    .with("why", why)
}

/// Bytes from a screen that are not base64.
#[must_use]
pub fn not_text() -> Failure {
    not_talad()
}
