//! Photos of slips: codes are found on pictures as telephones make them, and nothing stops on the
//! strangest bytes.

use documents::photo::{PhotoRefused, find_text};
use documents::qr::{Correction, modules};
use image::{GrayImage, ImageFormat, Luma, imageops};

/// A text as long as that of a closing slip, of the letters of QR codes.
fn slip() -> String {
    format!("TL1:{}", "6BFOXN*TS0BI$ZD4N9:9S6RCVN5+O30K3/XIV0W23NTDE4VK G2EP".repeat(6))
}

/// A code with its quiet zone, so many dots a module.
fn code(text: &str, dots: u32) -> GrayImage {
    let modules = modules(text, Correction::Quartile).unwrap();
    let size = u32::try_from(modules.size()).unwrap() + 8;
    GrayImage::from_fn(size * dots, size * dots, |x, y| {
        let at = |place: u32| usize::try_from(place / dots).unwrap().checked_sub(4);
        let dark = match (at(x), at(y)) {
            (Some(x), Some(y)) if x < modules.size() && y < modules.size() => modules.is_dark(x, y),
            _ => false,
        };
        Luma([if dark { 20 } else { 235 }])
    })
}

fn file(picture: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A sheet of paper on a darker table with codes on it, as a telephone held askew sees it.
fn photo(codes: &[(&GrayImage, u32, u32)], turned: f32) -> GrayImage {
    let (width, height) = (1_600_u32, 1_200_u32);
    let mut sheet = GrayImage::from_fn(width, height, |x, y| {
        Luma([u8::try_from(150 + (x + y) * 70 / (width + height)).unwrap()])
    });
    for (code, x, y) in codes {
        imageops::overlay(&mut sheet, *code, i64::from(*x), i64::from(*y));
    }
    let (sin, cos) = turned.sin_cos();
    let around = |x: u32, y: u32| {
        let (x, y) = (x as f32 - 800.0, y as f32 - 600.0);
        (x * cos + y * sin + 800.0, y * cos - x * sin + 600.0)
    };
    let seen = GrayImage::from_fn(width, height, |x, y| {
        let (x, y) = around(x, y);
        let inside = x >= 0.0 && y >= 0.0 && x < 1_600.0 && y < 1_200.0;
        if inside { *sheet.get_pixel(x as u32, y as u32) } else { Luma([90]) }
    });
    imageops::blur(&seen, 1.2)
}

fn is_slip(text: &str) -> bool {
    text.starts_with("TL1:")
}

#[test]
fn the_slips_code_is_found_among_others_on_a_photo_turned_and_blurred() {
    let (text, pay) = (slip(), "00020101021129370016A000000677010111");
    let (slip, pay) = (code(&text, 6), code(pay, 6));
    for (turned, format) in [
        (0.0, ImageFormat::Png),
        (0.2, ImageFormat::Jpeg),
        (1.6, ImageFormat::Jpeg),
        (3.1, ImageFormat::Png),
    ] {
        let photo = photo(&[(&pay, 1_000, 500), (&slip, 350, 300)], turned);
        let found = find_text(&file(&photo, format), is_slip);
        assert_eq!(found, Ok(Some(text.clone())), "turned by {turned}");
    }
    let without = photo(&[(&pay, 700, 400)], 0.1);
    assert_eq!(find_text(&file(&without, ImageFormat::Jpeg), is_slip), Ok(None));
}

#[test]
fn a_code_that_is_a_small_part_of_a_large_photo_is_found() {
    let text = slip();
    let mut large = GrayImage::from_pixel(4_000, 3_000, Luma([200]));
    imageops::overlay(&mut large, &code(&text, 6), 2_700, 1_900);
    assert_eq!(find_text(&file(&large, ImageFormat::Jpeg), is_slip), Ok(Some(text)));
}

#[test]
fn strange_bytes_are_no_picture_and_stop_nothing() {
    let good = file(&code("TL1:X", 4), ImageFormat::Png);
    let jpeg = file(&code("TL1:X", 4), ImageFormat::Jpeg);
    for bytes in [&b""[..], b"TL1:X", b"PK\x03\x04", b"GIF89a", &good[..40], &jpeg[..200]] {
        assert_eq!(find_text(bytes, is_slip), Err(PhotoRefused::NotAPicture), "{bytes:?}");
    }
    let mut seed = 7_u32;
    for place in 0..60 {
        let mut bent = if place % 2 == 0 { good.clone() } else { jpeg.clone() };
        for _ in 0..3 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = seed as usize % bent.len();
            bent[at] ^= 0x5a;
        }
        // whatever comes of it, it comes back
        let _ = find_text(&bent, is_slip);
    }
    assert_eq!(find_text(&vec![0xff; 21 << 20], is_slip), Err(PhotoRefused::TooLarge));
}

#[test]
fn a_picture_of_too_many_dots_is_refused_before_it_is_unpacked() {
    // a PNG that says 30,000 × 30,000 in its first lines
    let mut png = file(&GrayImage::from_pixel(1, 1, Luma([0])), ImageFormat::Png);
    png[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    png[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
    let sum = crc(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(find_text(&png, is_slip), Err(PhotoRefused::TooLarge));
}

/// The sum over a chunk of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
        })
    })
}
