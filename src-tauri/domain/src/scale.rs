//! What a scale on a serial line says: the "Toledo 8217" answers, read into whole grams.
//! Must never guess: what is cut, garbled or not in kilograms is no weight.
//!
//! The host sends [`QUESTION`]; the scale answers one frame within a second:
//!
//! | frame | means |
//! |---|---|
//! | `STX WW.WWW CR` | a weight that stands still, in kilograms |
//! | `STX WW.WWWN CR` | the same behind a tare: net |
//! | `STX ? status CR` | no weight, and the status byte says why |
//!
//! With two decimals the same frame means pounds, so exactly three are asked for. Of the status
//! byte bit 0 is "in motion", 1 "over capacity", 2 "under zero", 3 "outside zero capture range",
//! 4 "centre of zero", 5 "net", 6 always 1. Bit 7 of every byte is the parity, which the line
//! takes off: where it is still there, the line is set wrongly.
//! Source: service manuals of Mettler-Toledo's checkout scales (Viva, Diva: "8217 protocol").

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::quantity::Quantity;

/// Asks a scale for its weight: `W`.
pub const QUESTION: u8 = b'W';

/// The speeds a scale's line may have, in baud.
pub const SPEEDS: [u32; 6] = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400];

/// The speed of a scale that nobody set otherwise.
pub const USUAL_SPEED: u32 = 9_600;

const STX: u8 = 0x02;
const CR: u8 = 0x0D;

const IN_MOTION: u8 = 1 << 0;
const OVER_CAPACITY: u8 = 1 << 1;
const UNDER_ZERO: u8 = 1 << 2;
const ALWAYS: u8 = 1 << 6;
const PARITY: u8 = 1 << 7;

/// How a scale is reached.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ScaleLink {
    /// No scale.
    #[default]
    None,
    /// A serial line, also one behind a USB plug.
    Serial {
        /// The device, best by its lasting name: `/dev/serial/by-id/…`.
        path: String,
        /// The speed: one of [`SPEEDS`].
        baud: u32,
        /// How a character is framed on the line.
        framing: Framing,
    },
}

impl ScaleLink {
    /// A line as most scales leave the factory: 9600 baud, 7E1.
    #[must_use]
    pub fn usual(path: String) -> ScaleLink {
        ScaleLink::Serial { path, baud: USUAL_SPEED, framing: Framing::SevenEven }
    }

    /// Whether the link could be kept as a setting: a path, and a speed that scales have.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        match self {
            ScaleLink::None => true,
            ScaleLink::Serial { path, baud, .. } => !path.is_empty() && SPEEDS.contains(baud),
        }
    }
}

/// How a character is framed on the line; one stop bit always.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Framing {
    /// Seven bits and even parity (7E1), as scales leave the factory.
    #[default]
    SevenEven,
    /// Eight bits without parity (8N1).
    EightNone,
}

/// What the scale says of the things on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Reading {
    /// It stands still; an empty scale weighs nothing.
    Stable {
        /// Kilograms in thousandths, which is grams; behind a tare the net weight.
        weight: Quantity,
    },
    /// It has not come to rest.
    Moving,
    /// Less than nothing: something was on it when it was set to zero.
    BelowZero,
    /// More than it can weigh.
    TooHeavy,
    /// It cannot weigh yet: it has to be set to zero first.
    NotReady,
}

/// What is in the bytes that came since the question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heard {
    /// The frame is not at its end yet.
    Part,
    /// A frame, whole and as it should be.
    Whole(Reading),
    /// A frame has ended that is no answer of such a scale.
    Garbled,
}

/// Reads the last frame that has ended. What stands before its beginning or behind its end is
/// passed over; an older frame never stands in for a last one that is garbled.
#[must_use]
pub fn hear(bytes: &[u8]) -> Heard {
    let Some(end) = bytes.iter().rposition(|&byte| byte == CR) else { return Heard::Part };
    let (ended, _) = bytes.split_at(end);
    let frame = ended.rsplit(|&byte| byte == CR).next().unwrap_or_default();
    let Some(start) = frame.iter().rposition(|&byte| byte == STX) else { return Heard::Garbled };
    let body = frame.get(start..).and_then(|frame| frame.strip_prefix(&[STX]));
    let reading = match body.unwrap_or_default() {
        [b'?', status] => status_of(*status),
        digits => weight_of(digits),
    };
    reading.map_or(Heard::Garbled, Heard::Whole)
}

/// The reason that the scale gives for having no weight; what a person can mend goes first.
fn status_of(status: u8) -> Option<Reading> {
    let is = |bit: u8| status & bit != 0;
    match () {
        () if !is(ALWAYS) || is(PARITY) => None,
        () if is(OVER_CAPACITY) => Some(Reading::TooHeavy),
        () if is(UNDER_ZERO) => Some(Reading::BelowZero),
        () if is(IN_MOTION) => Some(Reading::Moving),
        () => Some(Reading::NotReady),
    }
}

