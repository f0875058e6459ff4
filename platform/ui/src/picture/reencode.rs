//! An uploaded picture becomes a new one made from its pixels alone.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngDecoder, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageEncoder as _, Limits, Rgb, RgbImage, RgbaImage};

use super::PictureProblem;

/// Larger files are refused unread.
const MOST_BYTES: usize = 20 << 20;
/// More pixels are refused before any is unpacked.
const MOST_PIXELS: u64 = 50_000_000;
/// What unpacking may take at most.
const MOST_MEMORY: u64 = 256 << 20;
/// The longer side of the new picture.
const LONGEST_SIDE: u32 = 1_600;
/// JPEG qualities, tried one after the other until the file is light enough: the first shows no loss
/// on a screen.
const QUALITIES: [u8; 4] = [82, 70, 55, 35];
/// Heavier files keep a phone waiting, and are more than a site keeps.
const MOST_KEPT_BYTES: usize = 1_000_000;

/// How a picture is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PictureFormat {
    /// Photographs.
    Jpeg,
    /// Pictures that let the background through.
    Png,
}

/// A picture that carries nothing but its pixels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// How it is written.
    pub format: PictureFormat,
}

impl Picture {
    /// For the `Content-Type` header.
    pub const fn content_type(&self) -> &'static str {
        match self.format {
            PictureFormat::Jpeg => "image/jpeg",
            PictureFormat::Png => "image/png",
        }
    }
}

/// The picture of an upload, upright, at most 1,600 pixels wide and high and a megabyte heavy, without
/// any metadata.
///
/// What the file is called or says it is does not count, only its first bytes. Of an animation the
/// first frame is kept. Colors are taken as sRGB.
pub fn reencode(upload: &[u8]) -> Result<Picture, PictureProblem> {
    if upload.len() > MOST_BYTES {
        return Err(PictureProblem::TooLarge);
    }
    let broken = |_| PictureProblem::Broken;
    let bytes = Cursor::new(upload);
    match upload {
        [0xff, 0xd8, 0xff, ..] => pixels(JpegDecoder::new(bytes).map_err(broken)?),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => pixels(PngDecoder::new(bytes).map_err(broken)?),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            pixels(WebPDecoder::new(bytes).map_err(broken)?)
        }
        _ => Err(PictureProblem::NotAPicture),
    }
    .and_then(write)
}

/// The upright picture, once its size is known to be bearable.
fn pixels(mut decoder: impl ImageDecoder) -> Result<DynamicImage, PictureProblem> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureProblem::TooManyPixels);
    }
    if width == 0 || height == 0 {
        return Err(PictureProblem::Broken);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    decoder.set_limits(limits).map_err(|_why| PictureProblem::TooManyPixels)?;
    // A camera that was turned says so beside the pixels; a broken note about it is no reason to refuse.
    let turned = decoder.orientation();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_why| PictureProblem::Broken)?;
    if picture.width().max(picture.height()) > LONGEST_SIDE {
        // Averaging whole blocks is several times faster and as good where much is thrown away.
        let far_larger = picture.width().max(picture.height()) > 2 * LONGEST_SIDE;
        picture = if far_larger {
            picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE)
        } else {
            picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle)
        };
    }
    if let Ok(turned) = turned {
        picture.apply_orientation(turned);
    }
    Ok(picture)
}

/// The new file: PNG where anything is see-through and the file stays light, else JPEG on white.
fn write(picture: DynamicImage) -> Result<Picture, PictureProblem> {
    let (width, height) = (picture.width(), picture.height());
    let rgba = picture.color().has_alpha().then(|| picture.to_rgba8());
    let see_through = rgba.filter(|p| p.pixels().any(|pixel| pixel.0[3] < u8::MAX));
    let rgb = if let Some(rgba) = see_through {
        let mut bytes = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, PngFilter::Adaptive);
        let written = encoder.write_image(&rgba, width, height, image::ExtendedColorType::Rgba8);
        written.map_err(|_why| PictureProblem::Broken)?;
        if bytes.len() <= MOST_KEPT_BYTES {
            return Ok(Picture { bytes, width, height, format: PictureFormat::Png });
        }
        on_white(&rgba)
    } else {
        picture.into_rgb8()
    };
    for quality in QUALITIES {
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
        let written = encoder.write_image(&rgb, width, height, image::ExtendedColorType::Rgb8);
        written.map_err(|_why| PictureProblem::Broken)?;
        if bytes.len() <= MOST_KEPT_BYTES {
            return Ok(Picture { bytes, width, height, format: PictureFormat::Jpeg });
        }
    }
    Err(PictureProblem::TooLarge)
}

/// Without transparency: what shows through is paper.
fn on_white(seen: &RgbaImage) -> RgbImage {
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, alpha] = seen.get_pixel(x, y).0;
        let over = |color: u8| {
            let mixed = u32::from(color) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}
