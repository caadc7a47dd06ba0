//! Sentences of the till.

use domain::payment::PaymentRefused;
use domain::refund::RefundRefused;
use domain::sale::BillRefused;
use settlement::invite::CodeRefused;
use settlement::single::SingleRefused;
use till::cash::CashRefused;
use till::day::{CloseRefused, OpenDayRefused};
use till::enrol::EnrolRefused;
use till::goods::GoodsRefused;
use till::goods_csv::CsvRefused;
use till::refund::RefundRejected;
use till::sell::SellRefused;
use till::settings::SettingsRefused;
use till::settle::SettleRefused;

use crate::failure::Failure;
use crate::failures::stopped;

fn day_not_open() -> Failure {
    Failure::refusal(
        "day.not_open",
        "T-01",
        [
            "ยังไม่ได้เปิดวันขาย",
            "กด เปิดวัน ก่อน แล้วค่อยขาย ของในบิลยังอยู่",
            "No day is open",
            "Open the day first. The bill is still there",
        ],
    )
}

fn request_used() -> Failure {
    Failure::refusal(
        "request.used",
        "T-02",
        [
            "รายการนี้เคยบันทึกไปแล้วด้วยยอดอื่น",
            "ดูในรายการบิลวันนี้ก่อนทำใหม่ ไม่มีอะไรถูกบันทึกซ้ำ",
            "This was recorded before with another amount",
            "Look at today's receipts first. Nothing was recorded twice",
        ],
    )
}

fn too_large() -> Failure {
    Failure::refusal(
        "amount.too_large",
        "T-03",
        [
            "จำนวนเงินมากเกินไป",
            "ตรวจตัวเลขที่กด ไม่มีอะไรถูกบันทึก",
            "The amount is too large",
            "Check the figures. Nothing was recorded",
        ],
    )
}

impl From<BillRefused> for Failure {
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
            BillRefused::TotalTooLarge => too_large(),
        }
    }
}

impl From<PaymentRefused> for Failure {
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
                    "ยอดโอนมากกว่าที่ต้องจ่าย",
                    "ยอดโอนทอนไม่ได้ ใส่ให้พอดี ของในบิลยังอยู่",
                    "More was transferred than is to be paid",
                    "There is no change for a transfer: enter the exact amount. The bill is still there",
                ],
            ),
            PaymentRefused::CashNotNeeded => Failure::refusal(
                "pay.cash_not_needed",
                "S-16",
                [
                    "ยอดโอนครบแล้ว ไม่ต้องรับเงินสด",
                    "คืนเงินสดให้ลูกค้า แล้วกดเสร็จด้วยยอดโอนอย่างเดียว ของในบิลยังอยู่",
                    "The transfer pays it all: no cash is needed",
                    "Give the cash back and finish with the transfer alone. The bill is still there",
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
            RefundRejected::Fault(fault) => fault.into(),
        }
    }
}

fn reason_needed() -> Failure {
    Failure::refusal(
        "reason.needed",
        "T-04",
        [
            "ยังไม่ได้บอกเหตุผล หรือเหตุผลยาวเกินไป",
            "เลือกหรือพิมพ์เหตุผลสั้น ๆ ไม่มีอะไรถูกบันทึก",
            "A short reason is needed",
            "Choose or type one. Nothing was recorded",
        ],
    )
}

