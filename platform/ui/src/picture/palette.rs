//! A drawing of few colors as a small PNG: one byte for each pixel and a list of colors.
//!
//! The softened edges of letters give some thousands of shades; the 256 most used ones serve for all.

use std::collections::HashMap;

/// The PNG of opaque pixels of four bytes each.
pub(super) fn png(rgba: &[u8], width: u32, height: u32) -> Option<Vec<u8>> {
    // Most pixels are like their neighbor, so runs are counted and looked up, not pixels.
    let runs = || rgba.as_chunks::<4>().0.chunk_by(|a, b| a == b);
    let color_of = |run: &[[u8; 4]]| run.first().map_or([0; 3], |[r, g, b, _]| [*r, *g, *b]);
    let mut used: HashMap<[u8; 3], usize> = HashMap::new();
    for run in runs() {
        *used.entry(color_of(run)).or_default() += run.len();
    }
    let mut palette: Vec<([u8; 3], usize)> = used.iter().map(|(color, times)| (*color, *times)).collect();
    palette.sort_unstable_by_key(|(color, times)| (std::cmp::Reverse(*times), *color));
    palette.truncate(256);
    let palette: Vec<[u8; 3]> = palette.into_iter().map(|(color, _)| color).collect();
    let mut index: HashMap<[u8; 3], u8> = HashMap::with_capacity(used.len());
    for color in used.keys() {
        index.insert(*color, nearest(&palette, *color));
    }
    let mut pixels = Vec::with_capacity(rgba.len() / 4);
    for run in runs() {
        let place = index.get(&color_of(run)).copied().unwrap_or_default();
        pixels.resize(pixels.len() + run.len(), place);
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_palette(palette.as_flattened().to_vec());
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels).ok()?;
    writer.finish().ok()?;
    Some(file)
}

fn nearest(palette: &[[u8; 3]], color: [u8; 3]) -> u8 {
    let far = |other: &[u8; 3]| -> u32 { other.iter().zip(color).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum() };
    let best = palette.iter().enumerate().min_by_key(|(_, other)| far(other));
    best.and_then(|(at, _)| u8::try_from(at).ok()).unwrap_or_default()
}
