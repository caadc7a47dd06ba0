//! Sentences about ways of paying: slips, vouchers, credit, co-pay schemes, deposits.

use domain::bank_slip::SlipRefused;
use domain::co_pay::CoPayRefused;
use domain::money::Money;
use settlement::voucher::VoucherRefused;
use till::tender::TenderRefused;

use crate::failure::Failure;
use crate::failures::till_common::too_large;

impl From<TenderRefused> for Failure {
    #[expect(clippy::too_many_lines, reason = "a table of sentences reads best in one piece")]
    fn from(refused: TenderRefused) -> Failure {
        match refused {
            TenderRefused::TooMany => Failure::refusal(
                "tender.too_many",
                "S-27",
                [
                    "บิลนี้มีวิธีจ่ายเกิน 20 รายการ",
                    "รวมยอดที่เป็นแบบเดียวกัน ของในบิลยังอยู่",
                    "There are more than 20 payments on this bill",
                    "Put those of one kind together. The bill is still there",
                ],
            ),
            TenderRefused::Slip(refused) => slip(refused),
            TenderRefused::SlipUsed { receipt } => Failure::refusal(
                "tender.slip_used",
                "S-34",
                [
                    "สลิปนี้ใช้จ่ายบิลเลขที่ {receipt} ไปแล้ว",
                    "อย่าเพิ่งให้ของ ขอดูสลิปใหม่และดูยอดเข้าในแอปธนาคาร ของในบิลยังอยู่",
                    "This slip paid receipt {receipt} before",
                    "Ask for the right slip and look into the bank's app. The bill is still there",
                ],
            )
            .with("receipt", receipt),
            TenderRefused::SlipTwice => Failure::refusal(
                "tender.slip_twice",
                "S-35",
                [
                    "สลิปใบเดียวกันอยู่ในบิลนี้สองครั้ง",
                    "ลบออกหนึ่งครั้ง หรือสแกนสลิปอีกใบ ของในบิลยังอยู่",
                    "One slip is on this bill twice",
                    "Remove one, or scan the other slip. The bill is still there",
                ],
            ),
            TenderRefused::Voucher(refused) => voucher(refused),
            TenderRefused::VoucherWithdrawn => Failure::refusal(
                "tender.voucher_withdrawn",
                "T-910",
                [
                    "กรรมการยกเลิกคูปองใบนี้แล้ว",
                    "อย่ารับ ให้ลูกค้าจ่ายวิธีอื่นหรือไปถามกรรมการ ของในบิลยังอยู่",
                    "The committee withdrew this voucher",
                    "Do not take it: take another way of paying. The bill is still there",
                ],
            ),
            TenderRefused::VoucherUsed { receipt } => Failure::refusal(
                "tender.voucher_used",
                "S-41",
                [
                    "คูปองใบนี้ใช้จ่ายบิลเลขที่ {receipt} ไปแล้ว",
                    "ใช้ได้ครั้งเดียว ให้ลูกค้าจ่ายวิธีอื่น ของในบิลยังอยู่",
                    "This voucher paid receipt {receipt} before",
                    "It pays once: take another way of paying. The bill is still there",
                ],
            )
            .with("receipt", receipt),
            TenderRefused::VoucherTwice => Failure::refusal(
                "tender.voucher_twice",
                "S-42",
                [
                    "คูปองใบเดียวกันอยู่ในบิลนี้สองครั้ง",
                    "ลบออกหนึ่งครั้ง หรือสแกนคูปองอีกใบ ของในบิลยังอยู่",
                    "One voucher is on this bill twice",
                    "Remove one, or scan the other voucher. The bill is still there",
                ],
            ),
            TenderRefused::VoucherGoods { goods } => Failure::refusal(
                "tender.voucher_goods",
                "S-43",
                [
                    "คูปองใบนี้ใช้ซื้อได้เฉพาะ {goods}",
                    "ในบิลไม่มีของหมวดนี้เหลือให้จ่าย ให้ลูกค้าจ่ายวิธีอื่น ของในบิลยังอยู่",
                    "This voucher buys {goods} only",
                    "Nothing of that is left to be paid: take another way. The bill is still there",
                ],
            )
            .with("goods", goods),
            TenderRefused::Deposit { deposit } => deposit_missing(deposit),
            TenderRefused::DepositTooLarge { deposit } => Failure::refusal(
                "tender.deposit_too_large",
                "S-26",
                [
                    "มัดจำ {deposit} บาทมากกว่ายอดบิล",
                    "เพิ่มของ หรือยกเลิกใบจองคืนมัดจำแล้วขายเป็นบิลธรรมดา ของในบิลยังอยู่",
                    "The deposit of {deposit} baht is more than the bill",
                    "Add goods, or call the preorder off and sell it as a plain bill. \
                     The bill is still there",
                ],
            )
            .with("deposit", deposit.short()),
            TenderRefused::Other => Failure::refusal(
                "tender.other",
                "S-25",
                [
                    "ร้านนี้ไม่มีวิธีจ่ายชื่อนี้",
                    "เลือกวิธีจ่ายจากรายการ หรือเพิ่มชื่อในหน้าตั้งค่า ของในบิลยังอยู่",
                    "The stall has no way of paying of this name",
                    "Choose one of the list, or add it in the settings. The bill is still there",
                ],
            ),
            TenderRefused::CoPay(refused) => co_pay(refused),
            TenderRefused::CreditNeedsCustomer
            | TenderRefused::CreditDue
            | TenderRefused::CreditLimit { .. } => credit(&refused),
            TenderRefused::Fault(fault) => fault.into(),
        }
    }
}

