//! What stands before a walk begins, made through `api` as another walk would have made it; and
//! what the book holds after it. Must never be asked while a window has the folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use api::App;
use serde_json::{Value, json};
use tests::market::bytes_of;
use tests::screen::{PATIENCE, built, until};

/// The program on a data folder, with the machine's own clock.
pub struct Desk(App);

impl Desk {
    /// Opens it.
    pub fn open(data: &Path) -> Desk {
        // A window that was just closed may hold its folder for a blink.
        let opened = until(PATIENCE, || App::open(machine::ports(data)).ok());
        Desk(opened.expect("the folder opens"))
    }

    /// A data folder whose scanner may be slow: a driver's keys come as fast as a busy machine
    /// lets them, and the slowest scanner there is may pause for 150 ms.
    pub fn with_slow_scanner(data: &Path) -> Desk {
        let desk = Desk::open(data);
        let slow = json!({ "language": "th", "text_size": 20, "sound": true, "scanner_gap": 150 });
        desk.ask("keep_preferences", slow);
        desk
    }

    /// A fresh till with a name, a day open, and goods: name, price in baht, barcode.
    pub fn till(data: &Path, goods: &[(&str, i64, Option<&str>)]) {
        let till = Desk::with_slow_scanner(data);
        till.ask("choose_desk", json!({ "desk": "till" }));
        till.ask("set_up_stall", json!({ "name": "ร้านทดสอบ", "place": "A-01" }));
        for (place, (name, baht, barcode)) in goods.iter().enumerate() {
            let draft = json!({
                "id": null, "name": name, "price": baht * 100, "unit": "piece", "category": null,
                "barcode": barcode, "favourite": place + 1, "tax": "exempt", "cost": null,
                "counts_stock": false, "stock": null,
            });
            till.ask("save_goods", draft);
        }
        till.ask("open_day", json!({ "float": 50_000, "people": 1, "day": null }));
    }

    /// The number that PromptPay goes to.
    pub fn takes_prompt_pay(data: &Path) {
        let till = Desk::open(data);
        let mut settings = till.ask("till_settings", json!({}));
        settings["promptpay"] = json!("0812345678");
        till.ask("keep_till_settings", settings);
    }

    /// Asks a command that has to be answered.
    pub fn ask(&self, command: &str, arguments: Value) -> Value {
        self.0.call(command, arguments).unwrap_or_else(|failure| panic!("{command}: {failure}"))
    }
}

/// A market whose committee invited one stall.
pub struct Market {
    /// The data folder of its book.
    pub book: PathBuf,
    /// The invitation as a file on a stick.
    pub invitation: PathBuf,
    /// The code on the committee's paper.
    pub code: String,
}

impl Market {
    /// Set up in `folder/book`, the invitation in `folder/stick`: 30 baht a day and 2 % of what is
    /// sold above 100 baht.
    pub fn new(folder: &Path) -> Market {
        let (data, stick) = (folder.join("book"), folder.join("stick"));
        std::fs::create_dir_all(&stick).expect("a stick");
        let book = Desk::open(&data);
        book.ask("choose_desk", json!({ "desk": "book" }));
        book.ask("set_up_market", json!({ "name": "ตลาดริมน้ำ", "promptpay": null }));
        let zone = book.ask("save_zone", json!({ "id": null, "name": "อาหาร" }));
        let percent = json!({
            "kind": "percent_of_net", "basis_points": 200, "threshold": 10_000,
            "minimum": null, "maximum": null,
        });
        let by_day = json!({ "kind": "per_stall_day", "amount": 3_000 });
        for (name, fee) in [("ค่าแผง", by_day), ("ค่าส่วนแบ่ง", percent)]
        {
            let rule = json!({
                "replaces": null, "name": name, "fee": fee, "from": "2026-01-01", "until": null,
                "zone": null, "whole_baht": false,
            });
            book.ask("save_fee_rule", rule);
        }
        let stall = json!({
            "id": null, "name": "ก๋วยเตี๋ยวป้านิด", "place": "A-07", "zone": zone["id"],
            "vendor": "นิด",
        });
        let stall = book.ask("save_stall", stall);
        let invited = book.ask("invite_stall", json!({ "stall": stall["id"], "days": 7 }));
        let invitation = stick.join("invitation.talad");
        std::fs::write(&invitation, bytes_of(&invited["file"])).expect("a file on the stick");
        let code = invited["code"].as_str().expect("a code").to_owned();
        Market { book: data, invitation, code }
    }
}

/// `taladctl check`: the file, the chain, and every table rebuilt from the journal.
pub fn is_sound(data: &Path) {
    let mut check = Command::new(built("taladctl"));
    check.arg("--data-dir").arg(data).arg("check").env_remove("TALAD_DATA_DIR");
    let checked = check.output().expect("taladctl runs");
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(checked.status.code(), Some(0), "{said}");
}
