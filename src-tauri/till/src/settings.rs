//! What a vendor set: work, not facts. Must never hold money or anything the book is made of.

use domain::co_pay::CoPayScheme;
use domain::language::Language;
use domain::pricing::WHOLE;
use domain::promptpay::{BillPayment, PromptPayId, bill_payload};
use domain::rounding::Rounding;
use domain::scale::ScaleLink;
use domain::scale_label::{LabelLayout, LayoutRefused};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{from_json, json};
use ts_rs::TS;

use crate::Till;

/// The settings of a till.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TillSettings {
    /// The language of paper.
    pub language: Language,
    /// Where transfers go; the vendor's own number, which never leaves the stall but on a QR.
    pub promptpay: Option<PromptPayId>,
    /// Where bills are paid by a biller's QR; absent for stalls without that service.
    #[serde(default)]
    pub biller: Option<Biller>,
    /// The tax id of a stall registered for VAT; absent for all others.
    pub tax_id: Option<String>,
    /// The printer.
    pub printer: PrinterSettings,
    /// How cash is rounded; none to take satang as they are.
    #[serde(default)]
    pub cash_rounding: Option<Rounding>,
    /// How the price of weighed goods is rounded; none for satang.
    #[serde(default)]
    pub weighed_rounding: Option<Rounding>,
    /// Co-pay schemes of the state.
    #[serde(default)]
    pub co_pay: Vec<CoPayScheme>,
    /// Other ways of paying, by name: a card, a coupon of another market.
    #[serde(default)]
    pub other_tenders: Vec<String>,
    /// The largest discount a helper gives without the owner, in hundredths of a percent.
    #[serde(default = "tenth")]
    pub helper_discount: u32,
    /// How the labels of scales that print are laid out; none to read them as ordinary barcodes.
    #[serde(default)]
    pub label_layouts: Vec<LabelLayout>,
    /// The scale on a wire.
    #[serde(default)]
    pub scale: ScaleLink,
}

const fn tenth() -> u32 {
    1_000
}

/// A biller's account, which takes payments with references (tag 30).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Biller {
    /// The biller id: a tax id of 13 digits, or with its two-digit suffix 15.
    pub id: String,
    /// Reference 1, by which the biller knows the stall: 1 to 20 letters and digits of ASCII.
    pub reference: String,
}

/// How slips are printed. The link itself is the host's word, kept as it gave it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrinterSettings {
    /// How the printer is reached.
    pub link: PrinterLink,
    /// The width of the paper in dots: 384 (58 mm), 512 or 576 (80 mm).
    pub dots: u32,
    /// Whether it can cut.
    pub cut: bool,
    /// Which pin opens the drawer: 2 or 5; 0 for no drawer.
    pub drawer_pin: u32,
    /// Print a receipt after every sale.
    pub every_sale: bool,
}

/// How a printer is reached.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum PrinterLink {
    /// No printer.
    #[default]
    None,
    /// A network printer, usually port 9100.
    Network {
        /// A name or an address.
        host: String,
        /// The port.
        port: u16,
    },
    /// A USB printer device (`/dev/usb/lp0`) or any file that takes bytes.
    Device {
        /// The path.
        path: String,
    },
}

impl Default for TillSettings {
    fn default() -> TillSettings {
        TillSettings {
            language: Language::Th,
            promptpay: None,
            biller: None,
            tax_id: None,
            printer: PrinterSettings {
                link: PrinterLink::None,
                dots: 384,
                cut: false,
                drawer_pin: 0,
                every_sale: false,
            },
            cash_rounding: None,
            weighed_rounding: None,
            co_pay: vec![],
            other_tenders: vec![],
            helper_discount: tenth(),
            label_layouts: vec![],
            scale: ScaleLink::None,
        }
    }
}

