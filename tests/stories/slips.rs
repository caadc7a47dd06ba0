//! What stands on paper, dot by dot: the slip the till prints is the slip its own answers make.
//! Must never take the expected paper from the till's own slips.

use documents::day_slip::{self, DayKind, DayReport, OperatorRow, TenderRow};
use documents::head::{Marks, Registration, StallHead, VatSeller};
use documents::price_label::{self, PriceLabel};
use documents::receipt::{self, Paid, Payment, Receipt, SoldLine};
use documents::refund::{self, Refund, ReturnedLine};
use documents::slip::{Paper, Slip};
use documents::{png, raster};
use domain::day::{Day, Timestamp};
use domain::language::Language;
use domain::money::Money;
use domain::refund::Repayment;
use domain::sale::BundleUse;
use domain::unit::Unit;
use serde_json::{Value, from_value, json};
use tests::market::{bytes_of, line};
use tests::world::World;
use tests::{Folder, Stall};

fn open_stall(world: &World, folder: &Folder) -> Stall {
    let stall = Stall::new(world, folder.path(), 41);
    stall.set_up("ร้านขนมป้าแดง", "B-3");
    let mut settings = stall.ask("till_settings", json!({}));
    settings["cash_rounding"] = json!({ "step": 25, "direction": "down" });
    stall.ask("keep_till_settings", settings);
    stall.open_day(500);
    stall
}

fn head(stall: &Stall) -> StallHead {
    let market = stall.ask("start", json!({}))["till"]["identity"]["market_name"].clone();
    StallHead {
        name: "ร้านขนมป้าแดง".to_owned(),
        place: "B-3".to_owned(),
        market: market.as_str().unwrap_or_default().to_owned(),
    }
}

/// Sells a bill as a screen asks for it, and gives the receipt as the till tells it.
fn sell(stall: &mut Stall, mut bill: Value, tenders: &Value) -> Value {
    bill["request"] = json!(stall.random.request());
    let total = stall.ask("price_bill", bill.clone())["total"].clone();
    let sale = json!({ "bill": bill, "total": total, "tenders": tenders, "print": false });
    let number = stall.ask("sell", sale)["receipt"].clone();
    stall.ask("receipt", json!({ "number": number }))
}

/// The slip of a job is this slip, to the dot.
fn is_printed(stall: &Stall, job: Value, slip: &Slip) {
    let picture = bytes_of(&json!({ "data": stall.ask("picture", job.clone())["png"] }));
    let meant = png::encode(&raster::raster(slip, Paper::Narrow)).unwrap();
    assert!(picture == meant, "{job} is not {:#?}", slip.words());
}

fn number(told: &Value) -> String {
    format!("{:04}", told["number"].as_u64().unwrap())
}

/// A receipt as the till tells it, as a document.
fn document(stall: &Stall, told: &Value, bundles: Vec<BundleUse>) -> Receipt {
    let lines = told["lines"].as_array().unwrap().iter().map(|sold| SoldLine {
        line: from_value(sold["line"].clone()).unwrap(),
        note: from_value(sold["note"].clone()).unwrap(),
    });
    Receipt {
        stall: head(stall),
        registration: Registration::None,
        number: number(told),
        at: from_value(told["at"].clone()).unwrap(),
        lines: lines.collect(),
        bundles,
        total: from_value(told["total"].clone()).unwrap(),
        payment: Payment::Paid(Paid {
            tenders: from_value(told["tenders"].clone()).unwrap(),
            change: from_value(told["change"].clone()).unwrap(),
            rounding: from_value(told["rounding"].clone()).unwrap(),
            due: from_value(told["due"].clone()).unwrap(),
            customer: None,
        }),
        hash: told["hash"].as_str().unwrap().to_owned(),
        marks: Marks::default(),
    }
}

