//! Meters, and what is charged once.

use committee::fees::charges::{CancelCharge, ChargeRequest, ChargeRow, ChargesAsked};
use committee::fees::meters::{MeterReading, MeterRow};

use crate::App;
use crate::book_desk::fees::OfDay;
use crate::failure::Failure;

pub(crate) fn read_meter(app: &App, reading: MeterReading) -> Result<MeterRow, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.read_meter(now, &reading)?))
}

pub(crate) fn meter_readings(app: &App, asked: OfDay) -> Result<Vec<MeterRow>, Failure> {
    app.on_book(|book| Ok(book.meter_readings(asked.day)?))
}

pub(crate) fn charge_stalls(app: &App, asked: ChargeRequest) -> Result<Vec<ChargeRow>, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.charge_stalls(now, &asked)?))
}

pub(crate) fn cancel_charge(app: &App, asked: CancelCharge) -> Result<ChargeRow, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.cancel_charge(now, &asked)?))
}

pub(crate) fn charges(app: &App, asked: ChargesAsked) -> Result<Vec<ChargeRow>, Failure> {
    app.on_book(|book| Ok(book.charges(asked)?))
}
