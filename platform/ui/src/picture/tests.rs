//! Pictures that are made, and pictures that are taken apart.

use std::io::Cursor;
use std::path::PathBuf;

use base::Point;
use image::{DynamicImage, ImageFormat, RgbImage, RgbaImage};
use proptest::prelude::*;

use super::*;
use crate::map::{Spot, SpotKind};

fn a_card<'a>(title: &'a str, spots: &'a [Spot<'a>]) -> Card<'a> {
    Card {
        kicker: "Call to action · Friday 23 January",
        title,
        lines: &["Government Plaza, Minneapolis", "14:00, Central Time"],
        figures: &[("1,947", "local actions"), ("412,608", "people coming"), ("388", "groups endorse")],
        site: "Convoke Twin Cities",
        spots,
    }
}

fn some_spots() -> Vec<Spot<'static>> {
    (0..300_u32)
        .map(|i| Spot {
            point: Point { lat: 32.0 + f64::from(i * 37 % 160) / 10.0, lon: -116.0 + f64::from(i * 91 % 380) / 10.0 },
            weight: 1 + i * i * i / 90,
            label: "x",
            key: "x",
            kind: SpotKind::Action,
        })
        .collect()
}

/// Kept for looking at when `CONVOKE_PICTURES` names a folder.
fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = option_env!("CONVOKE_PICTURES") {
        std::fs::write(PathBuf::from(folder).join(name), bytes).unwrap();
    }
}

#[test]
fn a_card_is_drawn_small_and_in_its_size() {
    let spots = some_spots();
    for (name, title, spots) in [
        ("map.png", "A day without work, school or shopping", spots.as_slice()),
        ("plain.png", "Know-your-rights training for everyone who works nights at the hospital", &[]),
        (
            "long.png",
            "Supercalifragilisticexpialidociousandmuchmuchmuchlongerthananylineonthiscardcanbe & <so on> "
                .repeat(4)
                .as_str(),
            &[],
        ),
        ("accents.png", "Paro general: «Ñandú», Łódź, Đà Nẵng, Tromsø", &[]),
    ] {
        let png = card(&a_card(title, spots)).unwrap();
        keep(name, &png);
        println!("{name}: {} bytes", png.len());
        assert!(png.len() < 60_000, "{name}: {}", png.len());
        let read = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
        assert_eq!((read.width(), read.height()), (1200, 630));
    }
}

#[test]
fn what_the_fonts_lack_is_left_out() {
    for title in ["", "🎉🎉🎉", "مسيرة من أجل العدالة", "\u{0}\u{1b}[31m\u{202e}abc\u{7}", "&<>\"'", "\u{feff}\u{200d}"]
    {
        assert!(card(&a_card(title, &[])).is_ok(), "{title:?}");
    }
    assert_eq!(card(&a_card("March 🎉", &[])), card(&a_card("March", &[])));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_text_makes_drawing_fail(title in "\\PC{0,200}", site in "\\PC{0,60}") {
        let lines = [title.as_str(), site.as_str()];
        let odd = Card { kicker: &site, title: &title, lines: &lines, figures: &[(&title, &site)], site: &site, spots: &[] };
        prop_assert!(card(&odd).is_ok());
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), kind in 0..4_usize) {
        let start: &[u8] = [b"".as_slice(), b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8 "][kind];
        let _read = reencode(&[start, &bytes].concat());
    }
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[test]
fn photographs_become_small_jpegs_and_see_through_ones_stay_png() {
    let photo = DynamicImage::ImageRgb8(RgbImage::from_fn(3_000, 2_000, |x, y| {
        image::Rgb([u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap(), 90])
    }));
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let made = reencode(&encoded(&photo, format)).unwrap();
        assert_eq!((made.width, made.height, made.format), (1_600, 1_067, PictureFormat::Jpeg));
    }
    let glass = DynamicImage::ImageRgba8(RgbaImage::from_pixel(40, 30, image::Rgba([9, 9, 9, 100])));
    let made = reencode(&encoded(&glass, ImageFormat::Png)).unwrap();
    assert_eq!((made.width, made.height, made.format), (40, 30, PictureFormat::Png));
    assert_eq!(made.content_type(), "image/png");
}

/// Noise is the heaviest there is: the quality gives way, then the transparency.
#[test]
fn heavy_pictures_become_light_enough_to_keep() {
    let mut seed = 1_u32;
    let noise = RgbaImage::from_fn(1_600, 1_200, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgba(seed.to_be_bytes())
    });
    let made = reencode(&encoded(&DynamicImage::ImageRgba8(noise), ImageFormat::Png));
    let made = made.unwrap();
    assert_eq!((made.width, made.height, made.format), (1_600, 1_200, PictureFormat::Jpeg));
    assert!(made.bytes.len() <= 1_000_000, "{}", made.bytes.len());
}

