//! Very many lines of ballots from a source: read in pieces, parsed in parallel, in a division fixed by the file.

use std::io::Read;

use rayon::prelude::*;

use super::ReadError;
use crate::rows::{Block, Rows};

/// How much is read at a time.
const PIECE: usize = 4 << 20;
/// How much one thread parses at a time.
const CHUNK: usize = 1 << 20;
/// The longest line: nothing sensible is longer.
const LONGEST: usize = 4 << 20;

/// What parsing came to.
pub(super) enum Line {
    /// The line was understood: its ballot, if it has one, is in the block.
    Read,
    /// The ballots end before this line.
    End,
}

/// How ballots are read.
pub(super) trait Parse: Sync {
    /// What a ballot is made of.
    type Item: Copy + Ord + Send + Sync;
    /// What one thread remembers from line to line; nothing that is read depends on it.
    type Room: Default + Send;

    /// Reads one line.
    fn line(&self, line: &[u8], block: &mut Block<Self::Item>, room: &mut Self::Room) -> Result<Line, String>;

    /// Reads as many lines as it can in a hurry, from the start of a line: how many bytes and lines that were. What it
    /// leaves, [`Parse::line`] reads.
    fn many(&self, _bytes: &[u8], _block: &mut Block<Self::Item>, _room: &mut Self::Room) -> (usize, usize) {
        (0, 0)
    }
}

/// A source read line by line.
pub(super) struct Lines<'a> {
    source: &'a mut (dyn Read + Send),
    /// What was read and not used.
    rest: Vec<u8>,
    /// Where the next line begins in it.
    from: usize,
    /// How many lines were used.
    line: usize,
    done: bool,
    /// Room that is used again.
    spare: Vec<u8>,
}

/// One parsed chunk: its ballots, how many lines it had, and where the ballots ended or what was wrong.
struct Chunk<T> {
    block: Block<T>,
    lines: usize,
    /// The byte in the chunk at which the ballots ended.
    end: Option<usize>,
    error: Option<String>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(source: &'a mut (dyn Read + Send)) -> Self {
        Self { source, rest: Vec::new(), from: 0, line: 0, done: false, spare: Vec::new() }
    }

    /// The number of the line that was read last, from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// Reads on; `rest` is longer afterwards, or the source is done.
    fn fill(&mut self) -> Result<(), ReadError> {
        let before = self.rest.len();
        take_piece(self.source, &mut self.rest)?;
        self.done = self.rest.len() == before;
        Ok(())
    }

