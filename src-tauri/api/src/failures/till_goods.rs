//! Sentences about goods and their spreadsheets.

use till::goods::GoodsRefused;
use till::goods_csv::CsvRefused;

use crate::failure::Failure;
use crate::failures::till_common::not_set_up;

impl From<GoodsRefused> for Failure {
    #[expect(clippy::too_many_lines, reason = "a table of sentences reads best in one piece")]
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
            GoodsRefused::Contains => Failure::refusal(
                "goods.contains",
                "G-07",
                [
                    "สินค้านี้ทำจากสินค้านั้นไม่ได้",
                    "เลือกสินค้าข้างในที่ขายแยกเอง และใส่จำนวนเต็ม ยังไม่ได้บันทึก",
                    "It cannot be made of that",
                    "Choose goods that are sold by themselves, and a whole number. Nothing was saved yet",
                ],
            ),
            GoodsRefused::ScaleCode => Failure::refusal(
                "goods.scale_code",
                "G-08",
                [
                    "รหัสในเครื่องชั่งใช้ไม่ได้",
                    "ใส่ตัวเลข 1 ถึง 6 หลัก หรือเว้นว่างไว้ ยังไม่ได้บันทึก",
                    "The number on the scale does not fit",
                    "Enter 1 to 6 digits, or leave it empty. Nothing was saved yet",
                ],
            ),
            GoodsRefused::ScaleCodeTaken { name } => Failure::refusal(
                "goods.scale_code_taken",
                "G-09",
                [
                    "รหัสในเครื่องชั่งนี้เป็นของ {name}",
                    "ใช้รหัสอื่น หรือแก้ที่ {name} ยังไม่ได้บันทึก",
                    "{name} has this number on the scale",
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
