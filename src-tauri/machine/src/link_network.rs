//! A printer on the network: a connection to port 9100, closed only when the printer has it all.
//! Must never close with unread bytes: that resets the connection and the printer loses the tail.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream, ToSocketAddrs};
use std::time::{Duration, Instant};

use api::ports::PrintFailure;

use crate::printer_status::{self, Line, Voice};
use crate::printers::Patience;

/// Small, so that bytes counted as sent are with the printer and not in this machine.
const SEND_BUFFER: usize = 16 * 1024;
const PIECE: usize = 4096;
/// How often a wait looks up to see whether it has been too long.
const LOOK_UP: Duration = Duration::from_millis(250);

/// Hands a whole job to a printer on the network.
pub(crate) fn send(
    host: &str,
    port: u16,
    job: &[u8],
    patience: Patience,
) -> Result<(), PrintFailure> {
    let stream = connect(host, port, patience.connect)
        .map_err(|error| PrintFailure::Unreachable(error.to_string()))?;
    let mut line = NetworkLine(stream);
    let voice = printer_status::before(&mut line, patience.answer)?;
    push(&mut line.0, job, patience.progress).map_err(Stopped::into_failure)?;
    let sent = job.len();
    if voice == Voice::Answers {
        printer_status::after(&mut line, patience.progress, patience.answer, sent)?;
    }
    match close(&mut line.0, patience.progress) {
        // A printer that answered behind the job has it; of a mute one only the end of the
        // connection tells.
        Ok(()) => Ok(()),
        Err(_) if voice == Voice::Answers => Ok(()),
        Err(error) if is_wait(&error) => Err(PrintFailure::Stuck { sent }),
        Err(_) => Err(PrintFailure::Lost { sent }),
    }
}

fn connect(host: &str, port: u16, wait: Duration) -> io::Result<TcpStream> {
    let mut last = io::Error::new(ErrorKind::NotFound, format!("{host} has no address"));
    for address in (host, port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, wait) {
            Ok(stream) => {
                stream.set_nodelay(true)?;
                stream.set_write_timeout(Some(LOOK_UP))?;
                rustix::net::sockopt::set_socket_send_buffer_size(&stream, SEND_BUFFER)?;
                return Ok(stream);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Why bytes are not all with the printer.
enum Stopped {
    /// None was taken for too long.
    Waiting { sent: usize },
    /// The connection is gone.
    Broken { sent: usize, error: io::Error },
}

impl Stopped {
    fn into_failure(self) -> PrintFailure {
        match self {
            Stopped::Waiting { sent } => PrintFailure::Stuck { sent },
            Stopped::Broken { sent, .. } => PrintFailure::Lost { sent },
        }
    }
}

fn push(stream: &mut TcpStream, bytes: &[u8], patience: Duration) -> Result<(), Stopped> {
    let mut sent = 0;
    let mut moved = Instant::now();
    while sent < bytes.len() {
        let piece = bytes.get(sent..bytes.len().min(sent + PIECE)).unwrap_or_default();
        match stream.write(piece) {
            Ok(0) => return Err(Stopped::Broken { sent, error: ErrorKind::WriteZero.into() }),
            Ok(taken) => {
                sent += taken;
                moved = Instant::now();
            }
            Err(error) if is_wait(&error) => {
                if moved.elapsed() > patience {
                    return Err(Stopped::Waiting { sent });
                }
            }
            Err(error) => return Err(Stopped::Broken { sent, error }),
        }
    }
    Ok(())
}

/// Says that no more comes and reads until the printer says so too; `TimedOut` when it does not.
fn close(stream: &mut TcpStream, patience: Duration) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(LOOK_UP))?;
    let begun = Instant::now();
    let mut unasked = [0; 256];
    while begun.elapsed() <= patience {
        match stream.read(&mut unasked) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) if is_wait(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::TimedOut.into())
}

fn is_wait(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}

struct NetworkLine(TcpStream);

impl Line for NetworkLine {
    fn ask(&mut self, question: u8, wait: Duration) -> io::Result<Option<u8>> {
        let end = Instant::now() + wait;
        match push(&mut self.0, &printer_status::question(question), wait) {
            Ok(()) => {}
            Err(Stopped::Waiting { .. }) => return Ok(None),
            Err(Stopped::Broken { error, .. }) => return Err(error),
        }
        let mut byte = [0];
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(None);
            }
            self.0.set_read_timeout(Some(left))?;
            match self.0.read(&mut byte) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(_) if printer_status::is_answer(byte[0]) => return Ok(Some(byte[0])),
                Ok(_) => {}
                Err(error) if is_wait(&error) => {}
                Err(error) => return Err(error),
            }
        }
    }
}
