//! Very many lines of ballots from a source: read in pieces, parsed in parallel, in a division fixed by the file.

use std::io::Read;

use rayon::prelude::*;

use super::ReadError;
use crate::ballots::Mark;
use crate::rows::{Block, Rows};

/// How much is read at a time.
const PIECE: usize = 16 << 20;
/// How much one thread parses at a time.
const CHUNK: usize = 1 << 20;
/// The longest line: nothing sensible is longer.
const LONGEST: usize = 4 << 20;

/// What parsing a line came to.
pub(super) enum Line {
    /// A ballot was put into the block, or there was nothing on the line.
    Read,
    /// The ballots end before this line.
    End,
}

/// A source read line by line.
pub(super) struct Lines<'a> {
    source: &'a mut (dyn Read + Send),
    /// What was read and not used.
    rest: Vec<u8>,
    /// How many lines were used.
    line: usize,
    done: bool,
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
        Self { source, rest: Vec::new(), line: 0, done: false }
    }

    /// The number of the line that was read last, from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// Reads on; `rest` is longer afterwards, or the source is done.
    fn fill(&mut self) -> Result<(), ReadError> {
        let mut piece = take_piece(self.source)?;
        self.done = piece.is_empty();
        self.rest.append(&mut piece);
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
    pub(super) fn ballots(
        &mut self,
        parse: impl Fn(&[u8], &mut Block<Mark>) -> Result<Line, String> + Sync,
    ) -> Result<Rows<Mark>, ReadError> {
        let mut blocks = Vec::new();
        loop {
            let piece = std::mem::take(&mut self.rest);
            let cut =
                if self.done { piece.len() } else { piece.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1) };
            if cut == 0 && !self.done && piece.len() > LONGEST {
                return Err(ReadError::new(self.line + 1, "the line is too long"));
            }
            let (now, later) = piece.split_at_checked(cut).unwrap_or((&piece, &[]));
            // While this piece is parsed, the next is read.
            let (parsed, next) = rayon::join(
                || chunks(now).into_par_iter().map(|chunk| parse_chunk(chunk, &parse)).collect::<Vec<Chunk>>(),
                || if self.done { Ok(Vec::new()) } else { take_piece(self.source) },
            );
            let mut next = next?;
            let mut at = 0;
            for (chunk, bytes) in parsed.into_iter().zip(chunks(now)) {
                if let Some(reason) = chunk.error {
                    return Err(ReadError::new(self.line + chunk.lines + 1, reason));
                }
                self.line += chunk.lines;
                if !chunk.block.is_empty() {
                    blocks.push(chunk.block);
                }
                if let Some(end) = chunk.end {
                    self.rest = now.get(at + end..).unwrap_or_default().to_vec();
                    self.rest.extend_from_slice(later);
                    self.rest.append(&mut next);
                    return Ok(Rows::of(blocks));
                }
                at += bytes.len();
            }
            if self.done {
                return Ok(Rows::of(blocks));
            }
            self.done = next.is_empty();
            self.rest = if later.is_empty() { next } else { [later, &next].concat() };
        }
    }
}

fn take_piece(source: &mut (dyn Read + Send)) -> Result<Vec<u8>, ReadError> {
    let mut piece = Vec::with_capacity(PIECE);
    let limit = u64::try_from(PIECE).unwrap_or(u64::MAX);
    source.take(limit).read_to_end(&mut piece).map_err(|e| ReadError::new(0, e.to_string()))?;
    Ok(piece)
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

fn parse_chunk(bytes: &[u8], parse: &(impl Fn(&[u8], &mut Block<Mark>) -> Result<Line, String> + Sync)) -> Chunk {
    let mut chunk = Chunk { block: Block::with_room(bytes.len() / 3), lines: 0, end: None, error: None };
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match parse(line, &mut chunk.block) {
            Ok(Line::Read) => {}
            Ok(Line::End) => {
                chunk.end = Some(at);
                break;
            }
            Err(reason) => {
                chunk.error = Some(reason);
                break;
            }
        }
        at += line.len();
        chunk.lines += 1;
    }
    chunk.block.shrink();
    chunk
}