#[test]
fn a_haggled_receipt_and_its_refund_say_how_every_amount_came_about() {
    let (world, folder) = (World::new(1), Folder::new("haggled-slip"));
    let mut stall = open_stall(&world, &folder);
    let (cake, jelly) = (stall.goods("ขนมชั้น", 40), stall.goods("วุ้น", 35));
    let pork = stall.goods_of("หมูบด", 15_950, "kilogram", "exempt");
    stall.ask(
        "save_price_rule",
        json!({
            "name": "3 ชิ้น 100",
            "does": { "kind": "bundle", "goods": [cake, jelly], "count": 3, "price": 10_000 },
        }),
    );
    let mut free = line(&jelly, 1_000);
    free["free"] = json!(true);
    free["note"] = json!("แถมให้หลาน");
    let mut weighed = line(&pork, 488);
    weighed["discount"] = json!({ "kind": "baht", "amount": 283 });
    let lines = [line(&cake, 5_000), line(&jelly, 2_000), free, weighed];
    let bill = json!({ "lines": lines, "discount": { "kind": "baht", "amount": 500 } });
    let tenders = json!([
        { "kind": "prompt_pay", "amount": 5_000 }, { "kind": "cash", "amount": 50_000 },
    ]);
    let told = sell(&mut stall, bill, &tenders);
    // seven pieces are two bundles and a jelly: 200 + 35, 75.01 of pork, 5 off the bill
    assert_eq!(told["total"], 20_000 + 3_500 + 7_501 - 500);
    assert_eq!(told["rounding"], -1);
    assert_eq!(told["lines"][2]["note"], "แถมให้หลาน");
    let saved = Money::from_satang(3_500).unwrap();
    let bundles = vec![BundleUse { name: "3 ชิ้น 100".to_owned(), sets: 2, saved }];
    let receipt = document(&stall, &told, bundles);
    let slip = receipt::slip(&receipt, Language::Th);
    assert!(slip.words().contains(&"3 ชิ้น 100 × 2 ชุด"));
    is_printed(&stall, json!({ "kind": "receipt", "number": 1, "copy": 0 }), &slip);

    let request = stall.random.request();
    stall.ask(
        "refund",
        json!({
            "request": request, "of": 1,
            "lines": [{ "line": 4, "quantity": 488 }], "reason": "ไม่สด", "print": false,
        }),
    );
    let told = stall.ask("receipt", json!({ "number": 2 }));
    let back = |back: &Value| ReturnedLine {
        name: back["line"]["name"].as_str().unwrap().to_owned(),
        unit: from_value(back["line"]["unit"].clone()).unwrap(),
        quantity: from_value(back["line"]["quantity"].clone()).unwrap(),
        amount: from_value(back["line"]["amount"].clone()).unwrap(),
    };
    let paid = |part: &Value| Repayment {
        kind: from_value(part["kind"].clone()).unwrap(),
        amount: from_value(part["amount"].clone()).unwrap(),
    };
    let refund = Refund {
        stall: head(&stall),
        registration: Registration::None,
        number: number(&told),
        original: "0001".to_owned(),
        at: from_value(told["at"].clone()).unwrap(),
        reason: "ไม่สด".to_owned(),
        lines: told["lines"].as_array().unwrap().iter().map(back).collect(),
        total: from_value(told["total"].clone()).unwrap(),
        rounding: from_value(told["rounding"].clone()).unwrap(),
        vat: Money::ZERO,
        repayments: told["tenders"].as_array().unwrap().iter().map(paid).collect(),
        hash: told["hash"].as_str().unwrap().to_owned(),
        marks: Marks::default(),
    };
    let slip = refund::slip(&refund, Language::Th);
    is_printed(&stall, json!({ "kind": "receipt", "number": 2, "copy": 0 }), &slip);
}

#[test]
fn a_receipt_on_credit_names_the_day_and_never_the_customer() {
    let (world, folder) = (World::new(2), Folder::new("credit-slip"));
    let mut stall = open_stall(&world, &folder);
    let rice = stall.goods("ข้าวหอมมะลิ", 120);
    let customer =
        stall.ask(
            "save_customer",
            json!({ "nickname": "ป้าแจ๋ว", "due_days": 30, "note": "บ้านเหนือ" }),
        )["id"]
            .clone();
    let bill = json!({ "lines": [line(&rice, 1_000)], "customer": customer });
    let told = sell(&mut stall, bill, &json!([{ "kind": "credit", "amount": 12_000 }]));
    assert_eq!(told["due"], "2026-12-22");
    let receipt = document(&stall, &told, vec![]);
    let slip = receipt::slip(&receipt, Language::Th);
    let words = slip.words().join("\n");
    assert!(words.contains("22/12/2569") && words.contains("บิลเงินเชื่อ"));
    assert!(!words.contains("ใบเสร็จรับเงิน") && !words.contains("ป้าแจ๋ว"));
    is_printed(&stall, json!({ "kind": "receipt", "number": 1, "copy": 0 }), &slip);
}

