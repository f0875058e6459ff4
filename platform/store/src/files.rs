//! Small files (pictures, mostly) in the database, so that one backup holds everything.
//!
//! A file is named by the SHA-256 of its bytes: the same bytes are kept once, and a name never
//! shows anything else. Whoever puts a file keeps its id; nothing here knows who uses it.

use std::fmt;
use std::str::FromStr;

use base::Time;
use ring::digest::{SHA256, digest};

use crate::{Cell, Change, Db, FromValue, Sql, StoreError, Value, args, sql};

/// The largest file.
pub const MOST_BYTES: usize = 1 << 20;

/// The SHA-256 of a file's bytes; prints as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId([u8; 32]);

/// A file.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// What kind of bytes they are, such as `image/webp`.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// When it was put.
    pub created_at: Time,
}

impl FileId {
    /// The id these bytes have.
    pub fn of(bytes: &[u8]) -> Self {
        let mut id = [0; 32];
        id.copy_from_slice(digest(&SHA256, bytes).as_ref());
        Self(id)
    }

    /// The thirty-two bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileId({self})")
    }
}

/// The text is not 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAFileId;

impl fmt::Display for NotAFileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of a file")
    }
}

impl std::error::Error for NotAFileId {}

impl FromStr for FileId {
    type Err = NotAFileId;

    fn from_str(text: &str) -> Result<Self, NotAFileId> {
        if text.len() != 64 {
            return Err(NotAFileId);
        }
        let digit = |c: u8| char::from(c).to_digit(16).filter(|_| !c.is_ascii_uppercase());
        let mut id = [0; 32];
        for (byte, pair) in id.iter_mut().zip(text.as_bytes().chunks(2)) {
            let (high, low) = (digit(pair[0]), digit(pair[1]));
            let value = high.zip(low).ok_or(NotAFileId)?;
            *byte = u8::try_from(value.0 << 4 | value.1).unwrap_or(0);
        }
        Ok(Self(id))
    }
}

impl From<FileId> for Value {
    fn from(id: FileId) -> Self {
        Self::Blob(id.0.to_vec())
    }
}

impl FromValue for FileId {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        <[u8; 32]>::from_value(cell).map(Self)
    }
}

const PUT: Sql = sql!(
    "INSERT INTO files (id, media_type, bytes, created_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (id) DO NOTHING"
);
const GET: Sql = sql!("SELECT media_type, bytes, created_at FROM files WHERE id = $1");
const DELETE: Sql = sql!("DELETE FROM files WHERE id = $1");

/// The statements of this module, for the test that prepares all of them.
pub(crate) fn statements() -> Vec<Sql> {
    vec![PUT, GET, DELETE]
}

/// Keeps a file; a larger one than [`MOST_BYTES`] is refused.
pub fn put(db: &mut Change, media_type: &str, bytes: &[u8]) -> Result<FileId, StoreError> {
    if bytes.len() > MOST_BYTES {
        return Err(StoreError::broken(format!("a file of {} bytes is too large", bytes.len())));
    }
    let (id, now) = (FileId::of(bytes), db.now());
    db.exec(PUT, args![id, media_type, bytes, now])?;
    Ok(id)
}

/// The file of this id, if it is kept.
pub fn get(db: &mut impl Db, id: FileId) -> Result<Option<File>, StoreError> {
    db.maybe(GET, args![id], |row| Ok(File { media_type: row.get(0)?, bytes: row.get(1)?, created_at: row.get(2)? }))
}

/// Deletes a file; whether it was there.
pub fn delete(db: &mut Change, id: FileId) -> Result<bool, StoreError> {
    Ok(db.exec(DELETE, args![id])? > 0)
}