/// A JPEG with an orientation note: it must come out upright and without the note.
#[test]
fn a_turned_camera_is_turned_back() {
    let photo = DynamicImage::ImageRgb8(RgbImage::from_fn(64, 32, |x, _| {
        if x < 32 { image::Rgb([250, 0, 0]) } else { image::Rgb([0, 0, 250]) }
    }));
    let plain = encoded(&photo, ImageFormat::Jpeg);
    // EXIF, big endian, one entry: orientation 6, "turn right to see it upright".
    let note = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned = [&plain[..2], note, &plain[2..]].concat();
    let made = reencode(&turned).unwrap();
    assert_eq!((made.width, made.height), (32, 64));
    let read = image::load_from_memory(&made.bytes).unwrap().into_rgb8();
    assert!(read.get_pixel(16, 5).0[0] > 200 && read.get_pixel(16, 60).0[2] > 200);
    assert_bare(&made);
}

#[test]
fn what_is_no_picture_is_refused() {
    assert_eq!(reencode(b""), Err(PictureProblem::NotAPicture));
    assert_eq!(reencode(b"GIF89a<script>"), Err(PictureProblem::NotAPicture));
    assert_eq!(reencode(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err(PictureProblem::NotAPicture));
    assert_eq!(reencode(b"\xff\xd8\xff\xe0"), Err(PictureProblem::Broken));
    assert_eq!(reencode(&vec![0; (20 << 20) + 1]), Err(PictureProblem::TooLarge));
}

#[test]
fn every_problem_has_words() {
    use PictureProblem::{Broken, NotAPicture, TooLarge, TooManyPixels};
    for problem in [Broken, NotAPicture, TooLarge, TooManyPixels] {
        assert!(crate::Words::new(base::Lang::Es).by_key(problem.key(), &[]).is_some());
    }
}

/// Nothing but what pixels need: no EXIF, XMP, IPTC, color profile, comment or text.
fn assert_bare(picture: &Picture) {
    match picture.format {
        PictureFormat::Jpeg => {
            let mut rest = &picture.bytes[2..];
            while let [0xff, kind, high, low, after @ ..] = rest {
                assert!(matches!(kind, 0xe0 | 0xdb | 0xc0..=0xc4 | 0xda), "segment {kind:x}");
                if *kind == 0xe0 {
                    assert!(after.starts_with(b"JFIF\0"));
                }
                if *kind == 0xda {
                    break;
                }
                rest = &rest[2 + usize::from(u16::from_be_bytes([*high, *low]))..];
            }
        }
        PictureFormat::Png => {
            let mut rest = &picture.bytes[8..];
            while let [a, b, c, d, name @ ..] = rest {
                let name = &name[..4];
                assert!([b"IHDR", b"IDAT", b"IEND"].iter().any(|known| *known == name), "{name:?}");
                let length = u32::from_be_bytes([*a, *b, *c, *d]);
                rest = &rest[12 + usize::try_from(length).unwrap()..];
            }
        }
    }
}

/// The folder of foreign data, when it is here.
fn foreign(folder: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let root = option_env!("CONVOKE_DATA").unwrap_or(beside);
    let folder = PathBuf::from(root).join("vectors").join(folder);
    if !folder.is_dir() {
        println!("skipped: {} is not here", folder.display());
        return None;
    }
    Some(folder)
}

#[test]
fn photographs_full_of_metadata_come_out_bare() {
    let Some(folder) = foreign("media-metadata-own") else { return };
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "txt") {
            continue;
        }
        let made = reencode(&std::fs::read(&path).unwrap()).unwrap();
        assert_bare(&made);
        for trace in [b"Exif".as_slice(), b"http://ns.adobe", b"Photoshop", b"ICC_PROFILE", b"GPS", b"<x:xmpmeta"] {
            assert!(!made.bytes.windows(trace.len()).any(|w| w == trace), "{}", path.display());
        }
        read += 1;
    }
    assert!(read > 0);
}

#[test]
fn hostile_files_are_refused_quickly() {
    let Some(folder) = foreign("hostile-own") else { return };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let wanted = match name.as_str() {
            "pixel_flood_20000x20000.png" => vec![PictureProblem::TooManyPixels],
            "huge_dimensions_bad_crc.png" => vec![PictureProblem::TooManyPixels, PictureProblem::Broken],
            _ => vec![PictureProblem::NotAPicture],
        };
        let problem = reencode(&bytes).unwrap_err();
        assert!(wanted.contains(&problem), "{name}: {problem:?}");
    }
}
