//! The picture of a slip as a PNG of one bit per dot: what a screen shows is what paper gets.
//! Must never scale or smooth.

use ::png::{BitDepth, ColorType, Encoder};

use crate::canvas::Bitmap;
use crate::error::DocumentError;

/// The PNG file of a picture.
///
/// # Errors
/// [`DocumentError::Picture`] for a picture without a dot.
pub fn encode(picture: &Bitmap) -> Result<Vec<u8>, DocumentError> {
    write(picture).map_err(|error| DocumentError::Picture(error.to_string()))
}

fn write(picture: &Bitmap) -> Result<Vec<u8>, ::png::EncodingError> {
    let too_large = |_| std::io::Error::from(std::io::ErrorKind::InvalidInput);
    let width = u32::try_from(picture.width()).map_err(too_large)?;
    let height = u32::try_from(picture.height()).map_err(too_large)?;
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    // on paper 1 is black, in a picture 0 is
    let white: Vec<u8> = picture.bytes().iter().map(|byte| !byte).collect();
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&white)?;
    writer.finish()?;
    Ok(file)
}