#[test]
fn a_label_shows_what_the_till_asks_today_and_nothing_off_sale() {
    let (world, folder) = (World::new(3), Folder::new("label-slip"));
    let stall = open_stall(&world, &folder);
    let cake = stall.goods("ขนมชั้น", 40);
    let job = json!({ "kind": "price_label", "goods": cake });
    let mut label = PriceLabel {
        name: "ขนมชั้น".to_owned(),
        price: Money::baht(40),
        unit: Unit::Piece,
        usual: None,
        offers: vec![],
        barcode: None,
    };
    is_printed(&stall, job.clone(), &price_label::slip(&label, Language::Th));
    for does in [
        json!({ "kind": "dated", "goods": cake, "price": 3_500 }),
        json!({ "kind": "bundle", "goods": [cake], "count": 3, "price": 10_000 }),
    ] {
        stall.ask("save_price_rule", json!({ "name": "3 ชิ้น 100", "does": does }));
    }
    (label.price, label.usual) = (Money::baht(35), Some(Money::baht(40)));
    label.offers.push("3 ชิ้น 100".to_owned());
    is_printed(&stall, job.clone(), &price_label::slip(&label, Language::Th));
    stall.ask("retire_goods", json!({ "id": cake, "retired": true }));
    stall.refused("picture", job);
}

#[test]
fn the_report_of_the_day_tells_debts_rounding_and_discounts() {
    let (world, folder) = (World::new(4), Folder::new("report-slip"));
    let mut stall = open_stall(&world, &folder);
    let mut settings = stall.ask("till_settings", json!({}));
    settings["tax_id"] = json!("0105561234567");
    stall.ask("keep_till_settings", settings);
    let tea = stall.goods_of("ชาเย็น", 3_333, "piece", "vat");
    let customer = stall
        .ask("save_customer", json!({ "nickname": "ลุงมี", "due_days": 7, "note": "" }))["id"]
        .clone();
    let bill = json!({ "lines": [line(&tea, 2_000)], "customer": customer });
    sell(&mut stall, bill, &json!([{ "kind": "credit", "amount": 6_666 }]));
    let off = json!({ "kind": "percent", "hundredths": 1_000 });
    let bill = json!({ "lines": [line(&tea, 1_000)], "discount": off });
    let told = sell(&mut stall, bill, &json!([{ "kind": "cash", "amount": 4_000 }]));
    assert_eq!((&told["total"], &told["rounding"]), (&json!(3_000), &json!(0)));
    sell(
        &mut stall,
        json!({ "lines": [line(&tea, 1_000)] }),
        &json!([{
            "kind": "cash", "amount": 4_000,
        }]),
    );
    let request = stall.random.request();
    stall.ask(
        "repay_credit",
        json!({
            "request": request, "customer": customer, "amount": 5_000,
            "kind": "cash", "print": false,
        }),
    );
    let totals = stall.ask("x_report", json!({}))["totals"].clone();
    assert_eq!((&totals["rounding"], &totals["discounts"]), (&json!(-8), &json!(333)));
    assert_eq!(totals["credit_repaid"], 5_000);
    let seller = VatSeller::head_office("0105561234567".to_owned());
    let report = report(&stall, &world, &folder, (Registration::Vat(seller), vec![]));
    let taken = Money::sum(report.tenders.iter().map(|row| row.sold)).unwrap();
    assert_eq!(taken, report.net.plus(report.rounding).unwrap());
    let slip = day_slip::slip(&report, Language::Th);
    assert!(slip.words().contains(&"รับชำระหนี้"));
    is_printed(&stall, json!({ "kind": "x_report" }), &slip);
}

