//! Every word of this crate's paper, in both languages. Must never hold a word that stands only in
//! one of them.

use domain::language::Language;
use domain::payment::TenderKind;

macro_rules! words {
    ($($name:ident: $th:literal, $en:literal;)*) => {
        /// A word or phrase on paper.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Word { $($name,)* }

        impl Word {
            /// The word in a language.
            pub(crate) const fn say(self, language: Language) -> &'static str {
                match self { $(Word::$name => language.pick($th, $en),)* }
            }
        }

        #[cfg(test)]
        const ALL: &[Word] = &[$(Word::$name,)*];
    };
}

words! {
    // marks
    Copy: "สำเนา", "COPY";
    Practice: "ฝึกขาย", "PRACTICE";
    PracticeNote: "ใบฝึกขาย ไม่ใช่ใบเสร็จ", "Practice slip: not a receipt";
    Test: "ทดสอบ", "TEST";
    // heads
    Lot: "ล็อก", "Lot";
    TaxId: "เลขประจำตัวผู้เสียภาษี", "Tax ID";
    HeadOffice: "สำนักงานใหญ่", "Head office";
    Branch: "สาขาที่", "Branch";
    Number: "เลขที่", "No.";
    At: "วันที่", "Date";
    // sale receipt
    Receipt: "ใบเสร็จรับเงิน", "Receipt";
    TaxInvoice: "ใบกำกับภาษีอย่างย่อ", "Tax invoice (ABB)";
    UnpaidBill: "ใบแจ้งยอด", "Bill";
    NotPaidYet: "ยังไม่ได้ชำระเงิน ไม่ใช่ใบเสร็จ", "Not paid yet: this is not a receipt";
    Items: "รายการ", "items";
    Count: "จำนวน", "Lines";
    Total: "รวมทั้งสิ้น", "Total";
    ReceivedCash: "รับเงินสด", "Cash received";
    ReceivedPromptPay: "รับพร้อมเพย์", "PromptPay received";
    Change: "เงินทอน", "Change";
    VatIncluded: "ราคารวมภาษีมูลค่าเพิ่มแล้ว", "VAT INCLUDED";
    ExemptNote: "(N) ยกเว้นภาษีมูลค่าเพิ่ม", "(N) VAT exempt";
    TaxedBase: "มูลค่าก่อนภาษี", "Value before VAT";
    ExemptGoods: "มูลค่าที่ยกเว้นภาษี", "VAT exempt value";
    Vat: "ภาษีมูลค่าเพิ่ม 7%", "VAT 7%";
    Verify: "รหัสตรวจสอบ", "Check code";
    ScanToPay: "สแกนจ่ายพร้อมเพย์", "Scan to pay by PromptPay";
    Payee: "ชื่อบัญชี", "Account name";
    Thanks: "ขอบคุณที่อุดหนุน", "Thank you";
    Baht: "บาท", "baht";
    // how a line came about
    UsualPrice: "ราคาปกติ", "Usual price";
    Free: "แถม", "Free of charge";
    DatedPrice: "ราคาช่วงนี้", "Price now";
    Markdown: "ลดราคา", "Marked down";
    ScaleLabel: "ราคาตามป้ายเครื่องชั่ง", "Price of the scale's label";
    WeighedFrom: "ปัดเศษราคาชั่งจาก", "Rounded from";
    LineDiscount: "ส่วนลด", "Discount";
    Bundle: "ราคาชุด", "Bundle price";
    Sets: "ชุด", "sets";
    BillDiscount: "ส่วนลดท้ายบิล", "Discount of the bill";
    Note: "หมายเหตุ", "Note";
    // how it was paid
    CreditBill: "บิลเงินเชื่อ", "Credit bill";
    Rounding: "ปัดเศษ", "Rounding";
    ToPay: "ยอดชำระ", "To pay";
    ReceivedVoucher: "รับคูปอง", "Voucher";
    DepositUsed: "หักมัดจำที่รับไว้", "Deposit paid before";
    VoucherWorth: "มูลค่าบนคูปอง", "Worth of the voucher";
    StatePays: "รัฐจ่าย", "The state pays";
    BuyerPays: "ผู้ซื้อจ่าย", "The buyer pays";
    Reference: "อ้างอิง", "Reference";
    OnCredit: "ค้างชำระ", "Owed";
    Due: "ครบกำหนด", "Due";
    Customer: "ลูกค้า", "Customer";
    // refund
    Refund: "ใบคืนเงิน", "Refund";
    OriginalReceipt: "คืนจากใบเสร็จเลขที่", "Refund of receipt no.";
    Reason: "เหตุผล", "Reason";
    RefundTotal: "คืนเงินทั้งสิ้น", "Refunded";
    PaidBackCash: "คืนเป็นเงินสด", "Paid back in cash";
    PaidBackPromptPay: "คืนทางพร้อมเพย์", "Paid back by PromptPay";
    PaidBackCredit: "หักจากยอดที่ค้าง", "Taken off what is owed";
    PaidBackVoucher: "คืนเป็นคูปอง", "Given back as a voucher";
    PaidBackCoPay: "คืนทางร่วมจ่าย", "Paid back by co-pay";
    PaidBackDeposit: "คืนมัดจำ", "Deposit given back";
    PaidBackOther: "คืนทางอื่น", "Paid back otherwise";
    PaidBack: "จ่ายคืน", "Paid back";
    VatInRefund: "ภาษีมูลค่าเพิ่ม 7% ในยอดคืน", "VAT 7% in the refund";
    ReceiverSigns: "ลงชื่อผู้รับเงินคืน", "Signature of who was paid back";
    // day slip
    XReport: "รายงานระหว่างวัน (X)", "X report";
    ZReport: "ใบปิดวัน (Z)", "Z report (day close)";
    Day: "วันขาย", "Trading day";
    Part: "รอบที่", "Part";
    Opened: "เปิด", "Opened";
    Closed: "ปิด", "Closed";
    PrintedAt: "พิมพ์เมื่อ", "Printed";
    Receipts: "ใบเสร็จ", "Receipts";
    NoReceipts: "ไม่มีใบเสร็จ", "No receipts";
    SalesCount: "จำนวนบิล", "Count";
    Bills: "บิล", "sales";
    SalesTitle: "ยอดขาย", "Sales";
    SalesByTender: "แยกตามวิธีรับเงิน", "By tender";
    Refunded: "คืนไป", "Given back";
    DiscountsGiven: "ให้ส่วนลดไป", "Discounts given";
    CashRounding: "ปัดเศษเงินสด", "Cash rounding";
    NoSalesTitle: "รับและคืนที่ไม่ใช่ยอดขาย", "Besides sales";
    CreditRepaid: "รับชำระหนี้", "Debts repaid";
    DepositsTaken: "รับมัดจำ", "Deposits taken";
    DepositsReturned: "คืนมัดจำ", "Deposits given back";
    CreditRepaidCash: "รับชำระหนี้เงินสด", "Debts repaid in cash";
    DepositsTakenCash: "รับมัดจำเงินสด", "Deposits taken in cash";
    DepositsReturnedCash: "คืนมัดจำเงินสด", "Cash deposits returned";
    OperatorsTitle: "แยกตามคนขาย", "By seller";
    SalesTotal: "รวมขาย", "Sales total";
    Refunds: "คืนเงิน", "Refunds";
    NetSales: "ขายสุทธิ", "Net sales";
    VatInSales: "ภาษีมูลค่าเพิ่มในยอดขาย", "VAT in sales";
    DrawerTitle: "เงินในลิ้นชัก", "Cash drawer";
    Float: "เงินทอนตั้งต้น", "Float";
    CashSales: "ขายเงินสด", "Cash sales";
    CashRefunds: "คืนเงินสด", "Cash refunds";
    PaidIn: "นำเงินเข้า", "Paid in";
    PaidOut: "นำเงินออก", "Paid out";
    Dropped: "นำเงินไปเก็บ", "Dropped to the safe";
    Expected: "ควรมี", "Expected";
    CountedTitle: "นับจริง", "Counted";
    CountedTotal: "นับได้", "Counted total";
    Over: "เงินเกิน", "Over";
    Short: "เงินขาด", "Short";
    Exact: "เงินตรงพอดี", "Exact";
    RemovedLines: "ลบรายการก่อนรับเงิน", "Lines removed unpaid";
    Removed: "ลบ", "Removed";
    RemovedWorth: "รวมเป็นเงิน", "Worth";
    Times: "ครั้ง", "times";
    DrawerOpenings: "เปิดลิ้นชักโดยไม่ขาย", "No-sale openings";
    GrandTotal: "ยอดขายสะสมทั้งหมด", "Grand total ever";
    CommitteeScans: "กรรมการสแกนรับยอดปิดวัน", "For the committee: signed totals";
    PayFee: "สแกนจ่ายค่าธรรมเนียมตลาด", "Scan to pay the market fee";
    // report of some days
    TillReport: "รายงานยอดขาย", "Sales report";
    FromDay: "ตั้งแต่วันที่", "From";
    UntilDay: "ถึงวันที่", "Until";
    Average: "เฉลี่ยต่อบิล", "Average sale";
    ByDay: "แยกตามวัน", "By day";
    BestSellers: "ขายดี", "Best sellers";
    StandingNow: "ค้างอยู่ตอนนี้", "Standing now";
    CustomersOwe: "ลูกค้าค้างชำระ", "Customers owe";
    DepositsHeld: "มัดจำที่รับไว้", "Deposits held";
    // fee receipt
    Committee: "คณะกรรมการตลาด", "Market committee";
    ReceivedFrom: "ได้รับเงินจาก", "Received from";
    Vendor: "ผู้ขาย", "Vendor";
    ForDays: "ค่าธรรมเนียมวันที่", "Fees for";
    Charged: "รวมเรียกเก็บ", "Charged";
    PaidNow: "ชำระแล้ว", "Paid";
    ArrearsLeft: "คงค้าง", "Still owed";
    NothingOwed: "ไม่มียอดค้าง", "Nothing owed";
    PaidBy: "ชำระโดย", "Paid by";
    Collector: "ผู้รับเงิน", "Collector";
    ByVoucher: "หักจากคูปองที่ร้านรับไว้", "Netted with vouchers";
    ByCredit: "หักจากเครดิตที่อนุมัติ", "Netted with a credit";
    ByDeposit: "หักจากเงินประกัน", "Taken from the deposit";
    // the committee's own money
    OfStall: "ร้าน", "Stall";
    AmountOf: "จำนวนเงิน", "Amount";
    DepositReceipt: "ใบรับเงินประกัน", "Deposit received";
    DepositReturn: "ใบคืนเงินประกัน", "Deposit returned";
    DepositKept: "ใบหักเงินประกัน", "Deposit kept";
    DepositNote: "เงินประกัน ไม่ใช่ค่าธรรมเนียม คืนให้เมื่อเลิกขาย",
        "A deposit, no fee: it goes back when the stall leaves";
    PaysFees: "ชำระค่าธรรมเนียม ใบเสร็จ", "Pays fees, receipt";
    VoucherPayout: "ใบจ่ายเงินตามคูปอง", "Vouchers paid out";
    HandOver: "ใบส่งเงิน", "Hand-over";
    Banking: "ใบนำฝากธนาคาร", "Banked";
    Payer: "ผู้จ่ายเงิน", "Paid by";
    MoneyReceiver: "ลงชื่อผู้รับเงิน", "Received by";
    HandsOver: "ผู้ส่งเงิน", "Handed over by";
    DoneBy: "ผู้ทำรายการ", "Done by";
    // credit book
    Statement: "ใบแจ้งยอดค้างชำระ", "Statement of debts";
    OneBill: "บิล", "Bill";
    Overdue: "เลยกำหนด", "Overdue since";
    OutOf: "จากยอดเชื่อ", "Of the credit";
    OwedNow: "รวมค้างชำระ", "Owed in all";
    StallOwes: "ร้านค้างลูกค้า", "Stall owes you";
    NoOpenBills: "ไม่มีบิลค้างชำระ", "No open bills";
    NotAReceipt: "ไม่ใช่ใบเสร็จรับเงิน", "This is not a receipt";
    Repayment: "ใบรับชำระหนี้", "Debt repaid";
    RepaymentTakenBack: "ยกเลิกการรับชำระหนี้", "Repayment taken back";
    TakesBack: "ยกเลิกใบเลขที่", "Takes back no.";
    PaysBill: "ชำระบิล", "Pays bill";
    OpensBill: "ค้างอีกครั้ง บิล", "Open again: bill";
    // preorders
    Preorder: "ใบสั่งของ", "Preorder";
    Fetched: "มารับ", "Pick up";
    OrderedAt: "สั่งเมื่อ", "Ordered";
    DepositTaken: "มัดจำแล้ว", "Deposit paid";
    NoDeposit: "ไม่มีมัดจำ", "No deposit";
    PricedWhenFetched: "คิดราคาในวันที่มารับ ไม่ใช่ใบเสร็จ",
        "Priced on the day of pick-up: not a receipt";
    HandedOverWith: "ส่งของแล้ว ใบเสร็จ", "Handed over, receipt";
    CalledOff: "ยกเลิกแล้ว", "CALLED OFF";
    PickList: "ของที่ต้องเตรียม", "To get ready";
    FetchedOn: "มารับวันที่", "Pick-up day";
    NothingOrdered: "ไม่มีใครสั่งของ", "Nothing was ordered";
    // the committee's reply
    Reply: "ใบตอบจากกรรมการ", "Reply of the committee";
    CommitteeReceived: "ยอดที่ส่งให้กรรมการ", "Handed in";
    NothingReceived: "ยังไม่ได้รับยอดวันใด", "No day was received yet";
    FileBooked: "รับแล้ว ถูกต้อง", "Received";
    FileWaiting: "รับแล้ว รอยืนยันเครื่อง", "Waits for the key";
    FileSlip: "รับจากใบปิดวัน รอไฟล์", "By its slip: file to come";
    FileFork: "มีสองฉบับ", "Two versions";
    FileSetAside: "กรรมการพักไว้", "Set aside";
    FileRefused: "ไม่รับ", "Refused";
    MarketFees: "ค่าธรรมเนียมตลาด", "Market fees";
    OwedBefore: "ค้างจากวันก่อนหน้า", "Owed for older days";
    FeePaid: "จ่ายแล้ว", "Paid";
    TakenBack: "ยกเลิกแล้ว", "Taken back";
    PaidAhead: "จ่ายเกินไว้", "Paid ahead";
    OwedSince: "ค้างตั้งแต่", "Owed since";
    AsOfReply: "ยอดค้างตามใบตอบ", "Owed by the reply of";
    Notices: "ประกาศจากกรรมการ", "The committee says";
    FeePrices: "อัตราค่าธรรมเนียม", "Prices of fees";
    WithdrawnVouchers: "คูปองที่ห้ามรับ", "Vouchers not to be taken";
    // test page
    TestPage: "หน้าทดสอบเครื่องพิมพ์", "Printer test page";
    Printer: "เครื่องพิมพ์", "Printer";
    PaperWidth: "ความกว้าง", "Width";
    Dots: "จุด", "dots";
    RulerNote:
        "ต้องเห็นเส้นหนาครบทั้งซ้ายและขวา ถ้าขาด ให้เลือกกระดาษที่แคบลง",
        "Both thick edges must show; if one is missing, choose a narrower paper";
    DarknessNote:
        "สี่แถบต้องต่างกันชัดเจน แถบขวาสุดต้องดำสนิท",
        "The four bars must differ; the last one must be solid black";
    MarksNote:
        "สระและวรรณยุกต์ต้องครบและไม่ขาด",
        "Vowels and tone marks must be whole";
    QrNote: "สแกนดู ต้องอ่านได้ว่า TALAD", "Scan it: it must read TALAD";
    // reports
    Page: "หน้า", "Page";
    OfPages: "จาก", "of";
    MadeAt: "จัดทำเมื่อ", "Made";
    NoRows: "ไม่มีรายการ", "No entries";
}

