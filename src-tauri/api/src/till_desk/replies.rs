//! Replies of the committee, as a vendor gives them: chosen, dropped, opened, or lying in the
//! inbox.
//! Must never lose a file that was refused before a person was told.

use domain::promptpay::payload;
use serde::{Deserialize, Serialize};
use settlement::what::{Kind, what_is};
use till::replies::{ReplyRow, ReplyTaken};
use till::reply_told::ReplyTold;
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;
use crate::ports::Folder;
use crate::till_desk::tenders::PromptPayQr;
use crate::transfer::{FileIn, decode};

/// A reply on a screen, with the code to pay what is owed by.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ReplyShown {
    /// What it says.
    pub reply: ReplyTold,
    /// The code to pay by; none where nothing is to be transferred.
    pub pay: Option<PromptPayQr>,
}

/// A reply that was just read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ReplyAnswer {
    /// What became of it.
    pub taken: ReplyTaken,
    /// What it says.
    pub shown: ReplyShown,
}

/// A reply that lay in the inbox.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ReplyArrived {
    /// The name it came by.
    pub name: String,
    /// What became of it; none when it was refused.
    pub answer: Option<ReplyAnswer>,
    /// Why it was refused.
    pub refused: Option<Failure>,
}

/// The number of a reply.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplyNumber {
    /// The number.
    pub number: u64,
}

pub(crate) fn read_reply(app: &App, file: FileIn) -> Result<ReplyAnswer, Failure> {
    app.take_reply(&decode(&file.data)?)
}

/// Takes what lies in the inbox; each file leaves it, whatever became of it: a person is told.
pub(crate) fn take_replies(app: &App, _: Nothing) -> Result<Vec<ReplyArrived>, Failure> {
    let mut arrived = Vec::new();
    for (name, bytes) in app.waiting_replies()? {
        let (answer, refused) = match app.take_reply(&bytes) {
            Ok(answer) => (Some(answer), None),
            Err(refused) => (None, Some(refused)),
        };
        app.files().remove(Folder::Inbox, &name)?;
        arrived.push(ReplyArrived { name, answer, refused });
    }
    Ok(arrived)
}

pub(crate) fn last_reply(app: &App, _: Nothing) -> Result<Option<ReplyShown>, Failure> {
    app.on_till(|till| Ok(till.last_reply()?))?.map(shown).transpose()
}

pub(crate) fn till_reply(app: &App, asked: ReplyNumber) -> Result<Option<ReplyShown>, Failure> {
    app.on_till(|till| Ok(till.reply(asked.number)?))?.map(shown).transpose()
}

pub(crate) fn till_replies(app: &App, _: Nothing) -> Result<Vec<ReplyRow>, Failure> {
    app.on_till(|till| Ok(till.replies(60)?))
}

fn shown(reply: ReplyTold) -> Result<ReplyShown, Failure> {
    let code = |to: &settlement::reply::ReplyTransfer| {
        payload(&to.to, Some(to.amount)).map(|text| (text, to.to.masked()))
    };
    let pay = reply.prompt_pay.as_ref().and_then(code);
    let pay = match pay {
        Some((text, to)) => Some(PromptPayQr { qr: crate::printing::qr(&text)?, to }),
        None => None,
    };
    Ok(ReplyShown { pay, reply })
}

impl App {
    pub(crate) fn take_reply(&self, bytes: &[u8]) -> Result<ReplyAnswer, Failure> {
        let now = self.now();
        let read = self.on_till(|till| Ok(till.read_reply(now, bytes)?))?;
        Ok(ReplyAnswer { taken: read.taken, shown: shown(read.reply)? })
    }

    /// Replies that lie in the inbox, by name.
    fn waiting_replies(&self) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let files = self.files();
        let mut waiting = Vec::new();
        for name in files.names(Folder::Inbox)? {
            let Some(bytes) = files.get(Folder::Inbox, &name)? else { continue };
            if what_is(&bytes) == Kind::Reply {
                waiting.push((name, bytes));
            }
        }
        Ok(waiting)
    }

    /// How many replies lie in the inbox that a person is still to be told of.
    pub(crate) fn replies_waiting(&self) -> Result<u32, Failure> {
        Ok(u32::try_from(self.waiting_replies()?.len()).unwrap_or(u32::MAX))
    }

    /// Takes in the replies of the inbox that are this stall's; the others lie there until a
    /// person looks. Gives how many.
    pub(crate) fn receive_replies(&self) -> Result<usize, Failure> {
        if self.desks().till.is_none() {
            return Ok(0);
        }
        let mut taken = 0;
        for (name, bytes) in self.waiting_replies()? {
            if self.take_reply(&bytes).is_ok_and(|answer| answer.taken == ReplyTaken::Taken) {
                self.files().remove(Folder::Inbox, &name)?;
                taken += 1;
            }
        }
        Ok(taken)
    }
}
