//! Sentences about bills, payments, sales and refunds.

use domain::payment::{PaymentRefused, TenderKind};
use domain::refund::RefundRefused;
use domain::sale::BillRefused;
use till::refund::RefundRejected;
use till::sell::SellRefused;

use crate::failure::Failure;
use crate::failures::till_bills::{bill_too_long, note_too_long};
use crate::failures::till_common::{day_not_open, reason_needed, request_used, too_large};

impl From<BillRefused> for Failure {
    #[expect(clippy::too_many_lines, reason = "a table of sentences reads best in one piece")]
    fn from(refused: BillRefused) -> Failure {
        match refused {
            BillRefused::Empty => Failure::refusal(
                "bill.empty",
                "S-01",
                [
                    "ยังไม่มีของในบิล",
                    "แตะสินค้าหรือยิงบาร์โค้ดก่อน",
                    "There is nothing on the bill",
                    "Tap or scan something first",
                ],
            ),
            BillRefused::TooManyLines => Failure::refusal(
                "bill.too_many_lines",
                "S-02",
                [
                    "บิลยาวเกิน 100 รายการ",
                    "รับเงินบิลนี้ก่อน แล้วเปิดบิลใหม่ ของในบิลยังอยู่",
                    "The bill has more than 100 lines",
                    "Take the money for this one, then start another. The bill is still there",
                ],
            ),
            BillRefused::Name { line } => Failure::refusal(
                "bill.name",
                "S-03",
                [
                    "รายการที่ {line} ไม่มีชื่อ หรือชื่อยาวเกินไป",
                    "แก้ชื่อรายการนั้น ของในบิลยังอยู่",
                    "Line {line} has no name, or too long a one",
                    "Change its name. The bill is still there",
                ],
            )
            .with("line", line),
            BillRefused::QuantityNotPositive { line } => Failure::refusal(
                "bill.no_quantity",
                "S-04",
                [
                    "รายการที่ {line} ยังไม่มีจำนวน",
                    "ใส่จำนวนหรือน้ำหนัก ของในบิลยังอยู่",
                    "Line {line} has no quantity",
                    "Enter how many or how much. The bill is still there",
                ],
            )
            .with("line", line),
            BillRefused::QuantityTooLarge { line } => Failure::refusal(
                "bill.quantity_too_large",
                "S-05",
                [
                    "รายการที่ {line} จำนวนมากเกินไป",
                    "ตรวจจำนวนที่กด อาจยิงบาร์โค้ดลงช่องจำนวน ของในบิลยังอยู่",
                    "Line {line} has too large a quantity",
                    "Check what was typed. The bill is still there",
                ],
            )
            .with("line", line),
            BillRefused::NotWhole { line } => Failure::refusal(
                "bill.not_whole",
                "S-06",
                [
                    "รายการที่ {line} ขายเป็นชิ้นเต็มเท่านั้น",
                    "ใส่จำนวนเต็ม หรือเปลี่ยนหน่วยขายเป็น กก. ของในบิลยังอยู่",
                    "Line {line} is sold whole",
                    "Enter a whole number. The bill is still there",
                ],
            )
            .with("line", line),
            BillRefused::Price { line } => Failure::refusal(
                "bill.price",
                "S-07",
                [
                    "ราคาของรายการที่ {line} ใช้ไม่ได้",
                    "ใส่ราคาตั้งแต่ 0 ถึง 1,000,000 บาท ของในบิลยังอยู่",
                    "The price of line {line} does not fit",
                    "Enter a price from 0 to 1,000,000 baht. The bill is still there",
                ],
            )
            .with("line", line),
            BillRefused::Discount { line: 0 } => Failure::refusal(
                "bill.discount",
                "S-08",
                [
                    "ส่วนลดท้ายบิลใช้ไม่ได้",
                    "ใส่ส่วนลดมากกว่า 0 และไม่เกินยอดบิล ของในบิลยังอยู่",
                    "The discount of the bill does not fit",
                    "Enter more than nothing and no more than the bill. The bill is still there",
                ],
            ),
            BillRefused::Discount { line } => Failure::refusal(
                "bill.line_discount",
                "S-09",
                [
                    "ส่วนลดของรายการที่ {line} ใช้ไม่ได้",
                    "ใส่ส่วนลดมากกว่า 0 และไม่เกินราคารายการ ของในบิลยังอยู่",
                    "The discount of line {line} does not fit",
                    "Enter more than nothing and no more than the line. The bill is still there",
                ],
            )
            .with("line", line),
            BillRefused::TotalTooLarge => too_large(),
        }
    }
}