/// The word of a tender.
pub(crate) const fn tender(kind: TenderKind, language: Language) -> &'static str {
    kind.word(language)
}

/// The label of what a tender brought.
pub(crate) const fn received(kind: TenderKind, language: Language) -> &'static str {
    match kind {
        TenderKind::Cash => Word::ReceivedCash.say(language),
        TenderKind::PromptPay => Word::ReceivedPromptPay.say(language),
        TenderKind::Voucher => Word::ReceivedVoucher.say(language),
        TenderKind::Credit => Word::OnCredit.say(language),
        TenderKind::Deposit => Word::DepositUsed.say(language),
        TenderKind::CoPay | TenderKind::Other => kind.word(language),
    }
}

/// The label of what went back by a tender.
pub(crate) const fn paid_back(kind: TenderKind, language: Language) -> &'static str {
    match kind {
        TenderKind::Cash => Word::PaidBackCash.say(language),
        TenderKind::PromptPay => Word::PaidBackPromptPay.say(language),
        TenderKind::Credit => Word::PaidBackCredit.say(language),
        TenderKind::Voucher => Word::PaidBackVoucher.say(language),
        TenderKind::CoPay => Word::PaidBackCoPay.say(language),
        TenderKind::Deposit => Word::PaidBackDeposit.say(language),
        TenderKind::Other => Word::PaidBackOther.say(language),
    }
}

/// How a fee was paid: what is netted is told from money.
pub(crate) const fn paid_by(kind: TenderKind, language: Language) -> &'static str {
    match kind {
        TenderKind::Voucher => Word::ByVoucher.say(language),
        TenderKind::Credit => Word::ByCredit.say(language),
        TenderKind::Deposit => Word::ByDeposit.say(language),
        _ => kind.word(language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::legible;

    #[test]
    fn thai_words_are_thai_english_words_are_english_and_both_can_be_set() {
        for word in ALL {
            let (th, en) = (word.say(Language::Th), word.say(Language::En));
            assert!(th.chars().any(crate::font::is_thai), "{word:?}");
            assert!(en.is_ascii(), "{word:?}");
            assert_eq!(legible(th), th, "{word:?}");
        }
    }
}
