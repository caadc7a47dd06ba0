//! What a printer says about itself: the real-time questions DLE EOT 1, 2 and 4.
//! Must never take silence for "offline": many printers and every spooler are mute.

use std::io;
use std::time::Duration;

use api::ports::PrintFailure;

/// A line to a printer that questions can be put on.
pub(crate) trait Line {
    /// Sends DLE EOT and the number of a question; waits for the one byte of its answer.
    /// `None` when nothing came in time.
    fn ask(&mut self, question: u8, wait: Duration) -> io::Result<Option<u8>>;
}

/// The three bytes of a question.
pub(crate) const fn question(number: u8) -> [u8; 3] {
    [0x10, 0x04, number]
}

/// Whether a byte is an answer. Answers have the fixed bits `0xx1xx10`; unsolicited status
/// (Epson's ASB: `0xx1xx00` and three more) and rubbish have not.
pub(crate) const fn is_answer(byte: u8) -> bool {
    byte & 0b1001_0011 == 0b0001_0010
}

/// Whether a printer answers questions at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Voice {
    /// It answered.
    Answers,
    /// It did not: nothing is known about it.
    Mute,
}

#[derive(Clone, Copy, Default)]
struct Status {
    offline: bool,
    cover_open: bool,
    paper_out: bool,
    error: bool,
}

impl Status {
    fn can_print(self) -> bool {
        !(self.offline || self.cover_open || self.paper_out || self.error)
    }
}

/// Asks the three questions; `None` when the first is not answered within `first`.
fn ask(line: &mut impl Line, first: Duration, next: Duration) -> io::Result<Option<Status>> {
    let Some(printer) = line.ask(1, first)? else { return Ok(None) };
    let mut status = Status { offline: printer & 0x08 != 0, ..Status::default() };
    if let Some(causes) = line.ask(2, next)? {
        status.cover_open = causes & 0x04 != 0;
        status.paper_out = causes & 0x20 != 0;
        status.error = causes & 0x40 != 0;
    }
    if let Some(paper) = line.ask(4, next)? {
        status.paper_out |= paper & 0x60 != 0;
    }
    Ok(Some(status))
}

/// Before a job: refuses when the printer says that it cannot print.
pub(crate) fn before(line: &mut impl Line, answer: Duration) -> Result<Voice, PrintFailure> {
    match ask(line, answer, answer) {
        Ok(None) => Ok(Voice::Mute),
        Ok(Some(status)) if status.can_print() => Ok(Voice::Answers),
        Ok(Some(Status { paper_out, cover_open, .. })) => {
            Err(PrintFailure::NotReady { paper_out, cover_open })
        }
        Err(error) => Err(PrintFailure::Unreachable(error.to_string())),
    }
}

/// After a job of `sent` bytes, of a printer that answers: the answer comes behind the job, so
/// it proves that every byte arrived; a printer that ran out of paper meanwhile says so.
pub(crate) fn after(
    line: &mut impl Line,
    patience: Duration,
    answer: Duration,
    sent: usize,
) -> Result<(), PrintFailure> {
    match ask(line, patience, answer) {
        Ok(Some(status)) if status.can_print() => Ok(()),
        Ok(_) => Err(PrintFailure::Stuck { sent }),
        Err(_) => Err(PrintFailure::Lost { sent }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers each question from a list.
    struct Script(Vec<Option<u8>>);
    impl Line for Script {
        fn ask(&mut self, _: u8, _: Duration) -> io::Result<Option<u8>> {
            Ok(self.0.remove(0))
        }
    }

    fn before_with(answers: &[Option<u8>]) -> Result<Voice, PrintFailure> {
        before(&mut Script(answers.to_vec()), Duration::ZERO)
    }

    #[test]
    fn a_mute_printer_is_unknown_and_may_print() {
        assert_eq!(before_with(&[None]), Ok(Voice::Mute));
    }

    #[test]
    fn a_ready_printer_may_print_even_when_it_answers_only_the_first_question() {
        assert_eq!(before_with(&[Some(0x12), Some(0x12), Some(0x12)]), Ok(Voice::Answers));
        assert_eq!(before_with(&[Some(0x12), None, None]), Ok(Voice::Answers));
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        let paper = Err(PrintFailure::NotReady { paper_out: true, cover_open: false });
        assert_eq!(before_with(&[Some(0x1A), Some(0x32), Some(0x7E)]), paper);
        let cover = Err(PrintFailure::NotReady { paper_out: false, cover_open: true });
        assert_eq!(before_with(&[Some(0x1A), Some(0x16), Some(0x12)]), cover);
    }

    #[test]
    fn paper_that_is_only_near_its_end_prints() {
        assert_eq!(before_with(&[Some(0x12), Some(0x12), Some(0x1E)]), Ok(Voice::Answers));
    }

    #[test]
    fn unsolicited_status_is_no_answer() {
        assert!([0x12, 0x1A, 0x32, 0x7E, 0x16].into_iter().all(is_answer));
        assert!(![0x14, 0x00, 0x0F, 0x10, 0x04, 0x01, 0x02].into_iter().any(is_answer));
    }
}
