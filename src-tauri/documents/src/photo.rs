//! The QR codes on a picture that somebody took or scanned: PNG or JPEG, turned as it may be.
//! Must never make anything of a text but give it, nor let a strange picture stop the program.

use std::io::Cursor;

use image::imageops::FilterType;
use image::{GrayImage, ImageFormat, ImageReader, Limits};

/// The largest picture file, in bytes.
pub const MAX_PHOTO_BYTES: usize = 20 * 1024 * 1024;
/// The most dots of a picture.
pub const MAX_PHOTO_DOTS: u64 = 50_000_000;
/// The sizes at which a picture is looked at, by its longer side: small ones are quick and forgive
/// noise, large ones show a code that is a small part of the picture.
const SIZES: [u32; 4] = [1_000, 1_600, 2_600, 4_000];

/// Why a picture was not looked at, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PhotoRefused {
    /// More than [`MAX_PHOTO_BYTES`] or [`MAX_PHOTO_DOTS`].
    #[error("the picture is too large")]
    TooLarge,
    /// Not PNG or JPEG, or damaged.
    #[error("not a picture, or damaged")]
    NotAPicture,
}

/// The first text on a picture that is wanted; `None` when there is none, or none that can be
/// read. Other codes on it are passed over.
///
/// # Errors
/// [`PhotoRefused`].
pub fn find_text(
    bytes: &[u8],
    wanted: impl Fn(&str) -> bool,
) -> Result<Option<String>, PhotoRefused> {
    let picture = read(bytes)?;
    let longer = picture.width().max(picture.height());
    let smaller = SIZES.iter().filter(|size| **size < longer).copied();
    for size in smaller.chain([longer.min(SIZES[SIZES.len() - 1])]) {
        let found = codes(&sized(&picture, size)).into_iter().find(|text| wanted(text));
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// The picture in greys, if it is within the limits.
fn read(bytes: &[u8]) -> Result<GrayImage, PhotoRefused> {
    if bytes.len() > MAX_PHOTO_BYTES {
        return Err(PhotoRefused::TooLarge);
    }
    let reader = || ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let known = reader().map_err(|_| PhotoRefused::NotAPicture)?;
    if !matches!(known.format(), Some(ImageFormat::Png | ImageFormat::Jpeg)) {
        return Err(PhotoRefused::NotAPicture);
    }
    let (width, height) = known.into_dimensions().map_err(|_| PhotoRefused::NotAPicture)?;
    if u64::from(width) * u64::from(height) > MAX_PHOTO_DOTS {
        return Err(PhotoRefused::TooLarge);
    }
    let mut reader = reader().map_err(|_| PhotoRefused::NotAPicture)?;
    let mut limits = Limits::default();
    // eight bytes a dot is the most a PNG has
    limits.max_alloc = Some(MAX_PHOTO_DOTS * 8);
    reader.limits(limits);
    let picture = reader.decode().map_err(|_| PhotoRefused::NotAPicture)?;
    Ok(picture.into_luma8())
}

/// The picture with its longer side of some dots; never larger than it is.
fn sized(picture: &GrayImage, longer: u32) -> GrayImage {
    let (width, height) = picture.dimensions();
    let side = width.max(height);
    if side <= longer {
        return picture.clone();
    }
    let scaled = |dots: u32| {
        let dots = u64::from(dots) * u64::from(longer) / u64::from(side).max(1);
        u32::try_from(dots).unwrap_or(longer).max(1)
    };
    image::imageops::resize(picture, scaled(width), scaled(height), FilterType::Triangle)
}

/// The texts of all codes that can be read. A decoder that stumbles over a strange picture has
/// found nothing: what it reads is anybody's.
fn codes(picture: &GrayImage) -> Vec<String> {
    let search = || {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let dots = picture.as_raw();
        let dot = |x: usize, y: usize| dots.get(y * width + x).copied().unwrap_or(u8::MAX);
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, dot);
        let grids = prepared.detect_grids();
        grids.iter().filter_map(|grid| grid.decode().ok().map(|(_, text)| text)).collect()
    };
    std::panic::catch_unwind(search).unwrap_or_default()
}
