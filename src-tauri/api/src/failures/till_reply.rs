//! Sentences about replies of the committee that a till does not take.

use settlement::file::FileRefused;
use settlement::reply::ReplyRefused;
use settlement::single::SingleRefused;
use till::replies::ReplyNotTaken;

use crate::failure::Failure;

impl From<ReplyNotTaken> for Failure {
    fn from(refused: ReplyNotTaken) -> Failure {
        match refused {
            ReplyNotTaken::Unreadable(refused) => unreadable(refused),
            ReplyNotTaken::NotEnrolled => Failure::refusal(
                "reply.not_enrolled",
                "T-905",
                [
                    "ร้านนี้ยังไม่ได้เข้าตลาด จึงรับใบตอบไม่ได้",
                    "ขอไฟล์เชิญจากกรรมการแล้วเข้าตลาดที่หน้าตั้งค่า ข้อมูลร้านยังอยู่ครบ",
                    "This stall is in no market yet, so it takes no replies",
                    "Ask the committee for an invitation and join in the settings. Your data is safe",
                ],
            ),
            ReplyNotTaken::OtherMarket { market } => Failure::refusal(
                "reply.other_market",
                "T-906",
                [
                    "ใบตอบนี้เป็นของ {market} ไม่ใช่ตลาดของร้านนี้",
                    "เลือกไฟล์ใบตอบของร้านนี้ ไม่มีอะไรเปลี่ยน",
                    "This reply is of {market}, not of this stall's market",
                    "Choose this stall's reply. Nothing was changed",
                ],
            )
            .with("market", market),
            ReplyNotTaken::NoKey => Failure::refusal(
                "reply.no_key",
                "T-907",
                [
                    "เครื่องนี้ยังไม่รู้จักลายเซ็นของกรรมการ",
                    "ขอไฟล์เชิญใหม่จากกรรมการแล้วเข้าตลาดอีกครั้ง ยอดขายเดิมยังอยู่ครบ",
                    "This till does not know the committee's signature yet",
                    "Ask for a new invitation and join again. Your sales are safe",
                ],
            ),
            ReplyNotTaken::NotTheCommittee => Failure::refusal(
                "reply.not_the_committee",
                "T-908",
                [
                    "ใบตอบนี้ไม่ได้ลงลายเซ็นโดยกรรมการของตลาด",
                    "อย่าจ่ายเงินตามไฟล์นี้ ถามกรรมการโดยตรง ไม่มีอะไรเปลี่ยน",
                    "This reply is not signed by the market's committee",
                    "Pay nothing it asks for, and ask the committee itself. Nothing was changed",
                ],
            ),
            ReplyNotTaken::OtherStall { stall, place } => Failure::refusal(
                "reply.other_stall",
                "T-909",
                [
                    "ใบตอบนี้เป็นของ {stall} ล็อก {place}",
                    "ส่งไฟล์ให้ร้านนั้น แล้วขอใบตอบของร้านนี้ ไม่มีอะไรเปลี่ยน",
                    "This reply is for {stall}, place {place}",
                    "Give it to that stall and ask for your own. Nothing was changed",
                ],
            )
            .with("stall", stall)
            .with("place", place),
            ReplyNotTaken::Fault(fault) => fault.into(),
        }
    }
}

fn unreadable(refused: ReplyRefused) -> Failure {
    match refused {
        ReplyRefused::Single(SingleRefused::OtherKind) => not_a_reply(),
        ReplyRefused::Single(SingleRefused::File(refused)) => match refused {
            FileRefused::NotUtf8 { .. } | FileRefused::TooLarge { .. } => not_a_reply(),
            _ => damaged(),
        },
        ReplyRefused::Single(SingleRefused::Version { .. }) => Failure::refusal(
            "reply.newer",
            "T-903",
            [
                "ใบตอบนี้ทำจากโปรแกรมรุ่นใหม่กว่า",
                "ปรับโปรแกรมของร้านเป็นรุ่นใหม่แล้วเปิดไฟล์อีกครั้ง ไม่มีอะไรเปลี่ยน",
                "The reply was made by a newer program",
                "Renew the stall's program and open it again. Nothing was changed",
            ],
        ),
        ReplyRefused::Single(_) | ReplyRefused::Contents { .. } => Failure::refusal(
            "reply.changed",
            "T-904",
            [
                "ใบตอบนี้ถูกแก้หลังจากกรรมการลงลายเซ็น",
                "อย่าใช้ไฟล์นี้ ขอไฟล์ใหม่จากกรรมการ ไม่มีอะไรเปลี่ยน",
                "The reply was changed after it was signed",
                "Do not use it: ask the committee for it again. Nothing was changed",
            ],
        ),
    }
}

fn not_a_reply() -> Failure {
    Failure::refusal(
        "reply.not_a_reply",
        "T-901",
        [
            "ไฟล์นี้ไม่ใช่ใบตอบจากกรรมการ",
            "เลือกไฟล์ใบตอบที่ได้จากกรรมการ ไม่มีอะไรเปลี่ยน",
            "This is not the committee's reply",
            "Choose the file from the committee whose name begins with reply_. Nothing was changed",
        ],
    )
}

fn damaged() -> Failure {
    Failure::refusal(
        "reply.damaged",
        "T-902",
        [
            "ไฟล์ใบตอบมาไม่ครบ หรือถูกโปรแกรมอื่นบันทึกทับ",
            "คัดลอกจาก USB หรือแชตใหม่โดยไม่เปิดแก้ไข ไม่มีอะไรเปลี่ยน",
            "The reply is cut short, or another program saved it",
            "Copy it again without opening it elsewhere. Nothing was changed",
        ],
    )
}
