//! Sentences about regulars, what they owe, and preorders.

use domain::money::Money;
use till::credit::RepayRefused;
use till::customers::CustomerRefused;
use till::preorders::PreorderRefused;

use crate::failure::Failure;
use crate::failures::till_common::{day_not_open, not_set_up, reason_needed, request_used};

impl From<CustomerRefused> for Failure {
    #[expect(clippy::too_many_lines, reason = "a table of sentences reads best in one piece")]
    fn from(refused: CustomerRefused) -> Failure {
        match refused {
            CustomerRefused::NotSetUp => not_set_up(),
            CustomerRefused::Unknown => no_such_customer(),
            CustomerRefused::Nickname => Failure::refusal(
                "customer.nickname",
                "C-02",
                [
                    "ชื่อลูกค้าว่าง หรือยาวเกินไป",
                    "ใส่ชื่อเล่นไม่เกิน 40 ตัวอักษร ยังไม่มีอะไรถูกบันทึก",
                    "The customer's name does not fit",
                    "Enter up to 40 characters. Nothing was recorded",
                ],
            ),
            CustomerRefused::Phone => bad_phone(),
            CustomerRefused::Limit => Failure::refusal(
                "customer.limit",
                "C-04",
                [
                    "วงเงินเชื่อใช้ไม่ได้",
                    "ใส่ 0 ถึง 1,000,000 บาท หรือเว้นว่างถ้าไม่จำกัด ยังไม่มีอะไรถูกบันทึก",
                    "The credit limit does not fit",
                    "Enter 0 to 1,000,000 baht, or leave it empty for no limit. Nothing was recorded",
                ],
            ),
            CustomerRefused::DueDays => Failure::refusal(
                "customer.due_days",
                "C-05",
                [
                    "จำนวนวันที่ให้เชื่อใช้ไม่ได้",
                    "ใส่ 0 ถึง 365 วัน ยังไม่มีอะไรถูกบันทึก",
                    "The days until a debt is due do not fit",
                    "Enter 0 to 365 days. Nothing was recorded",
                ],
            ),
            CustomerRefused::Note => note_too_long(),
            CustomerRefused::Taken { name } => Failure::refusal(
                "customer.taken",
                "C-07",
                [
                    "มีลูกค้าชื่อ {name} อยู่แล้ว",
                    "เลือก {name} จากรายชื่อ หรือเติมคำให้ต่างกัน ยังไม่มีอะไรถูกบันทึก",
                    "There is a customer called {name} already",
                    "Choose {name} from the list, or add a word to tell them apart. \
                     Nothing was recorded",
                ],
            )
            .with("name", name),
            CustomerRefused::StillOpen { amount } if amount.is_negative() => Failure::refusal(
                "customer.is_owed",
                "C-08",
                [
                    "ร้านยังค้างเงินลูกค้าคนนี้ {amount} บาท",
                    "คืนเงินหรือให้ซื้อหักยอดก่อน แล้วค่อยเลิกใช้ชื่อนี้ ข้อมูลอยู่ครบ",
                    "The stall still owes this customer {amount} baht",
                    "Give it back or let a purchase use it up first. The data is safe",
                ],
            )
            .with("amount", amount.magnitude().short()),
            CustomerRefused::StillOpen { amount } => Failure::refusal(
                "customer.owes",
                "C-09",
                [
                    "ลูกค้าคนนี้ยังค้างอยู่ {amount} บาท",
                    "รับชำระให้ครบก่อน แล้วค่อยเลิกใช้ชื่อนี้ ข้อมูลอยู่ครบ",
                    "This customer still owes {amount} baht",
                    "Take the rest of the money first. The data is safe",
                ],
            )
            .with("amount", amount.short()),
            CustomerRefused::Lines(refused) => (*refused).into(),
            CustomerRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<RepayRefused> for Failure {
    fn from(refused: RepayRefused) -> Failure {
        match refused {
            RepayRefused::RequestUsed => request_used(),
            RepayRefused::DayNotOpen => day_not_open(),
            RepayRefused::Unknown => no_such_customer(),
            RepayRefused::Kind => only_money(),
            RepayRefused::Amount => Failure::refusal(
                "credit.amount",
                "C-12",
                [
                    "ยังไม่ได้ใส่จำนวนเงิน",
                    "ใส่จำนวนที่รับมา ยังไม่มีอะไรถูกบันทึก",
                    "There is no amount",
                    "Enter what was received. Nothing was recorded",
                ],
            ),
            RepayRefused::TooMuch { owes } if owes == Money::ZERO => Failure::refusal(
                "credit.nothing_owed",
                "C-13",
                [
                    "ลูกค้าคนนี้ไม่มียอดค้าง",
                    "ดูบัญชีของลูกค้าก่อน ยังไม่มีอะไรถูกบันทึก",
                    "This customer owes nothing",
                    "Look at the account first. Nothing was recorded",
                ],
            ),
            RepayRefused::TooMuch { owes } => Failure::refusal(
                "credit.too_much",
                "C-14",
                [
                    "มากกว่าที่ค้างอยู่ ยอดค้างคือ {owes} บาท",
                    "รับไม่เกินยอดค้าง แล้วทอนส่วนที่เหลือให้ลูกค้า ยังไม่มีอะไรถูกบันทึก",
                    "That is more than the {owes} baht owed",
                    "Take no more than that, and give the rest back. Nothing was recorded",
                ],
            )
            .with("owes", owes.short()),
            RepayRefused::NoSuchPayment => Failure::refusal(
                "credit.no_such_payment",
                "C-15",
                [
                    "ไม่มีรายการรับชำระเลขที่นี้",
                    "เลือกจากรายการรับชำระในบัญชีของลูกค้า",
                    "There is no payment with this number",
                    "Choose one from the payments of the customer's account",
                ],
            ),
            RepayRefused::TakenBack => Failure::refusal(
                "credit.taken_back",
                "C-16",
                [
                    "รายการรับชำระนี้ยกเลิกไปแล้ว",
                    "ดูบัญชีของลูกค้า ไม่มีอะไรถูกบันทึกซ้ำ",
                    "This payment was taken back before",
                    "Look at the account. Nothing was recorded twice",
                ],
            ),
            RepayRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<PreorderRefused> for Failure {
    #[expect(clippy::too_many_lines, reason = "a table of sentences reads best in one piece")]
    fn from(refused: PreorderRefused) -> Failure {
        match refused {
            PreorderRefused::RequestUsed => request_used(),
            PreorderRefused::DayNotOpen => day_not_open(),
            PreorderRefused::Unknown => Failure::refusal(
                "preorder.unknown",
                "P-01",
                [
                    "ไม่มีรายการสั่งของนี้",
                    "เลือกจากรายการสั่งของอีกครั้ง ข้อมูลอยู่ครบ",
                    "There is no such preorder",
                    "Choose it from the list again. The data is safe",
                ],
            ),
            PreorderRefused::Ended => Failure::refusal(
                "preorder.ended",
                "P-02",
                [
                    "รายการสั่งของนี้ส่งของหรือยกเลิกไปแล้ว",
                    "ดูรายการสั่งของที่เสร็จแล้ว ไม่มีอะไรถูกบันทึกซ้ำ",
                    "This preorder was handed over or called off before",
                    "Look at the preorders that have ended. Nothing was recorded twice",
                ],
            ),
            PreorderRefused::Who => Failure::refusal(
                "preorder.who",
                "P-03",
                [
                    "ยังไม่ได้ใส่ชื่อผู้รับของ หรือชื่อยาวเกินไป",
                    "ใส่ชื่อไม่เกิน 60 ตัวอักษร ยังไม่มีอะไรถูกบันทึก",
                    "There is no name to call, or too long a one",
                    "Enter up to 60 characters. Nothing was recorded",
                ],
            ),
            PreorderRefused::Phone => bad_phone(),
            PreorderRefused::Customer => no_such_customer(),
            PreorderRefused::Pickup => Failure::refusal(
                "preorder.pickup",
                "P-04",
                [
                    "วันเวลารับของผ่านไปแล้ว หรือไกลเกินหนึ่งปี",
                    "เลือกวันและเวลารับของใหม่ ยังไม่มีอะไรถูกบันทึก",
                    "The time to fetch it is over, or more than a year ahead",
                    "Choose another day and time. Nothing was recorded",
                ],
            ),
            PreorderRefused::Note => note_too_long(),
            PreorderRefused::Lines(refused) => (*refused).into(),
            PreorderRefused::Kind => only_money(),
            PreorderRefused::Deposit { most } => Failure::refusal(
                "preorder.deposit",
                "P-05",
                [
                    "มัดจำมากกว่าราคาของที่สั่ง ตอนนี้รวม {most} บาท",
                    "ใส่มัดจำตั้งแต่ 0 ถึง {most} บาท ยังไม่มีอะไรถูกบันทึก",
                    "The deposit is more than the goods, which come to {most} baht now",
                    "Enter a deposit of 0 to {most} baht. Nothing was recorded",
                ],
            )
            .with("most", most.short()),
            PreorderRefused::Reason => reason_needed(),
            PreorderRefused::Returned { deposit } => Failure::refusal(
                "preorder.returned",
                "P-06",
                [
                    "คืนมัดจำได้ตั้งแต่ 0 ถึง {deposit} บาท",
                    "ใส่จำนวนใหม่ ยังไม่มีอะไรถูกบันทึก",
                    "From 0 to {deposit} baht of the deposit can be given back",
                    "Enter another amount. Nothing was recorded",
                ],
            )
            .with("deposit", deposit.short()),
            PreorderRefused::Fault(fault) => fault.into(),
        }
    }
}

fn no_such_customer() -> Failure {
    Failure::refusal(
        "customer.unknown",
        "C-01",
        [
            "ไม่มีลูกค้าคนนี้ในรายชื่อ",
            "เลือกจากรายชื่อลูกค้าอีกครั้ง ข้อมูลอยู่ครบ",
            "There is no such customer",
            "Choose one from the list again. The data is safe",
        ],
    )
}

fn bad_phone() -> Failure {
    Failure::refusal(
        "customer.phone",
        "C-03",
        [
            "เบอร์โทรไม่ถูกต้อง",
            "ใส่ตัวเลข 6 ถึง 15 หลัก หรือเว้นว่าง ยังไม่มีอะไรถูกบันทึก",
            "This is not a telephone number",
            "Enter 6 to 15 digits, or leave it empty. Nothing was recorded",
        ],
    )
}

fn note_too_long() -> Failure {
    Failure::refusal(
        "customer.note",
        "C-06",
        [
            "หมายเหตุยาวเกินไป",
            "ใส่ไม่เกิน 200 ตัวอักษร ยังไม่มีอะไรถูกบันทึก",
            "The note is too long",
            "Enter up to 200 characters. Nothing was recorded",
        ],
    )
}

fn only_money() -> Failure {
    Failure::refusal(
        "credit.kind",
        "C-11",
        [
            "รับหรือคืนได้เป็นเงินสดหรือพร้อมเพย์เท่านั้น",
            "เลือกเงินสดหรือพร้อมเพย์ ยังไม่มีอะไรถูกบันทึก",
            "Only cash or PromptPay can be taken or given back here",
            "Choose one of the two. Nothing was recorded",
        ],
    )
}

/// A helper's screen changes no regular.
pub fn only_at_the_stall() -> Failure {
    Failure::refusal(
        "customer.only_at_the_stall",
        "C-10",
        [
            "แก้ข้อมูลลูกค้าได้ที่เครื่องของร้านเท่านั้น",
            "ไปแก้ที่เครื่องหลัก เครื่องนี้เพิ่มลูกค้าใหม่ได้ ข้อมูลอยู่ครบ",
            "A customer is changed at the stall's own screen",
            "Change it there. New customers can be entered here. The data is safe",
        ],
    )
}