impl From<PaymentRefused> for Failure {
    #[expect(clippy::too_many_lines, reason = "a table of sentences reads best in one piece")]
    fn from(refused: PaymentRefused) -> Failure {
        match refused {
            PaymentRefused::Nothing | PaymentRefused::NotPositive => Failure::refusal(
                "pay.nothing",
                "S-11",
                [
                    "ยังไม่ได้ใส่เงินที่รับมา",
                    "แตะธนบัตรหรือพิมพ์จำนวนเงิน ของในบิลยังอยู่",
                    "No money was entered",
                    "Tap the notes or type the amount. The bill is still there",
                ],
            ),
            PaymentRefused::Twice => Failure::refusal(
                "pay.twice",
                "S-12",
                [
                    "ใส่วิธีจ่ายแบบเดียวกันสองครั้ง",
                    "รวมเป็นยอดเดียว ของในบิลยังอยู่",
                    "One kind of money was entered twice",
                    "Enter it once. The bill is still there",
                ],
            ),
            PaymentRefused::TransferTooLarge => Failure::refusal(
                "pay.transfer_too_large",
                "S-13",
                [
                    "ยอดโอนหรือยอดที่ไม่ใช่เงินสดมากกว่าที่ต้องจ่าย",
                    "ยอดแบบนี้ทอนไม่ได้ ใส่ให้พอดี ของในบิลยังอยู่",
                    "More was transferred than is to be paid",
                    "Only cash gives change: enter the exact amount. The bill is still there",
                ],
            ),
            PaymentRefused::VoucherNotNeeded => Failure::refusal(
                "pay.voucher_not_needed",
                "S-17",
                [
                    "ยอดครบแล้ว ไม่ต้องใช้คูปองใบนี้",
                    "คืนคูปองให้ลูกค้า คูปองใช้ได้ครั้งเดียวและไม่มีทอน ของในบิลยังอยู่",
                    "Nothing is left to be paid: this voucher is not needed",
                    "Give it back: a voucher is used once and gives no change. The bill is still there",
                ],
            ),
            PaymentRefused::CashNotNeeded => Failure::refusal(
                "pay.cash_not_needed",
                "S-16",
                [
                    "ยอดครบแล้ว ไม่ต้องรับเงินสด",
                    "คืนเงินสดให้ลูกค้า แล้วกดเสร็จโดยไม่ใส่เงินสด ของในบิลยังอยู่",
                    "The rest pays it all: no cash is needed",
                    "Give the cash back and finish without it. The bill is still there",
                ],
            ),
            PaymentRefused::Short { missing } => Failure::refusal(
                "pay.short",
                "S-14",
                [
                    "ยังขาด {missing} บาท",
                    "รับเงินเพิ่มให้ครบ ของในบิลยังอยู่",
                    "{missing} baht is still missing",
                    "Take the rest. The bill is still there",
                ],
            )
            .with("missing", missing.short()),
            PaymentRefused::ChangeTooLarge => Failure::refusal(
                "pay.change_too_large",
                "S-15",
                [
                    "รับเงินเกินไป ตรวจยอดที่กด",
                    "เงินทอนตั้งแต่ 1,000 บาทแปลว่ารับธนบัตรเกินมา ของในบิลยังอยู่",
                    "More was received than anyone hands over: check the amount",
                    "Change of 1,000 baht or more means a note too many. The bill is still there",
                ],
            ),
            PaymentRefused::TooLarge => too_large(),
        }
    }
}