fn slip(refused: SlipRefused) -> Failure {
    match refused {
        SlipRefused::PaymentCode => Failure::refusal(
            "tender.slip_payment_code",
            "S-31",
            [
                "นี่คือ QR สำหรับจ่ายเงิน ไม่ใช่สลิป",
                "ให้ลูกค้าเปิดสลิปที่โอนแล้ว แล้วสแกน QR เล็กบนสลิป ของในบิลยังอยู่",
                "This is a code for paying, not a slip",
                "Scan the small code on the slip of the transfer. The bill is still there",
            ],
        ),
        SlipRefused::NotASlip => Failure::refusal(
            "tender.not_a_slip",
            "S-32",
            [
                "QR นี้ไม่ใช่สลิปธนาคาร",
                "สแกน QR เล็กบนสลิป หรือรับเงินโดยไม่สแกนแล้วดูในแอปธนาคาร ของในบิลยังอยู่",
                "This is not the code of a bank's slip",
                "Scan the small code on the slip, or look into the bank's app. \
                 The bill is still there",
            ],
        ),
        SlipRefused::Checksum | SlipRefused::Fields => Failure::refusal(
            "tender.slip_damaged",
            "S-33",
            [
                "อ่านสลิปได้ไม่ครบ หรือสลิปถูกแก้",
                "สแกนอีกครั้ง ถ้ายังไม่ได้ให้ดูยอดเข้าในแอปธนาคาร ของในบิลยังอยู่",
                "The slip was read badly, or it was changed",
                "Scan it again, or look into the bank's app. The bill is still there",
            ],
        ),
    }
}

fn voucher(refused: VoucherRefused) -> Failure {
    match refused {
        VoucherRefused::NotAVoucher | VoucherRefused::Damaged => Failure::refusal(
            "tender.voucher_unreadable",
            "S-36",
            [
                "อ่านคูปองไม่ได้",
                "เช็ดหรือรีดกระดาษให้เรียบแล้วสแกนอีกครั้ง ของในบิลยังอยู่",
                "The voucher cannot be read",
                "Smooth the paper and scan it again. The bill is still there",
            ],
        ),
        VoucherRefused::OtherMarket => Failure::refusal(
            "tender.voucher_not_ours",
            "S-37",
            [
                "คูปองนี้ใช้กับร้านนี้ไม่ได้",
                "รับเฉพาะคูปองของตลาดที่ร้านเข้าร่วม ให้ลูกค้าจ่ายวิธีอื่น ของในบิลยังอยู่",
                "This voucher does not hold at this stall",
                "Take vouchers of the market the stall has joined. The bill is still there",
            ],
        ),
        VoucherRefused::Signature => Failure::refusal(
            "tender.voucher_forged",
            "S-38",
            [
                "ลายเซ็นบนคูปองไม่ใช่ของกรรมการ",
                "อย่ารับ บอกกรรมการตลาด แล้วให้ลูกค้าจ่ายวิธีอื่น ของในบิลยังอยู่",
                "The committee did not sign this voucher",
                "Do not take it and tell the committee. The bill is still there",
            ],
        ),
        VoucherRefused::NotYet { issued } => Failure::refusal(
            "tender.voucher_not_yet",
            "S-39",
            [
                "คูปองใบนี้ใช้ได้ตั้งแต่ {day}",
                "ให้ลูกค้าเก็บไว้ใช้วันนั้น แล้วจ่ายวิธีอื่น ของในบิลยังอยู่",
                "This voucher holds from {day} on",
                "Take another way of paying today. The bill is still there",
            ],
        )
        .with("day", issued.slip()),
        VoucherRefused::Expired { expires } => Failure::refusal(
            "tender.voucher_expired",
            "S-40",
            [
                "คูปองใบนี้หมดอายุเมื่อ {day}",
                "ให้ลูกค้าถามกรรมการตลาด แล้วจ่ายวิธีอื่น ของในบิลยังอยู่",
                "This voucher held until {day}",
                "Send the customer to the committee and take another way. \
                 The bill is still there",
            ],
        )
        .with("day", expires.slip()),
    }
}