impl From<CashRefused> for Failure {
    fn from(refused: CashRefused) -> Failure {
        match refused {
            CashRefused::RequestUsed => request_used(),
            CashRefused::DayNotOpen => day_not_open(),
            CashRefused::Amount => Failure::refusal(
                "cash.amount",
                "T-05",
                [
                    "จำนวนเงินใช้ไม่ได้",
                    "ใส่จำนวนมากกว่า 0 และไม่เกิน 1,000,000 บาท ไม่มีอะไรถูกบันทึก",
                    "The amount does not fit",
                    "Enter more than 0 and up to 1,000,000 baht. Nothing was recorded",
                ],
            ),
            CashRefused::Reason => reason_needed(),
            CashRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<OpenDayRefused> for Failure {
    fn from(refused: OpenDayRefused) -> Failure {
        match refused {
            OpenDayRefused::NotSetUp => not_set_up(),
            OpenDayRefused::StillOpen { day } => Failure::refusal(
                "day.still_open",
                "T-11",
                [
                    "วันที่ {day} ยังไม่ได้ปิด",
                    "ปิดวันนั้นก่อน แล้วเปิดวันใหม่ ยอดขายยังอยู่ครบ",
                    "The day {day} is still open",
                    "Close it first, then open a new one. The sales are safe",
                ],
            )
            .with("day", day.slip()),
            OpenDayRefused::Float => Failure::refusal(
                "day.float",
                "T-12",
                [
                    "เงินทอนตั้งต้นใช้ไม่ได้",
                    "ใส่ตั้งแต่ 0 ถึง 1,000,000 บาท",
                    "The float does not fit",
                    "Enter 0 to 1,000,000 baht",
                ],
            ),
            OpenDayRefused::People => Failure::refusal(
                "day.people",
                "T-13",
                [
                    "จำนวนคนขายใช้ไม่ได้",
                    "ใส่ตั้งแต่ 1 ถึง 50 คน",
                    "The number of people does not fit",
                    "Enter 1 to 50",
                ],
            ),
            OpenDayRefused::Day => Failure::refusal(
                "day.day",
                "T-14",
                [
                    "วันที่เลือกไม่ตรงทั้งกับนาฬิกาเครื่องและกับสมุด",
                    "เลือกวันใดวันหนึ่งจากที่แสดง ยอดขายยังอยู่ครบ",
                    "The day chosen is neither the clock's nor the book's",
                    "Choose one of the two that are shown. The sales are safe",
                ],
            ),
            OpenDayRefused::Fault(fault) => fault.into(),
        }
    }
}

fn not_set_up() -> Failure {
    Failure::refusal(
        "stall.not_set_up",
        "T-06",
        [
            "ยังไม่ได้ตั้งชื่อร้าน",
            "ตั้งชื่อร้าน หรือเปิดไฟล์เชิญจากกรรมการก่อน",
            "The stall has no name yet",
            "Name it, or open the committee's invitation first",
        ],
    )
}

impl From<CloseRefused> for Failure {
    fn from(refused: CloseRefused) -> Failure {
        match refused {
            CloseRefused::NotOpen => day_not_open(),
            CloseRefused::Count(_) => Failure::refusal(
                "close.count",
                "T-21",
                [
                    "จำนวนที่นับใช้ไม่ได้",
                    "ตรวจจำนวนธนบัตรและเหรียญ แล้วนับใหม่ วันยังเปิดอยู่",
                    "The count cannot be used",
                    "Check the notes and coins and count again. The day is still open",
                ],
            ),
            CloseRefused::CountFirst => Failure::refusal(
                "close.count_first",
                "T-22",
                [
                    "ยังไม่ได้นับเงิน หรือมีรายการเพิ่มหลังนับ",
                    "นับเงินในลิ้นชักอีกครั้ง วันยังเปิดอยู่ ยอดขายอยู่ครบ",
                    "The drawer was not counted, or money moved since",
                    "Count the drawer again. The day is still open, the sales are safe",
                ],
            ),
            CloseRefused::Reason => reason_needed(),
            CloseRefused::Kept => Failure::refusal(
                "close.kept",
                "T-23",
                [
                    "เงินที่เก็บไว้ทอนมากกว่าที่นับได้",
                    "ใส่ไม่เกินยอดที่นับได้ วันยังเปิดอยู่",
                    "More is kept than was counted",
                    "Enter no more than was counted. The day is still open",
                ],
            ),
            CloseRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<GoodsRefused> for Failure {
    fn from(refused: GoodsRefused) -> Failure {
        match refused {
            GoodsRefused::NotSetUp => not_set_up(),
            GoodsRefused::Unknown => Failure::refusal(
                "goods.unknown",
                "G-01",
                [
                    "ไม่พบสินค้านี้",
                    "ค้นหาใหม่ ไม่มีอะไรถูกแก้",
                    "There are no such goods",
                    "Search again. Nothing was changed",
                ],
            ),
            GoodsRefused::Name => Failure::refusal(
                "goods.name",
                "G-02",
                [
                    "ชื่อสินค้าว่าง หรือยาวเกิน 120 ตัวอักษร",
                    "ใส่ชื่อสั้น ๆ ที่ลูกค้ารู้จัก ยังไม่ได้บันทึก",
                    "The name is empty or longer than 120 characters",
                    "Enter a short name. Nothing was saved yet",
                ],
            ),
            GoodsRefused::Price => Failure::refusal(
                "goods.price",
                "G-03",
                [
                    "ราคาใช้ไม่ได้",
                    "ใส่ราคาตั้งแต่ 0 ถึง 1,000,000 บาท ยังไม่ได้บันทึก",
                    "The price does not fit",
                    "Enter 0 to 1,000,000 baht. Nothing was saved yet",
                ],
            ),
            GoodsRefused::Barcode => Failure::refusal(
                "goods.barcode",
                "G-04",
                [
                    "บาร์โค้ดใช้ไม่ได้",
                    "ยิงบาร์โค้ดใหม่ หรือเว้นว่างไว้ ยังไม่ได้บันทึก",
                    "The barcode does not fit",
                    "Scan it again or leave it empty. Nothing was saved yet",
                ],
            ),
            GoodsRefused::BarcodeTaken { name } => Failure::refusal(
                "goods.barcode_taken",
                "G-05",
                [
                    "บาร์โค้ดนี้เป็นของ {name}",
                    "ใช้บาร์โค้ดอื่น หรือแก้ที่ {name} ยังไม่ได้บันทึก",
                    "{name} has this barcode",
                    "Use another one, or change {name}. Nothing was saved yet",
                ],
            )
            .with("name", name),
            GoodsRefused::Category => Failure::refusal(
                "goods.category",
                "G-06",
                [
                    "หมวดใช้ไม่ได้",
                    "ใส่ชื่อหมวดไม่เกิน 40 ตัวอักษรและเลือกสี ยังไม่ได้บันทึก",
                    "The category does not fit",
                    "Enter a name of up to 40 characters and choose a colour. Nothing was saved yet",
                ],
            ),
            GoodsRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<CsvRefused> for Failure {
    fn from(refused: CsvRefused) -> Failure {
        match refused {
            CsvRefused::NotUtf8 => Failure::refusal(
                "csv.not_utf8",
                "G-11",
                [
                    "ไฟล์ไม่ได้บันทึกเป็น UTF-8 ภาษาไทยจึงอ่านไม่ออก",
                    "ใน Excel เลือกบันทึกเป็น CSV UTF-8 แล้วลองใหม่ ไม่มีสินค้าใดถูกแก้",
                    "The file is not UTF-8, so its Thai cannot be read",
                    "In Excel save it as CSV UTF-8 and try again. No goods were changed",
                ],
            ),
            CsvRefused::NoHeading => Failure::refusal(
                "csv.no_heading",
                "G-12",
                [
                    "ไฟล์ไม่มีหัวตารางของสินค้า",
                    "แถวแรกต้องมี ชื่อ และ ราคา ส่งออกไฟล์จากโปรแกรมไว้เป็นแบบได้ ไม่มีสินค้าใดถูกแก้",
                    "The file has no heading of goods",
                    "Its first row needs name and price; export a file as a pattern. No goods were changed",
                ],
            ),
            CsvRefused::Empty => Failure::refusal(
                "csv.empty",
                "G-13",
                [
                    "ไฟล์ไม่มีรายการสินค้า",
                    "ใส่สินค้าใต้หัวตารางอย่างน้อยหนึ่งแถว ไม่มีสินค้าใดถูกแก้",
                    "The file has no rows",
                    "Put at least one below the heading. No goods were changed",
                ],
            ),
            CsvRefused::TooLong => Failure::refusal(
                "csv.too_long",
                "G-14",
                [
                    "ไฟล์ยาวเกิน 100,000 แถว",
                    "แบ่งเป็นหลายไฟล์ ไม่มีสินค้าใดถูกแก้",
                    "The file has more than 100,000 rows",
                    "Split it. No goods were changed",
                ],
            ),
            CsvRefused::Rows(rows) => {
                let shown = rows.iter().take(20).map(|row| row.line.to_string());
                let lines = shown.collect::<Vec<_>>().join(", ");
                let failure = Failure::refusal(
                    "csv.rows",
                    "G-15",
                    [
                        "มี {count} แถวที่อ่านไม่ได้: แถว {lines}",
                        "แก้ในไฟล์แล้วนำเข้าใหม่ ไม่มีสินค้าใดถูกแก้",
                        "{count} rows cannot be taken: line {lines}",
                        "Mend them in the file and import it again. No goods were changed",
                    ],
                );
                let detail = serde_json::to_string(&rows).unwrap_or_default();
                failure.with("count", rows.len()).with("lines", lines).with("rows", detail)
            }
            CsvRefused::Goods(refused) => refused.into(),
        }
    }
}

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
            SettingsRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<SettleRefused> for Failure {
    fn from(refused: SettleRefused) -> Failure {
        match refused {
            SettleRefused::NoSuchDay | SettleRefused::BeforeEnrolment => Failure::refusal(
                "settle.no_such_day",
                "T-41",
                [
                    "ไม่มีวันที่ปิดด้วยเลขนี้สำหรับตลาดนี้",
                    "เลือกวันที่ปิดแล้วจากรายการ ข้อมูลยังอยู่ครบ",
                    "No day was closed with this number for this market",
                    "Choose a closed day from the list. Your data is safe",
                ],
            ),
            SettleRefused::Unsound(why) => {
                tracing::error!(why, "a settlement does not pass its own check");
                stopped()
            }
            SettleRefused::Fault(fault) => fault.into(),
        }
    }
}
