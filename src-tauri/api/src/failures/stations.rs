//! Sentences about second screens: helpers' telephones, the customer's side, the stall's network.

use till::stations::StationRefused;

use crate::failure::Failure;
use crate::ports::DoorShut;

impl From<StationRefused> for Failure {
    fn from(refused: StationRefused) -> Failure {
        match refused {
            StationRefused::Name => Failure::refusal(
                "station.name",
                "N-01",
                [
                    "ชื่อเครื่องว่าง หรือยาวเกินไป",
                    "ตั้งชื่อสั้น ๆ ไม่เกิน 30 ตัวอักษร เช่น มือถือน้องแก้ว ข้อมูลยังอยู่ครบ",
                    "The screen has no name, or too long a one",
                    "Give it a name of up to 30 characters. Your data is safe",
                ],
            ),
            StationRefused::TooMany => Failure::refusal(
                "station.too_many",
                "N-02",
                [
                    "จับคู่ไว้ครบ 20 เครื่องแล้ว",
                    "ยกเลิกเครื่องที่ไม่ใช้แล้วก่อน ข้อมูลยังอยู่ครบ",
                    "Twenty screens are paired already",
                    "End one that is no longer used. Your data is safe",
                ],
            ),
            StationRefused::Unknown => Failure::refusal(
                "station.unknown",
                "N-03",
                [
                    "ไม่มีเครื่องนี้ในรายการ",
                    "เปิดรายการเครื่องใหม่แล้วดูอีกครั้ง ข้อมูลยังอยู่ครบ",
                    "There is no such screen",
                    "Open the list again. Your data is safe",
                ],
            ),
            StationRefused::Port => Failure::refusal(
                "screens.port",
                "N-04",
                [
                    "เลขช่องต่อนี้ใช้ไม่ได้",
                    "ใช้เลขตั้งแต่ 1024 ถึง 65535 ปกติคือ 8585 ข้อมูลยังอยู่ครบ",
                    "This port cannot be used",
                    "Use a number from 1024 to 65535; the usual one is 8585. Your data is safe",
                ],
            ),
            StationRefused::Fault(fault) => fault.into(),
        }
    }
}

/// A code that is wrong, old or used.
#[must_use]
pub fn pairing_refused() -> Failure {
    Failure::refusal(
        "pair.code",
        "N-05",
        [
            "รหัสจับคู่นี้ใช้ไม่ได้แล้ว รหัสใช้ได้ครั้งเดียวภายใน 10 นาที",
            "ให้เจ้าของร้านเปิด QR ใหม่ที่เครื่องหลัก แล้วสแกนอีกครั้ง ข้อมูลยังอยู่ครบ",
            "This pairing code holds no longer: it is taken once, within 10 minutes",
            "Ask the owner to show a new QR on the main screen and scan it. Your data is safe",
        ],
    )
}

/// Nothing listens to the stall's network.
#[must_use]
pub fn screens_off() -> Failure {
    Failure::refusal(
        "screens.off",
        "N-06",
        [
            "ยังไม่ได้เปิดให้เครื่องอื่นเข้ามา",
            "เปิด จอที่สอง ในการตั้งค่าก่อน แล้วลองใหม่ ข้อมูลยังอยู่ครบ",
            "Second screens are not switched on",
            "Switch them on in the settings, then try again. Your data is safe",
        ],
    )
}

/// This computer is in no network, or its host offers none.
#[must_use]
pub fn no_network() -> Failure {
    Failure::refusal(
        "screens.no_network",
        "N-07",
        [
            "เครื่องนี้ยังไม่ได้ต่อเครือข่ายของร้าน",
            "ต่อ Wi-Fi ของร้านที่เครื่องนี้ก่อน แล้วลองใหม่ ขายที่เครื่องนี้ต่อได้ตามปกติ",
            "This computer is in no network",
            "Join the stall's Wi-Fi on this computer and try again. Selling here goes on as always",
        ],
    )
}

/// The port does not open.
#[must_use]
pub fn door_shut(shut: &DoorShut, port: u16) -> Failure {
    match shut {
        DoorShut::Taken => Failure::refusal(
            "screens.port_taken",
            "N-08",
            [
                "ช่องต่อ {port} มีโปรแกรมอื่นใช้อยู่",
                "ปิดโปรแกรมนั้น หรือใช้เลขอื่น เช่น 8586 ขายที่เครื่องนี้ต่อได้ตามปกติ",
                "Another program uses port {port}",
                "Close it, or take another number such as 8586. Selling here goes on as always",
            ],
        )
        .with("port", port),
        DoorShut::Refused(why) => {
            tracing::warn!(why, "second screens");
            Failure::fault(
                "screens.shut",
                "N-09",
                [
                    "ระบบของเครื่องนี้ไม่ยอมเปิดช่องต่อให้จอที่สอง",
                    "ลองเลขอื่น หรือให้ผู้ดูแลเครื่องช่วย ขายที่เครื่องนี้ต่อได้ตามปกติ",
                    "This computer does not let second screens in",
                    "Try another number, or ask whoever looks after it. Selling here goes on as always",
                ],
            )
        }
    }
}

/// A host without windows of its own.
#[must_use]
pub fn no_window() -> Failure {
    Failure::refusal(
        "display.no_window",
        "N-10",
        [
            "เปิดหน้าต่างจอลูกค้าจากที่นี่ไม่ได้",
            "ใช้แท็บเล็ตสแกน QR ของจอลูกค้าแทน ข้อมูลยังอยู่ครบ",
            "No second window can be opened from here",
            "Scan the QR of the customer's screen with a tablet instead. Your data is safe",
        ],
    )
}

/// A helper's screen asks for what only the stall's own may: whether there is such a command is not
/// said.
#[must_use]
pub fn only_on_the_main_screen() -> Failure {
    Failure::refusal(
        "station.only_main",
        "N-11",
        [
            "ทำรายการนี้ได้ที่เครื่องหลักของร้านเท่านั้น",
            "ไปทำที่เครื่องหลัก เครื่องนี้ใช้ขายและรับเงินได้ตามปกติ ข้อมูลยังอยู่ครบ",
            "That is done on the stall's main screen only",
            "Do it there. This one goes on selling and taking money. Your data is safe",
        ],
    )
}
