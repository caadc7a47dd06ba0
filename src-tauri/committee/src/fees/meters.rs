//! Reading meters: what went through between two readings is charged on the day of the later one.
//! Must never depend on the order in which readings are entered, and never charge backwards.

use domain::day::Day;
use domain::fee::{FeeBase, FeeKind, FeeRule};
use domain::id::{FeeRuleId, StallId};
use domain::money::Money;
use domain::now::Now;
use domain::quantity::Quantity;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, in_range, parsed, quantity};
use ts_rs::TS;

use crate::Book;
use crate::days::day_rows::on_the_list;
use crate::fact::{Fact, MeterRead};
use crate::fees::assess::assess_day;
use crate::fees::base::Tariff;
use crate::market::class::class_on;
use crate::market::stalls::the_stall;
use crate::record::record;

/// A reading, as a screen saves it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MeterReading {
    /// The stall.
    pub stall: StallId,
    /// The business day.
    pub day: Day,
    /// The rule that charges it.
    pub rule: FeeRuleId,
    /// What the meter shows; none takes the day's reading back.
    pub reading: Option<Quantity>,
    /// Where a new meter began: it is counted from here.
    #[serde(default)]
    pub begins: Option<Quantity>,
}

/// Why a reading was not taken, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum MeterRefused {
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// There is no such rule, or it does not charge by a meter.
    #[error("there is no such rule for a meter")]
    UnknownRule,
    /// The day has not come yet.
    #[error("the day has not come yet")]
    DayToCome,
    /// The rule does not hold for this stall on this day.
    #[error("the rule does not hold for {place} on this day")]
    DoesNotHold {
        /// The stall's place.
        place: String,
    },
    /// Below nothing, more than a meter shows, or a new meter that began above what it shows.
    #[error("the reading does not fit")]
    Reading,
    /// Less than an earlier reading, and no new meter.
    #[error("the meter showed {reading} on {day}")]
    Below {
        /// The day of the earlier reading.
        day: Day,
        /// What it showed.
        reading: Quantity,
    },
    /// More than a later reading.
    #[error("the meter showed only {reading} on {day}")]
    Above {
        /// The day of the later reading.
        day: Day,
        /// What it showed.
        reading: Quantity,
    },
    /// The fee would be larger than the book can hold.
    #[error("the fee is larger than the book can hold")]
    TooLarge,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A meter on the walk of a day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct MeterRow {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// The rule that charges it.
    pub rule: FeeRuleId,
    /// The rule's name: ค่าไฟ.
    pub rule_name: String,
    /// What the meter counts.
    pub unit: String,
    /// For one of it.
    pub price: Money,
    /// The reading before this day's.
    pub last: Option<LastReading>,
    /// This day's reading.
    pub reading: Option<Quantity>,
    /// Where a new meter began.
    pub begins: Option<Quantity>,
    /// What went through since the reading before; none while this day has none.
    pub units: Option<Quantity>,
    /// What it comes to, before anything is waived.
    pub amount: Option<Money>,
}

/// An earlier reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct LastReading {
    /// Its day.
    pub day: Day,
    /// What the meter showed.
    pub reading: Quantity,
}

/// No meter shows more.
const MOST_SHOWN: Quantity = match Quantity::from_thousandths(999_999_999) {
    Some(most) => most,
    None => panic!("a constant quantity beyond its range"),
};

/// No fee of one reading is larger.
const LARGEST_FEE: Money = Money::baht(1_000_000);

/// A reading of a meter as it is kept.
#[derive(Clone, Copy, Debug)]
struct Kept {
    day: Day,
    reading: Quantity,
    begins: Option<Quantity>,
}

impl Kept {
    /// What went through up to this reading; none when it shows less than the one before.
    fn since(&self, before: Option<Kept>) -> Option<Quantity> {
        let from = self.begins.or(before.map(|before| before.reading));
        let through = self.reading.minus(from.unwrap_or(self.reading)).ok()?;
        (through >= Quantity::ZERO).then_some(through)
    }
}

impl Book {
    /// Takes a reading and works out the fees of its day and of the reading that comes after it.
    ///
    /// # Errors
    /// The first [`MeterRefused`] by precedence.
    pub fn read_meter(&mut self, now: Now, asked: &MeterReading) -> Result<MeterRow, MeterRefused> {
        let MeterReading { stall, day, rule, reading, begins } = *asked;
        let named = the_stall(self.reader(), stall)?.ok_or(MeterRefused::UnknownStall)?;
        let tariff = Tariff::read(self.reader())?;
        let known = tariff.rules.iter().find(|known| known.id == rule);
        let known = known.filter(|known| matches!(known.fee, FeeKind::Metered { .. }));
        let known = known.ok_or(MeterRefused::UnknownRule)?;
        if day > now.at.business_day() {
            return Err(MeterRefused::DayToCome);
        }
        if !known.holds(day, &class_on(self.reader(), stall, day)?) {
            return Err(MeterRefused::DoesNotHold { place: named.place });
        }
        let shown = Quantity::ZERO..=MOST_SHOWN;
        let fits = match (reading, begins) {
            (Some(reading), Some(begins)) => begins <= reading && shown.contains(&begins),
            (None, Some(_)) => false,
            _ => true,
        };
        if !fits || reading.is_some_and(|reading| !shown.contains(&reading)) {
            return Err(MeterRefused::Reading);
        }
        let meter = tariff.descent.first_of(rule);
        let meter = Meter { stall, meter };
        let (before, after) = (meter.before(self.reader(), day)?, meter.after(self.reader(), day)?);
        let kept = reading.map(|reading| Kept { day, reading, begins });
        refuse_misfit(known, before, kept, after)?;
        let stands = meter.on(self.reader(), day)?;
        let same = |old: Kept| Some(old.reading) == reading && old.begins == begins;
        if stands.map_or(reading.is_none(), same) {
            return meter_row(self.reader(), known, (stall, named.place, named.name), meter, day)
                .map_err(MeterRefused::from);
        }
        let fact = MeterRead { stall, of: day, rule, reading, begins, by: self.hands.by };
        self.store.write(|transaction| -> Result<(), Fault> {
            record(transaction, now, Fact::MeterRead(fact))?;
            assess_day(transaction, now, stall, day)?;
            match after {
                Some(after) => assess_day(transaction, now, stall, after.day),
                None => Ok(()),
            }
        })?;
        Ok(meter_row(self.reader(), known, (stall, named.place, named.name), meter, day)?)
    }

