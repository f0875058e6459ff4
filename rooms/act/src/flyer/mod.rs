//! Paper and pictures: flyers to print with a code to scan, and the pictures other sites show beside a
//! link. They hold what everybody may see and nothing else.

mod card;
mod picture;
mod routes;
#[cfg(test)]
mod tests;
mod views;

pub(crate) use routes::parts;
