//! Sentences about the till's place in a market and its settings.

use settlement::invite::CodeRefused;
use settlement::single::SingleRefused;
use till::enrol::EnrolRefused;
use till::settings::SettingsRefused;

use crate::failure::Failure;
use crate::failures::till_scales::{label_layout, scale_link};

impl From<EnrolRefused> for Failure {
    fn from(refused: EnrolRefused) -> Failure {
        match refused {
            EnrolRefused::DayOpen => Failure::refusal(
                "enrol.day_open",
                "E-01",
                [
                    "วันขายยังเปิดอยู่",
                    "ปิดวันก่อน แล้วค่อยเปลี่ยนชื่อร้านหรือเข้าตลาด",
                    "A day is still open",
                    "Close it first, then change the stall or join a market",
                ],
            ),
            EnrolRefused::Name => Failure::refusal(
                "enrol.name",
                "E-02",
                [
                    "ชื่อร้านว่าง หรือยาวเกินไป",
                    "ใส่ชื่อร้านไม่เกิน 60 ตัวอักษร และล็อกไม่เกิน 20 ตัวอักษร",
                    "The name of the stall does not fit",
                    "Enter up to 60 characters, and up to 20 for the place",
                ],
            ),
            EnrolRefused::Invite(_) | EnrolRefused::Answer(_) => not_an_invite(),
            EnrolRefused::Expired => Failure::refusal(
                "enrol.expired",
                "E-04",
                [
                    "คำเชิญนี้หมดอายุแล้ว",
                    "ขอไฟล์เชิญใหม่จากกรรมการ ข้อมูลร้านยังอยู่ครบ",
                    "The invitation has run out",
                    "Ask the committee for a new one. Your data is safe",
                ],
            ),
            EnrolRefused::Code(refused) => match refused {
                CodeRefused::Wrong | CodeRefused::Form => Failure::refusal(
                    "enrol.code",
                    "E-05",
                    [
                        "รหัสไม่ตรงกับไฟล์เชิญนี้",
                        "ดูรหัส 10 ตัวบนกระดาษจากกรรมการแล้วพิมพ์ใหม่ ข้อมูลร้านยังอยู่ครบ",
                        "The code does not belong to this invitation",
                        "Look at the 10 characters on the committee's paper and type them again",
                    ],
                ),
            },
            EnrolRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<SingleRefused> for Failure {
    fn from(_: SingleRefused) -> Failure {
        not_an_invite()
    }
}

fn not_an_invite() -> Failure {
    Failure::refusal(
        "enrol.not_an_invite",
        "E-03",
        [
            "ไฟล์นี้ไม่ใช่ไฟล์เชิญของกรรมการ หรือถูกแก้มาก่อน",
            "ขอไฟล์เชิญใหม่จากกรรมการ ข้อมูลร้านยังอยู่ครบ",
            "This is not the committee's invitation, or it was changed",
            "Ask the committee for a new one. Your data is safe",
        ],
    )
}

impl From<SettingsRefused> for Failure {
    fn from(refused: SettingsRefused) -> Failure {
        match refused {
            SettingsRefused::Unknown => crate::failures::bad_arguments("settings"),
            SettingsRefused::TaxId => Failure::refusal(
                "settings.tax_id",
                "T-31",
                [
                    "เลขผู้เสียภาษีต้องมี 13 หลัก",
                    "ตรวจตัวเลข หรือเว้นว่างถ้าไม่ได้จดทะเบียนภาษีมูลค่าเพิ่ม",
                    "A tax id has 13 digits",
                    "Check it, or leave it empty if the stall is not registered for VAT",
                ],
            ),
            SettingsRefused::Biller => Failure::refusal(
                "settings.biller",
                "T-32",
                [
                    "เลขผู้รับชำระหรือรหัสอ้างอิงใช้ไม่ได้",
                    "ดูเอกสารจากธนาคาร: เลข 13 หรือ 15 หลัก รหัสอ้างอิงไม่เกิน 20 ตัว ค่าเดิมยังอยู่",
                    "The biller's number or reference does not fit",
                    "See the bank's letter: 13 or 15 digits, a reference of up to 20 letters. \
                     Nothing was changed",
                ],
            ),
            SettingsRefused::Rounding => Failure::refusal(
                "settings.rounding",
                "T-33",
                [
                    "ปัดเศษแบบนี้ไม่มีเหรียญให้ทอน",
                    "เลือก 25 สตางค์ 50 สตางค์ 1 บาท หรือ 5 บาท ค่าเดิมยังอยู่",
                    "There is no coin for that rounding",
                    "Choose 25 satang, 50 satang, 1 baht or 5 baht. Nothing was changed",
                ],
            ),
            SettingsRefused::CoPay { name } => Failure::refusal(
                "settings.co_pay",
                "T-34",
                [
                    "โครงการ {name} ใส่ไม่ครบหรือขัดกัน",
                    "ตรวจชื่อ วันเริ่มและวันจบ เวลา ส่วนที่รัฐจ่าย และวงเงิน ค่าเดิมยังอยู่",
                    "The scheme {name} does not make sense",
                    "Check its name, days, hours, share and caps. Nothing was changed",
                ],
            )
            .with("name", name),
            SettingsRefused::OtherTender => Failure::refusal(
                "settings.other_tender",
                "T-35",
                [
                    "ชื่อวิธีจ่ายอื่นว่าง ยาวเกิน 40 ตัวอักษร หรือซ้ำกัน",
                    "แก้ชื่อให้สั้นและไม่ซ้ำ มีได้ 12 ชื่อ ค่าเดิมยังอยู่",
                    "A way of paying has no name, too long a one, or one that is there twice",
                    "Give each a short name of its own, 12 at most. Nothing was changed",
                ],
            ),
            SettingsRefused::Label(refused) => label_layout(refused),
            SettingsRefused::Scale => scale_link(),
            SettingsRefused::Fault(fault) => fault.into(),
        }
    }
}
