//! Pictures as they come in, made into pictures as we keep them: only the pixels, upright, at most
//! as wide as a page needs. Nothing of the sent file survives, so neither do place, camera or
//! anything hidden in it.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

/// Widest and highest kept picture.
const SIDE_MAX: u32 = 1_600;
/// Most pixels of a sent picture.
const PIXELS_MAX: u64 = 50_000_000;
/// Most memory for one picture while it is read.
const MEMORY_MAX: u64 = 256 << 20;
/// Most bytes of a kept picture.
const BYTES_MAX: usize = 1_000_000;

/// The media type of every kept picture.
pub(super) const MEDIA_TYPE: &str = "image/jpeg";

/// A picture made anew.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Reencoded {
    /// A JPEG without any metadata.
    pub(super) bytes: Vec<u8>,
    /// Width in pixels.
    pub(super) width: u32,
    /// Height in pixels.
    pub(super) height: u32,
}

impl std::fmt::Debug for Reencoded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reencoded({}×{}, {} bytes)", self.width, self.height, self.bytes.len())
    }
}

/// Why a picture is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PictureError {
    /// Not a JPEG, PNG or WebP, or a damaged one.
    Unreadable,
    /// More pixels or bytes than we take.
    TooLarge,
}

/// Reads a JPEG, PNG or WebP (by what is in it, not by its name) and makes it anew.
pub(super) fn reencode(bytes: &[u8]) -> Result<Reencoded, PictureError> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_damage| PictureError::Unreadable)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(PictureError::Unreadable);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MAX);
    limits.max_image_width = Some(20_000);
    limits.max_image_height = Some(20_000);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| wrong(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(PictureError::TooLarge);
    }
    let orientation = decoder.orientation().map_err(|error| wrong(&error))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| wrong(&error))?;
    if picture.width() > SIDE_MAX || picture.height() > SIDE_MAX {
        picture = picture.thumbnail(SIDE_MAX, SIDE_MAX);
    }
    picture.apply_orientation(orientation);
    encode(&flat(&picture))
}

fn wrong(error: &image::ImageError) -> PictureError {
    if matches!(error, image::ImageError::Limits(_)) { PictureError::TooLarge } else { PictureError::Unreadable }
}

/// Without transparency: what shows through is paper.
fn flat(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, alpha] = seen.get_pixel(x, y).0;
        let over = |color: u8| {
            let mixed = u32::from(color) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}

/// As a JPEG that is not too heavy: the quality goes down before the size does.
fn encode(picture: &RgbImage) -> Result<Reencoded, PictureError> {
    for quality in [82, 70, 55, 35] {
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, quality)
            .encode_image(picture)
            .map_err(|_damage| PictureError::Unreadable)?;
        if bytes.len() <= BYTES_MAX {
            return Ok(Reencoded { bytes, width: picture.width(), height: picture.height() });
        }
    }
    Err(PictureError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = DynamicImage::new_rgba8(width, height);
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn a_large_picture_is_made_smaller_and_a_jpeg() {
        let it = reencode(&png(3_200, 800)).unwrap();
        assert_eq!((it.width, it.height), (1_600, 400));
        assert_eq!(image::guess_format(&it.bytes).unwrap(), ImageFormat::Jpeg);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for bytes in [&b""[..], b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", &png(4, 4)[..20]] {
            assert_eq!(reencode(bytes), Err(PictureError::Unreadable));
        }
    }

    #[test]
    fn nothing_hidden_survives() {
        let mut jpeg = reencode(&png(64, 64)).unwrap().bytes;
        // A comment segment right behind the start marker.
        let note = b"GPS 44.9778,-93.2650";
        let mut marked = jpeg[..2].to_vec();
        marked.extend([0xff, 0xfe, 0, u8::try_from(note.len() + 2).unwrap()]);
        marked.extend(note);
        marked.append(&mut jpeg.split_off(2));
        let clean = reencode(&marked).unwrap();
        assert!(!clean.bytes.windows(note.len()).any(|window| window == note));
    }
}
