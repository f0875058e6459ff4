//! Very many lines of ballots from a source: read in pieces, parsed in parallel, in a division fixed by the file.

use std::io::Read;

use rayon::prelude::*;

use super::ReadError;
use crate::ballots::Mark;
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
    /// Reads one line.
    fn line(&self, line: &[u8], block: &mut Block<Mark>) -> Result<Line, String>;

    /// Reads as many lines as it can in a hurry, from the start of a line: how many bytes and lines that were. What it
    /// leaves, [`Parse::line`] reads.
    fn many(&self, _bytes: &[u8], _block: &mut Block<Mark>) -> (usize, usize) {
        (0, 0)
    }
}

/// A source read line by line.
pub(super) struct Lines<'a> {
    source: &'a mut (dyn Read + Send),
    /// What was read and not used.
    rest: Vec<u8>,
    /// How many lines were used.
    line: usize,
    done: bool,
    /// Room that is used again.
    spare: Vec<u8>,
}

/// One parsed chunk: its ballots, how many lines it had, and where the ballots ended or what was wrong.
struct Chunk {
    block: Block<Mark>,
    lines: usize,
    /// The byte in the chunk at which the ballots ended.
    end: Option<usize>,
    error: Option<String>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(source: &'a mut (dyn Read + Send)) -> Self {
        Self { source, rest: Vec::new(), line: 0, done: false, spare: Vec::new() }
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
        loop {
            if let Some(at) = self.rest.iter().position(|byte| *byte == b'\n') {
                let mut line: Vec<u8> = self.rest.drain(..=at).collect();
                line.pop();
                self.line += 1;
                return Ok(Some(line));
            }
            if self.done {
                let line = std::mem::take(&mut self.rest);
                self.line += usize::from(!line.is_empty());
                return Ok((!line.is_empty()).then_some(line));
            }
            if self.rest.len() > LONGEST {
                return Err(ReadError::new(self.line + 1, "the line is too long"));
            }
            self.fill()?;
        }
    }

    /// Everything that is left.
    pub(super) fn tail(mut self) -> Result<Vec<u8>, ReadError> {
        while !self.done {
            self.fill()?;
        }
        Ok(self.rest)
    }

    /// Parses the lines that follow until `parse` says that the ballots end; that line is not used.
    pub(super) fn ballots(&mut self, parse: &impl Parse) -> Result<Rows<Mark>, ReadError> {
        let mut blocks = Vec::new();
        loop {
            let piece = std::mem::take(&mut self.rest);
            let mut next = std::mem::take(&mut self.spare);
            let ends = piece.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            let (now, later) =
                piece.split_at_checked(if self.done { piece.len() } else { ends }).unwrap_or((&piece, &[]));
            if now.is_empty() && later.len() > LONGEST {
                return Err(ReadError::new(self.line + 1, "the line is too long"));
            }
            next.clear();
            next.extend_from_slice(later);
            // While this piece is parsed, the next is read.
            let chunks = chunks(now);
            let parse = |block: &mut Block<Mark>, chunk: &&[u8]| parse_chunk(chunk, block, parse);
            let (parsed, filled) = rayon::join(
                || chunks.par_iter().map_init(Block::default, parse).collect::<Vec<Chunk>>(),
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
        let cut = from.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| CHUNK + at + 1);
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
fn parse_chunk(bytes: &[u8], block: &mut Block<Mark>, parse: &impl Parse) -> Chunk {
    let mut chunk = Chunk { block: Block::default(), lines: 0, end: None, error: None };
    let mut rest = bytes;
    while !rest.is_empty() {
        let (read, lines) = parse.many(rest, block);
        chunk.lines += lines;
        rest = rest.get(read..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
        let (line, later) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        if line.is_empty() {
            break;
        }
        match parse.line(line, block) {
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
