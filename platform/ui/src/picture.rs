//! Pictures: those the site makes for links to its pages, and those people upload, made harmless.
//!
//! [`card`] draws the picture that other sites and messengers show beside a link. [`reencode()`]
//! takes an uploaded photograph apart and writes a new one from its pixels alone: nothing the
//! camera, a program or an attacker put beside them survives. Neither reads or writes files.

mod draw;
mod palette;
mod reencode;

pub use draw::{Card, card};
pub use reencode::{Picture, PictureFormat, reencode};

/// Why there is no picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PictureProblem {
    /// The file is larger than is taken.
    TooLarge,
    /// Not a JPEG, PNG or WebP.
    NotAPicture,
    /// So many pixels that unpacking it would harm.
    TooManyPixels,
    /// Says it is a picture but cannot be read.
    Broken,
}

impl PictureProblem {
    /// The key of the words that tell the reader.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "picture-too-large",
            Self::NotAPicture => "picture-not-a-picture",
            Self::TooManyPixels => "picture-too-many-pixels",
            Self::Broken => "picture-broken",
        }
    }
}

impl std::fmt::Display for PictureProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "the file is too large",
            Self::NotAPicture => "not a JPEG, PNG or WebP picture",
            Self::TooManyPixels => "too many pixels",
            Self::Broken => "the picture cannot be read",
        })
    }
}

impl std::error::Error for PictureProblem {}

#[cfg(test)]
mod tests;