    /// The next line without its end; `None` at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<Vec<u8>>, ReadError> {
        self.next_if(|_| true)
    }

    /// The next line without its end, if it is one of these.
    pub(super) fn next_if(&mut self, wanted: impl Fn(&[u8]) -> bool) -> Result<Option<Vec<u8>>, ReadError> {
        loop {
            let rest = self.rest.get(self.from..).unwrap_or_default();
            let end = memchr::memchr(b'\n', rest);
            if end.is_none() && !self.done {
                if rest.len() > LONGEST {
                    return Err(ReadError::new(self.line + 1, "the line is too long"));
                }
                self.fill()?;
                continue;
            }
            let line = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            // The mark of UTF-8 before the first line is no part of it.
            let line = if self.line == 0 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
            if (end.is_none() && rest.is_empty()) || !wanted(line) {
                return Ok(None);
            }
            let line = line.to_vec();
            self.from += end.map_or(rest.len(), |end| end + 1);
            self.line += 1;
            return Ok(Some(line));
        }
    }

    /// Everything that is left.
    pub(super) fn tail(mut self) -> Result<Vec<u8>, ReadError> {
        while !self.done {
            self.fill()?;
        }
        Ok(self.rest.split_off(self.from))
    }

    /// Parses the lines that follow until `parse` says that the ballots end; that line is not used.
    pub(super) fn ballots<P: Parse>(&mut self, parse: &P) -> Result<Rows<P::Item>, ReadError> {
        let mut blocks = Vec::new();
        self.rest.drain(..std::mem::take(&mut self.from));
        loop {
            let piece = std::mem::take(&mut self.rest);
            let mut next = std::mem::take(&mut self.spare);
            let ends = memchr::memrchr(b'\n', &piece).map_or(0, |at| at + 1);
            let (now, later) =
                piece.split_at_checked(if self.done { piece.len() } else { ends }).unwrap_or((&piece, &[]));
            if now.is_empty() && later.len() > LONGEST {
                return Err(ReadError::new(self.line + 1, "the line is too long"));
            }
            next.clear();
            next.extend_from_slice(later);
            // While this piece is parsed, the next is read.
            let chunks = chunks(now);
            let room = || (Block::default(), P::Room::default());
            let parse =
                |(block, room): &mut (Block<P::Item>, P::Room), chunk: &&[u8]| parse_chunk(chunk, (block, room), parse);
            let (parsed, filled) = rayon::join(
                || chunks.par_iter().map_init(room, parse).collect::<Vec<Chunk<P::Item>>>(),
                || if self.done { Ok(()) } else { take_piece(self.source, &mut next) },
            );
            filled?;
            let mut at = 0;
            for (chunk, bytes) in parsed.into_iter().zip(&chunks) {
                if let Some(reason) = chunk.error {
                    return Err(ReadError::new(self.line + chunk.lines + 1, reason));
                }
                self.line += chunk.lines;
                blocks.push(chunk.block);
                if let Some(end) = chunk.end {
                    self.rest = now.get(at + end..).unwrap_or_default().to_vec();
                    self.rest.append(&mut next);
                    return Ok(Rows::of(blocks));
                }
                at += bytes.len();
            }
            if self.done {
                return Ok(Rows::of(blocks));
            }
            self.done = next.len() == later.len();
            self.spare = piece;
            self.rest = next;
        }
    }
}

/// Appends the next piece of a source.
fn take_piece(source: &mut (dyn Read + Send), to: &mut Vec<u8>) -> Result<(), ReadError> {
    // Some more than the piece, so that finding its end makes the room no larger.
    to.reserve(PIECE + 64);
    let limit = u64::try_from(PIECE).unwrap_or(u64::MAX);
    source.take(limit).read_to_end(to).map_err(|e| ReadError::new(0, e.to_string())).map(|_| ())
}

/// Cuts at line ends, about every [`CHUNK`] bytes.
fn chunks(bytes: &[u8]) -> Vec<&[u8]> {
    let mut chunks = Vec::new();
    let mut rest = bytes;
    while rest.len() > CHUNK {
        let from = rest.get(CHUNK..).unwrap_or_default();
        let cut = memchr::memchr(b'\n', from).map_or(rest.len(), |at| CHUNK + at + 1);
        let (chunk, later) = rest.split_at_checked(cut).unwrap_or((rest, &[]));
        chunks.push(chunk);
        rest = later;
    }
    if !rest.is_empty() {
        chunks.push(rest);
    }
    chunks
}

/// Parses the lines of a chunk; `block` is room that is used again.
fn parse_chunk<P: Parse>(
    bytes: &[u8],
    (block, room): (&mut Block<P::Item>, &mut P::Room),
    parse: &P,
) -> Chunk<P::Item> {
    let mut chunk = Chunk { block: Block::default(), lines: 0, end: None, error: None };
    let mut rest = bytes;
    while !rest.is_empty() {
        let (read, lines) = parse.many(rest, block, room);
        chunk.lines += lines;
        rest = rest.get(read..).unwrap_or_default();
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        let (line, later) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        if line.is_empty() {
            break;
        }
        match parse.line(line, block, room) {
            Ok(Line::Read) => {}
            Ok(Line::End) => {
                chunk.end = Some(bytes.len() - rest.len());
                break;
            }
            Err(reason) => {
                chunk.error = Some(reason);
                break;
            }
        }
        rest = later;
        chunk.lines += 1;
    }
    chunk.block = block.take();
    chunk
}
