//! One weighing on an open line: ask, listen, and ask again while the weight moves.
//! Must never take an older answer for a newer one, nor wait beyond the end it is given.

use std::io::{ErrorKind, Read, Write};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use api::ports::{Framing, Reading, ScaleTrouble};
use domain::scale::{Heard, QUESTION, hear};
use serialport::{ClearBuffer, DataBits, Parity, SerialPort, StopBits, TTYPort};

use crate::scale::{Patience, left_until, unreachable};

/// How often a wait for the line looks up.
const LOOK_UP: Duration = Duration::from_millis(50);
/// No answer is as long as this: what is, is noise.
const LONGEST: usize = 256;

/// One weighing: which line, how it is set, and how long it may take.
pub(crate) struct Question {
    pub(crate) path: PathBuf,
    pub(crate) baud: u32,
    pub(crate) framing: Framing,
    pub(crate) patience: Patience,
    pub(crate) end: Instant,
}

/// Weighs. Stops asking when the other end of `gone` is dropped.
pub(crate) fn weigh(question: &Question, gone: &Receiver<()>) -> Result<Reading, ScaleTrouble> {
    let Question { path, patience, end, .. } = question;
    let mut line = open(question).map_err(|error| unreachable(path, error))?;
    let mut last = ask(&mut line, question);
    for _ in 1..patience.questions {
        // A moving weight comes to rest; one garbled answer may be the noise of the opening.
        if !matches!(last, Ok(Reading::Moving) | Err(ScaleTrouble::Garbled)) {
            break;
        }
        let pause = patience.pause.min(left_until(*end));
        if gone.recv_timeout(pause) != Err(RecvTimeoutError::Timeout) || left_until(*end).is_zero()
        {
            break;
        }
        match ask(&mut line, question) {
            // It has answered before: the time was too short, not the scale silent.
            Err(ScaleTrouble::Silent) => break,
            newer => last = newer,
        }
    }
    last
}

fn open(question: &Question) -> serialport::Result<TTYPort> {
    let (bits, parity) = match question.framing {
        Framing::SevenEven => (DataBits::Seven, Parity::Even),
        Framing::EightNone => (DataBits::Eight, Parity::None),
    };
    serialport::new(question.path.to_string_lossy(), question.baud)
        .data_bits(bits)
        .parity(parity)
        .stop_bits(StopBits::One)
        .timeout(LOOK_UP)
        .open_native()
}

/// Asks once.
fn ask(line: &mut TTYPort, question: &Question) -> Result<Reading, ScaleTrouble> {
    let lost = |error: &dyn std::fmt::Display| unreachable(&question.path, error);
    // What came before the question is no answer to it.
    line.clear(ClearBuffer::All).map_err(|error| lost(&error))?;
    line.write_all(&[QUESTION]).map_err(|error| lost(&error))?;
    let end = question.end.min(Instant::now() + question.patience.answer);
    listen(line, end).map_err(|deaf| match deaf {
        Deaf::Silent => ScaleTrouble::Silent,
        Deaf::Garbled => ScaleTrouble::Garbled,
        Deaf::Lost(error) => lost(&error),
    })
}

/// Why no reading was heard.
#[derive(Debug)]
enum Deaf {
    /// Not a byte came.
    Silent,
    /// Bytes came, and no answer.
    Garbled,
    /// The line is gone.
    Lost(std::io::Error),
}

/// Listens for a whole answer until then. The line's own reads look up often.
fn listen(line: &mut impl Read, end: Instant) -> Result<Reading, Deaf> {
    let mut heard = Vec::new();
    let mut piece = [0; 64];
    while !left_until(end).is_zero() {
        match line.read(&mut piece) {
            Ok(0) => return Err(Deaf::Lost(ErrorKind::UnexpectedEof.into())),
            Ok(taken) => heard.extend_from_slice(piece.get(..taken).unwrap_or_default()),
            Err(error) if is_wait(error.kind()) => continue,
            Err(error) => return Err(Deaf::Lost(error)),
        }
        match hear(&heard) {
            Heard::Whole(reading) => return Ok(reading),
            Heard::Garbled => return Err(Deaf::Garbled),
            Heard::Part if heard.len() > LONGEST => return Err(Deaf::Garbled),
            Heard::Part => {}
        }
    }
    Err(if heard.is_empty() { Deaf::Silent } else { Deaf::Garbled })
}

fn is_wait(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::TimedOut | ErrorKind::WouldBlock | ErrorKind::Interrupted)
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::io;

    use domain::quantity::Quantity;

    use super::*;

    /// A line on which each read gives the next piece, and then waits for ever.
    struct Pieces(VecDeque<io::Result<&'static [u8]>>);

    impl Read for Pieces {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let piece = self.0.pop_front().unwrap_or_else(|| Err(ErrorKind::TimedOut.into()))?;
            into[..piece.len()].copy_from_slice(piece);
            Ok(piece.len())
        }
    }

    fn heard(pieces: Vec<io::Result<&'static [u8]>>, wait: Duration) -> Result<Reading, Deaf> {
        listen(&mut Pieces(pieces.into()), Instant::now() + wait)
    }

    const LONG: Duration = Duration::from_secs(30);
    const SHORT: Duration = Duration::from_millis(20);

    #[test]
    fn an_answer_in_pieces_is_put_together() {
        let wait = || Err(ErrorKind::TimedOut.into());
        let cut = || Err(ErrorKind::Interrupted.into());
        let pieces = vec![wait(), Ok(&b"\x0201"[..]), wait(), Ok(b".2"), cut(), Ok(b"50\r")];
        let weight = Quantity::from_thousandths(1_250).unwrap();
        assert_eq!(heard(pieces, LONG).unwrap(), Reading::Stable { weight });
    }

    #[test]
    fn silence_a_half_answer_noise_and_a_cut_cable_are_told_apart() {
        assert!(matches!(heard(vec![], SHORT), Err(Deaf::Silent)));
        assert!(matches!(heard(vec![Ok(b"\x0201.2")], SHORT), Err(Deaf::Garbled)));
        let noise = (0..5).map(|_| Ok(&[b'x'; 64][..])).collect();
        assert!(matches!(heard(noise, LONG), Err(Deaf::Garbled)));
        assert!(matches!(heard(vec![Ok(b"")], LONG), Err(Deaf::Lost(_))));
        let cut = vec![Ok(&b"\x0201"[..]), Err(ErrorKind::BrokenPipe.into())];
        assert!(matches!(heard(cut, LONG), Err(Deaf::Lost(_))));
    }
}