/// Why settings were not kept, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum SettingsRefused {
    /// A width or a pin that the program does not know.
    #[error("no such setting")]
    Unknown,
    /// A tax id has 13 digits.
    #[error("the tax id has 13 digits")]
    TaxId,
    /// A biller's number has 13 or 15 digits, its reference 1 to 20 letters and digits.
    #[error("the biller's number or reference does not fit")]
    Biller,
    /// A rounding to a step that there is no coin for.
    #[error("no such rounding")]
    Rounding,
    /// A co-pay scheme whose days, hours, shares or caps make no sense, or whose name is there
    /// twice.
    #[error("the scheme {name} does not make sense")]
    CoPay {
        /// Its name.
        name: String,
    },
    /// Another way of paying without a name of up to 40 characters, or one name twice, or too many.
    #[error("the name of a way of paying does not fit")]
    OtherTender,
    /// A layout of labels that cannot be, or two with one prefix.
    #[error(transparent)]
    Label(LayoutRefused),
    /// A link to a scale without a path, or with a speed that no scale has.
    #[error("the link to the scale does not fit")]
    Scale,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

const NAME: &str = "till";
/// More schemes or other ways than this do not fit a screen.
const MOST_WAYS: usize = 12;

impl TillSettings {
    /// Whether what is set about ways of paying can be used.
    fn check_payment(&self) -> Result<(), SettingsRefused> {
        let fits = |biller: &Biller| bill_payload(&biller.bill(""), None).is_some();
        if !self.biller.as_ref().is_none_or(fits) {
            return Err(SettingsRefused::Biller);
        }
        let mut roundings = [self.cash_rounding, self.weighed_rounding].into_iter().flatten();
        if !roundings.all(Rounding::is_known) {
            return Err(SettingsRefused::Rounding);
        }
        for (place, scheme) in self.co_pay.iter().enumerate() {
            let twice = self.co_pay.iter().take(place).any(|other| other.name == scheme.name);
            let printed = domain::thai::printable(&scheme.name) == scheme.name;
            if twice || !printed || !scheme.is_sound() || place >= MOST_WAYS {
                return Err(SettingsRefused::CoPay { name: scheme.name.clone() });
            }
        }
        for (place, name) in self.other_tenders.iter().enumerate() {
            let twice = self.other_tenders.iter().take(place).any(|other| other == name);
            let printed = domain::thai::printable(name) == *name && domain::thai::fits(name, 40);
            if twice || !printed || place >= MOST_WAYS {
                return Err(SettingsRefused::OtherTender);
            }
        }
        Ok(())
    }
}

impl Biller {
    /// What a QR asks to be paid: reference 2 says which bill.
    #[must_use]
    pub fn bill<'a>(&'a self, reference_2: &'a str) -> BillPayment<'a> {
        BillPayment { biller: &self.id, reference_1: &self.reference, reference_2, reference_3: "" }
    }
}

impl Till {
    /// The settings; the usual ones where nothing was set.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn settings(&self) -> Result<TillSettings, Fault> {
        let text: Option<String> = self
            .reader()
            .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
            .query_row([NAME], |row| row.get(0))
            .optional()?;
        text.map_or_else(|| Ok(TillSettings::default()), |text| from_json(&text))
    }

    /// Keeps settings.
    ///
    /// # Errors
    /// The first [`SettingsRefused`] by precedence.
    pub fn keep_settings(&mut self, settings: &TillSettings) -> Result<(), SettingsRefused> {
        let printer = &settings.printer;
        let known =
            [384, 512, 576].contains(&printer.dots) && [0, 2, 5].contains(&printer.drawer_pin);
        if !known || settings.helper_discount > WHOLE {
            return Err(SettingsRefused::Unknown);
        }
        let digits = |id: &String| id.len() == 13 && id.bytes().all(|b| b.is_ascii_digit());
        if !settings.tax_id.as_ref().is_none_or(digits) {
            return Err(SettingsRefused::TaxId);
        }
        settings.check_payment()?;
        settings.check_scales()?;
        let value = json(settings);
        self.store.write(|transaction| {
            transaction
                .execute(
                    "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
                    (NAME, value),
                )
                .map_err(Fault::from)?;
            Ok(())
        })
    }
}