#[test]
fn the_report_of_the_day_tells_who_sold_and_who_took_lines_off() {
    let (world, folder) = (World::new(5), Folder::new("sellers-slip"));
    let mut stall = open_stall(&world, &folder);
    let tea = stall.goods("ชาเย็น", 30);
    stall.sell(&[(&tea, 1)], None);
    for (name, role, pin) in [("แสง", "owner", "1111"), ("นก", "helper", "2222")] {
        stall.ask("save_operator", json!({ "name": name, "role": role, "pin": pin }));
        if role == "owner" {
            stall.ask("sign_in", json!({ "number": 1, "pin": pin }));
        }
    }
    stall.sell(&[(&tea, 2)], None);
    stall.ask("sign_in", json!({ "number": 2, "pin": "2222" }));
    stall.sell(&[(&tea, 3)], None);
    stall.sell(&[(&tea, 1)], None);
    stall.ask("lines_removed", json!({ "count": 2, "amount": 4_550 }));
    stall.ask("sign_in", json!({ "number": 1, "pin": "1111" }));
    let row = |name: &str, baht, receipts, removed_lines, removed| OperatorRow {
        name: name.to_owned(),
        net: Money::baht(baht),
        receipts,
        refunds: 0,
        refunded: Money::ZERO,
        removed_lines,
        removed_amount: Money::from_satang(removed).unwrap(),
        drawer_openings: 0,
    };
    let sellers =
        vec![row("แสง", 60, 1, 0, 0), row("นก", 120, 2, 2, 4_550), row("ไม่ได้ลงชื่อ", 30, 1, 0, 0)];
    let report = report(&stall, &world, &folder, (Registration::None, sellers));
    let slip = day_slip::slip(&report, Language::Th);
    is_printed(&stall, json!({ "kind": "x_report" }), &slip);
}

/// The slip of the open day, from what the till tells of it.
fn report(
    stall: &Stall,
    world: &World,
    folder: &Folder,
    (registration, operators): (Registration, Vec<OperatorRow>),
) -> DayReport {
    let told = stall.ask("x_report", json!({}));
    let totals = &told["totals"];
    let money = |name: &str| {
        totals.get(name).map_or(Money::ZERO, |amount| from_value(amount.clone()).unwrap())
    };
    let count = |name: &str| u32::try_from(totals[name].as_u64().unwrap()).unwrap();
    let receipt = |name: &str| totals[name].as_u64().map(|number| format!("{number:04}"));
    let row = |row: &Value| TenderRow {
        kind: from_value(row["kind"].clone()).unwrap(),
        sold: from_value(row["sold"].clone()).unwrap(),
        refunded: from_value(row["refunded"].clone()).unwrap(),
    };
    DayReport {
        stall: head(stall),
        registration,
        kind: DayKind::X { at: world.now() },
        day: from_value::<Day>(told["day"].clone()).unwrap(),
        part: 1,
        opened: from_value::<Timestamp>(told["opened"].clone()).unwrap(),
        receipts: receipt("first_receipt").zip(receipt("last_receipt")),
        sales_count: count("sales"),
        tenders: totals["tenders"].as_array().unwrap().iter().map(row).collect(),
        sales_total: money("gross"),
        refund_count: count("refunds"),
        refunds: money("refunded"),
        net: money("net"),
        vat: money("vat"),
        discounts: money("discounts"),
        rounding: money("rounding"),
        credit_repaid: money("credit_repaid"),
        deposits_taken: money("deposits_taken"),
        deposits_returned: money("deposits_returned"),
        drawer: from_value(totals["drawer"].clone()).unwrap(),
        expected: None,
        counted: None,
        removed_lines: count("removed_lines"),
        removed_amount: money("removed_amount"),
        drawer_openings: count("drawer_openings"),
        operators,
        grand_total: money("grand_total"),
        head_hash: last_hash(folder),
        signed_totals: None,
        fee: None,
        marks: Marks::default(),
    }
}

/// The hash of the journal's last entry, read behind the program's back.
#[expect(clippy::disallowed_methods, reason = "the test looks where no screen can")]
fn last_hash(folder: &Folder) -> String {
    let book = rusqlite::Connection::open(folder.path().join("till/till.db")).unwrap();
    let last = "SELECT lower(hex(hash)) FROM journal ORDER BY seq DESC LIMIT 1";
    book.query_row(last, [], |row| row.get(0)).unwrap()
}
