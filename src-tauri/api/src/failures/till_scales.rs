//! Sentences about scales: the one on a wire, and labels of those that print.

use domain::scale_label::LayoutRefused;
use till::labels::LabelRefused;

use crate::failure::Failure;
use crate::ports::ScaleTrouble;

pub(super) fn label_layout(refused: LayoutRefused) -> Failure {
    match refused {
        LayoutRefused::Prefix => Failure::refusal(
            "settings.label_prefix",
            "T-51",
            [
                "เลขนำหน้าของป้ายเครื่องชั่งใช้ไม่ได้",
                "ใส่ตั้งแต่ 20 ถึง 29 ตามที่ตั้งไว้ในเครื่องชั่ง การตั้งค่าเดิมยังอยู่",
                "The first two digits of the label do not fit",
                "Enter 20 to 29, as the scale is set. The settings are as before",
            ],
        ),
        LayoutRefused::ItemDigits | LayoutRefused::ValueDigits | LayoutRefused::Length => {
            Failure::refusal(
                "settings.label_digits",
                "T-52",
                [
                    "จำนวนหลักของป้ายเครื่องชั่งรวมกันไม่ครบ 13 หลัก",
                    "รหัสสินค้าและค่าที่พิมพ์มี 4 ถึง 6 หลัก ดูคู่มือเครื่องชั่ง การตั้งค่าเดิมยังอยู่",
                    "The digits of the label do not come to thirteen",
                    "The goods and the value have 4 to 6 digits each: see the scale's manual. The settings are as before",
                ],
            )
        }
        LayoutRefused::PrefixTwice => Failure::refusal(
            "settings.label_prefix_twice",
            "T-53",
            [
                "เลขนำหน้าของป้ายเครื่องชั่งซ้ำกัน",
                "ใช้เลขนำหน้าละหนึ่งแบบ การตั้งค่าเดิมยังอยู่",
                "Two kinds of labels begin with the same digits",
                "Use each beginning once. The settings are as before",
            ],
        ),
    }
}

pub(super) fn scale_link() -> Failure {
    Failure::refusal(
        "settings.scale",
        "T-54",
        [
            "ช่องต่อหรือความเร็วของเครื่องชั่งใช้ไม่ได้",
            "เลือกช่องต่อจากรายการ และความเร็วตามคู่มือเครื่องชั่ง การตั้งค่าเดิมยังอยู่",
            "The scale's line or its speed does not fit",
            "Choose the line from the list, and the speed from the scale's manual. The settings are as before",
        ],
    )
}

pub(crate) fn no_scale() -> Failure {
    Failure::refusal(
        "scale.none",
        "W-01",
        [
            "ยังไม่ได้เลือกเครื่องชั่ง",
            "เลือกเครื่องชั่งในหน้าตั้งค่า หรือพิมพ์น้ำหนักเอง ของในบิลยังอยู่",
            "No scale has been chosen",
            "Choose one in the settings, or type the weight. The bill is still there",
        ],
    )
}

impl From<ScaleTrouble> for Failure {
    fn from(trouble: ScaleTrouble) -> Failure {
        match trouble {
            ScaleTrouble::Unreachable(why) => {
                tracing::warn!(why, "the scale cannot be reached");
                Failure::fault(
                    "scale.unreachable",
                    "W-02",
                    [
                        "ต่อเครื่องชั่งไม่ได้",
                        "ตรวจสายและช่องต่อ แล้วลองใหม่ หรือพิมพ์น้ำหนักเอง ของในบิลยังอยู่",
                        "The scale cannot be reached",
                        "Check its cable and try again, or type the weight. The bill is still there",
                    ],
                )
            }
            ScaleTrouble::Silent => Failure::fault(
                "scale.silent",
                "W-03",
                [
                    "เครื่องชั่งไม่ตอบ",
                    "ตรวจว่าเปิดเครื่องและเสียบสายแน่น หรือพิมพ์น้ำหนักเอง ของในบิลยังอยู่",
                    "The scale does not answer",
                    "Check that it is on and its cable is in, or type the weight. The bill is still there",
                ],
            ),
            ScaleTrouble::Garbled => Failure::fault(
                "scale.garbled",
                "W-04",
                [
                    "อ่านค่าจากเครื่องชั่งไม่เข้าใจ",
                    "ตรวจความเร็วและหน่วยกิโลกรัมของเครื่องชั่ง หรือพิมพ์น้ำหนักเอง ของในบิลยังอยู่",
                    "What the scale says was not understood",
                    "Check its speed and that it weighs in kilograms, or type the weight. The bill is still there",
                ],
            ),
        }
    }
}

impl From<LabelRefused> for Failure {
    fn from(refused: LabelRefused) -> Failure {
        match refused {
            LabelRefused::Unknown { item } => Failure::refusal(
                "label.unknown",
                "W-11",
                [
                    "ไม่มีสินค้าที่ใช้รหัสเครื่องชั่ง {item}",
                    "ใส่รหัสนี้ที่สินค้าก่อน หรือเลือกสินค้าเอง ของในบิลยังอยู่",
                    "No goods have the number {item} on the scale",
                    "Enter the number at the goods, or choose them by hand. The bill is still there",
                ],
            )
            .with("item", item),
            LabelRefused::NotWeighed { name } => Failure::refusal(
                "label.not_weighed",
                "W-12",
                [
                    "{name} ไม่ได้ขายตามน้ำหนัก",
                    "เปลี่ยนหน่วยขายของสินค้านี้ หรือแก้รหัสเครื่องชั่ง ของในบิลยังอยู่",
                    "{name} is not sold by weight",
                    "Change its unit, or its number on the scale. The bill is still there",
                ],
            )
            .with("name", name),
            LabelRefused::Nothing => Failure::refusal(
                "label.nothing",
                "W-13",
                [
                    "ป้ายเครื่องชั่งไม่มีน้ำหนัก",
                    "ชั่งและพิมพ์ป้ายใหม่ หรือพิมพ์น้ำหนักเอง ของในบิลยังอยู่",
                    "The label has no weight on it",
                    "Weigh and print it again, or type the weight. The bill is still there",
                ],
            ),
            LabelRefused::Fault(fault) => fault.into(),
        }
    }
}