fn co_pay(refused: CoPayRefused) -> Failure {
    match refused {
        CoPayRefused::NotToday | CoPayRefused::NotNow => Failure::refusal(
            "tender.co_pay_closed",
            "S-47",
            [
                "โครงการร่วมจ่ายนี้ไม่เปิดในวันหรือเวลานี้",
                "ดูวันและเวลาของโครงการในหน้าตั้งค่า ให้ลูกค้าจ่ายวิธีอื่น ของในบิลยังอยู่",
                "The scheme does not run at this day and hour",
                "See its days and hours in the settings, take another way. \
                 The bill is still there",
            ],
        ),
        CoPayRefused::TooMuch { most } => Failure::refusal(
            "tender.co_pay_most",
            "S-48",
            [
                "ยอดนี้รัฐจ่ายได้ไม่เกิน {most} บาท",
                "ดูส่วนที่รัฐจ่ายในแอปของโครงการแล้วใส่ใหม่ ของในบิลยังอยู่",
                "Of this amount the state pays {most} baht at most",
                "See the state's part in the scheme's own app and enter it. \
                 The bill is still there",
            ],
        )
        .with("most", most.short()),
        CoPayRefused::TooLarge => too_large(),
    }
}

fn credit(refused: &TenderRefused) -> Failure {
    match refused {
        TenderRefused::CreditLimit { limit, owes } => Failure::refusal(
            "tender.credit_limit",
            "S-46",
            [
                "เกินวงเงินเชื่อ {limit} บาท ค้างอยู่แล้ว {owes} บาท",
                "ลดยอดเชื่อ รับชำระหนี้เก่าก่อน หรือเพิ่มวงเงินในหน้าลูกค้า ของในบิลยังอยู่",
                "More than the credit of {limit} baht; {owes} baht is owed already",
                "Take less on credit or an old debt first, or raise the limit of this customer. \
                 The bill is still there",
            ],
        )
        .with("limit", limit.short())
        .with("owes", owes.short())
        .with("action", "credit_over_limit"),
        TenderRefused::CreditDue => Failure::refusal(
            "tender.credit_due",
            "S-45",
            [
                "วันครบกำหนดผ่านไปแล้ว",
                "เลือกวันนี้หรือวันข้างหน้า ของในบิลยังอยู่",
                "The day of repayment is over",
                "Choose today or a later day. The bill is still there",
            ],
        ),
        _ => Failure::refusal(
            "tender.credit_customer",
            "S-44",
            [
                "ขายเชื่อต้องบอกว่าใครเชื่อ",
                "เลือกลูกค้าก่อน หรือเพิ่มชื่อใหม่ ของในบิลยังอยู่",
                "Credit needs a customer",
                "Choose who it is, or add a name. The bill is still there",
            ],
        ),
    }
}

fn deposit_missing(deposit: Money) -> Failure {
    let failure = if deposit.is_zero() {
        Failure::refusal(
            "tender.no_deposit",
            "S-28",
            [
                "บิลนี้ไม่มีมัดจำ",
                "เลือกใบจองก่อน หรือให้ลูกค้าจ่ายวิธีอื่น ของในบิลยังอยู่",
                "There is no deposit for this bill",
                "Choose the preorder first, or take another way. The bill is still there",
            ],
        )
    } else {
        Failure::refusal(
            "tender.deposit",
            "S-49",
            [
                "ใบจองนี้มีมัดจำ {deposit} บาท ต้องหักออกจากบิล",
                "เพิ่มมัดจำเป็นวิธีจ่ายให้ตรงยอด ของในบิลยังอยู่",
                "The preorder has a deposit of {deposit} baht, to be taken off the bill",
                "Add the deposit as a payment of exactly that. The bill is still there",
            ],
        )
    };
    failure.with("deposit", deposit.short())
}
