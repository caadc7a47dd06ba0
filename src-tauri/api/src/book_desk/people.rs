//! People and places: households, people, consent, who sells where, day passes.

use committee::fact::Purpose;
use committee::people::consent::ConsentRequest;
use committee::people::erase::{EraseRequest, ErasedPerson, NamedElsewhere};
use committee::people::export::person_document;
use committee::people::households::{Household, HouseholdDraft};
use committee::people::passes::{PassRequest, PassesOfDay};
use committee::people::register::{Person, PersonDraft};
use committee::people::sellers::{StallPeople, StallPeopleDraft};
use committee::people::wording::{Wording, wordings};
use documents::pdf;
use domain::day::Day;
use domain::id::{PersonId, StallId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::book_desk::fees::OfDay;
use crate::book_desk::market::OfStall;
use crate::commands::Nothing;
use crate::desk::{preferences, shown};
use crate::failure::Failure;
use crate::failures::stopped;
use crate::ports::Folder;
use crate::transfer::{FileOut, encode};

/// People that a screen looks for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PeopleAsked {
    /// A part of a name, a telephone, a household's code or a stall; empty for all.
    pub search: String,
}

/// A person by her id.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfPerson {
    /// Who.
    pub person: PersonId,
}

/// What a person no longer agrees to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawRequest {
    /// Who.
    pub person: PersonId,
    /// From what.
    pub purposes: Vec<Purpose>,
}

/// How everything about a person is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PersonFormat {
    /// For another program.
    Json,
    /// To be read.
    Pdf,
}

/// A person whose data are written to a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonExportRequest {
    /// Who.
    pub person: PersonId,
    /// How.
    pub format: PersonFormat,
}

/// A pass by its stall and day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfPass {
    /// The visiting stall.
    pub stall: StallId,
    /// The market day.
    pub day: Day,
}

pub(crate) fn households(app: &App, _: Nothing) -> Result<Vec<Household>, Failure> {
    app.on_book(|book| Ok(book.households()?))
}

pub(crate) fn save_household(app: &App, draft: HouseholdDraft) -> Result<Household, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.save_household(now, &draft)?))
}

pub(crate) fn people(app: &App, asked: PeopleAsked) -> Result<Vec<Person>, Failure> {
    app.on_book(|book| Ok(book.people(&asked.search)?))
}

pub(crate) fn save_person(app: &App, draft: PersonDraft) -> Result<Person, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.save_person(now, &draft)?))
}

pub(crate) fn consent_wordings(_: &App, _: Nothing) -> Result<Vec<Wording>, Failure> {
    Ok(wordings())
}

pub(crate) fn give_consent(app: &App, asked: ConsentRequest) -> Result<Person, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.give_consent(now, &asked)?))
}

pub(crate) fn withdraw_consent(app: &App, asked: WithdrawRequest) -> Result<Person, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.withdraw_consent(now, asked.person, &asked.purposes)?))
}

pub(crate) fn export_person(app: &App, asked: PersonExportRequest) -> Result<FileOut, Failure> {
    let language = preferences(app)?.language;
    let made = app.ports.clock.now();
    let export = app.on_book(|book| Ok(book.export_person(made, asked.person)?))?;
    let (bytes, ending) = match asked.format {
        PersonFormat::Json => {
            (serde_json::to_vec_pretty(&export).map_err(|error| error.to_string()), "json")
        }
        PersonFormat::Pdf => {
            let report = person_document(&export, language);
            (pdf::render(&report).map_err(|error| error.to_string()), "pdf")
        }
    };
    let bytes = bytes.map_err(|error| {
        tracing::error!(%error, "the data of a person");
        stopped()
    })?;
    let name = format!("{}.{ending}", export_name(asked.person));
    let path = app.files().put(Folder::Reports, &name, &bytes)?;
    Ok(FileOut { name, data: encode(&bytes), path: Some(shown(&path)) })
}

/// A name without hers in it, by which the file is found again when she is erased.
fn export_name(person: PersonId) -> String {
    format!("person_{person}")
}

pub(crate) fn person_elsewhere(app: &App, asked: OfPerson) -> Result<NamedElsewhere, Failure> {
    app.on_book(|book| Ok(book.named_elsewhere(asked.person)?))
}

/// Erases her in the book, and the files of her data that were made on this computer.
pub(crate) fn erase_person(app: &App, asked: EraseRequest) -> Result<ErasedPerson, Failure> {
    let now = app.now();
    let erased = app.on_book(|book| Ok(book.erase_person(now, &asked)?))?;
    let files = app.files();
    let hers = export_name(asked.person);
    for name in files.names(Folder::Reports)? {
        if name.starts_with(&hers) {
            files.remove(Folder::Reports, &name)?;
        }
    }
    Ok(erased)
}

pub(crate) fn stall_people(app: &App, asked: OfStall) -> Result<StallPeople, Failure> {
    app.on_book(|book| Ok(book.stall_people(asked.stall)?))
}

pub(crate) fn set_stall_people(app: &App, draft: StallPeopleDraft) -> Result<StallPeople, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.set_stall_people(now, &draft)?))
}

pub(crate) fn passes(app: &App, asked: OfDay) -> Result<PassesOfDay, Failure> {
    app.on_book(|book| Ok(book.passes(asked.day)?))
}

pub(crate) fn issue_pass(app: &App, asked: PassRequest) -> Result<PassesOfDay, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.issue_pass(now, &asked)?))
}

pub(crate) fn withdraw_pass(app: &App, asked: OfPass) -> Result<PassesOfDay, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.withdraw_pass(now, asked.stall, asked.day)?))
}