/// A weight in kilograms: two to four places before the point (leading zeros may be blanks) and
/// three behind it. One place alone has lost a digit on the way.
fn weight_of(body: &[u8]) -> Option<Reading> {
    let body = body.strip_suffix(b"N").unwrap_or(body);
    let text = std::str::from_utf8(body).ok()?;
    let (whole, grams) = text.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let places = 2..=4;
    let kilograms = whole.trim_start_matches(' ');
    if !places.contains(&whole.len()) || grams.len() != 3 || !digits(kilograms) || !digits(grams) {
        return None;
    }
    Quantity::parse(&format!("{kilograms}.{grams}")).map(|weight| Reading::Stable { weight })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grams(grams: i64) -> Heard {
        let weight = Quantity::from_thousandths(grams).unwrap();
        Heard::Whole(Reading::Stable { weight })
    }

    #[test]
    fn weights_are_read_to_the_gram() {
        for (bytes, expected) in [
            (&b"\x0201.250\r"[..], 1_250),
            (b"\x02 1.250\r", 1_250),
            (b"\x0200.000\r", 0),
            (b"\x02 0.001\r", 1),
            (b"\x0214.995\r", 14_995),
            (b"\x02 0.805N\r", 805),
            (b"\x02099.999\r", 99_999),
            (b"\x02  12.345\r", 12_345),
            (b"\x029999.999\r", 9_999_999),
            (b"\x0201.250\r\n", 1_250),
        ] {
            assert_eq!(hear(bytes), grams(expected), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn the_status_byte_says_why_there_is_no_weight() {
        for (status, reading) in [
            (0b0100_0001, Reading::Moving),
            (0b0110_0001, Reading::Moving),
            (0b0100_1001, Reading::Moving),
            (0b0100_0010, Reading::TooHeavy),
            (0b0100_0011, Reading::TooHeavy),
            (0b0100_0100, Reading::BelowZero),
            (0b0100_0101, Reading::BelowZero),
            (0b0100_1000, Reading::NotReady),
            (0b0101_0000, Reading::NotReady),
            (0b0100_0000, Reading::NotReady),
        ] {
            assert_eq!(hear(&[STX, b'?', status, CR]), Heard::Whole(reading), "{status:#010b}");
        }
    }

    #[test]
    fn what_is_garbled_is_no_weight() {
        for bytes in [
            &b"\r"[..],
            b"\x02\r",
            b"01.250\r",
            b"1.250\r",
            b".250\r",
            b"\x02?\r",
            b"\x02??A\r",
            b"\x02?AA\r",
            b"\x02A\r",
            b"\x02.250\r",
            b"\x02  .250\r",
            b"\x021.250\r",
            b"\x0201250\r",
            b"\x0201.25\r",
            b"\x0201.2500\r",
            b"\x0212345.678\r",
            b"\x02-1.250\r",
            b"\x0201,250\r",
            b"\x0201.250NN\r",
            b"\x0201.250 \r",
            b"\x020 .250\r",
            b"\x0201. 50\r",
            b"\x0201.25\x00\r",
            b"\x02\x0001.250\r",
            b"\x0201.2.50\r",
            b"\x0201.25002.300\r",
            b"\x02NAN\r",
            b"\x02N\r",
            "\u{2}๐๑.๒๕๐\r".as_bytes(),
        ] {
            assert_eq!(hear(bytes), Heard::Garbled, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn a_parity_bit_left_in_any_byte_refuses_the_frame() {
        let frame = *b"\x0201.250\r";
        for at in 1..frame.len() - 1 {
            let mut bytes = frame;
            bytes[at] |= PARITY;
            assert_eq!(hear(&bytes), Heard::Garbled, "bit 7 of byte {at}");
        }
        assert_eq!(hear(&[STX, b'?', PARITY | 0b0100_0001, CR]), Heard::Garbled);
        // The end itself cannot be seen then: the wait for it ends the question.
        assert_eq!(hear(b"\x0201.250\x8d"), Heard::Part);
        assert_eq!(hear(b"\x8201.250\r"), Heard::Garbled);
    }

    #[test]
    fn half_a_frame_waits_for_the_rest_at_every_cut() {
        let frame = b"\x0201.250\r";
        for at in 0..frame.len() {
            assert_eq!(hear(&frame[..at]), Heard::Part, "cut at {at}");
        }
        assert_eq!(hear(frame), grams(1_250));
    }

    #[test]
    fn of_joined_frames_the_last_whole_one_counts() {
        for (bytes, expected) in [
            (&b"\x0201.250\r\x0202.300\r"[..], grams(2_300)),
            (b"\x0201.2\x0202.300\r", grams(2_300)),
            (b".250\r\x0202.300\r", grams(2_300)),
            (b"\x0201.250\r\x0202.3", grams(1_250)),
            (b"\x02?A\r\x0202.300\r", grams(2_300)),
            (b"\x0202.300\r\x02?A\r", Heard::Whole(Reading::Moving)),
            // An older weight never stands in for a newer one that was not understood.
            (b"\x0201.250\r\x0202.3x0\r", Heard::Garbled),
            (b"\x0201.250\r\r", Heard::Garbled),
        ] {
            assert_eq!(hear(bytes), expected, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn no_change_of_one_byte_makes_another_weight_of_another_shape() {
        let frame = *b"\x0201.250\r";
        for at in 0..frame.len() {
            for byte in 0..=255 {
                let mut bytes = frame;
                bytes[at] = byte;
                let Heard::Whole(reading) = hear(&bytes) else { continue };
                // Only a digit or a leading blank may stand where a digit stood.
                let place = matches!(at, 1 | 2 | 4..=6);
                let blank = byte == b' ' && at == 1;
                let same = byte == frame[at];
                assert!(same || (place && (byte.is_ascii_digit() || blank)), "{at}: {reading:?}");
            }
        }
    }

    #[test]
    fn a_link_has_a_path_and_a_speed_that_scales_have() {
        let link = ScaleLink::usual("/dev/ttyUSB0".to_owned());
        assert!(link.is_possible() && ScaleLink::None.is_possible());
        for broken in [
            ScaleLink::usual(String::new()),
            ScaleLink::Serial {
                path: "/dev/ttyUSB0".to_owned(),
                baud: 0,
                framing: Framing::EightNone,
            },
        ] {
            assert!(!broken.is_possible(), "{broken:?}");
        }
    }
}