impl From<SellRefused> for Failure {
    fn from(refused: SellRefused) -> Failure {
        match refused {
            SellRefused::RequestUsed => request_used(),
            SellRefused::DayNotOpen => day_not_open(),
            SellRefused::Goods { line } => Failure::refusal(
                "sell.goods",
                "S-21",
                [
                    "สินค้ารายการที่ {line} เลิกขายแล้ว",
                    "ลบรายการนั้น หรือกดราคาเอง ของในบิลยังอยู่",
                    "Line {line} is no longer on sale",
                    "Remove it, or key its price. The bill is still there",
                ],
            )
            .with("line", line),
            SellRefused::Bill(refused) => refused.into(),
            SellRefused::Note { line } => note_too_long(line),
            SellRefused::TooLong => bill_too_long(),
            SellRefused::TotalChanged { total } => Failure::refusal(
                "sell.total_changed",
                "S-22",
                [
                    "ราคาเพิ่งเปลี่ยน ยอดใหม่ {total} บาท",
                    "บอกลูกค้าก่อน แล้วกดรับเงินอีกครั้ง ของในบิลยังอยู่",
                    "A price has just changed: the total is now {total} baht",
                    "Tell the customer, then take the money again. The bill is still there",
                ],
            )
            .with("total", total.short()),
            SellRefused::Customer => Failure::refusal(
                "sell.customer",
                "S-23",
                [
                    "ไม่พบลูกค้าคนนี้ในสมุดแล้ว",
                    "เลือกลูกค้าอีกครั้ง หรือขายแบบไม่ระบุลูกค้า ของในบิลยังอยู่",
                    "This customer is no longer in the book",
                    "Choose again, or sell without a customer. The bill is still there",
                ],
            ),
            SellRefused::Preorder => Failure::refusal(
                "sell.preorder",
                "S-24",
                [
                    "ใบจองนี้รับของไปแล้วหรือยกเลิกแล้ว",
                    "เปิดรายการใบจองแล้วเลือกใหม่ ของในบิลยังอยู่",
                    "This preorder was handed over or called off before",
                    "Open the preorders and choose again. The bill is still there",
                ],
            ),
            SellRefused::Tender(refused) => refused.into(),
            SellRefused::Payment(refused) => refused.into(),
            SellRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<RefundRejected> for Failure {
    fn from(refused: RefundRejected) -> Failure {
        match refused {
            RefundRejected::RequestUsed => request_used(),
            RefundRejected::DayNotOpen => day_not_open(),
            RefundRejected::NoSuchSale => Failure::refusal(
                "refund.no_such_sale",
                "R-01",
                [
                    "ไม่พบบิลขายเลขที่นี้",
                    "ตรวจเลขที่บนใบเสร็จ ไม่มีอะไรถูกคืน",
                    "There is no sale with this number",
                    "Check the number on the receipt. Nothing was given back",
                ],
            ),
            RefundRejected::AllBack => Failure::refusal(
                "refund.all_back",
                "R-02",
                [
                    "บิลนี้คืนเงินครบแล้ว",
                    "ไม่ต้องทำอะไร ดูใบคืนเงินในรายการบิล",
                    "Everything of this receipt was given back before",
                    "There is nothing to do",
                ],
            ),
            RefundRejected::Reason => reason_needed(),
            RefundRejected::Lines(refused) => match refused {
                RefundRefused::Nothing => Failure::refusal(
                    "refund.nothing",
                    "R-03",
                    [
                        "ยังไม่ได้เลือกรายการที่จะคืน",
                        "เลือกรายการและจำนวน ไม่มีอะไรถูกคืน",
                        "Nothing was chosen",
                        "Choose what comes back. Nothing was given back",
                    ],
                ),
                RefundRefused::Line { line } | RefundRefused::TooMuch { line } => Failure::refusal(
                    "refund.too_much",
                    "R-04",
                    [
                        "รายการที่ {line} คืนได้น้อยกว่านี้",
                        "ลดจำนวนที่คืน ไม่มีอะไรถูกคืน",
                        "Line {line} has less left to give back",
                        "Choose less. Nothing was given back",
                    ],
                )
                .with("line", line),
                RefundRefused::TooLarge => too_large(),
            },
            RefundRejected::WholeOnly { kind } => whole_only(kind),
            RefundRejected::Fault(fault) => fault.into(),
        }
    }
}

fn whole_only(kind: TenderKind) -> Failure {
    if kind == TenderKind::CoPay {
        return Failure::refusal(
            "refund.co_pay_whole",
            "R-06",
            [
                "ส่วนนี้จ่ายด้วยโครงการร่วมจ่าย คืนบางส่วนหรือคืนเป็นเงินสดไม่ได้",
                "คืนทั้งบิลและยกเลิกในแอปของโครงการ แล้วขายใหม่ ไม่มีอะไรถูกคืน",
                "This part was paid by a co-pay scheme: it cannot go back in part or as cash",
                "Give the whole bill back, cancel it in the scheme's app and sell again. \
                 Nothing was given back",
            ],
        );
    }
    Failure::refusal(
        "refund.voucher_whole",
        "R-05",
        [
            "ส่วนนี้จ่ายด้วยคูปอง คืนบางส่วนหรือคืนเป็นเงินสดไม่ได้",
            "คืนทั้งบิลเพื่อให้คูปองใช้ได้อีก แล้วขายใหม่ ไม่มีอะไรถูกคืน",
            "This part was paid by a voucher: it cannot go back in part or as cash",
            "Give the whole bill back, so that the voucher holds again, and sell anew. \
             Nothing was given back",
        ],
    )
}