    /// The meters of every stall that is expected on a day, by place: the walk of the day.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn meter_readings(&self, day: Day) -> Result<Vec<MeterRow>, Fault> {
        let tariff = Tariff::read(self.reader())?;
        let metered: Vec<&FeeRule> = tariff
            .rules
            .iter()
            .filter(|rule| matches!(rule.fee, FeeKind::Metered { .. }) && rule.holds_on(day))
            .collect();
        if metered.is_empty() {
            return Ok(vec![]);
        }
        let on_the_list = on_the_list("?1");
        let mut statement = self.reader().prepare_cached(&format!(
            "SELECT s.id, s.place, s.name FROM stall s WHERE {on_the_list} ORDER BY s.place, s.id"
        ))?;
        let mut rows = statement.query([day.to_string()])?;
        let mut walk = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, place, name): (String, String, String) = row.try_into()?;
            let stall: StallId = parsed(&id)?;
            let class = class_on(self.reader(), stall, day)?;
            for rule in metered.iter().filter(|rule| rule.holds(day, &class)) {
                let meter = Meter { stall, meter: tariff.descent.first_of(rule.id) };
                let whose = (stall, place.clone(), name.clone());
                walk.push(meter_row(self.reader(), rule, whose, meter, day)?);
            }
        }
        Ok(walk)
    }
}

/// Refuses a reading that does not stand between the ones beside it; or, when one is taken back,
/// those beside it that do not follow each other.
fn refuse_misfit(
    rule: &FeeRule,
    before: Option<Kept>,
    kept: Option<Kept>,
    after: Option<Kept>,
) -> Result<(), MeterRefused> {
    let mut through = Vec::new();
    if let Some(kept) = kept {
        let since = kept.since(before);
        through.push(since.ok_or_else(|| match before {
            Some(Kept { day, reading, .. }) => MeterRefused::Below { day, reading },
            None => MeterRefused::Reading,
        })?);
    }
    if let Some(after) = after {
        let Kept { day, reading, .. } = after;
        let since = after.since(kept.or(before));
        through.push(since.ok_or(MeterRefused::Above { day, reading })?);
    }
    let too_large = |units: &Quantity| charged(rule, *units).map_or(true, |fee| fee > LARGEST_FEE);
    if through.iter().any(too_large) { Err(MeterRefused::TooLarge) } else { Ok(()) }
}

/// What a rule charges for units.
fn charged(rule: &FeeRule, units: Quantity) -> Result<Money, Fault> {
    let base = FeeBase { units: vec![(rule.id, units)], ..FeeBase::default() };
    in_range(rule.charge(&base))
}

/// One meter: of a stall, and the first rule of the line that charges it.
#[derive(Clone, Copy)]
struct Meter {
    stall: StallId,
    meter: FeeRuleId,
}

impl Meter {
    fn before(self, connection: &Connection, day: Day) -> Result<Option<Kept>, Fault> {
        self.find(connection, "day < ?3 ORDER BY day DESC LIMIT 1", day)
    }

    fn on(self, connection: &Connection, day: Day) -> Result<Option<Kept>, Fault> {
        self.find(connection, "day = ?3", day)
    }

    fn after(self, connection: &Connection, day: Day) -> Result<Option<Kept>, Fault> {
        self.find(connection, "day > ?3 ORDER BY day LIMIT 1", day)
    }

    fn find(self, connection: &Connection, which: &str, day: Day) -> Result<Option<Kept>, Fault> {
        let found: Option<(String, i64, Option<i64>)> = connection
            .prepare_cached(&format!(
                "SELECT day, reading, begins FROM meter_reading
                 WHERE stall = ?1 AND meter = ?2 AND {which}"
            ))?
            .query_row((self.stall.to_string(), self.meter.to_string(), day.to_string()), |row| {
                row.try_into()
            })
            .optional()?;
        let Some((day, reading, begins)) = found else { return Ok(None) };
        let begins = begins.map(quantity).transpose()?;
        Ok(Some(Kept { day: parsed(&day)?, reading: quantity(reading)?, begins }))
    }
}

fn meter_row(
    connection: &Connection,
    rule: &FeeRule,
    (stall, place, name): (StallId, String, String),
    meter: Meter,
    day: Day,
) -> Result<MeterRow, Fault> {
    let FeeKind::Metered { unit, price } = &rule.fee else {
        return Err(damaged("a meter without its rule"));
    };
    let (before, kept) = (meter.before(connection, day)?, meter.on(connection, day)?);
    let units = kept.and_then(|kept| kept.since(before));
    Ok(MeterRow {
        stall,
        place,
        name,
        rule: rule.id,
        rule_name: rule.name.clone(),
        unit: unit.clone(),
        price: *price,
        last: before.map(|Kept { day, reading, .. }| LastReading { day, reading }),
        reading: kept.map(|kept| kept.reading),
        begins: kept.and_then(|kept| kept.begins),
        units,
        amount: units.map(|units| charged(rule, units)).transpose()?,
    })
}
