//! Sentences about handing in over the market's own network.

use crate::failure::Failure;
use crate::ports::DoorShut;

/// A file that this book does not wait for: what is wrong with it a stranger does not learn.
#[must_use]
pub fn hand_in_stranger() -> Failure {
    Failure::refusal(
        "network.stranger",
        "B-200",
        [
            "กรรมการไม่รับไฟล์นี้ทางเครือข่าย",
            "ส่งด้วย USB หรือให้กรรมการเชิญเครื่องนี้ก่อน ไฟล์ยังอยู่ที่เครื่องนี้ครบ",
            "The committee does not take this file over the network",
            "Bring it on a stick, or have this till invited first. The file is safe here",
        ],
    )
}

/// This computer is in no network, or its host offers none.
#[must_use]
pub fn no_market_network() -> Failure {
    Failure::refusal(
        "network.none",
        "B-201",
        [
            "เครื่องนี้ยังไม่ได้ต่อเครือข่ายของตลาด",
            "ต่อ Wi-Fi ของตลาดที่เครื่องนี้ก่อน แล้วลองใหม่ รับไฟล์จาก USB ต่อได้ตามปกติ",
            "This computer is in no network",
            "Join the market's Wi-Fi on this computer and try again. Files on sticks come in as always",
        ],
    )
}

/// The port does not open.
#[must_use]
pub fn hand_in_shut(shut: &DoorShut, port: u16) -> Failure {
    tracing::warn!(%shut, "files over the network");
    Failure::refusal(
        "network.shut",
        "B-202",
        [
            "เปิดรับไฟล์ทางเครือข่ายไม่ได้ ช่องต่อ {port} ไม่ว่าง",
            "ปิดโปรแกรมอื่นที่ใช้ช่องนี้แล้วลองใหม่ รับไฟล์จาก USB ต่อได้ตามปกติ",
            "Files cannot be taken over the network: port {port} is not free",
            "Close what uses it and try again. Files on sticks come in as always",
        ],
    )
    .with("port", port)
}

/// Not an address of a network of people's own.
#[must_use]
pub fn address_unfit() -> Failure {
    Failure::refusal(
        "network.address",
        "T-201",
        [
            "ที่อยู่ของกรรมการไม่ถูกต้อง",
            "สแกน QR ที่จอของกรรมการ หรือใส่ตัวเลขตามที่เห็น เช่น 192.168.1.5 ข้อมูลยังอยู่ครบ",
            "That is no address of the market's own network",
            "Scan the QR on the committee's screen, or enter it as shown: 192.168.1.5. Your data is safe",
        ],
    )
}

/// Nobody said where the committee is.
#[must_use]
pub fn no_address() -> Failure {
    Failure::refusal(
        "network.no_address",
        "T-202",
        [
            "ยังไม่ได้บอกว่ากรรมการอยู่ที่ไหนในเครือข่าย",
            "สแกน QR ที่จอของกรรมการก่อน หรือส่งด้วย USB ไฟล์ยังอยู่ครบ",
            "It is not known yet where the committee is in the network",
            "Scan the QR on the committee's screen first, or bring a stick. The file is safe",
        ],
    )
}

/// Nobody answers there.
#[must_use]
pub fn committee_unreachable(address: &str) -> Failure {
    Failure::refusal(
        "network.unreachable",
        "T-203",
        [
            "ติดต่อเครื่องของกรรมการไม่ได้ ({address})",
            "ดูว่าต่อ Wi-Fi ของตลาดอยู่ แล้วลองใหม่ หรือส่งด้วย USB ไฟล์ยังอยู่ครบ",
            "The committee's computer does not answer ({address})",
            "See that this till is in the market's Wi-Fi and try again, or bring a stick. The file is safe",
        ],
    )
    .with("address", address)
}

/// Something else answered.
#[must_use]
pub fn not_the_committee(address: &str) -> Failure {
    Failure::refusal(
        "network.not_committee",
        "T-204",
        [
            "เครื่องที่ {address} ไม่ใช่เครื่องของกรรมการ",
            "สแกน QR ที่จอของกรรมการอีกครั้ง หรือส่งด้วย USB ไฟล์ยังอยู่ครบ",
            "What answers at {address} is not the committee's book",
            "Scan the QR on the committee's screen again, or bring a stick. The file is safe",
        ],
    )
    .with("address", address)
}

/// A file that is no settlement and no answer to an invitation.
#[must_use]
pub fn not_for_the_committee() -> Failure {
    Failure::refusal(
        "network.other_file",
        "T-205",
        [
            "ไฟล์นี้ไม่ใช่ไฟล์สำหรับส่งกรรมการ",
            "เลือกวันที่ปิดแล้วจากรายการ แล้วส่งใหม่ ข้อมูลยังอยู่ครบ",
            "This file is not one for the committee",
            "Choose a closed day from the list and hand that in. Your data is safe",
        ],
    )
}
